import type { Highlight } from './highlights/highlight.ts';
import type { HighlightedPageSummary, RestorePreview, StoredSizes } from './highlights/kept.ts';
import type { HighlightInFront, ListedHighlight, PageInOrder } from './highlights/listed-highlight.ts';
import type { Meaning, Remark } from './highlights/remark.ts';
import type { CompareWords } from './highlights/word-differences.ts';

/** Which highlights a list wants. */
export interface HighlightQuery {
  /** The key of one page. */
  readonly key?: string;
  readonly search?: string;
  readonly meanings?: readonly Meaning[];
  readonly tags?: readonly string[];
  readonly orphans?: true;
}

export interface ListedHighlights {
  readonly highlights: readonly ListedHighlight[];
  /** How many there are in all. */
  readonly total: number;
  /** All tags that any highlight bears, sorted. */
  readonly tags: readonly string[];
}

/** The page in front, and what is highlighted in it. */
export interface PageInFront extends PageInOrder {
  /** How far Sidelight gets into it: it answers, extensions may not run there, the reader has not let us, or it was open before us. */
  readonly reach: 'answers' | 'not-here' | 'no-access' | 'reload';
}

/** What is stored, and what should be said of it. */
export interface StoredData {
  readonly sizes: StoredSizes;
  /**
   * Whether it stays when space is short: the browser promised it; it did not, but throws nothing away of an extension that may
   * store without limit (Chromium, of the permission `unlimitedStorage`); or neither.
   */
  readonly promise: 'given' | 'exempt' | 'none';
  readonly isBackupDue: boolean;
}

/** Everything that the views of highlights can ask for and do. What goes wrong rejects with a Failure. */
export interface HighlightDesk {
  /** `most` highlights at most, from number `from` on. */
  list(query: HighlightQuery, from: number, most: number): Promise<ListedHighlights>;
  pages(): Promise<readonly HighlightedPageSummary[]>;
  /** Undefined when the highlight is gone. */
  change(id: string, change: Partial<Remark>, was: Partial<Remark>): Promise<ListedHighlight | undefined>;
  /** What was removed, for putting it back. */
  remove(id: string): Promise<readonly Highlight[]>;
  removePage(key: string): Promise<readonly Highlight[]>;
  putBack(removed: readonly Highlight[]): Promise<void>;
  keepAsNote(id: string, kept: boolean): Promise<void>;
  data(): Promise<StoredData>;
  /** Asks the browser to keep what is stored also when space is short; what it answers. */
  askToPersist(): Promise<boolean>;
  backup(): Promise<string>;
  previewRestore(file: string, mode: RestoreMode): Promise<RestorePreview>;
  restore(file: string, mode: RestoreMode): Promise<RestorePreview>;
  deleteEverything(): Promise<void>;
  /** Calls `changed` whenever anything of this may have changed, until what it answers is called. */
  onChange(changed: () => void): () => void;
  readonly compare: CompareWords;
}

export type RestoreMode = 'merge' | 'replace';

/** What can be done with the highlights of the page in front. */
export interface PageDesk {
  inFront(): Promise<PageInFront>;
  /** Brings a highlight into view in the page; whether it did. */
  show(highlight: HighlightInFront): Promise<boolean>;
  /** From now on a highlight stands at its candidate of this number; whether it does. */
  reattach(highlight: HighlightInFront, candidate: number): Promise<boolean>;
}
