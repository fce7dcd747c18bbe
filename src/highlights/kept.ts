import type { Highlight } from './highlight.ts';
import type { Located, State } from './locate.ts';

/** What a page is told of its highlights before it has been read. */
export interface HighlightsHere {
  /** How many are kept and looked for in it. */
  readonly count: number;
  /** What it is called in the news of highlights (`src/extension/highlights-news.ts`), which name no addresses; empty where it gets none. */
  readonly topics: readonly string[];
}

/** A highlight of a page, with what became of it in the page's text. */
export interface FoundHighlight {
  readonly highlight: Highlight;
  readonly located: Located;
}

/** A highlight as a list shows it, without its page at hand. */
export interface KeptHighlight {
  readonly highlight: Highlight;
  /** What became of it when its page was last seen; undefined before that. */
  readonly state: State | undefined;
  /** Kept as a note: not looked for in its page any more. */
  readonly isNote: boolean;
}

/** Part of a list of highlights. */
export interface HighlightList {
  readonly highlights: readonly KeptHighlight[];
  /** How many there are in all. */
  readonly total: number;
  /** All tags that any highlight bears, sorted. */
  readonly tags: readonly string[];
}

/** A page of which highlights are kept. */
export interface HighlightedPageSummary {
  /** Under which its highlights are filed, see `pageKey`: two articles that stood at one address have one each. */
  readonly key: string;
  /** Its address, as it was last saved from. */
  readonly page: string;
  readonly title: string;
  readonly highlights: number;
  /** Those not found when the page was last seen. */
  readonly orphans: number;
  /** When one of them was last changed, as `toISOString` writes it. */
  readonly modified: string;
}

/** Bytes by what is stored, as far as the browser tells. */
export interface StoredSizes {
  readonly highlights: { readonly count: number; readonly bytes: number };
  readonly glossary: number;
  readonly settings: number;
  /** Whether the browser promised not to throw stored things away when space is short. */
  readonly isPersistent: boolean;
  /** When a backup was last written to a file, as `toISOString` writes it; undefined when never. */
  readonly lastBackup: string | undefined;
}

/** What restoring a backup changes, or would change. */
export interface RestorePreview {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly same: number;
}
