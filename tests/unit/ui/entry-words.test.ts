import { describe, expect, test } from 'vitest';
import { compileGlossary } from '../../../src/glossary/compile.ts';
import { inverseOf, kinds, type RelationType, type Source } from '../../../src/glossary/term.ts';
import {
  bibliographyOf,
  dateWords,
  entryAsText,
  kindWord,
  linkTo,
  relationWord,
} from '../../../src/ui/entry-words.ts';
import { wordNames } from '../../../src/words.ts';
import { source, term } from '../glossary/small-glossary.ts';
import { wordsAsNames } from '../words-as-names.ts';

describe('dates', () => {
  const rows: { date: string; locale: string; words: string }[] = [
    { date: '2015', locale: 'en-GB', words: '2015' },
    { date: '2015-03', locale: 'en-GB', words: 'March 2015' },
    { date: '2022-02-04', locale: 'en-GB', words: '4 February 2022' },
    { date: '2022-02-04', locale: 'en-US', words: 'February 4, 2022' },
    { date: '2022-01-01', locale: 'de', words: '1. Januar 2022' },
    { date: '2022-12', locale: 'fr', words: 'décembre 2022' },
  ];
  test.each(rows)('$date in $locale', ({ date, locale, words }) =>
    expect(dateWords(date, locale)).toBe(words),
  );
});

describe('bibliography', () => {
  const rows: { title: string; more: Partial<Source>; words: string }[] = [
    { title: 'only its kind', more: { kind: 'treaty' }, words: 'treaty' },
    {
      title: 'publisher and day',
      more: { publisher: 'Carnegie Europe', date: '2014-10-24', kind: 'blog post' },
      words: 'Carnegie Europe, 24 October 2014, blog post',
    },
    {
      title: 'authors and year',
      more: { authors: ['A. Barrinha', 'T. Renard'], date: '2017', kind: 'journal article' },
      words: 'A. Barrinha, T. Renard, 2017, journal article',
    },
  ];
  test.each(rows)('$title', ({ more, words }) => {
    expect(bibliographyOf(source('a-source', more), 'en-GB')).toBe(words);
  });
});

describe('links to a source', () => {
  const url = 'https://example.org/a?b=c';
  const rows: { title: string; url?: string; phrase?: string; link: string | undefined }[] = [
    { title: 'no address', phrase: 'cyber power', link: undefined },
    { title: 'no phrase', url, link: url },
    { title: 'a phrase', url, phrase: 'cyber power', link: `${url}#:~:text=cyber%20power` },
    {
      title: 'signs that mean something in a text fragment',
      url,
      phrase: 'so-called, R&D',
      link: `${url}#:~:text=so%2Dcalled%2C%20R%26D`,
    },
    { title: 'other alphabets', url, phrase: '数字', link: `${url}#:~:text=%E6%95%B0%E5%AD%97` },
    { title: 'a percent sign and a hash', url, phrase: '5% #1', link: `${url}#:~:text=5%25%20%231` },
    {
      title: 'an address with a hash',
      url: `${url}#part`,
      phrase: 'power',
      link: `${url}#part:~:text=power`,
    },
  ];
  test.each(rows)('$title', ({ url: address, phrase, link }) => {
    expect(linkTo(source('a-source', address === undefined ? {} : { url: address }), phrase)).toBe(link);
  });

  test('and the phrase is found in it again', () => {
    const phrase = 'a-b, “c” & d=e; 100% #x ~y';
    const link = linkTo(source('a-source', { url }), phrase) ?? '';
    expect(decodeURIComponent(link.split(':~:text=')[1] ?? '')).toBe(phrase);
  });
});

describe('words of kinds and relations', () => {
  test('each has its own', () => {
    const relations = Object.keys(inverseOf) as RelationType[];
    const said = [
      ...kinds.map((kind) => kindWord(kind, wordsAsNames)),
      ...relations.map((type) => relationWord(type, wordsAsNames)),
    ];
    expect(new Set(said).size).toBe(kinds.length + relations.length);
    for (const name of said) expect(Object.keys(wordNames)).toContain(name);
  });

  test('under the name of the thing', () => {
    expect(kindWord('un-body', wordsAsNames)).toBe('kindUnBody');
    expect(relationWord('implemented-by', wordsAsNames)).toBe('relationImplementedBy');
  });
});

test('an entry as text', () => {
  const [entry] = compileGlossary(
    [
      term('silk-road', ['Digital Silk Road'], {
        labels: { en: 'Digital Silk Road' },
        asOf: '2025-10',
        summary: 'What it is.',
        context: 'Why it matters.',
        citations: [
          { source: 'a-source', says: 'Says something.' },
          { source: 'b-source', says: 'Says more.' },
        ],
      }),
    ],
    [
      source('a-source', { title: 'On cables', date: '2019-05', url: 'https://example.org/a' }),
      source('b-source', { title: 'On ports', publisher: 'A Press', kind: 'op-ed' }),
    ],
  ).entries;
  expect(entry && entryAsText(entry, 'en-GB')).toBe(
    `Digital Silk Road. What it is.
Why it matters.
Sidelight glossary, “Digital Silk Road”, as of October 2025.
[1] “On cables”. May 2019, news. https://example.org/a
[2] “On ports”. A Press, op-ed`,
  );
});
