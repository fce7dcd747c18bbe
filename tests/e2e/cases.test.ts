import { describe, test } from 'vitest';
import { target } from './browser.ts';
import type { MatchingCase } from './case-format.ts';
import { cases, holds } from './hold-case.ts';
import { type Perturbation, perturbations, seedOf } from './perturb.ts';

/** Cases that are known to fail, by browser, and why. One that begins to pass fails here: take it out. */
const knownFailures: Record<typeof target, Record<string, string>> = {
  chromium: {},
  firefox: {},
};

/**
 * The cases that were given to us in both browsers; each of our own in one of them. In Chromium one in three is also
 * perturbed, all kinds mixed. `tests/soak` has every case in both browsers, as it stands and with each kind by itself.
 */
const half = target === 'chromium' ? 0 : 1;
const heldHere = {
  'shared cases': cases['shared cases'],
  'own cases': cases['own cases'].filter(({ name }) => seedOf(name) % 2 === half),
};
const kindsFor = ({ name }: MatchingCase): readonly Perturbation[] =>
  target === 'chromium' && seedOf(name) % 3 === 0 ? perturbations : [];

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
