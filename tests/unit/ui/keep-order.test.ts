import { expect, test } from 'vitest';
import { keepOrder } from '../../../src/ui/keep-order.ts';

const rows: { shown: string; now: string; kept: string }[] = [
  { shown: '', now: 'cba', kept: 'cba' },
  { shown: 'abc', now: 'cba', kept: 'abc' },
  { shown: 'abc', now: 'cb', kept: 'bc' },
  { shown: 'abc', now: 'dcba', kept: 'dabc' },
  { shown: 'abc', now: 'aebdc', kept: 'edabc' },
];

test.each(rows)('shown $shown, now $now: $kept', ({ shown, now, kept }) => {
  expect(keepOrder([...shown], [...now], (letter) => letter).join('')).toBe(kept);
});
