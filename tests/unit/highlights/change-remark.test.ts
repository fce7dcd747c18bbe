import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeRemark, type PartOfRemark } from '../../../src/highlights/change-remark.ts';
import type { Remark } from '../../../src/highlights/highlight.ts';

const current: Remark = { meaning: 'claim', note: 'Who?', tags: ['sea', 'cables'] };

const rows: { title: string; change: PartOfRemark; was?: PartOfRemark; is: Partial<Remark> }[] = [
  { title: 'nothing', change: {}, is: {} },
  { title: 'a colour', change: { meaning: 'idea' }, is: { meaning: 'idea' } },
  { title: 'a note, whatever it was', change: { note: 'New.' }, is: { note: 'New.' } },
  {
    title: 'a note that is as the window knew it',
    change: { note: 'Where?' },
    was: { note: 'Who?' },
    is: { note: 'Where?' },
  },
  { title: 'a note that is taken away', change: { note: '' }, was: { note: 'Who?' }, is: { note: '' } },
  {
    title: 'a note that another window wrote too',
    change: { note: 'Where?' },
    was: { note: '' },
    is: { note: 'Who?\n\nWhere?' },
  },
  { title: 'the same note once more', change: { note: 'Who?' }, was: { note: '' }, is: {} },
  {
    title: 'a note that goes on from what another window wrote',
    change: { note: 'Who? Where?' },
    was: { note: '' },
    is: { note: 'Who? Where?' },
  },
  {
    title: 'a note that is taken away while another window wrote on',
    change: { note: '' },
    was: { note: 'W' },
    is: {},
  },
  { title: 'tags, whatever they were', change: { tags: ['new'] }, is: { tags: ['new'] } },
  {
    title: 'a tag more, when another window put one in',
    change: { tags: ['sea', 'law'] },
    was: { tags: ['sea'] },
    is: { tags: ['sea', 'cables', 'law'] },
  },
  {
    title: 'a tag less, when another window put one in',
    change: { tags: [] },
    was: { tags: ['sea'] },
    is: { tags: ['cables'] },
  },
];

describe('a window changes', () => {
  test.each(rows)('$title', ({ change, was, is }) => {
    expect(changeRemark(current, change, was)).toEqual({ ...current, ...is });
  });
});

test('both notes are kept also where they are together what the window knew', () => {
  const base: Remark = { meaning: 'claim', note: 'b\n\n\n', tags: [] };
  const first = changeRemark(base, { note: 'b' }, base);
  const both = changeRemark(first, { note: '\n' }, base);
  expect(both.note).toBe('b\n\n\n\n');
  expect(changeRemark(both, { note: '\n' }, base)).toEqual(both);
});

const remark = fc.record({
  meaning: fc.constantFrom('claim', 'idea'),
  note: fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 4 }),
  tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
}) as fc.Arbitrary<Remark>;

test('the same change twice is that change, and both notes are kept', () => {
  fc.assert(
    fc.property(remark, remark, remark, (base, one, other) => {
      const first = changeRemark(base, one, base);
      const both = changeRemark(first, other, base);
      expect(changeRemark(both, other, base)).toEqual(both);
      if (one.note !== base.note) expect(both.note).toContain(one.note);
      if (other.note !== base.note) expect(both.note).toContain(other.note);
    }),
    { numRuns: 2_000 },
  );
});
