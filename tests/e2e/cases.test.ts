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
 * Each case as it stands; in Chromium one in three also perturbed, all kinds mixed. `tests/soak` has every case with each
 * kind by itself, in both browsers.
 */
const kindsFor = ({ name }: MatchingCase): readonly Perturbation[] =>
  target === 'chromium' && seedOf(name) % 3 === 0 ? perturbations : [];

for (const [title, matchingCases] of Object.entries(cases)) {
  describe.concurrent(title, () => {
    for (const matchingCase of matchingCases) {
      const reason = knownFailures[target][matchingCase.name];
      const name = reason === undefined ? matchingCase.name : `${matchingCase.name} (known: ${reason})`;
      const run = reason === undefined ? test : test.fails;
      run(name, ({ expect }) => holds(matchingCase, expect, kindsFor(matchingCase)));
    }
  });
}
