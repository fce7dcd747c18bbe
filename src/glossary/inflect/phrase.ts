import { isMostlyCapitals } from '../capitals.ts';

/** The cases of one word in one number, nominative first, in the language's own order. */
export type Cases = readonly string[];

export type Gender = 'm' | 'f' | 'n';

/** What a noun is, and its cases in the number in which it stands. */
export interface Noun {
  readonly gender: Gender;
  readonly plural: boolean;
  readonly cases: Cases;
  /** The same noun in the other number, where it is known to have one that is used. */
  readonly other?: Noun;
  /** The accusative of its adjectives is their genitive. */
  readonly animate: boolean;
}

/** What a Slavic language knows of words: undefined where the ending decides nothing. */
export interface Grammar {
  readonly noun: (word: string) => Noun | undefined;
  /** The cases of an adjective that agrees with the noun, `plural` or not; undefined when the word is none such. */
  readonly adjective: (word: string, noun: Noun) => Cases | undefined;
  /** The nominative in which an adjective agrees with the noun, from any of its nominatives. */
  readonly nominative: (word: string, noun: Noun) => string;
  /** Whether adjectives may follow the noun: suwerenność cyfrowa. */
  readonly adjectivesFollow: boolean;
  /** Words that join adjectives: и, та, i. */
  readonly and: ReadonlySet<string>;
  /** Words that look like nouns and are not, or whose declension follows no rule: numbers, participles, names. */
  readonly undecided: ReadonlySet<string>;
}

/**
 * Every form that declension makes of a noun phrase, without the phrase itself: adjectives and noun in all
 * cases, and in the plural too when `countable` and the noun is known to have one. What follows the noun
 * (genitives, prepositions, names) stays. Undefined when the words do not say how they are declined; empty
 * when they are not (acronyms).
 */
export function declinePhrase(
  text: string,
  grammar: Grammar,
  countable: boolean,
): readonly string[] | undefined {
  const words = text.split(' ');
  if (isMostlyCapitals(words[0] ?? '')) return [];
  const head = headOf(words, grammar);
  if (head === undefined) return undefined;
  const { before, noun, after, rest } = head;
  const tail = rest.map((word) => ` ${word}`).join('');
  const forms = new Set<string>();
  for (const number of [noun, ...(countable && noun.other !== undefined ? [noun.other] : [])]) {
    const agreeing = (word: string): Cases =>
      grammar.adjective(number === noun ? word : grammar.nominative(word, number), number) ?? [];
    const parts = [...before.map(agreeing), number.cases, ...after.map(agreeing)];
    number.cases.forEach((_, place) => {
      forms.add(parts.map((cases, part) => cases[place] ?? words[part] ?? '').join(' ') + tail);
    });
  }
  forms.delete(text);
  return [...forms];
}

interface Head {
  readonly before: readonly string[];
  readonly noun: Noun;
  readonly after: readonly string[];
  readonly rest: readonly string[];
}

/** The first word that is a noun with which all words before it agree. */
function headOf(words: readonly string[], grammar: Grammar): Head | undefined {
  const agrees = (word: string, noun: Noun): boolean =>
    grammar.and.has(word) || grammar.adjective(word, noun) !== undefined;
  for (const [place, word] of words.entries()) {
    if (grammar.undecided.has(word.toLowerCase()) || !/^\p{L}[\p{L}’'-]*$/u.test(word)) return undefined;
    const before = words.slice(0, place);
    const noun = nounsOf(word, place > 0, grammar).find((one) => before.every((other) => agrees(other, one)));
    if (noun === undefined) continue;
    let end = place + 1;
    while (grammar.adjectivesFollow && grammar.adjective(words[end] ?? '', noun) !== undefined) end++;
    const rest = words.slice(end);
    return grammar.and.has(rest[0] ?? '')
      ? undefined
      : { before, noun, after: words.slice(place + 1, end), rest };
  }
  return undefined;
}

/** An acronym after adjectives is a noun of the gender that they have, and not declined: шпионское ПО. */
function nounsOf(word: string, afterAdjectives: boolean, grammar: Grammar): readonly Noun[] {
  if (!isMostlyCapitals(word)) return [grammar.noun(word)].filter((noun) => noun !== undefined);
  if (!afterAdjectives) return [];
  const cases = Array.from({ length: 6 }, () => word);
  const genders: readonly Gender[] = ['m', 'f', 'n'];
  return genders.map((gender) => ({ gender, plural: false, cases, animate: false }));
}

/** A compound with a hyphen by its last part; the first is declined too when `both` has it (программа-вымогатель). */
export function declineCompound(
  word: string,
  both: ReadonlySet<string>,
  decline: (part: string) => Noun | undefined,
): Noun | undefined {
  const cut = word.lastIndexOf('-');
  if (cut < 0) return decline(word);
  const first = word.slice(0, cut);
  const last = decline(word.slice(cut + 1));
  if (last === undefined) return undefined;
  const leading = both.has(first.toLowerCase()) ? decline(first) : undefined;
  const join = (noun: Noun, own: Noun | undefined): Noun => {
    const { other: _, ...same } = own ?? noun;
    return { ...same, cases: noun.cases.map((form, place) => `${own?.cases[place] ?? first}-${form}`) };
  };
  const other = last.other !== undefined && (leading === undefined || leading.other !== undefined);
  return { ...join(last, leading), ...(other && last.other && { other: join(last.other, leading?.other) }) };
}
