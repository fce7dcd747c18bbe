import { isConnected, shadowRootOf } from './unclobbered.ts';

/** The element that has the focus, also inside open shadow roots; null when none has. */
export function focusedElement(): Element | null {
  let focused = document.activeElement;
  for (;;) {
    const inner = focused === null ? null : (shadowRootOf(focused)?.activeElement ?? null);
    if (inner === null) return focused;
    focused = inner;
  }
}

/** Whether a shortcut means this frame: the one that has the focus, else the page itself. */
export function isFrameMeant(): boolean {
  if (/^i?frame$/u.test(String(document.activeElement?.localName))) return false;
  return window === window.top || document.hasFocus();
}

/** Gives the focus back to an element that had it, unless it is gone. The page does not scroll. */
export function giveFocusBack(element: Element | null): void {
  if (element === null || !isConnected(element)) return;
  if (element instanceof HTMLElement) HTMLElement.prototype.focus.call(element, { preventScroll: true });
  else if (element instanceof SVGElement) element.focus({ preventScroll: true });
}
