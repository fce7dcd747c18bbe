import { describe, test } from 'vitest';
import { target } from './browser.ts';
import { cases, holds } from './hold-case.ts';
import { perturbations } from './perturb.ts';

/** Cases that are known to fail, by browser, and why. One that begins to pass fails here: take it out. */
const knownFailures: Record<typeof target, Record<string, string>> = {
  chromium: {},
  firefox: {},
};

/**
 * Each case as it stands and then perturbed, all kinds mixed; `tests/soak` has each kind by itself. In Firefox,
 * whose windows open and close slowly, the perturbed ones are left to the soak: minutes, not seconds.
 */
const kinds = target === 'chromium' ? perturbations : [];

for (const [title, matchingCases] of Object.entries(cases)) {
  describe.concurrent(title, () => {
    for (const matchingCase of matchingCases) {
      const reason = knownFailures[target][matchingCase.name];
      const name = reason === undefined ? matchingCase.name : `${matchingCase.name} (known: ${reason})`;
      const run = reason === undefined ? test : test.fails;
      run(name, ({ expect }) => holds(matchingCase, expect, kinds));
    }
  });
}
