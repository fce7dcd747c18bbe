import { Words } from '../glossary/words.ts';

/** A stretch that two texts share, that only the old one has, or only the new one. */
export interface Difference {
  readonly kind: 'same' | 'gone' | 'come';
  readonly text: string;
}

/** Compares two texts word by word, for a person to look at. */
export type CompareWords = (old: string, now: string) => Difference[];

/** Words times words beyond which no common ones are searched for: some 4 MB, and 30 ms. */
const MOST_CELLS = 2_000_000;

/**
 * What became of a text: its words in order, those that went before those that came in their place. Case counts;
 * typography, spaces and hyphens do not, and are as in the new text where both have the word. What is the same
 * and what came are the new text, letter by letter.
 */
export function wordDifferences(old: string, now: string): Difference[] {
  const before = piecesOf(old);
  const after = piecesOf(now);
  const isSame = (i: number, j: number): boolean => before[i]?.word === after[j]?.word;
  const shorter = Math.min(before.length, after.length);
  let first = 0;
  while (first < shorter && isSame(first, first)) first++;
  let last = 0;
  while (last < shorter - first && isSame(before.length - 1 - last, after.length - 1 - last)) last++;

  const found: Difference[] = [];
  const push = (kind: Difference['kind'], pieces: readonly Piece[]): void => {
    const text = pieces.map((piece) => piece.text).join('');
    const previous = found.at(-1);
    if (text === '') return;
    if (previous?.kind === kind) found[found.length - 1] = { kind, text: previous.text + text };
    else found.push({ kind, text });
  };
  push('same', after.slice(0, first));
  const olds = before.slice(first, before.length - last);
  const news = after.slice(first, after.length - last);
  let oldAt = 0;
  let newAt = 0;
  for (const [i, j] of [...commonWords(olds, news), [olds.length, news.length] as const]) {
    const gone = olds.slice(oldAt, i);
    // What stands last in the new text has no space behind it that the old one had there.
    const isParted =
      !/\s$/u.test(found.at(-1)?.text ?? ' ') && /\s$/u.test(before[first + oldAt - 1]?.text ?? '');
    push('gone', isParted && gone.length > 0 ? [{ word: '', text: ' ' }, ...gone] : gone);
    push('come', news.slice(newAt, j));
    push('same', news.slice(j, j + 1));
    oldAt = i + 1;
    newAt = j + 1;
  }
  push('same', after.slice(after.length - last));
  return found;
}

/** A word with what follows it up to the next one; the first with what stands before it. */
interface Piece {
  readonly word: string;
  readonly text: string;
}

function piecesOf(text: string): Piece[] {
  const words = new Words().read(text);
  return Array.from({ length: words.count }, (_, i) => ({
    word: words.cased(i),
    text: text.slice(i === 0 ? 0 : words.starts[i], i + 1 < words.count ? words.starts[i + 1] : text.length),
  }));
}

/** The longest common subsequence, as pairs of places in both. */
function commonWords(olds: readonly Piece[], news: readonly Piece[]): Array<readonly [number, number]> {
  const width = news.length + 1;
  if (olds.length * news.length > MOST_CELLS) return [];
  // lengths[i * width + j]: how much olds from i on and news from j on have in common.
  const lengths = new Uint16Array((olds.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] as number;
  for (let i = olds.length - 1; i >= 0; i--)
    for (let j = news.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        olds[i]?.word === news[j]?.word ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: Array<readonly [number, number]> = [];
  let i = 0;
  let j = 0;
  while (i < olds.length && j < news.length)
    if (olds[i]?.word === news[j]?.word) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  return pairs;
}
