import { computePosition, offset, type Platform, type Rect, shift } from '@floating-ui/core';

/** Where a popover stands, by the word it explains. */
export interface Anchor {
  /** Boxes of the word's lines in the viewport (CSS pixels), asked again and again; none when the word is gone. */
  readonly rects: () => readonly DOMRect[];
  readonly direction: 'ltr' | 'rtl';
  /** Where the panel stands if it fits there; below without it. */
  readonly side?: 'top' | 'bottom';
  /** CSS pixels between the word's lines and the panel. */
  readonly gap?: number;
  /** Whether the panel is hidden, rather than small, where it has no room beside the word. */
  readonly whole?: boolean;
}

export interface Popover {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** What the content is put into: it scrolls, takes the focus and is a dialog to those who hear it. */
  readonly panel: HTMLElement;
  /** Attaches the host and shows the panel; `gone` is called once if the page takes it away or hides it. */
  show(home: Element, anchor: Anchor, gone: () => void): void;
  remove(): void;
}

/** CSS pixels between the word's line and the panel; a pointer crosses them within its grace. */
const GAP = 8;
const EDGE = 8;
/** Lower than the room on a low screen: what sticks out of the screen cannot be reached. */
const LEAST_HEIGHT = 48;
/** With this much room below the word, the panel stands below it even where there is more above. */
const ENOUGH = 300;
const MOST_HEIGHT = 560;

/**
 * A panel in a closed shadow root, for the top layer. `styles` are put in one go into a style element (a
 * strict CSP lets an extension's through). The host is made in a document of its own: made in the page, a
 * custom element of the same name that the page defines would be constructed at once, and could take the
 * shadow root for itself. `theme` is the setting of that name.
 */
export function createPopover(styles: string, theme = 'system', hostName = 'sidelight-card'): Popover {
  const workshop = document.implementation.createHTMLDocument('');
  const make = (name: string, className: string): HTMLElement => {
    const element = workshop.createElement(name);
    element.className = className;
    return element;
  };
  const host = workshop.createElement(hostName);
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = make('style', '');
  sheet.textContent = styles;
  const screen = make('div', 'screen');
  const frame = make('div', 'frame');
  frame.setAttribute('data-theme', theme);
  const panel = make('div', 'card');
  panel.tabIndex = -1;
  panel.setAttribute('role', 'dialog');
  frame.append(panel);
  root.append(sheet, screen, frame);
  host.popover = 'manual';
  let stop = (): void => undefined;
  return {
    host,
    root,
    panel,
    show(home, anchor, gone) {
      Node.prototype.appendChild.call(home, host); // a form's own may be one of its inputs
      host.showPopover();
      const isShown = (): boolean =>
        host.parentNode === home && host.matches(':popover-open') && host.checkVisibility();
      stop = keepLooking(
        () => {
          if (isShown()) return true;
          gone();
          return false;
        },
        placeBeside({ host, screen, frame, panel }, anchor),
      );
    },
    remove() {
      stop();
      host.remove();
    },
  };
}

/** Looks at frames that find nothing moved, after which looking becomes seldom; and milliseconds between seldom looks. */
const STILL = 20;
const SELDOM = 100;

/**
 * Looks at once, then before each paint for as long as `look` finds that something moved, and ten times a
 * second when all is still; a scroll or a new size wakes it. Looking finds what no event tells: text scrolled
 * inside a shadow root, an animation, a dialog that closes around the card. Ends when `goesOn` says no.
 */
function keepLooking(goesOn: () => boolean, look: () => boolean): () => void {
  const end = new AbortController();
  let still = 0;
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    end.abort();
  };
  const next = (): void => {
    if (!goesOn()) return stop();
    still = look() ? 0 : still + 1;
    if (still < STILL) frame = requestAnimationFrame(next);
    else timer = setTimeout(next, SELDOM);
  };
  const wake = (): void => {
    if (still < STILL) return;
    clearTimeout(timer);
    still = 0;
    frame = requestAnimationFrame(next);
  };
  const options = { capture: true, passive: true, signal: end.signal };
  for (const type of ['scroll', 'resize']) window.addEventListener(type, wake, options);
  next();
  return stop;
}

interface Parts {
  readonly host: HTMLElement;
  /** Fills the screen, so that its box is the screen's, whatever the page does to its root. */
  readonly screen: HTMLElement;
  readonly frame: HTMLElement;
  readonly panel: HTMLElement;
}

/**
 * Keeps the panel beside the word and never over its lines: below, or above where there is more room, and
 * no higher than the room there is. When the word is gone it stays where it was. What comes back looks where
 * the word is, and says whether anything has moved.
 */
function placeBeside(
  { host, screen, frame, panel }: Parts,
  { rects, direction, side: wanted = 'bottom', gap = GAP, whole = false }: Anchor,
): () => boolean {
  let word: Rect = { x: 0, y: 0, width: 0, height: 0 };
  let placed = '';
  return () => {
    // A page that zooms its root would zoom the card, too, and move it.
    const zoom = String(1 / ((host as { currentCSSZoom?: number }).currentCSSZoom ?? 1));
    if (frame.style.zoom !== zoom) frame.style.zoom = screen.style.zoom = zoom;
    word = boundsOf(rects()) ?? word;
    const { width, height } = screen.getBoundingClientRect();
    const needed = Math.min(MOST_HEIGHT, panel.scrollHeight);
    const { side, room } = roomierSide(word, height, needed, wanted, gap);
    const visibility = whole && room < needed ? 'hidden' : '';
    if (frame.style.visibility !== visibility) frame.style.visibility = visibility;
    // Set before measuring, and never from what was measured: otherwise height and side chase each other.
    const most = `${Math.max(LEAST_HEIGHT, Math.min(MOST_HEIGHT, room))}px`;
    if (frame.style.maxHeight !== most) frame.style.maxHeight = most;
    const size = { width: frame.offsetWidth, height: frame.offsetHeight };
    const place = JSON.stringify([word, width, height, size, side]);
    if (place === placed) return false;
    placed = place;
    void computePosition(frame, frame, {
      platform: platformOf(word, size, { x: 0, y: 0, width, height }),
      strategy: 'fixed',
      placement: `${side}-${direction === 'rtl' ? 'end' : 'start'}`,
      middleware: [offset(gap), shift({ padding: EDGE })],
    }).then(({ x, y }) => {
      frame.style.left = `${x}px`;
      frame.style.top = `${y}px`;
    });
    return true;
  };
}

/**
 * All that the positioning needs to know, in CSS pixels of the viewport. Floating UI's own platform climbs
 * through the page's elements, which a form with controls named like properties sends round in circles.
 */
function platformOf(word: Rect, size: { width: number; height: number }, screen: Rect): Platform {
  const floating = { x: 0, y: 0, ...size };
  const answers: Partial<Platform> = {
    getElementRects: () => ({ reference: word, floating }),
    getDimensions: () => size,
    getClippingRect: () => screen,
  };
  return answers as Platform; // nothing else is asked for by what is used of it here
}

/** The box around boxes; undefined when there are none. */
function boundsOf(rects: readonly DOMRect[]): Rect | undefined {
  if (rects.length === 0) return undefined;
  const x = Math.min(...rects.map(({ left }) => left));
  const y = Math.min(...rects.map(({ top }) => top));
  const width = Math.max(...rects.map(({ right }) => right)) - x;
  const height = Math.max(...rects.map(({ bottom }) => bottom)) - y;
  return { x, y, width, height };
}

/**
 * On the wanted side of the word when the panel fits there, below also when the room will do; else where there is more
 * room (CSS pixels).
 */
function roomierSide(
  word: Rect,
  screenHeight: number,
  needed: number,
  wanted: 'top' | 'bottom',
  gap: number,
): { side: 'bottom' | 'top'; room: number } {
  const below = screenHeight - word.y - word.height - gap - EDGE;
  const above = word.y - gap - EDGE;
  if (wanted === 'top' && above >= needed) return { side: 'top', room: above };
  return below >= Math.min(needed, ENOUGH) || below >= above
    ? { side: 'bottom', room: below }
    : { side: 'top', room: above };
}
