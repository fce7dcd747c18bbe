import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../../src/glossary/evidence.ts';
import { judgePage } from '../../../src/glossary/senses.ts';
import { ambiguous, annotatorOf, term } from './small-glossary.ts';

/** Enough entries with the same word that it is everybody's. */
const names = [
  'Alpha',
  'Beta',
  'Gamma',
  'Delta',
  'Epsilon',
  'Zeta',
  'Eta',
  'Theta',
  'Iota',
  'Kappa',
  'Lambda',
];
const topics = names.map((name) =>
  term(`${name.toLowerCase()}-norms`, [`${name} Norms`], { senseWords: ['diplomacy', `${name} study`] }),
);
const council = term(
  'council',
  [
    'Trade Council',
    {
      text: 'TTC',
      otherSenses: [
        { name: 'transit', words: ['subway', 'fares'] },
        { name: 'fonts', words: ['glyph'] },
      ],
    },
  ],
  {
    labels: { en: 'Trade Council', fr: 'Conseil du commerce' },
    senseWords: ['Brussels', 'tariffs', 'diplomacy'],
    relations: [{ type: 'see-also', term: 'services-act' }],
  },
);
const servicesAct = term('services-act', ['Services Act', ambiguous('DSA', 'socialist')], {
  senseWords: ['platforms'],
});
const { annotate, knowledge } = annotatorOf(council, servicesAct, ...topics);

/** What is weighed for the TTC in the first block of a page: the kinds of evidence that are there. */
function evidenceIn(page: readonly string[], lang: string): Partial<Evidence> {
  const judged = judgePage(annotate(page.map((text) => ({ text, lang }))), knowledge);
  const found = judged[0]
    ?.flatMap(({ weighed }) => weighed)
    .find(({ reading }) => reading.term === 'council');
  const present = Object.entries(found?.evidence ?? {}).filter(([, amount]) => amount !== 0);
  return Object.fromEntries(present.map(([kind, amount]) => [kind, Math.round(amount * 10) / 10]));
}

const rows: Array<{ title: string; page: string[]; lang?: string; evidence: Partial<Evidence> }> = [
  { title: 'nothing', page: ['The TTC met.', 'In spring.'], evidence: {} },
  { title: 'its own name', page: ['The TTC met.', 'A Trade Council.'], evidence: { named: 1 } },
  { title: 'a word of its own', page: ['The TTC in Brussels.'], evidence: { ownWordsNear: 1 } },
  {
    title: 'words count once, and where they are nearest',
    page: ['The TTC in Brussels, Brussels.', 'Brussels and tariffs'],
    evidence: { ownWordsNear: 1, ownWordsOnPage: 1 },
  },
  {
    title: 'a word of many entries',
    page: ['The TTC and diplomacy.', 'More of it.'],
    evidence: { sharedWordsNear: 1 },
  },
  {
    title: 'a word of many entries, elsewhere',
    page: ['The TTC.', 'Diplomacy.'],
    evidence: { sharedWordsOnPage: 1 },
  },
  {
    title: 'a related term',
    page: ['The TTC and the Services Act.', 'The Services Act.'],
    evidence: { relatedNear: 1, termsNear: 1 },
  },
  {
    title: 'a related term elsewhere',
    page: ['The TTC.', 'The Services Act.'],
    evidence: { relatedOnPage: 1, termsOnPage: 1 },
  },
  { title: 'an ambiguous form of a related term', page: ['The TTC and the DSA.'], evidence: {} },
  {
    title: 'other terms, four at most',
    page: ['The TTC: Alpha Norms, Beta Norms, Gamma Norms, Delta Norms, Epsilon Norms.', 'Zeta Norms.'],
    evidence: { termsNear: 4, termsOnPage: 1 },
  },
  {
    title: 'words of other entries lean to the field',
    page: ['The TTC, an alpha study.', 'On platforms, a beta study.'],
    evidence: { fieldNear: 1.6, fieldOnPage: 2.2 },
  },
  {
    title: 'words of the other senses of other forms lean away from it',
    page: ['The TTC, says a socialist.', 'A socialist.'],
    evidence: { fieldNear: -1.6 },
  },
  {
    title: 'of several other senses the one with most words',
    page: ['The TTC: subway, fares, glyph.', 'A glyph'],
    evidence: { otherSenseNear: 2 },
  },
  { title: 'another sense elsewhere', page: ['The TTC.', 'A glyph.'], evidence: { otherSenseOnPage: 1 } },
  {
    title: 'spelled out as something else near',
    page: ['The TTC, the Tiny Tea Club.', 'The Tiny Tea Club.'],
    evidence: { spelledNear: 1 },
  },
  {
    title: 'spelled out as something else, in small letters',
    page: ['The TTC, our tiny tea club.'],
    evidence: { spelledNear: 1 },
  },
  {
    title: 'spelled out beside the same acronym elsewhere',
    page: ['The TTC.', 'The TTC is the Tiny Tea Club.'],
    evidence: { spelledOnPage: 1 },
  },
  {
    title: 'spelled out where the acronym does not stand',
    page: ['The TTC.', 'The Tiny Tea Club.'],
    evidence: {},
  },
  { title: 'a compound', page: ['TTC-256'], evidence: { joined: 1 } },
  { title: 'a language it has only a label in', page: ['TTC'], lang: 'fr-CA', evidence: {} },
  { title: 'a language it has no word in', page: ['TTC'], lang: 'pl', evidence: { foreign: 1 } },
  { title: 'no language said', page: ['TTC'], lang: '', evidence: {} },
];

describe('what speaks for and against a term', () => {
  test.each(rows)('$title', ({ page, lang = 'en', evidence }) => {
    expect(evidenceIn(page, lang)).toEqual(evidence);
  });
});
