import type { Library } from '../library.ts';
import { CLOSED_EVENTS } from '../page/closed-events.ts';
import type { Point } from '../page/hit-test.ts';
import { closest, isElement } from '../page/unclobbered.ts';
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
  /** Codes of the keys that went down for the card: they come up for it too. */
  const keysDown = new Set<string>();

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

  let lastHost: Element | undefined;
  /** Also the last card's: what follows from the click that closed it comes when it is gone. */
  const isHost = (target: EventTarget | undefined): boolean => {
    lastHost = keeper?.host ?? lastHost;
    return lastHost !== undefined && target === lastHost;
  };
  // Not `target`: where the host stands in a shadow tree of the page, that is the tree's host.
  const isInCard = (event: Event): boolean => isHost(event.composedPath()[0]);
  const keepToCard = (event: Event): void => {
    if (!isInCard(event)) return;
    if (event.type === 'keydown') keysDown.add((event as KeyboardEvent).code);
    event.stopImmediatePropagation();
    stopResting();
    keeper?.receive(event);
  };
  const listeners: Array<() => void> = [];
  const on = <Type extends keyof WindowEventMap>(
    type: Type,
    listener: (event: WindowEventMap[Type]) => void,
    passive = true,
  ): void => {
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
      // The key that closed the card comes up when the card is gone.
      if (keysDown.delete(event.code) && !isInCard(event)) event.stopImmediatePropagation();
    },
    false,
  );
  for (const [beginning, ends] of Object.entries(CLOSED_EVENTS)) {
    // Nothing waits for us before it scrolls.
    for (const end of ends.split(' '))
      on((beginning + end) as 'click', keepToCard, /touch|wheel/u.test(beginning + end));
  }
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
    answer: async (question) =>
      question.sidelight === 'present' || !terms()?.marks().length
        ? { terms: [] }
        : (await fetchKeeper())?.answer(question),
    isOwn: isHost,
  };
}

/** A click on a word in a link or control does what the page meant, not what we would like. */
function isInControl(event: MouseEvent): boolean {
  const target = event.composedPath()[0] as Node | undefined;
  const control = 'a[href], button, summary, label, [role=button], [role=link], [onclick]';
  return target !== undefined && isElement(target) && closest(target, control) !== null;
}
