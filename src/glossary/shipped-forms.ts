import type { Lexicon, LexiconRules } from './lexicon.ts';
import { type NumberRuns, unpackRuns } from './number-runs.ts';
import { type IndexedForm, packIndex } from './packed-index.ts';
import { lengthen } from './shortened-texts.ts';
import { writtenOtherwise } from './spellings.ts';

/**
 * What every page needs of the glossary, as plain JSON, the way it ships: forms and the words that are evidence,
 * each once, in the order of their numbers. Index and lexicon are made of it where they are used, once for each
 * version of the glossary: they are several times as big.
 */
export interface ShippedForms {
  /** As `shorten` writes them. */
  readonly words: string;
  /** Numbers of the words that are met in their exact case. */
  readonly exactWords: NumberRuns;
  /** What other senses go with, as numbers of words: groups name these lists by their places. */
  readonly senses: readonly NumberRuns[];
  readonly terms: readonly ShippedTerm[];
  /** Languages in which a term has a form or a label (BCP 47, primary), parted by spaces. */
  readonly languages: string;
  /** A form, and an earlier one that is the same but for case, spaces, hyphens and accents; by their numbers. */
  readonly alike: ReadonlyArray<readonly [form: number, earlier: number]>;
  /** Ambiguous forms that are inflected forms of one; of forms that are alike the first. */
  readonly families: ReadonlyArray<readonly number[]>;
}

/**
 * The label is empty where it is the first of the texts. Its sense words and the terms that it is related to are
 * numbers, and so are its languages.
 */
export type ShippedTerm = readonly [
  id: string,
  label: string,
  senseWords: NumberRuns,
  related: readonly number[],
  languages: NumberRuns,
  ...groups: readonly FormGroup[],
];

/** Forms as `shorten` writes them, and their rules where they have any. */
export type FormGroup = readonly [texts: string, rules?: FormRules];

/** Rules of forms. */
export interface FormRules {
  /** They are met in their exact case. */
  readonly exact?: 1;
  readonly notIn?: readonly string[];
  /** They are acronyms: in those languages they are the everyday word only amid capitals. */
  readonly inCapitals?: 1;
  /** In those languages their capital tells them from the everyday word, where they stand amid a sentence. */
  readonly capitalTells?: 1;
  /** Present for ambiguous forms, perhaps empty: places in `senses`. */
  readonly senses?: readonly number[];
  /** Written as they stand here, they are not ambiguous. */
  readonly sure?: 1;
}

/** What every page needs, ready for use. */
export interface Matching {
  /** Made by `packIndex`: the forms, and after them the words. */
  readonly index: ArrayBuffer;
  readonly lexicon: Lexicon;
}

/**
 * Makes index and lexicon of the shipped forms, and of how else they are written, which comes after them. The same forms
 * give the same bytes.
 */
export function buildMatching(shipped: ShippedForms): Matching {
  const { exactWords, senses, terms, alike, families } = shipped;
  const words = lengthen(shipped.words);
  const languages = shipped.languages.split(' ');
  const indexed: IndexedForm[] = [];
  const rules: LexiconRules[] = [];
  const rulesOf: number[] = [];
  const senseAt = senses.map((runs) => ({ words: unpackRuns(runs) }));
  terms.forEach(([, , , , , ...groups], term) => {
    for (const [texts, { exact, notIn, inCapitals, capitalTells, senses: senseLists, sure } = {}] of groups) {
      const otherSenses = senseLists?.flatMap((place) => senseAt[place] ?? []);
      const common = {
        term,
        ...(notIn && { notIn }),
        ...(inCapitals === 1 && { inCapitals: true as const }),
        ...(capitalTells === 1 && { capitalTells: true as const }),
        ...(otherSenses && { otherSenses }),
      };
      lengthen(texts).forEach((text, place) => {
        indexed.push({ text, exactCase: exact === 1 });
        if (sure === 1) rules.push({ ...common, sureAs: text });
        else if (place === 0) rules.push(common);
        rulesOf.push(rules.length - 1);
      });
    }
  });
  const first = new Map(alike);
  const others = indexed.flatMap(({ text }, number) =>
    writtenOtherwise(text).map((writing) => ({ number, writing })),
  );
  // What an entry says by itself may have rules of its own, there or in another one.
  const authored = new Set(others.length === 0 ? [] : indexed.map(({ text }) => writingOf(text)));
  const known = new Set<string>();
  for (const { number, writing } of others) {
    const place = rulesOf[number] as number;
    const rule = rules[place] as LexiconRules;
    const { exactCase = false } = indexed[number] ?? {};
    const written = writingOf(writing);
    const key = `${rule.term} ${exactCase} ${written}`;
    if (authored.has(written) || known.has(key)) continue;
    known.add(key);
    rulesOf.push(rule.sureAs === undefined ? place : rules.push({ ...rule, sureAs: writing }) - 1);
    first.set(indexed.length, first.get(number) ?? number);
    indexed.push({ text: writing, exactCase });
  }
  const exactCase = new Set(unpackRuns(exactWords));
  const ids = terms.map(([id]) => id);
  words.forEach((text, word) => indexed.push({ text, exactCase: exactCase.has(word) }));
  return {
    index: packIndex(indexed),
    lexicon: {
      terms: terms.map(([id, label, senseWords, related, tags, ...groups]) => ({
        id,
        label: label === '' ? (lengthen(groups[0]?.[0] ?? '')[0] ?? id) : label,
        senseWords: unpackRuns(senseWords),
        related: related.flatMap((term) => ids[term] ?? []),
        languages: unpackRuns(tags).flatMap((tag) => languages[tag] ?? []),
      })),
      rules,
      rulesOf: Uint32Array.from(rulesOf),
      alike: first,
      families,
      words,
    },
  };
}

/** Alike for what the matcher reads alike, roughly: forms that differ in case, spaces and hyphens only. */
function writingOf(text: string): string {
  return text.toLowerCase().replaceAll(/[-\s]+/gu, ' ');
}
