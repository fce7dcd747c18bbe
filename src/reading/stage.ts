import { type ComponentChild, render } from 'preact';
import { cardHomeOf } from '../page/card-home.ts';
import { deliverEvent } from '../page/deliver-event.ts';
import { focusedElement, giveFocusBack } from '../page/focus.ts';
import { covers, type Point } from '../page/hit-test.ts';
import { shieldCard } from '../page/shield-card.ts';
import cardStyles from '../ui/card.css?inline';
import highlightStyles from '../ui/highlights.css?inline';
import { type Anchor, createPopover } from '../ui/popover.ts';
import themeStyles from '../ui/theme.css?inline';

/** What is to be shown beside words of the page. */
export interface Scene {
  /** An element around the words. */
  readonly word: Element;
  readonly anchor: Omit<Anchor, 'direction'>;
  /** Its name for those who hear it, and what it is to them. */
  readonly label: string;
  readonly role: 'group' | 'dialog';
  /** Boxes on which a pointer may rest and press without closing it. */
  readonly staysOn: () => readonly DOMRect[];
  /** Whether it stays until it is closed, or only while the pointer is near. */
  readonly pinned: boolean;
  /** Names the element that takes the focus: the panel itself when empty, nothing when undefined. */
  readonly focus: string | undefined;
  readonly draw: () => ComponentChild;
  readonly end?: () => void;
}

/** Something that is shown, until it is closed or something else is. */
export interface Shown {
  readonly root: ShadowRoot;
  readonly panel: HTMLElement;
  readonly host: HTMLElement;
  isOpen(): boolean;
  redraw(): void;
}

/** Holds the one thing that is open in a document, in a closed shadow root in the top layer. */
export interface Stage {
  readonly host: Element | undefined;
  readonly isPinned: boolean;
  isOwn(node: Node): boolean;
  show(scene: Scene): Shown;
  close(returnFocus: boolean): void;
  /** It stays until it is closed. */
  pin(): void;
  receive(event: Event): void;
  /** A pointer moved, or was pressed, elsewhere in the page. */
  moved(point: Point): void;
  pressed(point: Point): void;
}

interface Open {
  readonly scene: Scene;
  readonly shown: Shown;
  readonly returnTo: Element | null;
  readonly remove: () => void;
  pinned: boolean;
}

/** Milliseconds that a pointer may take to travel from the words to what is shown beside them. */
const GRACE = 300;
const IN_USE = /^(pointer(down|move|over)|key|focusin|input|touchstart|wheel)/u;
const HOST = 'sidelight-highlight';

/** `theme` answers the setting of that name; `escaped` is called before Escape closes what is open. */
export function createStage(theme: () => string, escaped: () => void, signal: AbortSignal): Stage {
  let open: Open | undefined;
  let lastHost: Element | undefined;
  let grace: ReturnType<typeof setTimeout> | undefined;

  function stay(): void {
    clearTimeout(grace);
    grace = undefined;
  }

  function pin(): void {
    if (open !== undefined) open.pinned = true;
    stay();
  }

  function close(returnFocus: boolean): void {
    stay();
    if (open === undefined) return;
    const { scene, shown, returnTo, remove } = open;
    const hadFocus = shown.root.activeElement !== null;
    scene.end?.();
    // First this, while it is open: what the browser says of the focus is kept from the page.
    render(null, shown.panel);
    remove();
    open = undefined;
    if (returnFocus && hadFocus) giveFocusBack(returnTo);
  }

  function show(scene: Scene): Shown {
    const { word, anchor, label, role, pinned, focus, draw } = scene;
    const returnTo = open?.returnTo ?? (focus === undefined ? null : focusedElement());
    close(false);
    const { host, root, panel, ...popover } = createPopover(
      themeStyles + cardStyles + highlightStyles,
      theme(),
      HOST,
    );
    // Before it is shown: what the browser says of that is kept from the page.
    const shield = new AbortController();
    shieldCard(host, shield.signal);
    panel.lang = 'en'; // the language of the interface, whatever the page's
    panel.dir = 'ltr';
    panel.setAttribute('role', role);
    panel.setAttribute('aria-label', label);
    panel.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      escaped();
      close(true);
    });
    const shown: Shown = {
      root,
      panel,
      host,
      isOpen: () => open?.shown === shown,
      redraw: () => {
        if (open?.shown === shown) render(draw(), panel);
      },
    };
    const remove = (): void => {
      popover.remove();
      shield.abort();
    };
    open = { scene, shown, returnTo, remove, pinned };
    lastHost = host;
    shown.redraw();
    const direction = getComputedStyle(word).direction === 'rtl' ? 'rtl' : 'ltr';
    popover.show(cardHomeOf(word), { ...anchor, direction }, () => shown.isOpen() && close(false));
    if (focus !== undefined) focusIn(panel, focus);
    return shown;
  }

  signal.addEventListener('abort', () => close(false), { once: true });
  return {
    get host() {
      return open?.shown.host;
    },
    get isPinned() {
      return open?.pinned === true;
    },
    isOwn: (node) => node === lastHost,
    show,
    close,
    pin,
    receive(event) {
      if (open === undefined) return;
      if (IN_USE.test(event.type)) stay();
      if (event.type === 'pointerdown' || event.type === 'keydown') pin();
      deliverEvent(event, open.shown.root);
    },
    moved(point) {
      if (open === undefined || open.pinned) return;
      if (covers(open.scene.staysOn(), point)) stay();
      else grace ??= setTimeout(() => close(false), GRACE);
    },
    pressed(point) {
      if (open !== undefined && !covers(open.scene.staysOn(), point)) close(false);
    },
  };
}

/** Gives the focus to the first element that `selector` names; empty, or without one, to the panel itself. */
export function focusIn(panel: HTMLElement, selector: string): void {
  const inner = selector === '' ? null : panel.querySelector<HTMLElement>(selector);
  (inner ?? panel).focus({ preventScroll: true });
}
