import { CLOSED_EVENTS } from './closed-events.ts';

/** What of ours may be open in the page. */
export interface Surface {
  /** The element that holds what is open; undefined when nothing is. */
  readonly host: Element | undefined;
  /** Takes an event of what is open, of which the page does not hear. */
  receive(event: Event): void;
  /** Escape was pressed outside of what is open. */
  dismiss(): void;
}

export interface OwnEvents {
  /** Listens on `window` before the page does, also when `document.open()` has taken all listeners away. */
  readonly on: <Type extends keyof WindowEventMap>(
    type: Type,
    listener: (event: WindowEventMap[Type]) => void,
    passive?: boolean,
  ) => void;
  /** Whether a node is what is open, or was last. */
  readonly isHost: (node: EventTarget | undefined) => boolean;
}

/**
 * Keeps from the page what happens in what is open of ours, and the Escape that closes it. To be called before the
 * page's scripts run: listeners on `window` are called in the order in which they came. `surface` answers once there
 * is one; `received` is called for each event of what is open.
 */
export function ownEvents(
  surface: () => Surface | undefined,
  signal: AbortSignal,
  received?: () => void,
): OwnEvents {
  /** Codes of the keys that went down for us: they come up for us too. */
  const keysDown = new Set<string>();
  let lastHost: Element | undefined;
  /** Also the last: what follows from the click that closed it comes when it is gone. */
  const isHost: OwnEvents['isHost'] = (node) => {
    lastHost = surface()?.host ?? lastHost;
    return lastHost !== undefined && node === lastHost;
  };
  // Not `target`: where the host stands in a shadow tree of the page, that is the tree's host.
  const isOwn = (event: Event): boolean => isHost(event.composedPath()[0]);
  const keep = (event: Event): void => {
    if (!isOwn(event)) return;
    if (event.type === 'keydown') keysDown.add((event as KeyboardEvent).code);
    event.stopImmediatePropagation();
    received?.();
    surface()?.receive(event);
  };

  const listeners: Array<() => void> = [];
  const on: OwnEvents['on'] = (type, listener, passive = true) => {
    const listen = (): void => window.addEventListener(type, listener, { capture: true, passive, signal });
    listeners.push(listen);
    listen();
  };
  // `document.open()` takes all listeners off document and window, also ours.
  const reopened = new MutationObserver(() => listeners.forEach((listen) => listen()));
  reopened.observe(document, { childList: true });
  signal.addEventListener('abort', () => reopened.disconnect());

  on(
    'keyup',
    (event) => {
      // The key that closed it comes up when it is gone.
      if (keysDown.delete(event.code) && !isOwn(event)) event.stopImmediatePropagation();
    },
    false,
  );
  for (const [beginning, ends] of Object.entries(CLOSED_EVENTS)) {
    // Nothing waits for us before it scrolls.
    for (const end of ends.split(' '))
      on((beginning + end) as 'click', keep, /touch|wheel/u.test(beginning + end));
  }
  on(
    'keydown',
    (event) => {
      // Not ours. A Mac keeps the keyup of what is pressed with ⌘ to itself: the next one is the page's.
      keysDown.delete(event.code);
      if (event.key !== 'Escape' || !surface()?.host) return;
      keysDown.add(event.code);
      event.stopImmediatePropagation();
      event.preventDefault();
      surface()?.dismiss();
    },
    false,
  );
  return { on, isHost };
}
