import { isSolo, type SearchWords, searchWords } from './search-words.ts';
import { likeness, sharedPairs } from './word-likeness.ts';

/** A name of an entry, as a query is compared with it. */
export interface Name {
  readonly text: string;
  readonly words: readonly string[];
  /** All its words, written as one. */
  readonly whole: string;
}

/** What one query is like. */
export interface QueryLikeness {
  /** How much of the query is in a name and of the name in the query, from 0 to 1. */
  toName(name: Name): number;
  /** The share of neighbouring letters that the query's words have in common with a name's, from 0 to 1. */
  inPairs(name: Name): number;
  /** Whether a name has a word that is like `word`, which is one of the query's. */
  isCalled(word: string, name: Name): boolean;
}

/** How like a word that was typed is to one that is there, from 0 to 1. */
type Compare = (typed: string, there: string) => number;

/** Words that tell nothing in English: they count a fifth where something is called so, and nothing elsewhere. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  'a an and as at by for from in is it its of on or s that the to was with what'.split(' '),
);

/** How alike words are of which one can be said to be written for the other. */
const ALIKE = 0.7;

/**
 * Reads the names of entries, one a line in each of `texts`, and remembers them by the entry: whoever types asks about
 * the same entries at each key.
 */
export function nameReader(): (id: string, texts: readonly string[]) => readonly Name[] {
  const known = new Map<string, readonly Name[]>();
  /** One string for each word, however many names have it: looked up in maps, its code units are read once. */
  const vocabulary = new Map<string, string>();
  const oneString = (word: string): string => {
    const same = vocabulary.get(word);
    if (same === undefined) vocabulary.set(word, word);
    return same ?? word;
  };
  return (id, texts) => {
    let names = known.get(id);
    if (names === undefined) {
      names = texts.flatMap((lines) => lines.split('\n')).map((text) => readName(text, oneString));
      known.set(id, names);
    }
    return names;
  };
}

function readName(text: string, oneString: (word: string) => string): Name {
  const words = searchWords(text).words.map(oneString);
  return { text, words, whole: words.join('') };
}

/** Compares one query with names. Words of names come again and again: what each is like is found out once. */
export function likenessOf({ words, joined }: SearchWords): QueryLikeness {
  const whole = words.join('');
  const alike = remembered(wordLikeness);
  const pairs = remembered(sharedPairs);
  const asOne = words.length === 2 ? joined[0] : undefined;
  return {
    toName(name) {
      if (name.words.length === 0) return 0;
      if (whole === name.whole) return 1;
      const met: string[] = [];
      const ofQuery = share(words, (word) => {
        const other = likest(word, name.words, alike);
        if (other === undefined) return 0;
        met.push(other);
        return alike(word, other);
      });
      const ofName = met.length === 0 ? 0 : share(name.words, (word) => (met.includes(word) ? 1 : 0));
      const byWords = 0.97 * ofQuery * (0.7 + 0.3 * ofName);
      return Math.max(byWords, 0.95 * likeness(whole, name.whole), 0.95 * ofOneWord(asOne, name, alike));
    },
    inPairs: (name) => share(words, (word) => greatest(word, name.words, pairs)),
    isCalled: (word, name) => name.words.some((other) => alike(word, other) >= ALIKE),
  };
}

/** "tik tok", where a name has a word that is written as one. */
function ofOneWord(joined: string | undefined, { words }: Name, alike: Compare): number {
  if (joined === undefined) return 0;
  return greatest(joined, words, alike) * (0.7 + 0.3 / words.length);
}

/** Of scripts without spaces, pairs of characters are compared: one character is in a pair or not. */
function wordLikeness(typed: string, there: string): number {
  if (!isSolo(typed) || !isSolo(there)) return likeness(typed, there);
  if (typed === there) return 1;
  return [...typed].length === 1 && there.includes(typed) ? 0.9 : 0;
}

/** The first of the words that are likest to `word`; undefined where none is like it at all. */
function likest(word: string, others: readonly string[], alike: Compare): string | undefined {
  let best = 0;
  let by: string | undefined;
  for (const other of others) {
    const like = alike(word, other);
    if (like <= best) continue;
    best = like;
    by = other;
  }
  return by;
}

function greatest(word: string, others: readonly string[], compare: Compare): number {
  let best = 0;
  for (const other of others) best = Math.max(best, compare(word, other));
  return best;
}

function remembered(compare: Compare): Compare {
  const known = new Map<string, Map<string, number>>();
  return (typed, there) => {
    let ofWord = known.get(typed);
    if (ofWord === undefined) known.set(typed, (ofWord = new Map<string, number>()));
    let like = ofWord.get(there);
    if (like === undefined) ofWord.set(there, (like = compare(typed, there)));
    return like;
  };
}

/** The mean of what words are worth; words that tell nothing count a fifth. */
export function share(words: readonly string[], worth: (word: string) => number): number {
  let sum = 0;
  let all = 0;
  for (const word of words) {
    const counts = EMPTY_WORDS.has(word) ? 0.2 : 1;
    sum += counts * worth(word);
    all += counts;
  }
  return all === 0 ? 0 : sum / all;
}
