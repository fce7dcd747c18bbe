import type { Words } from '../words.ts';
import type { AnnotatedTerms } from './annotate-terms.ts';
import { whyLine } from './why.ts';

/** One marked term of a page, as the popup lists it. */
export interface PageTerm {
  /** Its place in reading order, counted from 0. */
  readonly index: number;
  /** Id of its term, and what the glossary calls it. */
  readonly term: string;
  readonly label: string;
  /** The words as the page writes them. */
  readonly text: string;
  readonly why: string;
  /** The heading it stands under, empty without one. */
  readonly place: string;
}

/** What a tab is asked, and by whom it is asked: the popup, a shortcut, a test. */
export type PageQuestion =
  | { readonly sidelight: 'page-terms' }
  | { readonly sidelight: 'open-card'; readonly index: number }
  | { readonly sidelight: 'step'; readonly step: 1 | -1 };

export function isPageQuestion(message: unknown): message is PageQuestion {
  const kind = (message as { sidelight?: unknown } | null | undefined)?.sidelight;
  return kind === 'page-terms' || kind === 'open-card' || kind === 'step';
}

export function listTerms(terms: AnnotatedTerms, words: Words): PageTerm[] {
  return terms.marks().map((mark, index) => {
    const [{ term, reason }] = mark.match.senses;
    return {
      index,
      term,
      label: terms.labelOf(mark),
      text: mark.text.replace(/[\s\uFFFC]+/gu, ' '),
      why: whyLine(reason, words),
      place: terms.placeOf(mark).slice(0, 80),
    };
  });
}
