import { render } from 'preact';
import { otherSensesOf } from '../glossary/other-senses.ts';
import { bringIntoView } from '../page/bring-into-view.ts';
import { cardHomeOf } from '../page/card-home.ts';
import { deliverEvent } from '../page/deliver-event.ts';
import { focusedElement, giveFocusBack } from '../page/focus.ts';
import { covers, rectsOf } from '../page/hit-test.ts';
import { shieldCard } from '../page/shield-card.ts';
import { composedParentOf, isElement } from '../page/unclobbered.ts';
import { Card, type CardSense } from '../ui/card.tsx';
import cardStyles from '../ui/card.css?inline';
import entryStyles from '../ui/entry.css?inline';
import { createPopover, type Popover } from '../ui/popover.ts';
import themeStyles from '../ui/theme.css?inline';
import { whyLine } from '../ui/why.ts';
import type { PageQuestion } from '../page-questions.ts';
import type { Asked, CardContext, CardKeeper } from './card-door.ts';
import type { Mark } from './painted-marks.ts';
import { listTerms } from './page-terms.ts';
import { sentenceAround } from './sentence.ts';

/** Milliseconds that a pointer may take to travel from the word to its card. */
const GRACE = 300;
/**
 * CSS pixels of a window or frame that hold a card in which a person can read: beside the word's line some
 * six lines of 30 letters. In less, a click, tap or key opens the entry in a tab of its own.
 */
const LEAST_WIDTH = 260;
const LEAST_HEIGHT = 180;
/** What a pointer, a finger or a key does in the card, as against what only passes by. */
const IN_USE = /^(pointer(down|move|over)|key|focusin|input|touchstart|wheel)/u;

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
  readonly shield: AbortController;
  pinned: boolean;
}

class Keeper implements CardKeeper {
  readonly #context: CardContext;
  #open: OpenCard | undefined;
  #lastMark: Mark | undefined;
  /** The mark whose card was closed by Escape while the pointer was on it: it comes again when that has been elsewhere. */
  #dismissed: Mark | undefined;
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
    if (asked === 'by-rest' && this.#dismissed !== undefined && isSamePlace(this.#dismissed, mark)) return;
    if (!hasRoom()) return this.#openElsewhere(mark, asked);
    const returnTo = this.#open?.returnTo ?? focusedElement();
    this.#close(false);
    if (asked === 'by-key') bringIntoView(mark.range);
    const word = composedParentOf(mark.range.startContainer);
    if (!isElement(word)) return;
    const popover = createPopover(themeStyles + entryStyles + cardStyles, this.#context.settings()?.theme);
    // Open before it is shown: what the browser says of that is kept from the page.
    const shield = new AbortController();
    shieldCard(popover.host, shield.signal);
    this.#open = { mark, popover, returnTo, shield, pinned: asked !== 'by-rest' };
    this.#lastMark = mark;
    const anchor = {
      rects: () => rectsOf(mark.range),
      direction: getComputedStyle(word).direction === 'rtl' ? 'rtl' : 'ltr',
    } as const;
    popover.show(cardHomeOf(word), anchor, () => this.#lost(popover, asked === 'by-key'));
    this.#fill(this.#open, asked === 'by-key');
  }

  answer(question: PageQuestion): unknown {
    const terms = this.#context.terms();
    if (question.sidelight === 'page-terms') return { terms: terms === undefined ? [] : listTerms(terms) };
    if (question.sidelight === 'step') return this.#step(question.step);
    const mark = question.sidelight === 'open-card' ? terms?.marks()[question.index] : undefined;
    return mark === undefined ? undefined : this.open(mark, 'by-key');
  }

  #step(step: 1 | -1): void {
    const marks = this.#marks();
    const from = marks.findIndex((mark) => this.#lastMark !== undefined && isSamePlace(mark, this.#lastMark));
    const next = from >= 0 ? (from + step + marks.length) % marks.length : firstInView(marks, step);
    const mark = marks[next];
    if (mark !== undefined) this.open(mark, 'by-key');
  }

  #marks(): readonly Mark[] {
    return this.#context.terms()?.marks() ?? [];
  }

  moved(event: PointerEvent): void {
    if (this.#dismissed !== undefined && !isOn(this.#dismissed, event)) this.#dismissed = undefined;
    if (this.#open === undefined || this.#open.pinned) return;
    if (isOn(this.#open.mark, event)) this.#stay();
    else this.#grace ??= setTimeout(() => this.#close(false), GRACE);
  }

  pressed(event: PointerEvent): void {
    if (this.#open === undefined) return;
    if (!isOn(this.#open.mark, event)) this.#close(false);
  }

  receive(event: Event): void {
    if (this.#open === undefined) return;
    if (IN_USE.test(event.type)) this.#stay();
    if (event.type === 'pointerdown' || event.type === 'keydown') this.#pin();
    deliverEvent(event, this.#open.popover.root);
  }

  dismiss(): void {
    this.#dismissed = this.#open?.mark;
    this.#close(true);
  }

  #fill({ mark, popover }: OpenCard, takeFocus: boolean): void {
    const { library, words } = this.#context;
    const { panel, root } = popover;
    const sentence = sentenceAround(mark.block.text, mark.match);
    const all = this.#marks();
    const place = all.findIndex((other) => isSamePlace(other, mark)) + 1;
    const [first, ...more] = mark.match.senses.map(({ term, reason }): CardSense => ({
      term,
      why: reason.kind === 'form' ? '' : whyLine(reason, words),
      isOpen: reason.kind !== 'form' || mark.match.senses.length > 1,
    }));
    if (first === undefined) return;
    panel.lang = 'en'; // the language of the entries, whatever the page's
    panel.dir = 'ltr';
    panel.setAttribute('aria-label', words('cardName', mark.text, sentence));
    panel.addEventListener('keydown', (event) => this.#keyed(event));
    const form = asRead(mark.text);
    let shown = 0;
    render(
      <Card
        senses={[first, ...more]}
        form={form}
        otherNames={(entry) => otherSensesOf(entry, form)}
        words={words}
        locale="en-GB"
        position={takeFocus ? words('cardPosition', String(place), String(all.length)) : ''}
        library={library}
        onClose={() => this.#close(true)}
        onShown={({ label }) => {
          panel.setAttribute('aria-label', words('cardName', label, sentence));
          panel.scrollTop = 0;
          // A related term was opened, in the card: the button that did it is gone.
          if (shown++ > 0) panel.focus({ preventScroll: true });
        }}
        copyFrom={root}
      />,
      panel,
    );
    if (takeFocus) panel.focus({ preventScroll: true });
  }

  #keyed(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.dismiss();
    else if (event.key === 'ArrowRight') this.#step(1);
    else if (event.key === 'ArrowLeft') this.#step(-1);
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
    const { popover, returnTo, shield } = open;
    const hadFocus = popover.root.activeElement !== null;
    // First these, while the card is open: what the browser says of the focus is kept from the page.
    render(null, popover.panel);
    popover.remove();
    shield.abort();
    this.#open = undefined;
    if (returnFocus && hadFocus) giveFocusBack(returnTo);
  }

  /** The page took the card away, or closed the dialog around it. What had the focus in it lost it to the body. */
  #lost(popover: Popover, hadFocus: boolean): void {
    if (this.#open?.popover !== popover) return;
    const { returnTo } = this.#open;
    this.#close(false);
    if (hadFocus && focusedElement() === document.body) giveFocusBack(returnTo);
  }

  #openElsewhere({ match }: Mark, asked: Asked): void {
    this.#close(false);
    if (asked !== 'by-rest')
      void this.#context.library.openEntry({ id: match.senses[0].term }).catch(() => {});
  }
}

/** The words of a mark as a person reads them: without soft hyphens and zero widths, on one line. */
function asRead(text: string): string {
  return text.replace(/[\u00AD\u200B\u2060\uFEFF]/gu, '').replace(/\s+/gu, ' ');
}

function isSamePlace(a: Mark, b: Mark): boolean {
  return a.range.startContainer === b.range.startContainer && a.range.startOffset === b.range.startOffset;
}

function isOn({ range }: Mark, { clientX, clientY }: PointerEvent): boolean {
  return covers(rectsOf(range), { x: clientX, y: clientY });
}

function hasRoom(): boolean {
  return window.innerWidth >= LEAST_WIDTH && window.innerHeight >= LEAST_HEIGHT;
}

/** The first mark that stands on the screen or below it; going back, the last above it. */
function firstInView(marks: readonly Mark[], step: 1 | -1): number {
  const below = marks.findIndex((mark) => (rectsOf(mark.range)[0]?.top ?? -1) >= 0);
  if (step === 1) return below < 0 ? 0 : below;
  return below <= 0 ? marks.length - 1 : below - 1;
}
