import type { Annotator, BlockAnnotation, Candidate } from './annotate.ts';

/** A form does not mean this term, says the reader. */
export interface Rejection {
  readonly term: string;
  /** The form as a page writes it. */
  readonly form: string;
}

/**
 * The annotations of a page without the readings that its reader rejected. Only the rejected form and its inflected
 * forms are concerned, and only where it is in doubt: a place whose letters name one term beyond doubt keeps it. What else
 * the form may mean stays, and must show more for itself; a place that may mean nothing any more goes.
 */
export function withoutRejected(
  blocks: readonly BlockAnnotation[],
  rejections: readonly Rejection[],
  annotator: Pick<Annotator, 'annotate' | 'inflectionsOf'>,
): readonly BlockAnnotation[] {
  const rejected = numbersOf(rejections, annotator);
  if (rejected.size === 0) return blocks;
  return blocks.map((block) => ({
    ...block,
    candidates: block.candidates.flatMap((candidate): Candidate[] => {
      const terms = rejected.get(candidate.written);
      if (terms === undefined || namesOne(candidate)) return [candidate];
      const readings = candidate.readings.filter(({ term }) => !terms.has(term));
      if (readings.length === candidate.readings.length) return [candidate];
      return readings.length === 0 ? [] : [{ ...candidate, readings, corrected: true }];
    }),
  }));
}

/** Whether a form may mean a term at all. */
export function mayMean({ term, form }: Rejection, annotate: Annotator['annotate']): boolean {
  return readingsOf(form, annotate).some(({ readings }) => readings.some((reading) => reading.term === term));
}

/** The terms rejected for each number of a written form; what the glossary no longer knows is left out. */
function numbersOf(
  rejections: readonly Rejection[],
  { annotate, inflectionsOf }: Parameters<typeof withoutRejected>[2],
): ReadonlyMap<number, ReadonlySet<string>> {
  const numbers = new Map<number, Set<string>>();
  for (const { term, form } of rejections) {
    for (const written of readingsOf(form, annotate).flatMap((place) => inflectionsOf(place.written)))
      numbers.set(written, (numbers.get(written) ?? new Set()).add(term));
  }
  return numbers;
}

/** What the form is to the matcher when it stands alone: one place that is all of it. */
function readingsOf(form: string, annotate: Annotator['annotate']): readonly Candidate[] {
  const [annotation] = annotate([{ text: form, lang: '' }]);
  return (annotation?.candidates ?? []).filter(({ start, end }) => start === 0 && end === form.length);
}

/** Whether the letters say by themselves what is meant, and it is one thing. */
function namesOne({ readings }: Candidate): boolean {
  return readings.filter(({ rule, sure }) => rule === undefined || sure === true).length === 1;
}
