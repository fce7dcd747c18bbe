import { expect, test } from 'vitest';
import { spreadOf } from '../../../../tools/bench/spread.ts';

test.each([
  { values: [3, 1, 2], median: 2, low: 1.5, high: 2.5 },
  { values: [1, 2, 3, 4], median: 2.5, low: 1.75, high: 3.25 },
  { values: [7], median: 7, low: 7, high: 7 },
  { values: [10, 9, 8, 100, 11], median: 10, low: 9, high: 11 },
])('of $values', ({ values, ...spread }) => {
  expect(spreadOf(values)).toEqual({ ...spread, count: values.length });
});

test('of nothing', () => {
  expect(spreadOf([])).toEqual({ median: Number.NaN, low: Number.NaN, high: Number.NaN, count: 0 });
});
