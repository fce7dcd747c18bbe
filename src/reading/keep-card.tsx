import { render } from 'preact';
import { deliverEvent } from '../page/deliver-event.ts';
import { covers, rectsOf } from '../page/hit-test.ts';
import { composedParentOf, isElement } from '../page/unclobbered.ts';
import { Card, type CardSense } from '../ui/card.tsx';
import cardStyles from '../ui/card.css?inline';
import { type Popover, showPopover } from '../ui/popover.ts';
import themeStyles from '../ui/theme.css?inline';
import { whyLine } from '../ui/why.ts';
import type { Asked, CardContext, CardKeeper } from './card-door.ts';
import type { Mark } from './painted-marks.ts';
import { sentenceAround } from './sentence.ts';

/** Milliseconds that a pointer may take to travel from the word to its card. */
const GRACE = 300;
/** CSS pixels of height under which a screen is low, as in card.css, and how far from its top a word then stands. */
const LOW_SCREEN = 420;
const LOW_SCREEN_EDGE = 8;

/**
 * Keeps the card of one document. It is closed; or open, until the pointer leaves it and the word; or
 * pinned, until the reader closes it (WCAG 2.2, 1.4.13: dismissible, hoverable, persistent). Keys, taps and
 * anything done inside the card pin it. Escape closes it, and the focus goes back to where it was.
 */
export function keepCard(context: CardContext): CardKeeper {
  return new Keeper(context);
}

interface OpenCard {
  readonly mark: Mark;
  readonly popover: Popover;
  readonly returnTo: Element | null;
  pinned: boolean;
}

class Keeper implements CardKeeper {
  readonly #context: CardContext;
  #open: OpenCard | undefined;
  #lastMark: Mark | undefined;
  #grace: ReturnType<typeof setTimeout> | undefined;

  constructor(context: CardContext) {
    this.#context = context;
    context.signal.addEventListener('abort', () => this.#close(false), { once: true });
  }

  get host(): Element | undefined {
    return this.#open?.popover.host;
  }

  open(mark: Mark, asked: Asked): void {
    if (this.#open !== undefined && isSamePlace(this.#open.mark, mark)) {
      if (asked !== 'by-rest') this.#pin();
      if (asked === 'by-key') this.#open.popover.panel.focus({ preventScroll: true });
      return;
    }
    if (asked === 'by-rest' && this.#open?.pinned === true) return;
    const returnTo = this.#open?.returnTo ?? document.activeElement;
    this.#close(false);
    if (asked === 'by-key') bringIntoView(mark);
    const context = composedParentOf(mark.range.startContainer);
    if (!isElement(context)) return;
    const popover = showPopover(homeOf(context), themeStyles + cardStyles, {
      rects: () => rectsOf(mark.range),
      context,
      direction: getComputedStyle(context).direction === 'rtl' ? 'rtl' : 'ltr',
    });
    this.#open = { mark, popover, returnTo, pinned: asked !== 'by-rest' };
    this.#lastMark = mark;
    this.#fill(this.#open, asked === 'by-key');
  }

  step(step: 1 | -1): void {
    const marks = this.#context.marks();
    const from = marks.findIndex((mark) => this.#lastMark !== undefined && isSamePlace(mark, this.#lastMark));
    const next = from >= 0 ? (from + step + marks.length) % marks.length : firstInView(marks, step);
    const mark = marks[next];
    if (mark !== undefined) this.open(mark, 'by-key');
  }

  moved(event: PointerEvent): void {
    if (this.#open === undefined || this.#open.pinned) return;
    if (covers(rectsOf(this.#open.mark.range), { x: event.clientX, y: event.clientY })) this.#stay();
    else this.#grace ??= setTimeout(() => this.#close(false), GRACE);
  }

  pressed(event: PointerEvent): void {
    if (this.#open === undefined) return;
    if (!covers(rectsOf(this.#open.mark.range), { x: event.clientX, y: event.clientY })) this.#close(false);
  }

  receive(event: Event): void {
    if (this.#open === undefined) return;
    this.#stay();
    if (event.type === 'pointerdown' || event.type === 'keydown') this.#pin();
    deliverEvent(event, this.#open.popover.root);
  }

  dismiss(): void {
    this.#close(true);
  }

  #fill({ mark, popover, returnTo }: OpenCard, takeFocus: boolean): void {
    const { marks, library, words } = this.#context;
    const { panel, root } = popover;
    const sentence = sentenceAround(mark.block.text, mark.match);
    const all = marks();
    const place = all.findIndex((other) => isSamePlace(other, mark)) + 1;
    const [first, ...more] = mark.match.senses.map(({ term, reason }): CardSense => ({
      term,
      why: reason.kind === 'form' ? '' : whyLine(reason, words),
    }));
    if (first === undefined) return;
    panel.lang = 'en'; // the language of the entries, whatever the page's
    panel.dir = 'ltr';
    panel.setAttribute('aria-label', words('cardName', mark.text, sentence));
    panel.addEventListener('keydown', (event) => this.#keyed(event));
    let shown = 0;
    render(
      <Card
        senses={[first, ...more]}
        words={words}
        locale="en-GB"
        position={takeFocus ? words('cardPosition', String(place), String(all.length)) : ''}
        library={library}
        onClose={() => this.#close(true)}
        onShown={({ label }) => {
          panel.setAttribute('aria-label', words('cardName', label, sentence));
          panel.scrollTop = 0;
          // A related term was opened: the button that had the focus is gone.
          if (shown++ > 0 && document.activeElement !== returnTo) panel.focus({ preventScroll: true });
        }}
        copyFrom={root}
      />,
      panel,
    );
    if (takeFocus) panel.focus({ preventScroll: true });
  }

  #keyed(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#close(true);
    else if (event.key === 'ArrowRight') this.step(1);
    else if (event.key === 'ArrowLeft') this.step(-1);
    else return;
    event.preventDefault();
  }

  #pin(): void {
    if (this.#open !== undefined) this.#open.pinned = true;
    this.#stay();
  }

  #stay(): void {
    clearTimeout(this.#grace);
    this.#grace = undefined;
  }

  #close(returnFocus: boolean): void {
    this.#stay();
    const open = this.#open;
    if (open === undefined) return;
    const { popover, returnTo } = open;
    this.#open = undefined;
    const hadFocus = document.activeElement === popover.host;
    render(null, popover.panel);
    popover.remove();
    if (returnFocus && hadFocus && returnTo instanceof HTMLElement && returnTo.isConnected) {
      returnTo.focus({ preventScroll: true });
    }
  }
}

function isSamePlace(a: Mark, b: Mark): boolean {
  return a.range.startContainer === b.range.startContainer && a.range.startOffset === b.range.startOffset;
}

/**
 * Scrolls what holds a mark until its word can be seen: not its paragraph, which may be longer than the
 * screen. On a low screen (or at 400 % zoom) the word goes to the top, which leaves room for the card.
 */
function bringIntoView({ range }: Mark): void {
  const [before] = rectsOf(range);
  const { innerWidth, innerHeight } = window;
  const holder = composedParentOf(range.startContainer);
  if (before !== undefined && isElement(holder) && (before.left < 0 || before.right > innerWidth))
    holder.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  for (let node = holder; node !== null; node = composedParentOf(node)) {
    const [rect] = rectsOf(range);
    if (!isElement(node) || rect === undefined) continue;
    const isPage = node === document.documentElement;
    if (!isPage && !/auto|scroll/u.test(getComputedStyle(node).overflowY)) continue;
    const { top, bottom } = isPage ? { top: 0, bottom: innerHeight } : node.getBoundingClientRect();
    const isLow = isPage && innerHeight < LOW_SCREEN;
    if (rect.top >= top && rect.bottom <= bottom && !isLow) continue;
    const to = isLow ? LOW_SCREEN_EDGE : (top + bottom) / 2;
    const scroller = isPage ? (document.scrollingElement ?? node) : node;
    scroller.scrollBy({ top: rect.top - to, behavior: 'instant' });
  }
}

/** The first mark that stands on the screen or below it; going back, the last above it. */
function firstInView(marks: readonly Mark[], step: 1 | -1): number {
  const below = marks.findIndex((mark) => (rectsOf(mark.range)[0]?.top ?? -1) >= 0);
  if (step === 1) return below < 0 ? 0 : below;
  return below <= 0 ? marks.length - 1 : below - 1;
}

/** Where the card's host is attached: outside an open modal dialog or full-screen element it would be dead or unseen. */
function homeOf(context: Element): Element {
  for (let node: Node | null = context; node !== null; node = composedParentOf(node)) {
    if (isElement(node) && node.matches(':modal, :fullscreen')) return node;
  }
  return (
    [...document.querySelectorAll(':modal')].at(-1) ?? document.fullscreenElement ?? document.documentElement
  );
}
