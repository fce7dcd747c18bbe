import type { Library } from '../library.ts';
import type { OwnEvents } from '../page/own-events.ts';
import type { HighlightQuestion } from '../page-questions.ts';
import type { Words } from '../words.ts';

/** What the highlighter needs of the script that is always in the frame. */
export interface HighlighterContext {
  readonly library: Pick<
    Library,
    | 'pageSettings'
    | 'locateHighlights'
    | 'saveHighlight'
    | 'highlightAsFile'
    | 'changeHighlight'
    | 'removeHighlight'
    | 'putBackHighlight'
    | 'reattachHighlight'
    | 'differences'
    | 'lookUp'
  >;
  readonly words: Words;
  /** Listens on `window` also when the page has taken all listeners away. */
  readonly on: OwnEvents['on'];
  readonly signal: AbortSignal;
}

/** How text came to be selected, which says where the bar may stand. */
export type SelectedBy = 'pointer' | 'touch' | 'key';

/** Keeps the highlights of one document: paints them, offers to save more, shows the card of one. */
export interface Highlighter {
  /** The element that holds the open bar or card; undefined when nothing is open. */
  readonly host: Element | undefined;
  /** Reads the page again and looks for its highlights: they, or the page's address, are others now. */
  follow(): Promise<void>;
  /** Something was selected: the bar offers itself. */
  selected(by: SelectedBy): void;
  answer(question: Exclude<HighlightQuestion, { sidelight: 'selection' }>): Promise<unknown>;
  /** Something happened in the bar or card; its event goes no further. */
  receive(event: Event): void;
  /** Escape was pressed outside of them. */
  dismiss(): void;
}

export type KeepHighlights = (context: HighlighterContext) => Highlighter;

const DOOR = Symbol.for('sidelight.highlights');
type Doorway = typeof globalThis & { [DOOR]?: KeepHighlights };

/** The script that does all this is put into a frame only when it is needed; this is where it meets the one that is there. */
export function offerHighlighter(keep: KeepHighlights): void {
  (globalThis as Doorway)[DOOR] = keep;
}

/** What that script offers, when it has arrived. */
export function offeredHighlighter(): KeepHighlights | undefined {
  return (globalThis as Doorway)[DOOR];
}
