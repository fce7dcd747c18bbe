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
  for (let slips = 1; slips <= allowed; slips++)
    if (isWithin(slips, typed, there)) return 0.85 - (0.9 * slips) / Math.max(typed.length, 6);
  return 0;
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

/** Whether two short words are the same but for two neighbouring letters. */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length || one.length > 5) return false;
  const at = [...one].findIndex((letter, i) => letter !== other[i]);
  return at >= 0 && isSwappedAt(one, other, at, at) && one.endsWith(other.slice(at + 2));
}

function isSwappedAt(one: string, other: string, i: number, j: number): boolean {
  return (
    i + 1 < one.length &&
    one.charCodeAt(i) === other.charCodeAt(j + 1) &&
    one.charCodeAt(i + 1) === other.charCodeAt(j)
  );
}

/**
 * Whether what stands from `i` on in one word can be made of what stands from `j` on in the other with `most` slips.
 * What both begin with is passed over, for a slip there could be left out; at the first difference each kind of slip
 * is tried. With two slips that is less work than a table of all distances.
 */
function isWithin(most: number, one: string, other: string, i = 0, j = 0): boolean {
  if (Math.abs(one.length - i - (other.length - j)) > most) return false;
  while (i < one.length && one.charCodeAt(i) === other.charCodeAt(j)) {
    i++;
    j++;
  }
  if (i >= one.length || j >= other.length) return true; // how much is left over was looked at above
  if (most === 0) return false;
  const fewer = most - 1;
  return (
    isWithin(fewer, one, other, i + 1, j + 1) ||
    isWithin(fewer, one, other, i + 1, j) ||
    isWithin(fewer, one, other, i, j + 1) ||
    (isSwappedAt(one, other, i, j) && isWithin(fewer, one, other, i + 2, j + 2))
  );
}
