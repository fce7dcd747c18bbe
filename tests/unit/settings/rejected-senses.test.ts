import { describe, expect, test } from 'vitest';
import {
  MOST_REJECTED,
  type RejectedSense,
  rejectionKey,
  withRejected,
} from '../../../src/settings/rejected-senses.ts';

const council = { site: 'a.org', term: 'trade-council', form: 'TTC' };

/** What is said of a sense, and whether it is the same as that TTC is not the trade council on a.org. */
const said: { title: string; sense: Partial<RejectedSense>; same: boolean }[] = [
  { title: 'the same', sense: {}, same: true },
  { title: 'another case', sense: { form: 'ttc' }, same: true },
  { title: 'a soft hyphen in it', sense: { form: 'T\u00ADTC' }, same: true },
  { title: 'its long form', sense: { form: 'Trade and Technology Council' }, same: false },
  { title: 'with points', sense: { form: 'T.T.C.' }, same: false },
  { title: 'another term', sense: { term: 'toronto' }, same: false },
  { title: 'another site', sense: { site: 'b.org' }, same: false },
  { title: 'a site below it', sense: { site: 'news.a.org' }, same: false },
];

describe('the same is said by', () => {
  test.each(said)('$title: $same', ({ sense, same }) => {
    expect(rejectionKey({ ...council, ...sense }) === rejectionKey(council)).toBe(same);
  });
});

describe('withRejected', () => {
  const other = { ...council, site: 'b.org' };

  const rows: { title: string; list: RejectedSense[]; rejected: boolean; after: RejectedSense[] }[] = [
    { title: 'the first', list: [], rejected: true, after: [council] },
    { title: 'one more', list: [other], rejected: true, after: [other, council] },
    { title: 'once more', list: [council, other], rejected: true, after: [other, council] },
    {
      title: 'once more, written otherwise',
      list: [{ ...council, form: 'ttc' }, other],
      rejected: true,
      after: [other, council],
    },
    { title: 'taken in again', list: [council, other], rejected: false, after: [other] },
    {
      title: 'taken in again, written otherwise',
      list: [{ ...council, form: 'ttc' }, other],
      rejected: false,
      after: [other],
    },
    { title: 'taken in without having been rejected', list: [other], rejected: false, after: [other] },
  ];
  test.each(rows)('$title', ({ list, rejected, after }) => {
    const before = [...list];
    expect(withRejected(list, council, rejected)).toEqual(after);
    expect(list).toEqual(before);
  });

  test('the oldest go when there are too many', () => {
    const full = Array.from({ length: MOST_REJECTED }, (_, i) => ({ ...council, site: `${i}.org` }));
    const after = withRejected(full, council, true);
    expect(after).toHaveLength(MOST_REJECTED);
    expect(after.at(0)?.site).toBe('1.org');
    expect(after.at(-1)).toEqual(council);
  });
});
