import { describe, expect, test } from 'vitest';
import { readGlossary } from '../../../tools/read-glossary.ts';
import { createAnnotator } from '../../../src/glossary/annotate.ts';
import { compileGlossary } from '../../../src/glossary/compile.ts';
import { mayMean, type Rejection, withoutRejected } from '../../../src/glossary/without-rejected.ts';
import type { Form } from '../../../src/glossary/term.ts';
import { ambiguous, annotatorOf, term, understand } from './small-glossary.ts';

const councils = ['US', 'India'].map((side) =>
  term(
    `eu-${side.toLowerCase()}`,
    [`EU-${side} Council`, ambiguous('Trade and Technology Council', 'chamber'), ambiguous('TTC', 'subway')],
    { senseWords: [side === 'US' ? 'Washington' : 'New Delhi'] },
  ),
);
const withPlural = (text: string): Form => ({ ...ambiguous(text, 'flea'), inflected: [`${text}s`] });
const market = term('market', [withPlural('Single Market'), withPlural('internal market')], {
  senseWords: ['Brussels', 'Commission'],
});
const houses = ['upper', 'lower'].map((id) => term(id, [`${id} house`, withPlural('chamber')]));
const glossary = [...councils, market, ...houses];

const us = { term: 'eu-us', form: 'TTC' };
const india = { term: 'eu-india', form: 'TTC' };
const sure = 'Trade and Technology Council';
const brussels = 'the Commission in Brussels';

interface Row {
  title: string;
  page: string;
  rejected: Rejection[];
  /** The places that mean something, and what. */
  understood: string[];
}

const both = 'The TTC. The EU-US Council. The EU-India Council.';
const rows: Row[] = [
  {
    title: 'nothing rejected: both senses',
    page: both,
    rejected: [],
    understood: ['TTC eu-us eu-india', 'EU-US Council eu-us', 'EU-India Council eu-india'],
  },
  {
    title: 'one sense rejected: the other stays, and the long forms of both',
    page: both,
    rejected: [india],
    understood: ['TTC eu-us', 'EU-US Council eu-us', 'EU-India Council eu-india'],
  },
  {
    title: 'both rejected: no mark, and the long forms stay',
    page: both,
    rejected: [india, us],
    understood: ['EU-US Council eu-us', 'EU-India Council eu-india'],
  },
  {
    title: 'rejected and spelled out on the page',
    page: 'The EU-US Council (TTC).',
    rejected: [us],
    understood: ['EU-US Council eu-us'],
  },
  {
    title: 'another form rejected',
    page: 'The TTC. The EU-US Council.',
    rejected: [{ term: 'eu-us', form: sure }],
    understood: ['TTC eu-us', 'EU-US Council eu-us'],
  },
  {
    title: 'another term rejected',
    page: 'The TTC. The EU-US Council.',
    rejected: [india],
    understood: ['TTC eu-us', 'EU-US Council eu-us'],
  },
  {
    title: 'a name that two terms bear: the other one is meant',
    page: `The ${sure}.`,
    rejected: [{ term: 'eu-india', form: sure }],
    understood: [`${sure} eu-us`],
  },
  {
    title: 'a form as another page writes it: case, spaces and hyphens make no other',
    page: `On the single-market, ${brussels}.`,
    rejected: [{ term: 'market', form: 'sin\u200Bgle\u00A0 MARKET' }],
    understood: [],
  },
  {
    title: 'its letters say what is meant: marked, whatever was rejected',
    page: `On the Single Market, ${brussels}.`,
    rejected: [{ term: 'market', form: 'single market' }],
    understood: ['Single Market market'],
  },
  {
    title: 'its inflected forms go with it',
    page: `On single markets, ${brussels}.`,
    rejected: [{ term: 'market', form: 'single market' }],
    understood: [],
  },
  {
    title: 'and it with each of them',
    page: `On a single market and single-markets, ${brussels}.`,
    rejected: [{ term: 'market', form: 'single markets' }],
    understood: [],
  },
  {
    title: 'the inflected forms of another term stay',
    page: 'Of chambers, a chamber. Upper house, lower house.',
    rejected: [{ term: 'upper', form: 'chamber' }],
    understood: ['chambers lower', 'chamber lower', 'Upper house upper', 'lower house lower'],
  },
  {
    title: 'other forms of the term stay',
    page: `On single markets and the internal market, ${brussels}.`,
    rejected: [{ term: 'market', form: 'single market' }],
    understood: ['internal market market'],
  },
  {
    title: 'a form that the glossary no longer has',
    page: 'The TTC. The EU-US Council.',
    rejected: [{ term: 'eu-us', form: 'Council of TTC' }],
    understood: ['TTC eu-us', 'EU-US Council eu-us'],
  },
  {
    title: 'a form that is only a part of what is said',
    page: 'The TTC. The EU-US Council.',
    rejected: [{ term: 'eu-us', form: 'the TTC' }],
    understood: ['TTC eu-us', 'EU-US Council eu-us'],
  },
];

describe('what a page means when its reader rejected something', () => {
  test.each(rows)('$title', ({ page, rejected, understood }) => {
    const found = understand(glossary, [page], 'en', rejected).flat();
    expect(found.map(({ text, terms }) => [text, ...terms].join(' '))).toEqual(understood);
  });

  test('a place that may mean nothing any more is none', () => {
    const annotator = annotatorOf(...glossary);
    const annotated = annotator.annotate([{ text: both, lang: 'en' }]);
    const blocks = withoutRejected(annotated, [us, india], annotator);
    expect(blocks[0]?.candidates.map(({ start, end }) => both.slice(start, end))).toEqual([
      'EU-US Council',
      'EU-India Council',
    ]);
  });

  test('annotations stay as they are', () => {
    const annotator = annotatorOf(...glossary);
    const blocks = annotator.annotate([{ text: both, lang: 'en' }]);
    const before = structuredClone(blocks);
    withoutRejected(blocks, [us], annotator);
    expect(blocks).toEqual(before);
  });
});

describe('mayMean', () => {
  const { annotate } = annotatorOf(...glossary);
  const may: [form: string, term: string, may: boolean][] = [
    ['TTC', 'eu-us', true],
    ['TTC', 'eu-india', true],
    ['TTC', 'market', false],
    ['ttc', 'eu-us', false],
    ['the TTC', 'eu-us', false],
    ['TTC, TTC', 'eu-us', false],
    ['anything', 'eu-us', false],
    ['', 'eu-us', false],
  ];
  test.each(may)('%s, %s: %s', (form, id, expected) => {
    expect(mayMean({ term: id, form }, annotate)).toBe(expected);
  });

  test('every ambiguous form of our glossary, alone, is read as a form of its term', () => {
    const { terms, sources } = readGlossary();
    const { index, lexicon } = compileGlossary(terms, sources);
    const ours = createAnnotator(index, lexicon);
    const forms = terms.flatMap(({ id, forms: byLanguage }) =>
      Object.values(byLanguage)
        .flat()
        .filter(({ otherSenses }) => otherSenses !== undefined)
        .flatMap(({ text, inflected = [] }) => [text, ...inflected].map((form) => ({ term: id, form }))),
    );
    expect(forms.length).toBeGreaterThan(400);
    expect(forms.filter((form) => !mayMean(form, ours.annotate))).toEqual([]);
  });
});
