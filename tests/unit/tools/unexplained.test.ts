import { describe, expect, test } from 'vitest';
import { unexplained } from '../../../tools/unexplained.ts';
import { unmarked } from '../glossary/marked-text.ts';

/** Texts in which what entries explain stands in ⟦double brackets⟧, and what is left to explain, from once on. */
const rows: { title: string; texts: string[]; names: Record<string, number> }[] = [
  {
    title: 'names and acronyms, the most frequent first',
    texts: ['They met in the Hague Tribunal. ICSID and PCA were there, and ICSID spoke.', 'ICSID sat.'],
    names: { ICSID: 3, 'Hague Tribunal': 1, PCA: 1 },
  },
  {
    title: 'what is explained is left out, with whatever holds it',
    texts: ['The ⟦TTC⟧ met, and the New ⟦Digital Silk Road⟧ Fund paid.'],
    names: {},
  },
  {
    title: 'small words inside a name',
    texts: ['A Bank of the South and a Ministère des Affaires étrangères.'],
    names: { 'Bank of the South': 1, 'Ministère des Affaires': 1 },
  },
  { title: 'a name that begins after &', texts: ['the S&P Dow Index'], names: { 'Dow Index': 1, 'S&P': 1 } },
  {
    title: '“and” inside a name, and between two',
    texts: ['The Trade and Tax Council, WXO and WIXO, Acme Institute and WXO.'],
    names: { WXO: 2, 'Acme Institute': 1, 'Trade and Tax Council': 1, WIXO: 1 },
  },
  {
    title: 'a word that only begins a sentence, when the page writes it small elsewhere',
    texts: [
      'However Acme Institute agreed. However, it was small; and however: no.',
      '“However Acme Institute”.',
    ],
    names: { 'Acme Institute': 2 },
  },
  {
    title: 'but not inside a sentence',
    texts: ['of the Digital Pact, which is digital'],
    names: { 'Digital Pact': 1 },
  },
  {
    title: 'articles at the beginning',
    texts: ['The Acme Institute', 'in The Acme Institute.'],
    names: { 'Acme Institute': 2 },
  },
  {
    title: 'possessives are no part of it',
    texts: ['Acme Institute’s view, Acme Institute view.'],
    names: { 'Acme Institute': 2 },
  },
  { title: 'one capitalised word is no name', texts: ['He went to Paris and saw Berlin.'], names: {} },
  {
    title: 'loud words are no acronyms; short ones may be',
    texts: ['STOP it, do not stop. The US told us, and told COP15. THE END, AND THE S&P.'],
    names: { COP15: 1, END: 1, 'S&P': 1, US: 1 },
  },
  { title: 'nothing inside addresses', texts: ['see example.org/ABC/DEF or ABC@example.org'], names: {} },
  {
    title: 'an acronym inside a name is not counted twice',
    texts: ['the EX Institute met'],
    names: { 'EX Institute': 1 },
  },
  { title: 'scripts without capitals', texts: ['网络主权 سيادة'], names: {} },
  {
    title: 'Cyrillic',
    texts: ['Московский Институт и ОБСЕ, ОБСЕ'],
    names: { ОБСЕ: 2, 'Московский Институт': 1 },
  },
];

describe('names that no entry explains', () => {
  test.each(rows)('$title', ({ texts, names }) => {
    const known = texts.map(unmarked).map(({ text, spans }) => ({ text, explained: spans }));
    const found = unexplained(known, 1);
    expect(found.map(({ text, times }) => [text, times])).toEqual(Object.entries(names));
  });

  test('from twice on, when nobody says otherwise', () => {
    const found = unexplained([{ text: 'ABC and DEF and ABC', explained: [] }]);
    expect(found).toEqual([{ text: 'ABC', times: 2 }]);
  });
});
