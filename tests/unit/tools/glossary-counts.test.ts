import { expect, test } from 'vitest';
import { countsOf, languageHead, languageRows } from '../../../tools/glossary-counts.ts';
import { overweight, weightLines } from '../../../tools/glossary-weight.ts';
import { ambiguous, source, term } from '../glossary/small-glossary.ts';

const view = { view: 'A view that is long enough to be one.', citations: ['a-source'] };
const terms = [
  term('alpha', ['Alpha', ambiguous('AN')], {
    relevance: 'core',
    labels: { en: 'Alpha', zh: '阿' },
    perspectives: [
      { who: 'China', ...view },
      { who: 'Europe', ...view },
    ],
    timeline: [{ date: '2020', event: 'It began.' }],
  }),
  term('beta', [], {
    labels: { en: 'Beta', de: 'Beta' },
    forms: { en: [{ text: 'norm', inflected: ['norms', 'norms’'] }], de: [ambiguous('Norm')] },
  }),
];

test('everything is counted', () => {
  const sources = [source('a-source'), source('b-source'), source('c-source', { kind: 'law' })];
  expect(Object.fromEntries(countsOf(terms, sources).map(([count, what]) => [what, count]))).toEqual({
    entries: 2,
    'of the core': 1,
    citations: 2,
    sources: 3,
    'of kind news': 2,
    'of kind law': 1,
    forms: 4,
    'inflected forms': 2,
    'ambiguous forms': 2,
    perspectives: 2,
    'entries with perspectives': 1,
    'timeline steps': 1,
    'entries with a timeline': 1,
    relations: 0,
  });
});

test('a row for each language, of all entries and of the core', () => {
  expect(languageHead).toHaveLength(6);
  expect(languageRows(terms)).toEqual([
    ['en', '2', '1', '3', '2', '1'],
    ['de', '1', '0', '1', '0', '1'],
    ['zh', '1', '1', '0', '0', '0'],
  ]);
});

test.each([
  { title: 'light', weight: { forms: 600_000, index: 1, entries: 10_000, count: 2 }, says: [] },
  {
    title: 'an entry too heavy on average',
    weight: { forms: 1, index: 1, entries: 10_002, count: 2 },
    says: [/Entries have 5001 bytes on average, and may have 5000/u],
  },
  {
    title: 'too much for every page',
    weight: { forms: 600_001, index: 1, entries: 1, count: 1 },
    says: [/every page needs has 600001 bytes, and may have 600000/u],
  },
  { title: 'nothing at all', weight: { forms: 2, index: 0, entries: 2, count: 0 }, says: [] },
])('weight: $title', ({ weight, says }) => {
  expect(overweight(weight)).toEqual(says.map((one) => expect.stringMatching(one)));
  expect(weightLines(weight)).toHaveLength(2);
});
