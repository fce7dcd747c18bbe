import type { Words } from '../../src/words.ts';

/** The words of the interface as their names, with the values that they were given: `cardAsOf(2026)`. */
export const wordsAsNames: Words = (name, ...values) =>
  values.length === 0 ? name : `${name}(${values.join('; ')})`;
