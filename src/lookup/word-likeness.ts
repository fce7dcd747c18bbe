/**
 * How many letters of a word a person may have got wrong: none in the shortest, one from four letters on,
 * two from six on.
 */
export function typosAllowed(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 6 ? 1 : 2;
}

/**
 * How well a word that was typed is met by one that is there, from 0 to 1: the same word, its beginning, or a
 * slip of the keys. Letters that changed places are one slip (Damerau and Levenshtein).
 */
export function likeness(typed: string, there: string): number {
  if (typed === there) return 1;
  if (there.startsWith(typed)) return 0.6 + (0.35 * typed.length) / there.length;
  const allowed = Math.max(typosAllowed(typed), isSwapped(typed, there) ? 1 : 0);
  if (allowed === 0) return 0;
  const slips = distance(typed, there, allowed);
  return slips > allowed ? 0 : 0.85 - (0.9 * slips) / Math.max(typed.length, 6);
}

/** The share of neighbouring letters that two words have in common, from 0 to 1 (Dice). */
export function sharedPairs(one: string, other: string): number {
  const pairs = pairsOf(one);
  const others = pairsOf(other);
  const shared = [...pairs].filter((pair) => others.has(pair)).length;
  return pairs.size + others.size === 0 ? 0 : (2 * shared) / (pairs.size + others.size);
}

function pairsOf(word: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, word.length - 1) }, (_, i) => word.slice(i, i + 2)));
}

/** The words that two neighbouring letters changed places in may have been. */
export function swaps(word: string): string[] {
  return Array.from(
    { length: Math.max(0, word.length - 1) },
    (_, i) => word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2),
  ).filter((swapped) => swapped !== word);
}

function isSwapped(one: string, other: string): boolean {
  return one.length === other.length && one.length < 6 && swaps(one).includes(other);
}

/** Slips between two words; one more than `most` where there are more. */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      let slips = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        slips = Math.min(slips, (before[j - 2] ?? 0) + 1);
      row.push(slips);
    }
    if (Math.min(...row) > most && Math.min(...last) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[other.length] ?? 0;
}
