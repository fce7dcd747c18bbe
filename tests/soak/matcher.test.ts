import { describe, test } from 'vitest';
import { matcherAgrees, offsetsComeHome } from '../unit/glossary/matcher-agrees.ts';

/**
 * The matcher against the naive one on a million texts, other ones each time. A failure names its seed;
 * SIDELIGHT_SEED=… begins with that one.
 */
const first = Number(process.env['SIDELIGHT_SEED'] ?? Date.now() % 1_000_000_000);
const parts = 100;

describe('the matcher agrees with the naive one', () => {
  const seeds = Array.from({ length: parts }, (_, part) => first + part);
  test.each(seeds)('10,000 texts, seed %i', (seed) => matcherAgrees(10_000, seed));
});

describe('offsets come home', () => {
  const seeds = Array.from({ length: parts / 5 }, (_, part) => first + part);
  test.each(seeds)('10,000 texts, seed %i', (seed) => offsetsComeHome(10_000, seed));
});
