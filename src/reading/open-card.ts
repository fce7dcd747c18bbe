import type { Library } from '../library.ts';
import type { Point } from '../page/hit-test.ts';
import { isInControl } from '../page/in-control.ts';
import { ownEvents } from '../page/own-events.ts';
import type { PageQuestion } from '../page-questions.ts';
import { type Asked, type CardContext, type CardKeeper, offeredCard } from './card-door.ts';
import type { Mark } from './painted-marks.ts';

/** Milliseconds that a pointer rests on a mark before its card opens. */
const REST = 300;
/** Milliseconds of rest after which the card's script is fetched, so that it is there in time. */
const WARM = 100;
/** CSS pixels that a resting hand may tremble. */
const TREMBLE = 4;

export interface CardOptions extends CardContext {
  readonly library: CardContext['library'] & Pick<Library, 'loadCard'>;
}

/** Opens the cards of one document. */
export interface CardOpener {
  /** Answers what the popup or a shortcut asks. */
  answer(question: PageQuestion): Promise<unknown>;
  /** Whether a node is the card's host. */
  readonly isOwn: (node: Node) => boolean;
}

/**
 * Sees where a pointer rests or clicks, and what keys ask for; the card itself, with everything that
 * happens once it is open, is another script, fetched when it is first needed. Listens on `window` from
 * before the page's scripts run, so that events of the card can be kept from them.
 */
export function openCards(options: CardOptions): CardOpener {
  const { terms, settings, library, signal } = options;
  let keeper: CardKeeper | undefined;
  let restingAt: Point | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const fetchKeeper = async (): Promise<CardKeeper | undefined> => {
    if (keeper) return keeper;
    // Nobody answers when the extension was updated or switched off: the page goes on without cards.
    if (offeredCard() === undefined) await library.loadCard({}).catch(() => undefined);
    if (signal.aborted) return undefined;
    keeper ??= offeredCard()?.(options);
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
      if (mark) void open(mark, 'by-rest');
    }, REST - WARM);
  };

  const { on, isHost } = ownEvents(() => keeper, signal, stopResting);
  on('pointermove', (event) => {
    if (event.pointerType === 'touch') return;
    keeper?.moved(event);
    if (settings()?.openBy !== 'hover') return;
    const point = { x: event.clientX, y: event.clientY };
    if (restingAt && Math.hypot(point.x - restingAt.x, point.y - restingAt.y) <= TREMBLE) return;
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
      settings()?.openBy === 'key' ||
      document.getSelection()?.isCollapsed === false
    )
      return;
    const mark = terms()?.markAt({ x: event.clientX, y: event.clientY });
    if (mark) void open(mark, 'by-click');
  });
  on('scroll', stopResting);
  on('blur', stopResting);

  return {
    answer: async (question) =>
      question.sidelight === 'present' || !terms()?.marks().length
        ? { terms: [] }
        : (await fetchKeeper())?.answer(question),
    isOwn: isHost,
  };
}
