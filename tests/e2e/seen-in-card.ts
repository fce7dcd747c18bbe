export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A button, link, summary or field in the card. */
export interface Control {
  kind: string;
  words: string;
  href: string;
  /** What a field holds. */
  value: string;
  isPressed: boolean;
  box: Box;
}

/** What is in an open card. */
export interface CardSeen {
  /** Its accessible name. */
  name: string;
  title: string;
  text: string;
  box: Box;
  controls: Control[];
  /** The words of what has the focus inside; 'the card' for the card itself; empty when the focus is elsewhere. */
  focused: string;
  /** CSS pixels of content that stick out sideways. */
  sticksOut: number;
  /** How far the content can be scrolled, and how far it is, in CSS pixels. */
  scrolls: { most: number; at: number };
  background: string;
  /** Whether it is shown: a bar without room beside the words is not. */
  isShown: boolean;
}

/**
 * Reads the open card of the document it runs in. It runs as a content script, to which alone a closed
 * shadow root opens, and is sent there as it stands, so it uses nothing from outside itself. With
 * `reveal`, the control of these words is scrolled into sight first. `hostName` is the element that holds it.
 */
export function seenInCard(reveal: string, hostName = 'sidelight-card'): CardSeen | undefined {
  type Opened = Element & { openOrClosedShadowRoot?: ShadowRoot | null };
  const hostIn = (scope: ParentNode): Opened | undefined =>
    scope.querySelector<Opened>(`${hostName}:popover-open`) ??
    [...scope.querySelectorAll('*')].flatMap((at) => (at.shadowRoot && hostIn(at.shadowRoot)) ?? [])[0];
  const host = hostIn(document);
  if (host === undefined) return undefined;
  const { chrome } = globalThis as {
    chrome?: { dom?: { openOrClosedShadowRoot: (host: Element) => ShadowRoot | null } };
  };
  const root = host.openOrClosedShadowRoot ?? chrome?.dom?.openOrClosedShadowRoot(host) ?? undefined;
  const card = root?.querySelector<HTMLElement>('.card');
  const frame = card?.closest('.frame');
  if (root === undefined || !card || !frame) return undefined;
  const folded = (text: string | null): string => (text ?? '').replace(/\s+/gu, ' ').trim();
  const wordsOf = (element: Element): string =>
    element.getAttribute('aria-label') ??
    folded(
      (element as HTMLInputElement).labels?.[0]?.querySelector('span')?.textContent ?? element.textContent,
    );
  const boxOf = (element: Element): Box => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  const found = [...root.querySelectorAll('button, a, summary, textarea, input')];
  if (reveal !== '')
    found.find((control) => wordsOf(control) === reveal)?.scrollIntoView({ block: 'center' });
  const { activeElement } = root;
  const focused = activeElement === card ? 'the card' : activeElement === null ? '' : wordsOf(activeElement);
  return {
    name: card.getAttribute('aria-label') ?? '',
    title: folded(root.querySelector('h2')?.textContent ?? ''),
    text: folded(card.innerText),
    box: boxOf(frame),
    controls: found
      .filter((control) => control.checkVisibility())
      .map((control) => ({
        kind: control.localName,
        words: wordsOf(control),
        href: control.getAttribute('href') ?? '',
        value: (control as HTMLInputElement).value ?? '',
        isPressed: control.getAttribute('aria-pressed') === 'true',
        box: boxOf(control),
      })),
    focused,
    sticksOut: card.scrollWidth - card.clientWidth,
    scrolls: { most: card.scrollHeight - card.clientHeight, at: card.scrollTop },
    background: getComputedStyle(frame).backgroundColor,
    isShown: getComputedStyle(frame).visibility === 'visible',
  };
}
