import search from 'approx-string-match';
import type { Span } from '../span.ts';
import { align, type Alignment } from './align.ts';
import type { Stretch } from './candidates.ts';
import type { PageIndex } from './page-index.ts';
import { type QuoteRow, weightBetween } from './quote-row.ts';

/** How a quote lies along a stretch of the page. */
export interface Judgement {
  /** Where the quote's words begin and end there, in code units of the page. */
  readonly span: Span;
  /** The same in numbers of words. */
  readonly words: Stretch;
  /** How well all of the row lies there, in weights of words. */
  readonly score: number;
  /** The share of the quote's weight that is there, from 0 to 1. */
  readonly kept: number;
  /** Whether more came between its words than changes of words bring. */
  readonly parted: boolean;
  /** How surprising the words that met are on this page: bits, by how often each stands in it. */
  readonly bits: number;
  /** The share of the span of which nothing tells whether it is the quote's or the context's; above 1 when all of it may be others. */
  readonly doubt: number;
  /** Whether quote and context are there whole, nothing between their words. */
  readonly whole: boolean;
  /** Whether the quote's words are there as they were, in order, nothing between them; case counts. */
  readonly same: boolean;
}

/** Words more than before between two words of the quote, up to which words were changed, and nothing put in. */
const MOST_BETWEEN = 6;
/** Weight of words of quote or context that stand between two words of the quote: then those may be others. */
const SAID_AGAIN = 3;
/** Words at an end of the quote that may be taken by their number alone, where no context tells how far they go. */
const MOST_BLIND = 2;
/** Code units that a rest may have; longer rests are other words. */
const LONGEST_REST = 160;
/** The share of a rest's code units that may differ. */
const REST_ERRORS = 0.34;

/** How the quote lies along the stretch; undefined when none of its words is there. */
export function judge(row: QuoteRow, page: PageIndex, { from, to }: Stretch): Judgement | undefined {
  const { words } = page;
  const alignment = align(row, words.hashes, from, to);
  const { ofRow, ofText } = alignment;
  const begin = ofRow.findIndex((j) => j >= row.first);
  let end = begin;
  while (end < ofRow.length && (ofRow[end] as number) < row.end) end++;
  if (begin === -1 || end === begin) return undefined;
  const before = edgeBefore(row, page, alignment, begin);
  const after = edgeAfter(row, page, alignment, end - 1);
  const span = {
    start: startOf(row, page, ofRow[begin] as number, before.word),
    end: endOf(row, page, ofRow[end - 1] as number, after.word),
  };
  const inside = tally(row, page, alignment, begin, end);
  const doubt = (before.doubt + after.doubt) / Math.max(1, span.end - span.start);
  return {
    span,
    words: { from: before.word, to: after.word + 1 },
    score: alignment.score,
    kept: (before.met + inside.met + after.met) / weightBetween(row, row.first, row.end),
    parted: inside.parted,
    bits: bitsOf(row, page, ofRow),
    doubt: inside.saidAgain ? Infinity : doubt,
    whole: ofRow.length === row.count && (ofText.at(-1) as number) - (ofText[0] as number) === row.count - 1,
    same: before.whole && inside.same && after.whole,
  };
}

/** How surprising it is that these words of the row stand in the page, if they had nothing to do with one another. */
function bitsOf(row: QuoteRow, page: PageIndex, ofRow: readonly number[]): number {
  let bits = 0;
  for (const j of ofRow)
    bits += Math.log2(page.words.count / Math.max(1, page.countOf(row.hashes[j] as number)));
  return bits;
}

/** What of the quote is there between its first and its last word that met: numbers of met words, from `begin` to before `end`. */
function tally(
  row: QuoteRow,
  page: PageIndex,
  { ofRow, ofText }: Alignment,
  begin: number,
  end: number,
): { met: number; same: boolean; parted: boolean; saidAgain: boolean } {
  const result = { met: 0, same: true, parted: false, saidAgain: false };
  for (let k = begin; k < end; k++) {
    const j = ofRow[k] as number;
    const i = ofText[k] as number;
    result.met += row.weights[j] as number;
    if (result.same && row.words.cased(j) !== page.words.cased(i)) result.same = false;
    if (k === begin) continue;
    const lastJ = ofRow[k - 1] as number;
    const lastI = ofText[k - 1] as number;
    const leftOut = j - lastJ - 1;
    const putIn = i - lastI - 1;
    if (leftOut === 0 && putIn === 0) continue;
    result.same = false;
    result.met += metOfRest(row, page, [lastJ, j], [lastI, i]);
    if (putIn - leftOut <= MOST_BETWEEN) continue;
    result.parted = true;
    if (align(row, page.words.hashes, lastI + 1, i).score >= SAID_AGAIN) result.saidAgain = true;
  }
  return result;
}

interface Edge {
  /** The first or last word of the page that is the quote's. */
  readonly word: number;
  /** Code units of which nothing tells whether they are the quote's. */
  readonly doubt: number;
  /** Weight of words that are there with small differences. */
  readonly met: number;
  /** Whether the quote's outermost word met. */
  readonly whole: boolean;
}

/** Where the quote begins: at its first word that met, or as many words before as it lacks there. */
function edgeBefore(row: QuoteRow, page: PageIndex, { ofRow, ofText }: Alignment, begin: number): Edge {
  const j = ofRow[begin] as number;
  const i = ofText[begin] as number;
  const lacking = j - row.first;
  if (lacking === 0) return { word: i, doubt: 0, met: 0, whole: true };
  const isAnchored = begin > 0;
  const contextLacking = isAnchored ? row.first - 1 - (ofRow[begin - 1] as number) : undefined;
  const limit = isAnchored ? (ofText[begin - 1] as number) + 1 : Math.max(0, i - lacking);
  const rest = restOf(row, row.first, j);
  const found = findRest(page.text.slice(page.words.starts[limit], page.words.starts[i]), rest);
  const isBlind = !isAnchored && lacking > MOST_BLIND;
  const begins = (words: number): number => page.words.starts[i - words] as number;
  if (found !== undefined) {
    const at = (page.words.starts[limit] as number) + found.start;
    let word = limit;
    while (word < i && (page.words.ends[word] as number) <= at) word++;
    return { word, doubt: 0, met: weightBetween(row, row.first, j) * found.likeness, whole: false };
  }
  const { take, least, most } = shareOf(lacking, contextLacking, i - limit);
  return { word: i - take, doubt: isBlind ? Infinity : begins(least) - begins(most), met: 0, whole: false };
}

/** Where the quote ends: after its last word that met, or as many words later as it lacks there. */
function edgeAfter(row: QuoteRow, page: PageIndex, { ofRow, ofText }: Alignment, last: number): Edge {
  const j = ofRow[last] as number;
  const i = ofText[last] as number;
  const lacking = row.end - 1 - j;
  if (lacking === 0) return { word: i, doubt: 0, met: 0, whole: true };
  const isAnchored = last + 1 < ofRow.length;
  const contextLacking = isAnchored ? (ofRow[last + 1] as number) - row.end : undefined;
  const limit = isAnchored ? (ofText[last + 1] as number) - 1 : Math.min(page.words.count - 1, i + lacking);
  const rest = restOf(row, j + 1, row.end);
  const from = page.words.ends[i] as number;
  const found = findRest(page.text.slice(from, page.words.ends[limit]), rest);
  if (found !== undefined) {
    const at = from + found.end;
    let word = limit;
    while (word > i && (page.words.starts[word] as number) >= at) word--;
    return { word, doubt: 0, met: weightBetween(row, j + 1, row.end) * found.likeness, whole: false };
  }
  const { take, least, most } = shareOf(lacking, contextLacking, limit - i);
  const isBlind = !isAnchored && lacking > MOST_BLIND;
  const ends = (words: number): number => page.words.ends[i + words] as number;
  return { word: i + take, doubt: isBlind ? Infinity : ends(most) - ends(least), met: 0, whole: false };
}

/**
 * How many of `there` words between the last word of the quote that met and the next of the context are the
 * quote's, when it lacks `lacking` and the context `contextLacking` (undefined: none of the context met).
 */
function shareOf(
  lacking: number,
  contextLacking: number | undefined,
  there: number,
): { take: number; least: number; most: number } {
  if (contextLacking === undefined) return { take: Math.min(lacking, there), least: 0, most: there };
  const spare = there - lacking - contextLacking;
  if (spare > 0) {
    const take = Math.min(there, lacking + (contextLacking === 0 ? spare : 0));
    return { take, least: Math.min(lacking, there), most: there - contextLacking };
  }
  const take = Math.round((there * lacking) / (lacking + contextLacking));
  return { take, least: Math.max(0, there - contextLacking), most: Math.min(there, lacking) };
}

function restOf(row: QuoteRow, from: number, to: number): string {
  return row.text.slice(row.words.starts[from], row.words.ends[to - 1]);
}

/** Where `rest` stands in a short text with small differences (a corrected spelling, another ending). */
function findRest(text: string, rest: string): { start: number; end: number; likeness: number } | undefined {
  if (text === '' || rest.length < 3 || rest.length > LONGEST_REST || text.length > LONGEST_REST * 3)
    return undefined;
  const matches = search(text, rest, Math.floor(rest.length * REST_ERRORS));
  let best: (typeof matches)[number] | undefined;
  for (const match of matches) if (best === undefined || match.errors < best.errors) best = match;
  return best && { start: best.start, end: best.end, likeness: 1 - best.errors / rest.length };
}

/** Weight of the words between two that met which are there with small differences. */
function metOfRest(
  row: QuoteRow,
  page: PageIndex,
  [rowFrom, rowTo]: [number, number],
  [textFrom, textTo]: [number, number],
): number {
  if (rowTo - rowFrom < 2 || textTo - textFrom < 2) return 0;
  const text = page.text.slice(page.words.starts[textFrom + 1], page.words.ends[textTo - 1]);
  const found = findRest(text, restOf(row, rowFrom + 1, rowTo));
  return found === undefined ? 0 : weightBetween(row, rowFrom + 1, rowTo) * found.likeness;
}

/** Where the quote begins in the page, when its first word is this one: inside the word, or at signs before it, as it did. */
function startOf(row: QuoteRow, page: PageIndex, firstMet: number, word: number): number {
  const at = page.words.starts[word] as number;
  if (firstMet !== row.first) return at;
  const offset = row.quote.start - (row.words.starts[firstMet] as number);
  if (offset > 0) return isAsLong(row, page, firstMet, word) ? at + offset : at;
  return page.text.startsWith(row.text.slice(row.quote.start, row.quote.start - offset), at + offset)
    ? at + offset
    : at;
}

function endOf(row: QuoteRow, page: PageIndex, lastMet: number, word: number): number {
  const at = page.words.ends[word] as number;
  if (lastMet !== row.end - 1) return at;
  const offset = row.quote.end - (row.words.ends[lastMet] as number);
  if (offset < 0) return isAsLong(row, page, lastMet, word) ? at + offset : at;
  return page.text.startsWith(row.text.slice(row.quote.end - offset, row.quote.end), at) ? at + offset : at;
}

function isAsLong(row: QuoteRow, page: PageIndex, rowWord: number, pageWord: number): boolean {
  return (
    (row.words.ends[rowWord] as number) - (row.words.starts[rowWord] as number) ===
    (page.words.ends[pageWord] as number) - (page.words.starts[pageWord] as number)
  );
}
