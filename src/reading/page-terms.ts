import type { PageTerm } from '../page-questions.ts';
import type { Words } from '../words.ts';
import type { AnnotatedTerms } from './annotate-terms.ts';
import { whyLine } from './why.ts';

/** The marked terms of a document in reading order, as the popup lists them. */
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
