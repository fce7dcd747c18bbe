/**
 * Events that would cost every page to listen to: a capturing listener makes the browser send them to each
 * element that the pointer enters or leaves, or for each movement of the mouse between two frames.
 */
const COSTLY = ['mouseenter', 'mouseleave', 'pointerenter', 'pointerleave', 'pointerrawupdate'];

/**
 * Keeps the costly events of the open card from the page until `signal` aborts. They say no more than that
 * the pointer is there; listeners that the page set on `window` before do hear them.
 */
export function shieldCard(host: Element, signal: AbortSignal): void {
  const stop = (event: Event): void => {
    if (event.composedPath()[0] === host) event.stopImmediatePropagation();
  };
  for (const type of COSTLY) window.addEventListener(type, stop, { capture: true, passive: true, signal });
}
