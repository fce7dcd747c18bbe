/** What the page calls its own address, as `<link rel=canonical>` says; undefined when it does not. */
export function canonicalAddress(): string | undefined {
  const { head } = document as { head: HTMLHeadElement | null };
  const link = head?.querySelector<HTMLLinkElement>('link[rel~=canonical i][href]');
  return link?.href.slice(0, 8192);
}

/** What the background is told of where this page stands. */
export function whereabouts(): { address: string; canonical?: string } {
  const canonical = canonicalAddress();
  return { address: location.href.slice(0, 8192), ...(canonical !== undefined && { canonical }) };
}
