const DELIVERED =
  /^(key|pointer(down|up)|mouse(down|up)|(aux|dbl)?click|contextmenu|(before)?input|composition)/u;
/** These have no place of their own: they are for what has the focus. */
const TYPED = /^(key|(before)?input|composition)/u;

/**
 * Hands an event that was stopped at the window to the element in a closed shadow root that it was meant
 * for, as a copy that is not composed and so ends at the root. The browser's own reaction (typing,
 * following a link, opening `<details>`) comes from the original, unless something inside cancels the
 * copy. Only keys, pointers, clicks and what was typed are delivered: nothing inside waits for the others.
 */
export function deliverEvent(event: Event, root: ShadowRoot): void {
  if (!DELIVERED.test(event.type)) return;
  const target = innerTarget(root, event);
  if (target === null) return;
  const copy = copyOf(event);
  let cancelled = false;
  root.addEventListener(
    event.type,
    (delivered) => {
      cancelled = delivered.defaultPrevented;
      delivered.preventDefault(); // the original has the default action: not twice
    },
    { once: true },
  );
  target.dispatchEvent(copy);
  if (cancelled) event.preventDefault();
}

/** A copy that ends at the root of its tree. */
function copyOf(event: Event): Event {
  const ends = { bubbles: true, cancelable: true, composed: false };
  // Firefox (153) makes every KeyboardEvent composed, whatever it is told: the copy would reach the page,
  // and come back from the window without end. A plain event with the key's details does not.
  if (TYPED.test(event.type)) return Object.assign(new Event(event.type, ends), detailsOf(event));
  const Kind = event.constructor as new (type: string, init: EventInit) => Event;
  return new Kind(event.type, { ...detailsOf(event), ...ends });
}

function innerTarget(root: ShadowRoot, event: Event): Element | null {
  const { clientX, clientY, detail } = event as MouseEvent;
  // Clicks made by Enter or Space have no place either.
  const hasPlace = !TYPED.test(event.type) && !(event.type === 'click' && detail === 0);
  return hasPlace ? root.elementFromPoint(clientX, clientY) : (root.activeElement ?? root.lastElementChild);
}

const DETAILS = [
  'key',
  'code',
  'location',
  'repeat',
  'isComposing',
  'clientX',
  'clientY',
  'button',
  'buttons',
  'detail',
  'pointerType',
  'ctrlKey',
  'shiftKey',
  'altKey',
  'metaKey',
  'data',
  'inputType',
] as const;

function detailsOf(event: Event): EventInit {
  const fields = event as unknown as Record<string, unknown>;
  return Object.fromEntries(DETAILS.filter((name) => name in event).map((name) => [name, fields[name]]));
}
