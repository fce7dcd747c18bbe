import { describe, expect, test } from 'vitest';
import type { BlockAnnotation } from '../../../src/glossary/annotate.ts';
import { isBlockAnnotation } from '../../../src/glossary/is-annotation.ts';

const whole: BlockAnnotation = {
  candidates: [
    { start: 4, end: 7, written: 1, readings: [{ term: 'ttc', rule: 3, foreign: true }], joined: true },
    { start: 9, end: 13, written: 2, readings: [{ term: 'nato', sure: true }] },
  ],
  words: [2, 0],
  definitions: [{ written: 1, terms: ['ttc'], longForm: 'Trade and Technology Council' }],
  spelled: [1],
};
const [candidate] = whole.candidates;

describe('what a page sends back as the annotation of a block', () => {
  test.each<[string, unknown]>([
    ['everything an annotation may have', whole],
    ['nothing found', { candidates: [], words: [], definitions: [] }],
    ['after a journey as JSON', JSON.parse(JSON.stringify(whole))],
  ])('%s', (_title, value) => expect(isBlockAnnotation(value)).toBe(true));

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'candidates'],
    ['no candidates', { words: [], definitions: [] }],
    ['no list', { ...whole, candidates: { length: 0 } }],
    ['a word that is a text', { ...whole, words: ['2'] }],
    ['a number below 0', { ...whole, words: [-1] }],
    ['a number that is not whole', { ...whole, words: [1.5] }],
    ['no number', { ...whole, words: [Number.NaN] }],
    ['a place without an end', { ...whole, candidates: [{ ...candidate, end: undefined }] }],
    ['a reading without a term', { ...whole, candidates: [{ ...candidate, readings: [{ rule: 1 }] }] }],
    ['a hole', { ...whole, candidates: [null] }],
    ['a flag that is not true', { ...whole, candidates: [{ ...candidate, joined: 1 }] }],
    ['a definition of nothing', { ...whole, definitions: [{ written: 1, terms: [1], longForm: '' }] }],
    ['a definition without words', { ...whole, definitions: [{ written: 1, terms: [] }] }],
    ['acronyms spelled out as texts', { ...whole, spelled: ['x'] }],
  ])('refused: %s', (_title, value) => expect(isBlockAnnotation(value)).toBe(false));
});
