import type { PageTerm } from '../page-questions.ts';
import type { AnnotatedTerms } from './annotate-terms.ts';

/** The marked terms of a document in reading order, as the popup lists them. */
export function listTerms(terms: AnnotatedTerms): PageTerm[] {
  return terms.marks().map((mark, index) => {
    const [{ term, reason }] = mark.match.senses;
    return {
      index,
      term,
      label: terms.labelOf(mark),
      text: mark.text.replace(/[\s\uFFFC]+/gu, ' '),
      reason,
      place: terms.placeOf(mark).slice(0, 80),
    };
  });
}
