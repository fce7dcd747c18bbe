import { describe, expect, test } from 'vitest';
import { Failure } from '../../../src/failure.ts';
import { compileGlossary } from '../../../src/glossary/compile.ts';
import type { Source, Term } from '../../../src/glossary/term.ts';
import { englishWords } from '../../../tools/english-words.ts';
import { showEntry, termNamed } from '../../../tools/show-entry.ts';
import { columnsOf } from '../../../tools/wrap.ts';
import { source, term } from '../glossary/small-glossary.ts';

const view = 'A view that is long enough to be one, and to be wrapped into more lines than a single one.';
const address = `https://example.org/${'a'.repeat(120)}`;

const terms = [
  term('alpha-norms', [], {
    relevance: 'core',
    labels: { en: 'Alpha norms', zh: '规范', de: 'Alpha-Normen' },
    forms: {
      en: [
        { text: 'Alpha norms', inflected: ['Alpha norm'] },
        {
          text: 'AN',
          notIn: ['fr'],
          otherSenses: [
            { name: 'Anglo-Norman', words: ['French', 'dialect'] },
            { name: 'access node', words: ['router'] },
          ],
        },
      ],
      zh: [{ text: '规范' }],
    },
    senseWords: ['Beijing', 'treaty'],
    perspectives: [
      { who: 'China', view, citations: ['b-source', 'a-source'] },
      { who: 'Europe', view, citations: ['a-source'] },
    ],
    timeline: [{ date: '2017-12-03', event: 'It is announced.', citations: ['b-source'] }],
    relations: [{ type: 'part-of', term: 'beta' }],
    citations: [
      { source: 'a-source', says: 'Says something of it.', phrase: 'norms of alpha' },
      { source: 'b-source', says: 'Says something else.' },
    ],
  }),
  term('beta', ['Beta'], {
    labels: { en: 'Beta rules' },
    relations: [{ type: 'has-part', term: 'alpha-norms' }],
  }),
];
const sources = [
  source('a-source', { url: address }),
  source('b-source', { authors: ['A. Person'], publisher: 'Example Daily', date: '2026-01' }),
];

function shown(id: string, width: number): string {
  return showIn(terms, sources, id, width);
}

function showIn(all: readonly Term[], cited: readonly Source[], id: string, width: number): string {
  const one = all.find((candidate) => candidate.id === id);
  const entry = compileGlossary(all, cited).entries.find((candidate) => candidate.id === id);
  if (one === undefined || entry === undefined) throw new Error(`no ${id}`);
  return showEntry(one, entry, englishWords(), width);
}

describe('an entry as a person reads it', () => {
  const text = shown('alpha-norms', 100);
  const rows: [what: string, line: string][] = [
    ['kind, core, date, id', 'Concept, of the core, as of July 2026 (alpha-norms)'],
    ['other languages', 'zh 规范 · de Alpha-Normen'],
    ['a perspective with its footnotes', '[2][1]'],
    ['a step of the timeline', '  3 December 2017   It is announced. [2]'],
    ['a relation by its label', '  part of  Beta rules (beta)'],
    ['a form with its inflections', '  en  Alpha norms (also Alpha norm)'],
    ['a form with its rules', '      AN (exact case; ambiguous; not in fr)'],
    ['another sense', 'not Anglo-Norman: French, dialect'],
    ['one more', 'not access node: router'],
    ['a form in another language', '  zh  规范'],
    ['words near it', '  Beijing, treaty'],
    ['a source as a footnote', '  [2] “Title of b-source”. A. Person, Example Daily, January 2026, news.'],
    ['what it says', '      Says something else.'],
    ['where', '      at “norms of alpha”'],
    ['its address, whole', `      ${address} (seen 1 July 2026)`],
  ];
  test.each(rows)('%s', (_, line) => expect(text).toContain(line));

  test.each([60, 100, 250])('%i columns, at most 100, but for addresses', (width) => {
    for (const line of shown('alpha-norms', width).split('\n'))
      if (!line.includes(address)) expect(columnsOf(line)).toBeLessThanOrEqual(Math.min(width, 100));
  });

  test('what an entry does not have, has no heading', () => {
    const least = showIn([term('gamma', ['Gamma'])], [source('a-source')], 'gamma', 100);
    expect(least.split('\n').filter((line) => /^[A-Z][a-z ]+$/u.test(line))).toEqual(['Forms', 'Sources']);
    expect(least).not.toContain('of the core');
  });
});

describe('an id that is not there', () => {
  const many = [...terms, term('gamma-council', ['Gamma Council', 'GC', 'Rat der Gamma'])];
  const rows: [id: string, says: string][] = [
    ['alpha-norm', 'There is no entry “alpha-norm”: near it are alpha-norms.'],
    ['GC', 'There is no entry “GC”: near it are gamma-council.'],
    ['council of gamma', 'There is no entry “council of gamma”: near it are gamma-council.'],
    ['xyz', 'There is no entry “xyz”: npm run glossary counts what is there.'],
  ];
  test.each(rows)('%s', (id, says) => {
    const answer = termNamed(id, many);
    expect(answer).toBeInstanceOf(Failure);
    expect((answer as Failure).message).toBe(says);
  });

  test('one that is there is given', () => expect(termNamed('beta', many)).toBe(terms[1]));
});
