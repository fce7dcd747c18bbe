import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { likeness, sharedPairs, swaps, typosAllowed } from '../../../src/lookup/word-likeness.ts';

describe('a word that was typed is like', () => {
  const rows: { typed: string; there: string; is: 'same' | 'beginning' | 'like' | 'other' }[] = [
    { typed: 'nato', there: 'nato', is: 'same' },
    { typed: 'sover', there: 'sovereignty', is: 'beginning' },
    { typed: 'digtal', there: 'digital', is: 'like' },
    { typed: 'dgiital', there: 'digital', is: 'like' },
    { typed: 'digiatl', there: 'digital', is: 'like' },
    { typed: 'sovreignity', there: 'sovereignty', is: 'like' },
    { typed: 'naot', there: 'nato', is: 'like' },
    { typed: 'otr', there: 'tor', is: 'like' },
    { typed: 'tol', there: 'tor', is: 'other' },
    { typed: 'nqqo', there: 'nato', is: 'other' },
    { typed: 'digital', there: 'dig', is: 'other' },
    { typed: 'cyber', there: 'digital', is: 'other' },
  ];
  const floors = { same: [1, 1], beginning: [0.6, 0.95], like: [0.3, 0.85], other: [0, 0] } as const;
  test.each(rows)('$typed: $there, $is', ({ typed, there, is }) => {
    const like = likeness(typed, there);
    expect(like).toBeGreaterThanOrEqual(floors[is][0]);
    expect(like).toBeLessThanOrEqual(floors[is][1]);
  });

  test('more of a beginning is more', () => {
    expect(likeness('sovereig', 'sovereignty')).toBeGreaterThan(likeness('sov', 'sovereignty'));
    expect(likeness('sov', 'sovereignty')).toBeLessThan(likeness('sovereignty', 'sovereignty'));
  });
});

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 6, maxLength: 14 });

test('one letter left out, put in, changed or moved by one place never makes another word of a long one', () => {
  fc.assert(
    fc.property(word, fc.nat(), fc.constantFrom('', 'x'), fc.boolean(), (there, seed, put, isSwap) => {
      const at = seed % (there.length - 1);
      const typed = isSwap
        ? there.slice(0, at) + there.charAt(at + 1) + there.charAt(at) + there.slice(at + 2)
        : there.slice(0, at) + put + there.slice(at + 1);
      fc.pre(typed.length >= 6);
      expect(likeness(typed, there)).toBeGreaterThan(0.5);
    }),
  );
});

test('slips are counted as in the table of all distances', () => {
  const some = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
  fc.assert(
    fc.property(some, some, (typed, there) => {
      fc.pre(typed !== there && !there.startsWith(typed));
      const slips = tableDistance(typed, there);
      const isSwap = typed.length < 6 && typed.length === there.length && swaps(typed).includes(there);
      const isLike = slips <= Math.max(typosAllowed(typed), isSwap ? 1 : 0);
      expect(likeness(typed, there)).toBe(isLike ? 0.85 - (0.9 * slips) / Math.max(typed.length, 6) : 0);
    }),
    { numRuns: 5_000 },
  );
});

/** Optimal string alignment (Damerau and Levenshtein), written for clarity. */
function tableDistance(one: string, other: string): number {
  const table = new Map<string, number>();
  const at = (i: number, j: number): number =>
    i < 0 || j < 0 ? Infinity : i === 0 || j === 0 ? i + j : (table.get(`${i} ${j}`) ?? Infinity);
  for (let i = 1; i <= one.length; i++)
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const slips = [at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (isSame ? 0 : 1)];
      if (isSwap) slips.push(at(i - 2, j - 2) + 1);
      table.set(`${i} ${j}`, Math.min(...slips));
    }
  return at(one.length, other.length);
}

test('how many slips are allowed', () => {
  expect(['tor', 'nato', 'aukus', 'brexit', 'sovereignty'].map(typosAllowed)).toEqual([0, 1, 1, 2, 2]);
});

test('what two transposed letters may have been', () => {
  expect(swaps('otr')).toEqual(['tor', 'ort']);
  expect(swaps('aa')).toEqual([]);
  expect(swaps('')).toEqual([]);
});

test('pairs of letters that two words share', () => {
  expect(sharedPairs('night', 'nacht')).toBe(0.25);
  expect(sharedPairs('same', 'same')).toBe(1);
  expect(sharedPairs('', 'a')).toBe(0);
});
