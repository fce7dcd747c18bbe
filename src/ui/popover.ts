import { autoUpdate, computePosition, offset, shift } from '@floating-ui/dom';

/** Where a popover stands, by the word it explains. */
export interface Anchor {
  /** Boxes of the word's lines in the viewport (CSS pixels), asked at every move. */
  readonly rects: () => readonly DOMRect[];
  /** The element that holds the word: its scrolling ancestors are watched. */
  readonly context: Element;
  readonly direction: 'ltr' | 'rtl';
}

export interface Popover {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** What the content is put into: it scrolls, takes the focus and is a dialog to those who hear it. */
  readonly panel: HTMLElement;
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
 * Attaches a panel in a closed shadow root in the top layer, beside the anchor and never over its lines:
 * below, or above where there is more room, and no higher than the room there is. `styles` are put in one
 * go into a style element (a strict CSP lets an extension's through).
 */
export function showPopover(home: Element, styles: string, anchor: Anchor): Popover {
  const host = document.createElementNS('http://www.w3.org/1999/xhtml', 'sidelight-card');
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = document.createElementNS('http://www.w3.org/1999/xhtml', 'style');
  sheet.textContent = styles;
  const frame = document.createElementNS('http://www.w3.org/1999/xhtml', 'div');
  frame.className = 'frame';
  const panel = document.createElementNS('http://www.w3.org/1999/xhtml', 'div');
  panel.className = 'card';
  frame.append(panel);
  panel.tabIndex = -1;
  panel.setAttribute('role', 'dialog');
  root.append(sheet, frame);
  host.popover = 'manual';
  home.append(host);
  host.showPopover();
  const stop = placeBeside(frame, panel, anchor);
  return {
    host,
    root,
    panel,
    remove() {
      stop();
      host.remove();
    },
  };
}

function placeBeside(
  frame: HTMLElement,
  panel: HTMLElement,
  { rects, context, direction }: Anchor,
): () => void {
  const bounds = (): DOMRect => {
    const all = rects();
    if (all.length === 0) return context.getBoundingClientRect();
    const left = Math.min(...all.map((rect) => rect.left));
    const top = Math.min(...all.map((rect) => rect.top));
    const right = Math.max(...all.map((rect) => rect.right));
    const bottom = Math.max(...all.map((rect) => rect.bottom));
    return new DOMRect(left, top, right - left, bottom - top);
  };
  const reference = { contextElement: context, getBoundingClientRect: bounds };
  const place = async (): Promise<void> => {
    const { side, room } = roomierSide(bounds(), Math.min(MOST_HEIGHT, panel.scrollHeight));
    // Set before measuring, and never from what was measured: otherwise height and side chase each other.
    frame.style.maxHeight = `${Math.max(LEAST_HEIGHT, Math.min(MOST_HEIGHT, room))}px`;
    const { x, y } = await computePosition(reference, frame, {
      strategy: 'fixed',
      placement: `${side}-${direction === 'rtl' ? 'end' : 'start'}`,
      middleware: [offset(GAP), shift({ padding: EDGE })],
    });
    frame.style.left = `${x}px`;
    frame.style.top = `${y}px`;
  };
  return autoUpdate(reference, frame, () => void place());
}

/** Below the word when the panel fits there or the room will do, else where there is more room (CSS pixels). */
function roomierSide(word: DOMRect, wanted: number): { side: 'bottom' | 'top'; room: number } {
  const below = window.innerHeight - word.bottom - GAP - EDGE;
  const above = word.top - GAP - EDGE;
  return below >= Math.min(wanted, ENOUGH) || below >= above
    ? { side: 'bottom', room: below }
    : { side: 'top', room: above };
}
