import { describe, expect, test } from 'vitest';
import { type Example, fitLine, type Line } from '../../../tools/senses/fit-weights.ts';

const prior: Line = { start: -1, weights: [1, -1] };
const many = (count: number, evidence: readonly number[], ours: boolean): Example[] =>
  Array.from({ length: count }, () => ({ evidence, ours, weight: 1 }));
const rounded = ({ start, weights }: Line): number[] =>
  [start, ...weights].map((n) => Math.round(n * 10) / 10);
const score = ({ start, weights }: Line, evidence: readonly number[]): number =>
  evidence.reduce((sum, amount, i) => sum + amount * (weights[i] ?? 0), start);

describe('weights that are fitted to examples', () => {
  test('without examples nothing is learnt', () => {
    expect(rounded(fitLine([], prior, () => false))).toEqual([-1, 1, -1]);
  });

  test('the score at a place comes to the logarithm of the odds that were seen there', () => {
    const examples = [...many(300, [0, 0], true), ...many(900, [0, 0], false)];
    expect(fitLine(examples, prior, () => false).start).toBeCloseTo(Math.log(1 / 3), 1);
  });

  test('evidence that tells weighs more, evidence that does not weighs less', () => {
    const examples = [
      ...many(50, [1, 0], true),
      ...many(50, [0, 0], false),
      ...many(50, [0, 1], false),
      ...many(50, [1, 1], true),
    ];
    const { weights } = fitLine(examples, prior, () => false);
    expect(weights[0]).toBeGreaterThan(2);
    expect(weights[1]).toBeGreaterThan(-1);
  });

  test('what speaks for a term is never turned against it', () => {
    const examples = [...many(50, [1, 0], false), ...many(50, [0, 1], true)];
    const { weights } = fitLine(examples, prior, () => false);
    expect(weights.map((weight) => weight + 0)).toEqual([0, 0]);
  });

  test('what is fixed stays', () => {
    const examples = [...many(50, [1, 1], true), ...many(50, [0, 1], false)];
    const { weights } = fitLine(examples, prior, (weight) => weight === 1);
    expect(weights[0]).toBeGreaterThan(1);
    expect(weights[1]).toBe(-1);
  });

  test('an example that counts more pulls more', () => {
    const fitted = (weight: number): Line =>
      fitLine([...many(20, [1, 0], true), { evidence: [1, 0], ours: false, weight }], prior, () => false);
    expect(score(fitted(10), [1, 0])).toBeLessThan(score(fitted(1), [1, 0]));
  });
});
