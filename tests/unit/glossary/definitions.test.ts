import { describe, expect, test } from 'vitest';
import { longFormOf } from '../../../src/glossary/definitions.ts';
import { unmarked } from './marked-text.ts';

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

/** The acronym in ⟦double brackets⟧, and what is found for it. */
const shapes: { title: string; text: string; long: string | undefined }[] = [
  // Long form, then the acronym in brackets.
  { title: 'article', text: 'the Digital Services Act (the ⟦DSA⟧) applies', long: 'Digital Services Act' },
  { title: 'quoted article', text: 'the Digital Services Act (“the ⟦DSA⟧”)', long: 'Digital Services Act' },
  {
    title: 'article and quotes',
    text: 'the Digital Services Act (the ‘⟦DSA⟧’)',
    long: 'Digital Services Act',
  },
  { title: 'guillemets', text: 'le Digital Services Act (« ⟦DSA⟧ »)', long: 'Digital Services Act' },
  {
    title: 'hereinafter',
    text: 'the Digital Services Act (hereinafter ⟦DSA⟧)',
    long: 'Digital Services Act',
  },
  {
    title: 'hereinafter referred to as',
    text: 'the Digital Services Act (hereinafter referred to as the “⟦DSA⟧”)',
    long: 'Digital Services Act',
  },
  {
    title: 'hereafter, colon',
    text: 'Digital Services Act (hereafter: ⟦DSA⟧)',
    long: 'Digital Services Act',
  },
  { title: 'or', text: 'the Digital Services Act (or ⟦DSA⟧) applies', long: 'Digital Services Act' },
  { title: 'abbreviated', text: 'Digital Services Act (abbreviated as ⟦DSA⟧)', long: 'Digital Services Act' },
  { title: 'abbr.', text: 'Digital Services Act (abbr. ⟦DSA⟧)', long: 'Digital Services Act' },
  { title: 'for short', text: 'Digital Services Act (⟦DSA⟧ for short)', long: 'Digital Services Act' },
  {
    title: 'also known as',
    text: 'Digital Services Act (also known as ⟦DSA⟧)',
    long: 'Digital Services Act',
  },
  { title: 'aka', text: 'Digital Services Act (a.k.a. the ⟦DSA⟧)', long: 'Digital Services Act' },
  {
    title: 'other names after it',
    text: 'the Toronto Transit Commission (⟦TTC⟧; French: Commission de transport) runs',
    long: 'Transit Commission',
  },
  {
    title: 'other names before it',
    text: 'the Shanghai Cooperation Organisation (Russian: ШОС; ⟦SCO⟧) met',
    long: 'Shanghai Cooperation Organisation',
  },
  {
    title: 'two acronyms',
    text: 'the Shanghai Cooperation Organisation (⟦SCO⟧ or ShOS) met',
    long: 'Shanghai Cooperation Organisation',
  },
  {
    title: 'two acronyms with a slash',
    text: 'the Shanghai Cooperation Organisation (⟦SCO⟧/ШОС) met',
    long: 'Shanghai Cooperation Organisation',
  },
  {
    title: 'plural of both',
    text: 'confidence-building measures (⟦CBMs⟧)',
    long: 'confidence-building measures',
  },
  { title: 'plural of one', text: 'a capacity-building mission (⟦CBMs⟧)', long: 'capacity-building mission' },
  {
    title: 'a possessive before it',
    text: 'Toronto’s Public Library Board (⟦PLB⟧)',
    long: 'Public Library Board',
  },
  {
    title: 'a possessive at its end',
    text: 'the Digital Services Act’s (⟦DSA⟧) scope',
    long: 'Digital Services Act’s',
  },
  { title: 'a quoted long form', text: 'the “Digital Services Act” (⟦DSA⟧)', long: 'Digital Services Act' },
  { title: 'small letters', text: 'the digital services act (⟦DSA⟧)', long: 'digital services act' },
  { title: 'capitals', text: 'DIGITAL SERVICES ACT (⟦DSA⟧)', long: 'DIGITAL SERVICES ACT' },
  { title: 'an ampersand', text: 'Trade & Technology Council (⟦TTC⟧)', long: 'Trade & Technology Council' },
  {
    title: 'a dotted abbreviation inside',
    text: 'the National U.S. Treasury (⟦NUST⟧)',
    long: 'National U.S. Treasury',
  },
  { title: 'a line break', text: 'Digital Services\nAct\u00A0(⟦DSA⟧)', long: 'Digital Services\nAct' },
  { title: 'accents', text: 'Énergie atomique locale (⟦EAL⟧)', long: 'Énergie atomique locale' },
  // Other languages.
  { title: 'German', text: 'die Digitale Dienste-Agentur (kurz: ⟦DDA⟧)', long: 'Digitale Dienste-Agentur' },
  {
    title: 'German, im Folgenden',
    text: 'die Digitale Dienste-Agentur (im Folgenden „⟦DDA⟧“)',
    long: 'Digitale Dienste-Agentur',
  },
  {
    title: 'French',
    text: 'la Société des transports (ci-après dénommée « la ⟦ST⟧ »)',
    long: 'Société des transports',
  },
  {
    title: 'Spanish',
    text: 'la Agencia Digital Nacional (en adelante, ⟦ADN⟧)',
    long: 'Agencia Digital Nacional',
  },
  {
    title: 'Spanish, siglas',
    text: 'la Ley de Servicios Digitales (⟦LSD⟧, por sus siglas)',
    long: 'Ley de Servicios Digitales',
  },
  {
    title: 'Russian',
    text: 'Шанхайская организация сотрудничества (далее — ⟦ШОС⟧)',
    long: 'Шанхайская организация сотрудничества',
  },
  { title: 'Chinese', text: '《Digital Services Act》（以下简称“⟦DSA⟧”）', long: 'Digital Services Act' },
  { title: 'other letters', text: '《数字服务法》（简称⟦DSA⟧）', long: undefined },
  // The acronym, then its long form in brackets.
  { title: 'article', text: '⟦DSA⟧ (the Digital Services Act)', long: 'Digital Services Act' },
  { title: 'short for', text: '⟦DSA⟧ (short for Digital Services Act)', long: 'Digital Services Act' },
  { title: 'quoted', text: '⟦DSA⟧ (“Digital Services Act”)', long: 'Digital Services Act' },
  { title: 'i.e.', text: '⟦DSA⟧ (i.e. the Digital Services Act)', long: 'Digital Services Act' },
  {
    title: 'more after a semicolon',
    text: '⟦DSA⟧ (Digital Services Act; in force since 2022)',
    long: 'Digital Services Act',
  },
  { title: 'German', text: '⟦DSA⟧ (kurz für Digital Services Act)', long: 'Digital Services Act' },
  // In the sentence.
  { title: 'short for', text: 'The ⟦DSA⟧, short for Digital Services Act, is', long: 'Digital Services Act' },
  {
    title: 'which stands for',
    text: '⟦DSA⟧, which stands for “Digital Services Act”',
    long: 'Digital Services Act',
  },
  {
    title: 'stands for',
    text: '⟦TTC⟧ stands for Toronto Transit Commission here',
    long: 'Toronto Transit Commission',
  },
  {
    title: 'stands for, with small words',
    text: '⟦TTC⟧ stands for the Trade and Technology Council that met',
    long: 'Trade and Technology Council',
  },
  { title: 'comma, or', text: 'the Digital Services Act, or ⟦DSA⟧, is', long: 'Digital Services Act' },
  { title: 'comma, or the', text: 'the Digital Services Act, or the ⟦DSA⟧.', long: 'Digital Services Act' },
  {
    title: 'comma, known as',
    text: 'the Digital Services Act, known as the “⟦DSA⟧”, is',
    long: 'Digital Services Act',
  },
  { title: 'the other order', text: 'The ⟦DSA⟧, or Digital Services Act, is', long: 'Digital Services Act' },
  { title: 'a dash', text: '⟦DSA⟧ – Digital Services Act', long: 'Digital Services Act' },
  { title: 'a colon', text: '⟦DSA⟧: Digital Services Act', long: 'Digital Services Act' },
  { title: 'an equals sign', text: '⟦DSA⟧ = Digital Services Act', long: 'Digital Services Act' },
  { title: 'German', text: '⟦DSA⟧ steht für Digital Services Act', long: 'Digital Services Act' },
  // What looks like one and is none.
  { title: 'a list', text: 'the Digital Services Act, ⟦DSA⟧ fines', long: undefined },
  { title: 'a dash and a sentence', text: '⟦DSA⟧ – do say anything', long: undefined },
  { title: 'a capital too many', text: '⟦DSA⟧: Digital Big Services Act', long: undefined },
  { title: 'other words in brackets', text: 'the Digital Services Act (unlike the ⟦DSA⟧)', long: undefined },
  { title: 'a sentence goes on', text: 'Dogs sat, or ⟦DSA⟧ officials did', long: undefined },
];

describe('long forms of acronyms', () => {
  test.each(rows)('$title: $text', ({ text, acronym, long }) => {
    const start = text.search(new RegExp(`\\b${acronym}\\b`, 'u'));
    const span = longFormOf(text, { start, end: start + acronym.length });
    expect(span && text.slice(span.start, span.end)).toBe(long);
  });

  test.each(shapes)('$title: $text', ({ text: withMarks, long }) => {
    const { text, spans } = unmarked(withMarks);
    const [acronym] = spans;
    const span = acronym && longFormOf(text, acronym);
    expect(span && text.slice(span.start, span.end)).toBe(long);
  });
});
