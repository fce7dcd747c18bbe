import { describe, expect, test } from 'vitest';
import { type MatchingCase, judge, judgeCanary } from '../e2e/case-format.ts';

const base: MatchingCase = { name: 'case', lang: 'en', html: '', expect: ['a'] };

const judged: { title: string; one: Partial<MatchingCase>; painted: string[]; wrong: number }[] = [
  { title: 'what is expected, once or twice', one: {}, painted: ['a', 'a'], wrong: 0 },
  { title: 'something missing', one: {}, painted: [], wrong: 1 },
  { title: 'something more', one: {}, painted: ['a', 'b'], wrong: 1 },
  { title: 'something more that may be', one: { others: true }, painted: ['a', 'b'], wrong: 0 },
  { title: 'something forbidden', one: { others: true, never: ['b'] }, painted: ['a', 'b'], wrong: 1 },
  { title: 'nothing expected, nothing painted', one: { expect: [] }, painted: [], wrong: 0 },
  { title: 'nothing expected, something painted', one: { expect: [] }, painted: ['b'], wrong: 1 },
];

describe('how a case is judged', () => {
  test.each(judged)('$title', ({ one, painted, wrong }) => {
    expect(judge({ ...base, ...one }, painted)).toHaveLength(wrong);
  });

  test('the canary is one mark', () => {
    expect(judgeCanary(['Digital Silk Road', 'AUKUS'])).toEqual([]);
    expect(judgeCanary([])).toHaveLength(1);
    expect(judgeCanary(['Digital Silk Road', 'Digital Silk Road'])).toHaveLength(1);
  });
});
