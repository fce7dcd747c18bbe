import { afterAll, describe, test } from 'vitest';
import { cases, closeCases, holds } from '../e2e/hold-case.ts';
import { perturbations } from '../e2e/perturb.ts';

afterAll(closeCases);

/** Every case with every kind of perturbation by itself, perturbed before the first reading where no timer forbids it. */
for (const perturbation of perturbations) {
  describe.concurrent(perturbation, () => {
    for (const matchingCase of Object.values(cases).flat()) {
      test(matchingCase.name, ({ expect }) => holds(matchingCase, expect, [perturbation], true));
    }
  });
}
