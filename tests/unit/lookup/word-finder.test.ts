import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch';
import { expect, test } from 'vitest';
import { type WantedWord, wordFinder } from '../../../src/lookup/word-finder.ts';

const documents = [
  { id: 'dsr', label: 'digital silk road', summary: 'cables and data centres along the belt and road' },
  { id: 'ds', label: 'digital sovereignty', summary: 'control of data, cables and digital markets' },
  { id: 'silk', label: 'silk', summary: 'a thread' },
  { id: 'dt', label: 'digital trade', summary: 'rules for data that crosses borders' },
  { id: 'chips', label: 'chips act', summary: 'subsidies' },
];
const options: SearchOptions = {
  fields: ['label', 'summary'],
  tokenize: (word) => [word],
  boost: { label: 4, summary: 1 },
  weights: { prefix: 0.6, fuzzy: 0.45 },
};

function madeIndex(): MiniSearch {
  const mini = new MiniSearch({ fields: ['label', 'summary'], storeFields: ['label'] });
  mini.addAll(documents);
  return mini;
}

const wanted = (query: string): WantedWord[] =>
  query.split(' ').map((word, place, { length }) => ({
    word,
    boost: word === 'and' ? 0.2 : 1,
    prefix: place === length - 1,
    fuzzy: word.length > 3 ? 1 : 0,
  }));

/** All words at once, as MiniSearch does it. */
function atOnce(mini: MiniSearch, words: readonly WantedWord[]): SearchResult[] {
  const queries = words.map(({ word, boost, prefix, fuzzy }) => ({
    queries: [word],
    boostTerm: () => boost,
    prefix,
    fuzzy,
  }));
  return mini.search({ combineWith: 'OR', queries }, options);
}

const scores = (found: readonly SearchResult[]): unknown =>
  found.map(({ id, label, score, queryTerms }) => ({ id, label, score, queryTerms }));

test.each([
  'digital silk',
  'digtal slik road',
  'silk and road',
  'data data',
  'dat digital d',
  'nothing at all',
])('letter by letter, %j finds what MiniSearch finds of all its words at once', (query) => {
  const mini = madeIndex();
  const finder = wordFinder(mini, () => ({}));
  for (let length = 1; length <= query.length; length++) {
    const words = wanted(query.slice(0, length).trimEnd());
    finder.begin();
    expect(scores(finder.find(words, options, 99))).toEqual(scores(atOnce(mini, words)));
  }
});

test('of the next query only the words that it does not share with the one before are looked for', () => {
  const mini = madeIndex();
  const asked: string[] = [];
  const finder = wordFinder(mini, (word) => {
    asked.push(word);
    return {};
  });
  for (const query of ['digital', 'digital s', 'digital si', 'chips', 'digital']) {
    finder.begin();
    finder.find(wanted(query), options, 2);
  }
  // "digital" stands last at first, and then between: its beginnings are no longer meant.
  expect(asked).toEqual(['digital', 'digital', 's', 'si', 'chips', 'digital']);
});

test('at most so many are found, the best', () => {
  const finder = wordFinder(madeIndex(), () => ({}));
  finder.begin();
  const all = finder.find(wanted('digital data'), options, 99);
  expect(all.length).toBeGreaterThan(2);
  expect(finder.find(wanted('digital data'), options, 2)).toEqual(all.slice(0, 2));
});
