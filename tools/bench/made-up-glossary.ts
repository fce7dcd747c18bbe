import { type NumberRuns, packRuns } from '../../src/glossary/number-runs.ts';
import type { FormGroup, FormRules, ShippedForms, ShippedTerm } from '../../src/glossary/shipped-forms.ts';
import { shorten } from '../../src/glossary/shortened-texts.ts';
import { randomNumbers } from '../random-numbers.ts';
import { capitalised, madeUpHan, madeUpLanguage, type MadeUpLanguage, pick } from './made-up-language.ts';

/** A glossary of any size, in the proportions of the real one, as it would ship. */
export interface MadeUpGlossary {
  readonly forms: ShippedForms;
  /** The forms by their numbers; those of a smaller glossary begin those of a larger one. */
  readonly texts: readonly string[];
  /** Those among them that mean one thing only. */
  readonly plain: readonly string[];
}

/** Shares of the kinds of forms; what is left are phrases in small letters. */
const NAMES = 0.42;
const ACRONYMS = 0.08;
const HAN = 0.1;
const CYRILLIC = 0.1;
/** The share of acronyms that mean other things too. */
const AMBIGUOUS = 0.8;
const FORMS_IN_TERM = 13;
const COMMON = 40;
/** Of the words that are said, one in so many is evidence: then it is met as often as the real glossary's on real pages. */
const STRIDE = 5;

interface MadeUpForm extends FormRules {
  readonly text: string;
}

/**
 * A glossary of `size` forms that begins with `first`. The others stand in no text unless somebody puts them
 * there: each has a word that is said neither in `language` nor `elsewhere` (words in small letters), and begins
 * as often as not with one that is.
 */
export function madeUpGlossary(
  size: number,
  language: MadeUpLanguage,
  first: readonly string[] = [],
  elsewhere: ReadonlySet<string> = new Set(),
): MadeUpGlossary {
  const random = randomNumbers(2);
  const said = new Set([...language.words, ...elsewhere]);
  const own = madeUpLanguage('latin', 40_000, random).words.filter((word) => !said.has(word));
  const cyrillic = madeUpLanguage('cyrillic', 20_000, random);
  const evidence = language.words.filter((_, rank) => rank > 60 && rank % STRIDE === 0).slice(0, size * 2);
  // Numbers of their own: how many are asked for depends on the size.
  const forEvidence = randomNumbers(3);
  const evidenceNumbers = (count: number): NumberRuns =>
    packRuns(Array.from({ length: count }, () => Math.floor(forEvidence() * evidence.length)));
  const lists = Array.from({ length: Math.ceil(size / 20) }, () => evidenceNumbers(6));

  /** The commonest words are short ones with which hardly any form begins. */
  const common = new Set(language.words.slice(0, COMMON));
  const beginning = (): string => {
    const word = language.say(random);
    return common.has(word) ? pick(own, random) : word;
  };
  const phrase = (): string => {
    const length = 1 + Math.floor(random() ** 1.5 * 5);
    const words = Array.from({ length }, (_, i) =>
      i < length - 1 && random() < 0.6 ? beginning() : pick(own, random),
    );
    return words.join(random() < 0.05 ? '-' : ' ');
  };
  const madeUpForm = (): MadeUpForm => {
    const kind = random();
    if (kind < NAMES) return { text: phrase().split(' ').map(capitalised).join(' ') };
    if (kind < NAMES + ACRONYMS) {
      const acronym = Array.from({ length: 3 + Math.floor(random() * 3) }, () =>
        String.fromCharCode(65 + Math.floor(random() * 26)),
      ).join('');
      const senses = random() < AMBIGUOUS ? { senses: [Math.floor(random() * lists.length)] } : {};
      return { text: acronym, exact: 1, ...senses };
    }
    if (kind < NAMES + ACRONYMS + HAN)
      return { text: madeUpHan(2 + Math.floor(random() * 3), random) + madeUpHan(1, random, 1) };
    if (kind < NAMES + ACRONYMS + HAN + CYRILLIC)
      return {
        text: `${cyrillic.say(random)} ${pick(cyrillic.words, random)} ${pick(cyrillic.words, random)}`,
      };
    return { text: phrase() };
  };

  const forms: MadeUpForm[] = [];
  const known = new Set<string>();
  const add = (form: MadeUpForm): void => {
    const folded = form.text.toLowerCase();
    if (forms.length >= size || known.has(folded)) return;
    known.add(folded);
    forms.push(form);
  };
  for (const text of first) add({ text });
  while (forms.length < size) {
    const form = madeUpForm();
    if (!elsewhere.has(form.text.toLowerCase())) add(form);
  }
  const terms: ShippedTerm[] = [];
  for (let at = 0; at < size; at += FORMS_IN_TERM) {
    const place = terms.length;
    const related = place > 3 ? [place - 1, place - 2, place - 3] : [];
    const groups = forms
      .slice(at, at + FORMS_IN_TERM)
      .map(({ text, ...rules }): FormGroup => [shorten([text]), rules]);
    const words = evidenceNumbers(12);
    terms.push([`term-${place}`, '', words, related, '0-2', ...groups]);
  }
  return {
    forms: {
      words: shorten(evidence),
      exactWords: '',
      senses: lists,
      terms,
      languages: 'en ru zh',
      alike: [],
      families: [],
    },
    texts: forms.map(({ text }) => text),
    plain: forms.filter(({ senses }) => senses === undefined).map(({ text }) => text),
  };
}
