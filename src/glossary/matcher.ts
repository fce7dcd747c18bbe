import type { Span } from '../span.ts';
import {
  CASED_AT,
  edgeKey,
  EXACT_CASE,
  FLAGS,
  FOLDED_AT,
  FORM_RECORD,
  homeSlot,
  NEXT,
  openIndex,
  SEVERAL_WORDS,
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
  scan(text: string, accepts: (form: number) => boolean, everyForm?: (hit: Hit) => void): Hit[];
}

/** A matcher over an index that `packIndex` made. Not for use by two scans at once: it keeps its work arrays. */
export function createMatcher(buffer: ArrayBuffer): Matcher {
  const index = openIndex(buffer);
  const { edges, edgeSlots, seed, firstForm, forms, pool } = index;
  const words = new Words();

  function child(node: number, hash: number): number {
    const key = edgeKey(node, hash, seed);
    let slot = homeSlot(key, edgeSlots);
    for (;;) {
      const found = edges[slot * 2];
      if (found === key) return edges[slot * 2 + 1] as number;
      if (found === 0) return -1;
      slot = slot + 1 === edgeSlots ? 0 : slot + 1;
    }
  }

  function hasLetters(form: number, first: number, last: number, keepCase: boolean): boolean {
    let at = forms[form * FORM_RECORD + (keepCase ? CASED_AT : FOLDED_AT)] as number;
    for (let word = first; word <= last; word++) {
      at = words.matches(word, pool, at, keepCase);
      if (at < 0) return false;
    }
    return true;
  }

  function verified(form: number, first: number, last: number): boolean {
    if (!hasLetters(form, first, last, false)) return false;
    const flags = forms[form * FORM_RECORD + FLAGS] as number;
    if ((flags & EXACT_CASE) === 0 || hasLetters(form, first, last, true)) return true;
    return (flags & SEVERAL_WORDS) !== 0 && isCapitals(words, first, last);
  }

  function formsAt(node: number, first: number, last: number): number[] {
    const found: number[] = [];
    for (let form = firstForm[node] as number; form >= 0; form = forms[form * FORM_RECORD + NEXT] as number) {
      if (verified(form, first, last)) found.push(form);
    }
    return found;
  }

  return {
    scan(text, accepts, everyForm) {
      words.read(text);
      const { count, starts, ends, hashes } = words;
      const hits: Hit[] = [];
      let taken = 0;
      for (let first = 0; first < count; first++) {
        const free = first >= taken;
        if (!free && everyForm === undefined) continue;
        let node = child(0, hashes[first] as number);
        let longest: Hit | undefined;
        for (let last = first; node >= 0; node = ++last < count ? child(node, hashes[last] as number) : -1) {
          if ((firstForm[node] as number) < 0) continue;
          const found = formsAt(node, first, last);
          if (found.length === 0) continue;
          const span = { start: starts[first] as number, end: ends[last] as number };
          everyForm?.({ ...span, forms: found });
          const accepted = free ? found.filter(accepts) : [];
          if (accepted.length === 0) continue;
          longest = { ...span, forms: accepted };
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
