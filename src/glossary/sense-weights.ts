import type { Evidence, Feature } from './evidence.ts';

/**
 * How much each kind of evidence counts for or against one of our terms, as logarithms of odds: 0.7 doubles
 * them, 2.3 makes them ten times as high. `npm run senses -- --write` fits them to real passages and writes this
 * file; a kind of evidence for a term never weighs less than nothing, one against it never more. What counts at a
 * distance ("on page") is set by hand: passages are single paragraphs.
 */
export const WEIGHTS: Readonly<Record<Feature, number>> = {
  named: 4.07,
  ownWordsNear: 1.69,
  ownWordsOnPage: 0.6,
  sharedWordsNear: 0.94,
  sharedWordsOnPage: 0.25,
  relatedNear: 0,
  relatedOnPage: 0.4,
  termsNear: 0.22,
  termsOnPage: 0.15,
  fieldNear: 0.39,
  fieldOnPage: 0.15,
  otherSenseNear: -2.26,
  otherSenseOnPage: -0.9,
  spelledNear: -2,
  spelledOnPage: -1.2,
  joined: -2.5,
  foreign: -0.5,
};

/** What a form with no evidence at all starts from. */
export const START = -2.05;

/** From this score on a form is marked: where a false mark costs several times what a missing one does. */
export const MARK = 0;

/** The logarithm of the odds that the term is meant, by the evidence alone. */
export function scoreOf(evidence: Evidence): number {
  return (Object.keys(WEIGHTS) as Feature[]).reduce(
    (sum, feature) => sum + WEIGHTS[feature] * evidence[feature],
    START,
  );
}
