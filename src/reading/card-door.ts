import type { Library, PageSettings } from '../library.ts';
import type { PageQuestion } from '../page-questions.ts';
import type { Words } from '../words.ts';
import type { AnnotatedTerms } from './annotate-terms.ts';
import type { Mark } from './painted-marks.ts';

/** What the card needs of the reader. */
export interface CardContext {
  /** The terms of the document as they are now; undefined while nothing is marked there. */
  readonly terms: () => AnnotatedTerms | undefined;
  /** Undefined until they are known. */
  readonly settings: () => PageSettings | undefined;
  readonly library: Pick<Library, 'term' | 'knowTerm' | 'switchThisSite' | 'rejectSense' | 'openEntry'>;
  readonly words: Words;
  readonly signal: AbortSignal;
}

/** How a card is asked for: resting on a word opens it for as long as the pointer stays near. */
export type Asked = 'by-rest' | 'by-click' | 'by-key';

/** Keeps the one card of a document. */
export interface CardKeeper {
  /** The element that holds the open card; undefined when it is closed. */
  readonly host: Element | undefined;
  /** Opens the card of a mark. By key, the page scrolls to the mark and the card takes the focus. */
  open(mark: Mark, asked: Asked): void;
  /** What the popup or a shortcut asks: the list of terms, a card, the next card seen from the last one or from the top of the screen. */
  answer(question: PageQuestion): unknown;
  /** The pointer moved in the page or over the card. */
  moved(event: PointerEvent): void;
  /** The pointer was pressed outside the card. */
  pressed(event: PointerEvent): void;
  /** Something happened in the card; its event goes no further. */
  receive(event: Event): void;
  /** Escape was pressed outside the card. */
  dismiss(): void;
}

export type KeepCard = (context: CardContext) => CardKeeper;

const DOOR = Symbol.for('sidelight.card');
type Doorway = typeof globalThis & { [DOOR]?: KeepCard };

/**
 * The card's script is put into a frame only when it is first needed. Both scripts live in the same
 * isolated world; this is where they meet.
 */
export function offerCard(keep: KeepCard): void {
  (globalThis as Doorway)[DOOR] = keep;
}

/** What the card's script offers, when it has arrived. */
export function offeredCard(): KeepCard | undefined {
  return (globalThis as Doorway)[DOOR];
}
