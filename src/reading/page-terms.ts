import type { PageTerm } from '../page-questions.ts';
import type { AnnotatedTerms } from './annotate-terms.ts';
import { headingOf } from './sections.ts';

/** The marked terms of a document in reading order, as the popup lists them. */
export function listTerms(terms: AnnotatedTerms): PageTerm[] {
  const labels = terms.labels();
  const starts = terms.sectionStarts();
  return terms.marks().map(({ block, match, text }, index) => {
    const [{ term, reason }] = match.senses;
    return {
      index,
      term,
      label: labels[term] ?? term,
      text: text.replace(/[\s\uFFFC]+/gu, ' '),
      reason,
      place: headingOf(block, starts).slice(0, 80),
    };
  });
}
