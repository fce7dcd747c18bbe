import { describe, expect, test } from 'vitest';
import type { Term } from '../../../src/glossary/term.ts';
import { ambiguous, term, understand } from './small-glossary.ts';

const council = term(
  'trade-council',
  ['Trade and Technology Council', ambiguous('TTC', 'subway', 'streetcar', 'bus stop', 'fares')],
  {
    senseWords: ['Brussels', 'export controls', 'transatlantic', 'semiconductors'],
    relations: [{ type: 'see-also', term: 'services-act' }],
  },
);
const servicesAct = term(
  'services-act',
  ['Digital Services Act', ambiguous('DSA', 'socialist', 'signature')],
  {
    senseWords: ['platforms', 'Commission', 'illegal content'],
    relations: [{ type: 'see-also', term: 'trade-council' }],
  },
);
const topics = ['Alpha Norms', 'Beta Norms', 'Gamma Norms', 'Delta Norms', 'Epsilon Norms', 'Zeta Norms'].map(
  (name) => term(name.toLowerCase().replace(' ', '-'), [name]),
);
const usAndEu = term('eu-us-council', ['EU-US Trade and Technology Council', ambiguous('TTC', 'subway')], {
  senseWords: ['Washington', 'Blinken', 'Raimondo'],
});
const indiaAndEu = term(
  'eu-india-council',
  ['EU-India Trade and Technology Council', ambiguous('TTC', 'subway')],
  {
    senseWords: ['New Delhi', 'Jaishankar', 'Goyal'],
  },
);
const glossary = [council, servicesAct, ...topics];

/** A page in blocks, and what each ambiguous TTC or DSA on it is understood as: the term and why, or nothing. */
interface Row {
  title: string;
  terms?: Term[];
  page: string[];
  understood: string[];
}

const rows: Row[] = [
  { title: 'alone', page: ['The TTC met.'], understood: [] },
  {
    title: 'its name on the page, wherever',
    page: ['The TTC met.', 'The Trade and Technology Council is new.'],
    understood: ['TTC trade-council named'],
  },
  {
    title: 'its name, and a word of another sense elsewhere',
    page: ['The TTC met.', 'The Trade and Technology Council has no subway.'],
    understood: ['TTC trade-council named'],
  },
  {
    title: 'its name, and a word of another sense beside the acronym',
    page: ['The TTC runs a subway.', 'The Trade and Technology Council is new.'],
    understood: [],
  },
  {
    title: 'defined, long form first',
    page: ['The Trade and Technology Council (TTC) met.', 'On the subway, TTC was read.'],
    understood: [
      'TTC trade-council defined: Trade and Technology Council',
      'TTC trade-council defined: Trade and Technology Council',
    ],
  },
  {
    title: 'defined, acronym first',
    page: ['TTC (Trade and Technology Council) talks'],
    understood: ['TTC trade-council defined: Trade and Technology Council'],
  },
  {
    title: 'defined as something else: silent on the whole page, whatever stands near',
    page: [
      'The TTC, Brussels, export controls, transatlantic.',
      'The Toronto Transit Commission (TTC).',
      'The Trade and Technology Council.',
    ],
    understood: [],
  },
  {
    title: 'defined by a long form that is itself ambiguous: weighed like any other',
    terms: [
      term('law', [ambiguous('Norms law', 'elsewhere'), ambiguous('NLW', 'elsewhere')], {
        senseWords: ['Beijing', 'Xi'],
      }),
    ],
    page: ['Under the norms law (NLW) Xi and Beijing'],
    understood: ['NLW law words: Beijing, Xi'],
  },
  {
    title: 'another acronym that is defined otherwise silences only itself',
    page: ['The Democratic Socialist Alliance (DSA) in Brussels on the transatlantic TTC.'],
    understood: ['TTC trade-council words: Brussels, transatlantic'],
  },
  { title: 'one of our words on the page', page: ['The TTC met.', 'In Brussels.'], understood: [] },
  {
    title: 'two of our words near, in the order of the entry',
    page: ['The transatlantic TTC met in Brussels.'],
    understood: ['TTC trade-council words: Brussels, transatlantic'],
  },
  {
    title: 'one word twice is one word',
    page: ['The TTC met.', 'In Brussels, Brussels and Brussels.'],
    understood: [],
  },
  {
    title: 'one near and two on the page: those near are told',
    page: ['The TTC met in Brussels.', 'On export controls and semiconductors.'],
    understood: ['TTC trade-council words: Brussels'],
  },
  {
    title: 'two on the page',
    page: ['The TTC met.', 'In Brussels, on export controls.'],
    understood: [],
  },
  {
    title: 'four on the page: three are told',
    page: ['The TTC met.', 'In Brussels, on export controls, transatlantic, semiconductors.'],
    understood: ['TTC trade-council words: Brussels, export controls, semiconductors'],
  },
  {
    title: 'words of another sense near',
    page: ['The TTC of Brussels has a subway.'],
    understood: [],
  },
  {
    title: 'words of another sense elsewhere may tip the scales',
    page: ['The TTC of Brussels, transatlantic.', 'A subway, a streetcar, a bus stop, fares.'],
    understood: [],
  },
  {
    title: 'of several other senses the likeliest counts, not their sum',
    terms: [
      {
        ...council,
        forms: {
          en: [
            { text: 'TTC', otherSenses: ['subway', 'fares'].map((word) => ({ name: word, words: [word] })) },
          ],
        },
      },
    ],
    page: ['The TTC of Brussels, transatlantic, on export controls, subway and fares.'],
    understood: ['TTC trade-council words: Brussels, export controls, transatlantic'],
  },
  {
    title: 'words of another sense elsewhere, and enough of ours near',
    page: ['The TTC of Brussels, transatlantic, on export controls.', 'A subway.'],
    understood: ['TTC trade-council words: Brussels, export controls, transatlantic'],
  },
  {
    title: 'other terms near are not enough',
    page: ['The TTC on Alpha Norms and Beta Norms.'],
    understood: [],
  },
  {
    title: 'a word and a related term',
    page: ['The TTC on Alpha Norms, Beta Norms and the Digital Services Act in Brussels.'],
    understood: ['TTC trade-council words: Brussels, services-act'],
  },
  {
    title: 'a form that two terms share names neither',
    terms: [
      term('one', ['Norms Forum', ambiguous('NFO')], { senseWords: ['Geneva'] }),
      term('two', ['Norms Forum']),
    ],
    page: ['The NFO met at the Norms Forum.'],
    understood: [],
  },
  {
    title: 'an acronym that is itself unsure is no evidence',
    page: ['The TTC and the DSA.'],
    understood: [],
  },
  {
    title: 'a compound of capitals wants more',
    page: ['ML-DSA on platforms, says the Commission.', 'DSA on platforms, says the Commission.'],
    understood: ['DSA services-act words: Commission, platforms'],
  },
  {
    title: 'a form without other senses needs nothing',
    page: ['Alpha Norms on the subway.'],
    understood: [],
  },
  {
    title: 'two terms of ours: what stands near decides',
    terms: [usAndEu, indiaAndEu],
    page: ['The TTC: Washington, Blinken, Raimondo.', 'The TTC: New Delhi, Jaishankar, Goyal.'],
    understood: [
      'TTC eu-us-council words: Blinken, Raimondo, Washington',
      'TTC eu-india-council words: Goyal, Jaishankar, New Delhi',
    ],
  },
  {
    title: 'two terms of ours, and nothing decides: the likelier first',
    terms: [usAndEu, indiaAndEu],
    page: ['The TTC: Washington, Blinken; New Delhi, Jaishankar.', 'Goyal'],
    understood: ['TTC eu-india-council|eu-us-council words: Jaishankar, New Delhi'],
  },
  {
    title: 'two terms of ours, one of them much likelier',
    terms: [usAndEu, indiaAndEu],
    page: ['The TTC: Washington, Blinken, Raimondo; New Delhi.'],
    understood: ['TTC eu-us-council words: Blinken, Raimondo, Washington'],
  },
  {
    title: 'two terms of ours, one of them named',
    terms: [usAndEu, indiaAndEu],
    page: ['The TTC met.', 'The EU-India Trade and Technology Council'],
    understood: ['TTC eu-india-council named'],
  },
  {
    title: 'two terms of ours, one of them defined',
    terms: [usAndEu, indiaAndEu],
    page: ['The EU-India Trade and Technology Council (TTC).', 'Washington, Blinken, Raimondo: the TTC'],
    understood: [
      'TTC eu-india-council defined: Trade and Technology Council',
      'TTC eu-india-council defined: Trade and Technology Council',
    ],
  },
];

describe('what ambiguous forms are understood as', () => {
  test.each(rows)('$title', ({ terms = glossary, page, understood }) => {
    const found = understand(terms, page).flat();
    const acronyms = found.filter(({ text }) => /^[A-Z]{3}$/u.test(text));
    expect(acronyms.map(({ text, terms: ids, why }) => `${text} ${ids.join('|')} ${why}`)).toEqual(
      understood,
    );
  });
});

test('a form without other senses is always understood', () => {
  expect(understand(glossary, ['Alpha Norms on the subway.']).flat()).toEqual([
    { text: 'Alpha Norms', terms: ['alpha-norms'], why: 'form' },
  ]);
});

test('of an unambiguous form that two terms share both are told', () => {
  const two = [term('one', ['Norms Forum']), term('two', ['Norms Forum'])];
  expect(understand(two, ['Norms Forum']).flat()).toMatchObject([{ terms: ['two', 'one'], why: 'form' }]);
});

test('matches stand in the blocks they were found in', () => {
  const found = understand(glossary, ['nothing', 'Alpha Norms, Beta Norms', '']);
  expect(found.map((matches) => matches.map(({ text }) => text))).toEqual([
    [],
    ['Alpha Norms', 'Beta Norms'],
    [],
  ]);
});

describe('a capitalised name of several words that others bear too', () => {
  const shield = term(
    'shield',
    [ambiguous('Privacy Shield', 'screen protector', 'laptop', 'inches', 'glass'), 'Safe Harbour'],
    { senseWords: ['Schrems', 'data flows'] },
  );
  const pages: [title: string, page: string, marked: boolean][] = [
    ['means what it says', 'The Privacy Shield is here.', true],
    ['a word of another sense near it', 'The Privacy Shield, on a laptop.', false],
    ['beside one of its own', 'After Schrems the Privacy Shield, on a laptop.', true],
    ['more of them, and one of its own', 'After Schrems a Privacy Shield of glass for a laptop.', false],
    [
      'as many of them as of its own',
      'After Schrems the Privacy Shield, data flows, a laptop of glass.',
      false,
    ],
    ['more of them', 'A Privacy Shield of glass for your laptop.', false],
    ['more of them, elsewhere on a long page', 'The Privacy Shield.\nA laptop.\nSome inches of glass.', true],
    ['in small letters its words count alone', 'A privacy shield.', false],
  ];
  test.each(pages)('%s', (_title, page, marked) => {
    const found = understand([shield], page.split('\n')).flat();
    expect(found.map(({ terms }) => terms)).toEqual(marked ? [['shield']] : []);
  });
});
