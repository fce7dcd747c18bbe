import type { Reason } from './glossary/senses.ts';
import type { Meaning } from './highlights/highlight.ts';
import type { State } from './highlights/locate.ts';

/** One marked term of a page, as the popup lists it. */
export interface PageTerm {
  /** Its place in reading order, counted from 0. */
  readonly index: number;
  /** Id of its term, and what the glossary calls it. */
  readonly term: string;
  readonly label: string;
  /** The words as the page writes them. */
  readonly text: string;
  /** Why it is taken so. */
  readonly reason: Reason;
  /** The heading it stands under, empty without one. */
  readonly place: string;
}

/** A highlight of a frame, as the panel lists it: in reading order, what is not placed at the end. */
export interface PageHighlight {
  readonly id: string;
  readonly state: State;
  /** The words that stand there now; empty when it is not placed. */
  readonly text: string;
  /** Where an uncertain or lost one may stand, the likeliest first. */
  readonly candidates: readonly PageCandidate[];
}

/** A place that may be a highlight's, with some of the page's text to either side. */
export interface PageCandidate {
  readonly text: string;
  readonly before: string;
  readonly after: string;
  /** The share of the highlight's words that are there, from 0 to 1. */
  readonly likeness: number;
}

/** What a tab is asked of its terms, and by whom it is asked: the popup, a shortcut, a test. */
export type PageQuestion =
  | { readonly sidelight: 'present' }
  | { readonly sidelight: 'page-terms' }
  | { readonly sidelight: 'open-card'; readonly index: number }
  | { readonly sidelight: 'step'; readonly step: 1 | -1 };

export function isPageQuestion(message: unknown): message is PageQuestion {
  const kind = (message as { sidelight?: unknown } | null | undefined)?.sidelight;
  return /^(present|page-terms|open-card|step)$/u.test(String(kind));
}

/**
 * What a tab is asked of its highlights: by the menu, a shortcut, the panel. A frame in which nothing is
 * selected, or that has no such highlight, answers undefined.
 */
export type HighlightQuestion =
  /** The words that are selected: a string. */
  | { readonly sidelight: 'selection' }
  /** Highlights what is selected, and answers true; without a meaning, shows the bar and gives it the focus. */
  | { readonly sidelight: 'highlight-selection'; readonly meaning?: Meaning }
  /** The frame's highlights: `PageHighlight[]`. */
  | { readonly sidelight: 'highlights' }
  /** Scrolls to a highlight and opens its card: true. */
  | { readonly sidelight: 'show-highlight'; readonly id: string }
  /** From now on a highlight stands at one of its candidates, counted as `highlights` answered them: true. */
  | { readonly sidelight: 'reattach'; readonly id: string; readonly candidate: number };

export function isHighlightQuestion(message: unknown): message is HighlightQuestion {
  const kind = (message as { sidelight?: unknown } | null | undefined)?.sidelight;
  return (
    typeof kind === 'string' &&
    /^(selection|highlight-selection|highlights|show-highlight|reattach)$/u.test(kind)
  );
}
