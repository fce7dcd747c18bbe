import type { Reason } from './glossary/senses.ts';

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

/** What a tab is asked, and by whom it is asked: the popup, a shortcut, a test. */
export type PageQuestion =
  | { readonly sidelight: 'present' }
  | { readonly sidelight: 'page-terms' }
  | { readonly sidelight: 'open-card'; readonly index: number }
  | { readonly sidelight: 'step'; readonly step: 1 | -1 }
  | { readonly sidelight: 'highlight-selection' };

export function isPageQuestion(message: unknown): message is PageQuestion {
  const kind = (message as { sidelight?: unknown } | null | undefined)?.sidelight;
  return typeof kind === 'string' && /^(present|page-terms|open-card|step)$/u.test(kind);
}
