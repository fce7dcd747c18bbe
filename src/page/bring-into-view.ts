import { rectsOf } from './hit-test.ts';
import { boxOf, composedParentOf, isElement } from './unclobbered.ts';

/** CSS pixels of height under which a screen is low, as in card.css, and how far from its top a word then stands. */
const LOW_SCREEN = 420;
const LOW_SCREEN_EDGE = 8;

/**
 * Scrolls what holds a range until its words can be seen: not its paragraph, which may be longer than the
 * screen. On a low screen (or at 400 % zoom) the words go to the top, which leaves room for the card.
 */
export function bringIntoView(range: StaticRange): void {
  const [before] = rectsOf(range);
  const { innerWidth, innerHeight } = window;
  const holder = composedParentOf(range.startContainer);
  if (before !== undefined && isElement(holder) && (before.left < 0 || before.right > innerWidth))
    Element.prototype.scrollIntoView.call(holder, {
      block: 'nearest',
      inline: 'nearest',
      behavior: 'instant',
    });
  for (let node = holder; node !== null; node = composedParentOf(node)) {
    const [rect] = rectsOf(range);
    if (!isElement(node) || rect === undefined) continue;
    const isPage = node === document.documentElement;
    if (!isPage && !/auto|scroll/u.test(getComputedStyle(node).overflowY)) continue;
    const { top, bottom } = isPage ? { top: 0, bottom: innerHeight } : boxOf(node);
    const isLow = isPage && innerHeight < LOW_SCREEN;
    if (rect.top >= top && rect.bottom <= bottom && !isLow) continue;
    const to = isLow ? LOW_SCREEN_EDGE : (top + bottom) / 2;
    const scroller = isPage ? (document.scrollingElement ?? node) : node;
    scrollDown(scroller, rect.top - to);
  }
}

/** Scrolls an element further down by `distance` CSS pixels, at once. */
function scrollDown(element: Element, distance: number): void {
  const proto: { scrollBy(by: ScrollToOptions): void } = Element.prototype;
  proto.scrollBy.call(element, { top: distance, behavior: 'instant' });
}
