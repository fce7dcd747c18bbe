import type { Cases, Noun } from './phrase.ts';

/** What a Slavic language knows of single nouns: lists, because neither plurals nor genitives follow from the letters. */
export interface NounLists {
  /** Nouns that are counted, and heads that stand in the plural: nominative and genitive plural. */
  readonly plurals: ReadonlyArray<readonly [singular: string, nominative: string, genitive: string]>;
  /** Heads that have no singular, or another meaning in it, and their genitives. */
  readonly pluralOnly: ReadonlyMap<string, string>;
  /** Nouns whose accusative is their genitive: persons. */
  readonly animate: ReadonlySet<string>;
  /** What may stand before a listed noun in a compound written as one word; matches nothing as well. */
  readonly lead: RegExp;
  /** A word as its letters are compared. */
  readonly fold: (word: string) => string;
  /** The singular by the word's ending; undefined where that decides nothing. */
  readonly singular: (word: string, animate: boolean) => Noun | undefined;
  readonly pluralCases: (nominative: string, genitive: string, animate: boolean) => Cases;
}

/** Declines a noun by the lists, in both its numbers if it is on them, else in the singular by its ending. */
export function declineListed(word: string, lists: NounLists): Noun | undefined {
  const { plurals, pluralOnly, lead, fold, singular, pluralCases } = lists;
  const small = fold(word);
  for (const [one, many, genitive] of plurals) {
    const animate = lists.animate.has(one);
    for (const own of [one, many]) {
      if (!small.endsWith(fold(own)) || !lead.test(small.slice(0, -own.length))) continue;
      const as = (form: string): string => withCaseOf(word, small.slice(0, -own.length) + form);
      const inSingular = singular(as(one), animate);
      if (inSingular === undefined) continue;
      const cases = pluralCases(as(many), as(genitive), animate);
      const inPlural: Noun = { gender: 'm', plural: true, cases, animate };
      return own === one ? { ...inSingular, other: inPlural } : { ...inPlural, other: inSingular };
    }
  }
  const genitive = pluralOnly.get(small);
  if (genitive !== undefined) {
    const cases = pluralCases(word, withCaseOf(word, genitive), false);
    return { gender: 'm', plural: true, cases, animate: false };
  }
  return singular(word, lists.animate.has(small));
}

/** The form with a capital where the word has one. */
export function withCaseOf(word: string, form: string): string {
  const first = word.slice(0, 1);
  return first === first.toUpperCase() ? form.slice(0, 1).toUpperCase() + form.slice(1) : form;
}
