import { describe, expect, test } from 'vitest';
import { browse, type BrowseQuestion, type ListedEntry } from '../../../src/lookup/browse.ts';

const entries: readonly ListedEntry[] = [
  {
    id: 'nato',
    kind: 'institution',
    label: 'NATO',
    labels: { en: 'NATO', fr: 'OTAN', ru: 'НАТО' },
    summary: '',
  },
  { id: 'norms', kind: 'concept', label: 'Norms', labels: { en: 'Norms', fr: 'Normes' }, summary: 'Rules.' },
  { id: 'net', kind: 'concept', label: '“Net”', labels: { en: '“Net”' }, summary: '' },
  { id: 'act', kind: 'law', label: 'Act 10', labels: { en: 'Act 10', fr: 'Édit 10' }, summary: '' },
  { id: 'act-two', kind: 'law', label: 'Act 9', labels: { en: 'Act 9', ru: 'Акт 9' }, summary: '' },
];

function ids(question: Partial<BrowseQuestion>): string[] {
  return browse(entries, { language: 'en', limit: 10, ...question }).entries.map(({ id }) => id);
}

test.each<{ title: string; question: Partial<BrowseQuestion>; found: string[] }>([
  {
    title: 'all, in order: numbers by size, quotes apart',
    question: {},
    found: ['act-two', 'act', 'nato', 'net', 'norms'],
  },
  { title: 'a kind', question: { kind: 'law' }, found: ['act-two', 'act'] },
  { title: 'a letter', question: { letter: 'N' }, found: ['nato', 'net', 'norms'] },
  { title: 'both', question: { kind: 'concept', letter: 'N' }, found: ['net', 'norms'] },
  {
    title: 'a language: what has no name in it is left out',
    question: { language: 'fr' },
    found: ['act', 'norms', 'nato'],
  },
  { title: 'its letters', question: { language: 'fr', letter: 'E' }, found: ['act'] },
  { title: 'nothing', question: { language: 'fr', letter: 'Z' }, found: [] },
  { title: 'the first', question: { limit: 1 }, found: ['act-two'] },
])('$title', ({ question, found }) => expect(ids(question)).toEqual(found));

test('an entry is listed by its name in the language, and by what it is called in English', () => {
  expect(browse(entries, { language: 'fr', letter: 'O', limit: 5 }).entries).toEqual([
    { id: 'nato', kind: 'institution', label: 'NATO', name: 'OTAN', summary: '' },
  ]);
});

describe('what could be chosen beside it', () => {
  const { kinds, languages, letters, total, all } = browse(entries, {
    language: 'en',
    kind: 'law',
    letter: 'A',
    limit: 1,
  });
  test('how many there are, shown or not', () => expect([total, all]).toEqual([2, 5]));
  test('kinds of this letter', () => expect(kinds).toEqual([{ name: 'law', count: 2 }]));
  test('languages of this kind, whatever the letter', () =>
    expect(languages).toEqual([
      { name: 'en', count: 2 },
      { name: 'fr', count: 1 },
      { name: 'ru', count: 1 },
    ]));
  test('letters of this kind', () => expect(letters).toEqual([{ name: 'A', count: 2 }]));
  test('letters before what is none', () =>
    expect(
      browse([...entries, { id: '5g', kind: 'technology', label: '5G', labels: { en: '5G' }, summary: '' }], {
        language: 'en',
        limit: 1,
      }).letters.map(({ name }) => name),
    ).toEqual(['A', 'N', '0–9']));
});
