import { describe, expect, test } from 'vitest';
import { longFormOf } from '../../../src/glossary/definitions.ts';

/** Where an acronym stands in a text, and the long form that is found for it. */
const rows: { title: string; text: string; acronym: string; long: string | undefined }[] = [
  {
    title: 'long form first',
    text: 'the EU-US Trade and Technology Council (TTC) met',
    acronym: 'TTC',
    long: 'Trade and Technology Council',
  },
  {
    title: 'long form first, quoted acronym',
    text: 'the Shanghai Cooperation Organisation (“SCO”) met',
    acronym: 'SCO',
    long: 'Shanghai Cooperation Organisation',
  },
  {
    title: 'long form first, more in the brackets',
    text: 'the Internet Governance Forum (IGF, founded 2006)',
    acronym: 'IGF',
    long: 'Internet Governance Forum',
  },
  {
    title: 'long form second',
    text: 'TTC (Toronto Transit Commission) runs',
    acronym: 'TTC',
    long: 'Toronto Transit Commission',
  },
  {
    title: 'long form second, more in the brackets',
    text: 'TTC (Toronto Transit Commission, founded in 1921)',
    acronym: 'TTC',
    long: 'Toronto Transit Commission, founded in 1921',
  },
  {
    title: 'long form second, letters that are no initials',
    text: 'ITU (Internationale Fernmeldeunion), WTO (world trade organization)',
    acronym: 'WTO',
    long: 'world trade organization',
  },
  {
    title: 'long form second, a letter inside a word',
    text: 'IGF (Internet-governance forum)',
    acronym: 'IGF',
    long: 'Internet-governance forum',
  },
  {
    title: 'the shortest stretch is taken, though it may be too short',
    text: 'the Toronto Transit Commission (TTC) runs',
    acronym: 'TTC',
    long: 'Transit Commission',
  },
  {
    title: 'full-width brackets',
    text: 'das Handelsforum Transatlantik Center（HTC）',
    acronym: 'HTC',
    long: 'Handelsforum Transatlantik Center',
  },
  {
    title: 'square brackets',
    text: 'Digital Services Act [DSA] applies',
    acronym: 'DSA',
    long: 'Digital Services Act',
  },
  { title: 'no brackets', text: 'Digital Services Act, DSA', acronym: 'DSA', long: undefined },
  { title: 'other letters', text: 'the ride-hailing company (TTC) said', acronym: 'TTC', long: undefined },
  {
    title: 'the first letter inside a word',
    text: 'my attic council (TTC)',
    acronym: 'TTC',
    long: undefined,
  },
  {
    title: 'brackets that never close',
    text: 'Digital Services Act (DSA and more',
    acronym: 'DSA',
    long: undefined,
  },
  {
    title: 'a sentence ends in between',
    text: 'The Trade went. To Council (TTC)',
    acronym: 'TTC',
    long: undefined,
  },
  {
    title: 'more words than a long form has',
    text: 'Talks of a big and rather odd but open council (TTC)',
    acronym: 'TTC',
    long: undefined,
  },
  { title: 'one word', text: 'Teletecnica (TTC)', acronym: 'TTC', long: undefined },
  { title: 'one letter', text: 'An old act (A)', acronym: 'A', long: undefined },
  { title: 'one letter first', text: 'B (big act)', acronym: 'B', long: undefined },
  {
    title: 'brackets after the acronym that explain nothing',
    text: 'TTC (see the Toronto Transit Commission)',
    acronym: 'TTC',
    long: undefined,
  },
  {
    title: 'brackets with too few letters',
    text: 'TTC (trade talks today)',
    acronym: 'TTC',
    long: undefined,
  },
  { title: 'empty brackets', text: 'TTC () and', acronym: 'TTC', long: undefined },
];

describe('long forms of acronyms', () => {
  test.each(rows)('$title: $text', ({ text, acronym, long }) => {
    const start = text.search(new RegExp(`\\b${acronym}\\b`, 'u'));
    const span = longFormOf(text, { start, end: start + acronym.length });
    expect(span && text.slice(span.start, span.end)).toBe(long);
  });
});
