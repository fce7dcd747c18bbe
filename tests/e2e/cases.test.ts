import { afterAll, describe, test } from 'vitest';
import type { Target } from '../../tools/build.ts';
import { partOf, target } from './browser.ts';
import type { MatchingCase } from './case-format.ts';
import { cases, closeCases, holds } from './hold-case.ts';
import { type Perturbation, perturbations, seedOf } from './perturb.ts';

/** Cases that are known to fail, by browser, and why. One that begins to pass fails here: take it out. */
const knownFailures: Record<typeof target, Record<string, string>> = {
  chromium: {},
  firefox: {},
};

/**
 * The cases that were given to us in both browsers; each of our own in one of them, two thirds in Chromium, where they
 * take less time, in the soak in both. In Chromium one in ten is also perturbed, all kinds mixed; the soak perturbs every
 * one, with each kind by itself.
 */
const own = (isFor: Target): MatchingCase[] =>
  cases['own cases'].filter(({ name }) => (seedOf(name) % 3 === 0 ? 'firefox' : 'chromium') === isFor);
const heldHere = {
  'shared cases': cases['shared cases'],
  'own cases': partOf({ chromium: own('chromium'), firefox: own('firefox') }),
};
const kindsFor = ({ name }: MatchingCase): readonly Perturbation[] =>
  target === 'chromium' && seedOf(name) % 10 === 0 ? perturbations : [];

// A page with a clock or a ticker in it would go on to the end of all tests.
afterAll(closeCases);

for (const [title, matchingCases] of Object.entries(heldHere)) {
  describe.concurrent(title, () => {
    for (const matchingCase of matchingCases) {
      const reason = knownFailures[target][matchingCase.name];
      const name = reason === undefined ? matchingCase.name : `${matchingCase.name} (known: ${reason})`;
      const run = reason === undefined ? test : test.fails;
      run(name, ({ expect }) => holds(matchingCase, expect, kindsFor(matchingCase)));
    }
  });
}
