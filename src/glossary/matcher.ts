import type { Span } from '../span.ts';
import {
  beginningOf,
  FORMS,
  hasBeginning,
  homeOf,
  KEY,
  LETTERS,
  NODE,
  nodeKey,
  openIndex,
  ROOT,
} from './packed-index.ts';
import { Words } from './words.ts';

/** A place in a text whose letters are those of the forms named, by their numbers in the index. */
export interface Hit extends Span {
  readonly forms: readonly number[];
}

export interface Matcher {
  /**
   * Every stretch of `text` that is a form accepted by `accepts`: leftmost, then longest, none
   * overlap, whole words only. Spans count UTF-16 code units of `text` as given. A longer form that
   * does not come to its end gives way to the shorter one that began it. With `everyForm` each form
   * at each place is reported, also those inside others (what evidence is gathered from).
   */
  scan(text: string, accepts: (form: number, place: Span) => boolean, everyForm?: (hit: Hit) => void): Hit[];
}

/** A matcher over an index that `packIndex` made. Not for use by two scans at once: it keeps its work arrays. */
export function createMatcher(buffer: ArrayBuffer): Matcher {
  const { levels, nodes, lists, pool, beginnings } = openIndex(buffer);
  const depth = levels.length / 2;
  const words = new Words();

  /** Whether a form may begin with the word: alone, or with the next one. Most words stop here. */
  function mayBegin(word: number): boolean {
    const { count, hashes } = words;
    const hash = hashes[word] as number;
    return (
      hasBeginning(beginnings, beginningOf(hash)) ||
      (word + 1 < count && hasBeginning(beginnings, beginningOf(hash, hashes[word + 1])))
    );
  }

  /** The node that `word` leads to from `parent`, itself a node of the level before; -1 when there is none. */
  function childOf(parent: number, level: number, word: number): number {
    if (level >= depth) return -1;
    const key = nodeKey(parent, words.hashes[word] as number);
    let node = (levels[level * 2] as number) + homeOf(key, levels[level * 2 + 1] as number);
    for (; ; node++) {
      const letters = nodes[node * NODE + LETTERS] as number;
      if (letters === 0) return -1;
      const found = nodes[node * NODE + KEY] as number;
      if (found > key) return -1;
      if (found === key && words.matches(word, pool, letters - 1, false) >= 0) return node;
    }
  }

  function hasCase(cased: number, first: number, last: number): boolean {
    let at = cased;
    for (let word = first; at >= 0 && word <= last; word++) at = words.matches(word, pool, at, true);
    return at >= 0 || (last > first && (isCapitals(words, first, last) || isTitle(cased, first, last)));
  }

  /** Whether the words differ from the form's in nothing but capitals that a headline gives to each: "Made In China 2025". */
  function isTitle(cased: number, first: number, last: number): boolean {
    let at = cased;
    for (let word = first; at >= 0 && word <= last; word++) at = words.matchesAsTitle(word, pool, at);
    return at >= 0;
  }

  /** The forms that end at a node whose letters are those of the words from `first` to `last`; the latest first. */
  function formsAt(node: number, first: number, last: number): number[] {
    const field = nodes[node * NODE + FORMS] as number;
    if (field >= 0) return field === 0 ? [] : [field - 1];
    const list = -1 - field;
    const found: number[] = [];
    for (let left = lists[list] as number, at = list + 1; left > 0; left--, at += 2) {
      const cased = lists[at + 1] as number;
      if (cased < 0 || hasCase(cased, first, last)) found.push(lists[at] as number);
    }
    return found;
  }

  return {
    scan(text, accepts, everyForm) {
      words.read(text);
      const { count, starts, ends } = words;
      const hits: Hit[] = [];
      let taken = 0;
      for (let first = 0; first < count; first++) {
        const free = first >= taken;
        if (!free && everyForm === undefined) continue;
        if (!mayBegin(first)) continue;
        let node = ROOT;
        let longest: Hit | undefined;
        for (let last = first; last < count; last++) {
          node = childOf(node, last - first, last);
          if (node < 0) break;
          if (nodes[node * NODE + FORMS] === 0) continue;
          const found = formsAt(node, first, last);
          if (found.length === 0) continue;
          const hit = { start: starts[first] as number, end: ends[last] as number, forms: found };
          everyForm?.(hit);
          if (!free) continue;
          const accepted = found.filter((form) => accepts(form, hit));
          if (accepted.length === 0) continue;
          longest = { ...hit, forms: accepted };
          taken = last + 1;
        }
        if (longest !== undefined) hits.push(longest);
      }
      return hits;
    },
  };
}

/** Whether all letters that have a case are capitals, as in a headline. */
function isCapitals(words: Words, first: number, last: number): boolean {
  const letters = words.text.slice(words.starts[first], words.ends[last]);
  return letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}
