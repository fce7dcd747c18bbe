import { focusedElement } from './focus.ts';
import { composedParentOf, isElement, matches } from './unclobbered.ts';

/**
 * The element that the card's host is attached to, so that the card beside `word` can be seen and used:
 * - the innermost popover, modal dialog or full-screen element around the word, also out of shadow roots. In a
 *   popover, a click in the card is then a click in the popover, and does not dismiss it ("light dismiss", HTML);
 *   in a dialog it is not inert;
 * - else the modal dialog that has the focus, or the last one: everything outside of it is inert;
 * - else the document element.
 */
export function cardHomeOf(word: Element): Element {
  const around = closestComposed(word, ':modal, :fullscreen, :popover-open');
  if (around !== undefined) return around;
  const focused = focusedElement();
  const dialog = focused === null ? undefined : closestComposed(focused, 'dialog:modal');
  return dialog ?? [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.documentElement;
}

function closestComposed(element: Element, selector: string): Element | undefined {
  for (let node: Node | null = element; node !== null; node = composedParentOf(node))
    if (isElement(node) && matches(node, selector)) return node;
  return undefined;
}
