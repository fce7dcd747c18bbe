import type { PageIndex } from './page-index.ts';
import type { QuoteRow } from './quote-row.ts';

/** Places where a pair of words stands, beyond which the pair says too little to be followed. */
const TOO_COMMON = 64;
/** A passage whose every pair of words stands so often is found only where it was. */
const HOPELESS = 4096;
/** How many words further or nearer a place may lie and be the same one. */
const REACH = 48;
/** How many places are looked at. */
export interface Thoroughness {
  /** At most so many by the votes of the quote with its context, and by those of the quote alone. */
  readonly most: number;
  /** Only those with this share of the best one's votes. */
  readonly worthALook: number;
}

/** A stretch of the page's words in which a quote may stand: numbers of words. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Where in the page a row of words may stand, the likeliest first. Every pair of neighbouring words of the
 * row votes for the places where the row would begin if this pair were that one; the rarer the pair, the
 * more its vote counts. Votes a few words apart are for the same place, because words come and go. The quote
 * votes once with its context and once alone: it may have moved away from it.
 */
export function candidatesFor(row: QuoteRow, page: PageIndex, thoroughness: Thoroughness): Stretch[] {
  const blocks = chosenBlocks(row, page, thoroughness, 0, row.count);
  for (const block of chosenBlocks(row, page, thoroughness, row.first, row.end))
    if (blocks.every((other) => Math.abs(other - block) > 1)) blocks.push(block);
  return blocks.map((block) => ({
    from: Math.max(0, (block - 1) * REACH),
    to: Math.min(page.words.count, (block + 3) * REACH + row.count),
  }));
}

/** The blocks (numbers of words, divided by REACH) in which most pairs of the row's words from `from` to `to` say that it begins. */
function chosenBlocks(
  row: QuoteRow,
  page: PageIndex,
  { most, worthALook }: Thoroughness,
  from: number,
  to: number,
): number[] {
  let votes = countVotes(row, page, TOO_COMMON, from, to);
  if (votes.size === 0) votes = countVotes(row, page, rarestPair(row, page, from, to), from, to);
  // A place near a border between two blocks has its votes in both.
  const joined = [...votes].map(([block, vote]) => ({ block, votes: vote + (votes.get(block + 1) ?? 0) }));
  joined.sort((a, b) => b.votes - a.votes || a.block - b.block);
  const best = joined[0]?.votes ?? 0;
  const chosen: number[] = [];
  for (const { block, votes: sum } of joined) {
    if (chosen.length === most || sum < best * worthALook) break;
    if (chosen.every((other) => Math.abs(other - block) > 1)) chosen.push(block);
  }
  return chosen;
}

/** How often the rarest pair that the page has stands in it, where that is worth following at all. */
function rarestPair(row: QuoteRow, page: PageIndex, from: number, to: number): number {
  let rarest = HOPELESS;
  for (let j = from; j + 1 < to; j++) {
    const { length } = page.pairsOf(row.hashes[j] as number, row.hashes[j + 1] as number);
    if (length > 0 && length < rarest) rarest = length;
  }
  return rarest < HOPELESS ? rarest : 0;
}

function countVotes(
  row: QuoteRow,
  page: PageIndex,
  tooCommon: number,
  from: number,
  to: number,
): Map<number, number> {
  const votes = new Map<number, number>();
  const { hashes } = page.words;
  for (let j = from; j + 1 < to; j++) {
    const first = row.hashes[j] as number;
    const second = row.hashes[j + 1] as number;
    const places = page.pairsOf(first, second);
    if (places.length > tooCommon) continue;
    const vote = ((row.weights[j] as number) + (row.weights[j + 1] as number)) / Math.sqrt(places.length);
    let lastBlock = -Infinity;
    for (const place of places) {
      if (hashes[place] !== first || hashes[place + 1] !== second) continue;
      const block = Math.floor((place - j) / REACH);
      // A pair that stands several times in one place votes once for it.
      if (block !== lastBlock) votes.set(block, (votes.get(block) ?? 0) + vote);
      lastBlock = block;
    }
  }
  return votes;
}
