import type { Library } from '../library.ts';
import type { Point } from '../page/hit-test.ts';
import { isElement } from '../page/unclobbered.ts';
import type { Words } from '../words.ts';
import type { AnnotatedTerms } from './annotate-terms.ts';
import { type Asked, type CardKeeper, offeredCard } from './card-door.ts';
import type { Mark } from './painted-marks.ts';

/** Milliseconds that a pointer rests on a mark before its card opens. */
const REST = 300;
/** Milliseconds of rest after which the card's script is fetched, so that it is there in time. */
const WARM = 100;
/** CSS pixels that a resting hand may tremble. */
const TREMBLE = 4;

/** Events that begin in the card stay there: a note typed in it must not archive a reader's mail. */
const CARD_EVENTS =
  'auxclick beforeinput click contextmenu copy cut dblclick focusin focusout input keydown keypress keyup mousedown mousemove mouseout mouseover mouseup paste pointercancel pointerdown pointermove pointerout pointerover pointerup touchend touchstart';

export interface CardOptions {
  readonly terms: () => AnnotatedTerms | undefined;
  readonly library: Pick<Library, 'term' | 'knowTerm' | 'switchThisSite' | 'loadCard'>;
  readonly words: Words;
  readonly signal: AbortSignal;
}

/** Opens the cards of one document. */
export interface CardOpener {
  /** Opens the card of a mark as a key does. */
  openAt(mark: Mark): Promise<void>;
  /** Opens the card of the next mark (1) or the one before (-1). */
  step(step: 1 | -1): Promise<void>;
  /** Whether a node is the card's host. */
  isOwn(node: Node): boolean;
}

/**
 * Sees where a pointer rests or clicks, and what keys ask for; the card itself, with everything that
 * happens once it is open, is another script, fetched when it is first needed. Listens on `window` from
 * before the page's scripts run, so that events of the card can be kept from them.
 */
export function openCards(options: CardOptions): CardOpener {
  const { terms, library, words, signal } = options;
  let keeper: CardKeeper | undefined;
  let restingAt: Point | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Codes of the keys that went down for the card: they come up for it too. */
  const keysDown = new Set<string>();

  const fetchKeeper = async (): Promise<CardKeeper | undefined> => {
    if (keeper !== undefined) return keeper;
    // Nobody answers when the extension was updated or switched off: the page goes on without cards.
    if (offeredCard() === undefined) await library.loadCard({}).catch(() => undefined);
    if (signal.aborted) return undefined;
    keeper ??= offeredCard()?.({ marks: () => terms()?.marks() ?? [], library, words, signal });
    return keeper;
  };
  const open = async (mark: Mark, asked: Asked): Promise<void> => (await fetchKeeper())?.open(mark, asked);
  const stopResting = (): void => {
    clearTimeout(timer);
    restingAt = undefined;
  };
  const rested = (point: Point): void => {
    if (terms()?.markAt(point) === undefined) return;
    void fetchKeeper();
    timer = setTimeout(() => {
      const mark = terms()?.markAt(point);
      if (mark !== undefined) void open(mark, 'by-rest');
    }, REST - WARM);
  };

  const on = <Type extends keyof WindowEventMap>(
    type: Type,
    listener: (event: WindowEventMap[Type]) => void,
    passive = true,
  ): void => window.addEventListener(type, listener, { capture: true, passive, signal });

  on(
    'keyup',
    (event) => {
      // The key that closed the card comes up when the card is gone.
      if (keysDown.delete(event.code) && event.target !== keeper?.host) event.stopImmediatePropagation();
    },
    false,
  );
  for (const type of CARD_EVENTS.split(' ')) {
    on(
      type as 'click',
      (event) => {
        if (keeper?.host === undefined || event.target !== keeper.host) return;
        if (event.type === 'keydown') keysDown.add((event as unknown as KeyboardEvent).code);
        event.stopImmediatePropagation();
        stopResting();
        keeper.receive(event);
      },
      false,
    );
  }
  on('pointermove', (event) => {
    if (event.pointerType === 'touch') return;
    keeper?.moved(event);
    const { x, y } = restingAt ?? { x: Infinity, y: Infinity };
    const point = { x: event.clientX, y: event.clientY };
    if (Math.hypot(point.x - x, point.y - y) <= TREMBLE) return;
    stopResting();
    if (event.buttons !== 0) return;
    restingAt = point;
    timer = setTimeout(() => rested(point), WARM);
  });
  on('pointerdown', (event) => {
    stopResting();
    keeper?.pressed(event);
  });
  on('click', (event) => {
    if (
      event.button !== 0 ||
      !event.isTrusted ||
      isInControl(event) ||
      document.getSelection()?.isCollapsed === false
    )
      return;
    const mark = terms()?.markAt({ x: event.clientX, y: event.clientY });
    if (mark !== undefined) void open(mark, 'by-click');
  });
  on('scroll', stopResting);
  on('blur', stopResting);
  on(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || keeper?.host === undefined) return;
      keysDown.add(event.code);
      event.stopImmediatePropagation();
      event.preventDefault();
      keeper.dismiss();
    },
    false,
  );

  return {
    openAt: (mark) => open(mark, 'by-key'),
    step: async (step) => (await fetchKeeper())?.step(step),
    isOwn: (node) => node === keeper?.host,
  };
}

/** A click on a word in a link or control does what the page meant, not what we would like. */
function isInControl(event: MouseEvent): boolean {
  const target = event.composedPath()[0] as Node | undefined;
  const control = 'a[href], button, summary, label, [role=button], [role=link], [onclick]';
  return target !== undefined && isElement(target) && target.closest(control) !== null;
}
