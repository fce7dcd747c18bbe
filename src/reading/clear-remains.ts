/**
 * Takes away what an earlier reader left that could not say goodbye: Firefox ends the scripts of an extension that
 * is updated or switched off where they stand, and their marks and their card stay in the page.
 */
export function clearRemains(): void {
  for (const name of CSS.highlights.keys()) if (name.startsWith('sidelight-')) CSS.highlights.delete(name);
  document.querySelector('sidelight-card')?.remove();
}
