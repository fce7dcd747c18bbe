/**
 * The best way to lay a short row of words along a stretch of a text: which word of the row is which word of
 * the text, in order, so that the most weight meets and as little as possible is left out between. Local
 * alignment with affine gaps (Smith and Waterman 1981, Gotoh 1982) over hashed words.
 *
 * Words that differ cost a little, a gap costs once for being there and hardly anything for its length: an
 * advertisement between two halves of a sentence is one event, however long. What is left out at either end
 * costs nothing, so the answer is the row's best stretch.
 */

const DIFFERENT = 0.2;
const GAP = 0.7;
const LONGER_GAP = 0.02;

export interface Alignment {
  /** Weight that met, less what gaps and differing words cost. */
  readonly score: number;
  /** The words that met, ascending in both: numbers in the row, and numbers in the text. */
  readonly ofRow: readonly number[];
  readonly ofText: readonly number[];
}

export interface Row {
  readonly hashes: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
  readonly count: number;
}

const STOP = 0;
const MET = 1;
const SKIPS_TEXT = 2;
const SKIPS_ROW = 3;
const LONGER_TEXT_GAP = 4;
const LONGER_ROW_GAP = 8;

/** Lays `row` along the words of a text from number `from` up to, not including, `to`; `hashes` are the text's. */
export function align(row: Row, hashes: ArrayLike<number>, from: number, to: number): Alignment {
  const width = to - from + 1;
  const best = new Float32Array(width);
  const gapInRow = new Float32Array(width).fill(-Infinity);
  const steps = new Uint8Array((row.count + 1) * width);
  let top = 0;
  let topAt = 0;
  for (let j = 1; j <= row.count; j++) {
    const hash = row.hashes[j - 1] as number;
    const weight = row.weights[j - 1] as number;
    let diagonal = best[0] as number;
    let gapInText = -Infinity;
    const line = j * width;
    for (let i = 1; i < width; i++) {
      let step = 0;
      const isMet = hashes[from + i - 1] === hash;
      let score = diagonal + (isMet ? weight : -DIFFERENT);
      let way = MET;
      diagonal = best[i] as number;

      const openText = (best[i - 1] as number) - GAP;
      const longerText = gapInText - LONGER_GAP;
      if (longerText > openText) step |= LONGER_TEXT_GAP;
      gapInText = longerText > openText ? longerText : openText;
      const openRow = diagonal - GAP;
      const longerRow = (gapInRow[i] as number) - LONGER_GAP;
      if (longerRow > openRow) step |= LONGER_ROW_GAP;
      const rowGap = longerRow > openRow ? longerRow : openRow;
      gapInRow[i] = rowGap;

      if (gapInText > score) {
        score = gapInText;
        way = SKIPS_TEXT;
      }
      if (rowGap > score) {
        score = rowGap;
        way = SKIPS_ROW;
      }
      if (score <= 0) {
        score = 0;
        way = STOP;
      }
      best[i] = score;
      steps[line + i] = step | way;
      if (score > top) {
        top = score;
        topAt = line + i;
      }
    }
  }
  return { score: top, ...walkBack(row, hashes, from, width, steps, topAt) };
}

function walkBack(
  row: Row,
  hashes: ArrayLike<number>,
  from: number,
  width: number,
  steps: Uint8Array,
  end: number,
): { ofRow: number[]; ofText: number[] } {
  const ofRow: number[] = [];
  const ofText: number[] = [];
  let at = end;
  let way = (steps[at] as number) & 3;
  while (way !== STOP) {
    const step = steps[at] as number;
    if (way === MET) {
      const j = Math.floor(at / width) - 1;
      const i = from + (at % width) - 1;
      if (hashes[i] === row.hashes[j]) {
        ofRow.push(j);
        ofText.push(i);
      }
      at -= width + 1;
      way = (steps[at] as number) & 3;
    } else if (way === SKIPS_TEXT) {
      at -= 1;
      // A gap that goes on stays a gap; one that was opened here returns to the best of the cell before it.
      if ((step & LONGER_TEXT_GAP) === 0) way = (steps[at] as number) & 3;
    } else {
      at -= width;
      if ((step & LONGER_ROW_GAP) === 0) way = (steps[at] as number) & 3;
    }
  }
  return { ofRow: ofRow.toReversed(), ofText: ofText.toReversed() };
}
