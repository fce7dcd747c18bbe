import type { Span } from '../span.ts';
import { LONG, MOST_LOOK_ALIKES, type Selectors, timesIn } from './locate.ts';
import type { Thoroughness } from './candidates.ts';
import type { Judgement } from './judge.ts';
import type { PageIndex } from './page-index.ts';
import { isThere, overlap, placesOf } from './places.ts';
import { type Quote, type QuoteRow, rowOf, withoutContext } from './quote-row.ts';

/** Code units of context to either side: at most, and at least where the page goes on so far. */
const MOST = 64;
const LEAST = 32;
/** Saving may take longer than finding again. */
const THOROUGHNESS: Thoroughness = { most: 12, worthALook: 0.3 };
/** The share of the quote's words that a look-alike has in whatever context. */
const LIKE = 0.6;
/** How much less a look-alike needs than what is taken for the passage itself. */
const EASE = 0.15;

/**
 * What says where `span` stands in the page, so that `locate` finds it again. A span that cuts a surrogate
 * pair is widened by its other half, because such text cannot be written to a file.
 */
export function describe(page: PageIndex, span: Span): Selectors {
  const position = withWholeCharacters(page.text, span);
  const quote = quoteAt(page.text, position);
  const times = timesIn(page.text, quote.prefix + quote.exact + quote.suffix);
  return { quote, position, times, lookAlikes: lookAlikesOf(page, quote, position) };
}

/** What stands at `span`, with up to 64 code units to either side that end where a word does. */
export function quoteAt(text: string, { start, end }: Span): Quote {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(contextStart(text, start), start),
    suffix: text.slice(end, contextEnd(text, end)),
  };
}

/**
 * Other places of the page that would be taken for the passage if it were not there. They tell a page from
 * which the passage was removed from one in which it was changed to what the look-alike says.
 */
function lookAlikesOf(page: PageIndex, quote: Quote, position: Span): Quote[] {
  const row = rowOf(quote);
  // Whole pages do not stand in a page twice.
  if (row.first === row.end || row.end - row.first > LONG) return [];
  const find = (of: QuoteRow, without: Span, isGood: (place: Judgement) => boolean): Judgement[] =>
    page.without(without, () =>
      placesOf(of, page, THOROUGHNESS).filter((place) => !overlap(place.span, position) && isGood(place)),
    );
  const withContext = {
    start: position.start - quote.prefix.length,
    end: position.end + quote.suffix.length,
  };
  const isNearlyThere = (place: Judgement): boolean => isThere(place, row, page, EASE);
  const alone = rowOf(withoutContext(quote));
  const found = [
    ...find(row, position, isNearlyThere),
    ...find(row, withContext, isNearlyThere),
    // What stands in the quote's own context, and what says the same in another one.
    ...find(alone, position, ({ kept }) => kept >= LIKE),
  ];
  const places: Judgement[] = [];
  for (const place of found.toSorted((a, b) => b.score - a.score))
    if (!places.some(({ span }) => overlap(span, place.span))) places.push(place);
  return places.slice(0, MOST_LOOK_ALIKES).map(({ span }) => quoteAt(page.text, span));
}

function withWholeCharacters(text: string, { start, end }: Span): Span {
  return {
    start: cutsCharacter(text, start) ? start - 1 : start,
    end: cutsCharacter(text, end) ? end + 1 : end,
  };
}

function cutsCharacter(text: string, at: number): boolean {
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff;
}

/** A character as a reader sees it, or none: letters with their marks, families of emoji. */
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const WORD_GOES_ON = /^[\p{L}\p{N}\p{M}_](?<![\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}])/u;

function contextStart(text: string, start: number): number {
  if (start <= LEAST) return 0;
  // What a grapheme is depends on what comes before it: some more is read than is kept.
  const from = Math.max(0, start - 2 * MOST);
  const borders = bordersOf(text, from, start);
  const reachable = borders.filter(({ at }) => at >= start - MOST && at < start);
  return (reachable.find(({ at, isOfWord }) => at <= start - LEAST && isOfWord) ?? reachable[0])?.at ?? start;
}

function contextEnd(text: string, end: number): number {
  if (text.length - end <= LEAST) return text.length;
  const borders = bordersOf(text, end, Math.min(text.length, end + 2 * MOST));
  const reachable = borders.filter(({ at }) => at > end && at <= end + MOST);
  return (
    (reachable.findLast(({ at, isOfWord }) => at >= end + LEAST && isOfWord) ?? reachable.at(-1))?.at ?? end
  );
}

interface Border {
  readonly at: number;
  /** Whether no word goes on across it. */
  readonly isOfWord: boolean;
}

/** The borders between graphemes from `from` to `to`, without both ends unless the text begins or ends there. */
function bordersOf(text: string, from: number, to: number): Border[] {
  const borders: Border[] = from === 0 ? [{ at: 0, isOfWord: true }] : [];
  let wentOn = true;
  for (const { segment, index } of graphemes.segment(text.slice(from, to))) {
    const goesOn = WORD_GOES_ON.test(segment);
    if (index > 0) borders.push({ at: from + index, isOfWord: !(wentOn && goesOn) });
    wentOn = goesOn;
  }
  if (to === text.length) borders.push({ at: to, isOfWord: true });
  return borders;
}
