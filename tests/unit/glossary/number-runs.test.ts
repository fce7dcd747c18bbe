import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packRuns, unpackRuns } from '../../../src/glossary/number-runs.ts';

test.each([
  { numbers: [], runs: '' },
  { numbers: [0], runs: '0' },
  { numbers: [0, 1, 2], runs: '0-2' },
  { numbers: [5, 6, 7, 20], runs: '5-2 d' },
  { numbers: [20, 5, 7, 6, 5], runs: '5-2 d' },
  { numbers: [1000, 100_000], runs: 'rs 24e0' },
  { numbers: [3, 4, 9, 10, 11], runs: '3-1 5-2' },
])('$numbers are written $runs', ({ numbers, runs }) => {
  expect(packRuns(numbers)).toEqual(runs);
  expect(unpackRuns(runs)).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
});

test('what is written is read again, in the order of size and each once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 60 })), (numbers) => {
      expect(unpackRuns(packRuns(numbers))).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    }),
  );
});
