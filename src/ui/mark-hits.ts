import Mark from 'mark.js';

/** Marks the words of a query where they stand in parts of our own page, whose text nodes Preact does not change. */
export function markHits(parts: readonly HTMLElement[], query: string): void {
  const pattern = hitPattern(query);
  if (pattern === undefined) return;
  new Mark(parts).markRegExp(pattern, { exclude: ['svg *', '[role=status] *'] });
}

/**
 * What counts as a hit of a query: its words where a word begins with them, whatever their accents and case; without
 * words that would be marked all over a text ("a", "of"), unless there are no others. Scripts without spaces have no
 * beginnings of words. Undefined where the query has no word.
 */
export function hitPattern(query: string): RegExp | undefined {
  const words = query.split(/[^\p{L}\p{M}\p{N}'’-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = words.filter((word) => /[^\p{Script=Latin}\p{P}\p{M}]/u.test(word) || word.length > 2);
  const wanted = (telling.length > 0 ? telling : words).map((word) => {
    const letters = [...word.normalize('NFC')].map(accented).join('');
    return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word)
      ? letters
      : `(?<![\\p{L}\\p{N}])${letters}`;
  });
  return wanted.length === 0 ? undefined : new RegExp(wanted.join('|'), 'iu');
}

let families: ReadonlyMap<string, string> | undefined;

/** A letter as a pattern of all that are the same but for an accent; a hyphen may be a space, or absent. */
function accented(letter: string): string {
  if (letter === '-') return '[-‐‑–\\s]?';
  if (/['’]/u.test(letter)) return "['’]";
  families ??= familiesOfLetters();
  const base = baseOf(letter);
  const family = families.get(base) ?? '';
  return `[${base}${letter}${family}]\\p{M}*`;
}

/** By letter without an accent, all small letters with one: Latin, Greek and Cyrillic. */
function familiesOfLetters(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [from, to] of [
    [0xc0, 0x24f],
    [0x370, 0x45f],
    [0x1e00, 0x1fff],
  ] as const)
    for (let code = from; code <= to; code++) {
      const letter = String.fromCodePoint(code);
      const base = baseOf(letter);
      if (base !== letter && /\p{L}/u.test(letter)) found.set(base, (found.get(base) ?? '') + letter);
    }
  return found;
}

function baseOf(letter: string): string {
  return (letter.normalize('NFD')[0] ?? letter).toLowerCase();
}
