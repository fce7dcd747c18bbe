/**
 * How a passage is found again in a page that may have changed, from precise to fuzzy:
 *
 * 1. Quote and context where they were, letter by letter. Nothing else is looked at.
 * 2. Pairs of neighbouring words vote for places (`candidates.ts`), the rarer the more. A few places remain,
 *    however long the page is, which is what makes this fast.
 * 3. In each the words of quote and context are aligned with those of the page (`align.ts`), and it is judged
 *    what of the quote is there, where it begins and ends, and how surprising that is on this page (`judge.ts`).
 *    Words that did not meet are searched for approximately between those that did.
 * 4. A place must be good enough by itself (`places.ts`), better than the next one, liker the quote than every
 *    look-alike that stood in the page when the passage was saved, and its ends must be sure.
 *
 * What fails the first of these is lost, what fails another is uncertain: a passage that is painted in the wrong
 * place is worse than one that is listed. The look-alikes are what a floor alone cannot know: of two paragraphs
 * that differ in a word, the one that is left looks like the other one edited.
 */

import { Words } from '../glossary/words.ts';
import type { Span } from '../span.ts';
import { align } from './align.ts';
import type { Stretch, Thoroughness } from './candidates.ts';
import type { Judgement } from './judge.ts';
import type { PageIndex } from './page-index.ts';
import { HIGH_FLOOR, isThere, placesOf } from './places.ts';
import { type Quote, type QuoteRow, rowOf, withoutContext } from './quote-row.ts';

/** What of a highlight says where it stands. */
export interface Selectors {
  readonly quote: Quote;
  /** Where it stood, in UTF-16 code units of the page text. */
  readonly position: Span;
  /** How often quote and context stood in the page just so; 1 nearly always. */
  readonly times: number;
  /** What else stood in the page and could be taken for it. */
  readonly lookAlikes: readonly Quote[];
}

/**
 * What became of a passage: `exact`, where it was; `moved`, the same words elsewhere; `changed`, there with
 * other words; `uncertain`, perhaps there; `lost`.
 */
export type State = 'exact' | 'moved' | 'changed' | 'uncertain' | 'lost';

export interface Candidate {
  readonly span: Span;
  /** The share of the quote's words that are there, from 0 to 1. */
  readonly likeness: number;
}

/** `span` is there exactly when the passage may be painted; otherwise `candidates` are what a person may choose from, the likeliest first. */
export type Located =
  | { readonly state: 'exact' | 'moved' | 'changed'; readonly span: Span }
  | { readonly state: 'uncertain' | 'lost'; readonly candidates: readonly Candidate[] };

/** Look-alikes that are remembered; where there are so many there may be more. */
export const MOST_LOOK_ALIKES = 8;
/** Weight of words by which a place must be better than the next, and liker the quote than a look-alike: one word. */
const MARGIN = 0.9;
/** A place with fewer votes comes nowhere near the best. */
const THOROUGHNESS: Thoroughness = { most: 4, worthALook: 0.5 };
/** Words more than its context has to either side of a place that a look-alike is laid along. */
const SPARE = 2;
/** Code units that may have come into a passage beside twice as many as it had. */
const LONGEST_INSERT = 150;
/** The same where the next has the words of the quote as well: then the context alone decides. */
const MARGIN_OF_SAME = 2;
/** Words beyond which a quote is found by its ends, and how many words such an end has. */
export const LONG = 400;
const PART = 100;
/** Code units of context that an end gets from the middle. */
const CONTEXT = 64;
/** A long passage may have become so much shorter or longer. */
const SHORTEST_SHARE = 0.6;
const LONGEST_SHARE = 1.6;
/** The share of a span that may be as well the context's. */
const DOUBT = 0.2;
/** Of the words of what is named as a candidate of a lost passage, this share is there. */
const WORTH_SHOWING = 0.3;

/**
 * Where in the page a highlight's passage stands. Never throws, whatever the selectors say; what it is not
 * sure of it does not place.
 */
export function locate(page: PageIndex, selectors: Selectors): Located {
  const unmoved = locateUnmoved(page.text, selectors);
  if (unmoved !== undefined) return unmoved;
  const row = rowOf(selectors.quote);
  if (row.first === row.end) return { state: 'lost', candidates: [] };
  return row.end - row.first > LONG
    ? locateByEnds(page, selectors, row)
    : locateByWords(page, selectors, row);
}

/**
 * A long passage is found by its beginning and its end, each a passage with the rest for context: laying all of
 * it along the page costs the square of its length. What lies between must be about as long as it was.
 */
function locateByEnds(page: PageIndex, { quote, position }: Selectors, row: QuoteRow): Located {
  const endOfFirst = (row.words.ends[row.first + PART - 1] as number) - row.quote.start;
  const startOfLast = (row.words.starts[row.end - PART] as number) - row.quote.start;
  const { exact, prefix, suffix } = quote;
  const alone = { position: { start: 0, end: 0 }, times: 1, lookAlikes: [] };
  const parts = [
    { exact: exact.slice(0, endOfFirst), prefix, suffix: exact.slice(endOfFirst, endOfFirst + CONTEXT) },
    { exact: exact.slice(startOfLast), prefix: exact.slice(startOfLast - CONTEXT, startOfLast), suffix },
  ];
  const [first, last] = parts.map((part) => locateByWords(page, { ...alone, quote: part }, rowOf(part))) as [
    Located,
    Located,
  ];
  if (!('span' in first) || !('span' in last)) {
    const seen = [first, last].flatMap((one) =>
      'span' in one ? [{ span: one.span, likeness: PART / (row.end - row.first) }] : one.candidates,
    );
    return {
      state: first.state === 'lost' && last.state === 'lost' ? 'lost' : 'uncertain',
      candidates: seen,
    };
  }
  const span = { start: first.span.start, end: last.span.end };
  const share = (span.end - span.start) / exact.length;
  if (share < SHORTEST_SHARE || share > LONGEST_SHARE)
    return {
      state: 'uncertain',
      candidates: [first, last].map((one) => ({ span: one.span, likeness: 0.5 })),
    };
  if (!saysTheSame(page.text.slice(span.start, span.end), exact)) return { state: 'changed', span };
  return { state: span.start === position.start ? 'exact' : 'moved', span };
}

/** Whether two texts have the same words, whatever the typography. */
function saysTheSame(one: string, other: string): boolean {
  const a = new Words().read(one);
  const b = new Words().read(other);
  if (a.count !== b.count) return false;
  for (let i = 0; i < a.count; i++) if (a.cased(i) !== b.cased(i)) return false;
  return true;
}

function locateByWords(page: PageIndex, selectors: Selectors, row: QuoteRow): Located {
  const places = placesOf(row, page, THOROUGHNESS);
  const isCrowded = selectors.lookAlikes.length >= MOST_LOOK_ALIKES;
  const good = places.filter(
    (place) => isThere(place, row, page) && (!isCrowded || place.kept >= HIGH_FLOOR),
  );
  const lookAlikes = selectors.lookAlikes.map(rowOf);
  const lookAlikesAlone = selectors.lookAlikes.map(withoutContext).map(rowOf);
  const alone = rowOf(withoutContext(selectors.quote));
  let isClear = selectors.times === 1;
  const own: Judgement[] = [];
  for (const place of good) {
    // Whole, it is no look-alike but for those that are just the same.
    if (!place.whole) {
      const ahead = place.score - bestScore(lookAlikes, page, place.words);
      if (ahead <= -MARGIN) continue;
      const aheadAlone =
        bestScore([alone], page, place.words) - bestScore(lookAlikesAlone, page, place.words);
      const enough = aheadAlone < MARGIN ? MARGIN_OF_SAME : MARGIN;
      if (own.length === 0 && (ahead < enough || aheadAlone < 0)) isClear = false;
    }
    own.push(place);
  }
  const [best, next] = own;
  if (best === undefined) return notPlaced('lost', places);
  const isAhead =
    next === undefined ||
    (best.whole && !next.whole) ||
    best.score - next.score >= (next.same ? MARGIN_OF_SAME : MARGIN);
  if (!isClear || !isAhead || best.doubt > DOUBT || isStretched(best, selectors))
    return notPlaced('uncertain', own);
  if (!best.same) return { state: 'changed', span: best.span };
  const isWhereItWas = best.span.start === selectors.position.start;
  return { state: isWhereItWas ? 'exact' : 'moved', span: best.span };
}

/** Whether so much stands between the words of the quote that they may as well be others. */
function isStretched({ span }: Judgement, { quote }: Selectors): boolean {
  return span.end - span.start > 3 * quote.exact.length + LONGEST_INSERT;
}

/** The quote in its context where it was, letter by letter; nothing is searched. */
function locateUnmoved(text: string, { quote, position, times }: Selectors): Located | undefined {
  const { exact, prefix, suffix } = quote;
  const all = prefix + exact + suffix;
  if (all === '' || !text.startsWith(all, position.start - prefix.length) || position.start < prefix.length)
    return undefined;
  const span = { start: position.start, end: position.start + exact.length };
  // Of several just alike, one that came or went may have put another where ours was.
  if (times > 1 && timesIn(text, all) !== times) return undefined;
  return { state: 'exact', span };
}

/** How often `part` stands in `text`, overlapping ones too. */
export function timesIn(text: string, part: string): number {
  let times = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) times++;
  return times;
}

/** How well the best of the rows lies along these words and as many around them as its context has. */
function bestScore(rows: readonly QuoteRow[], page: PageIndex, { from, to }: Stretch): number {
  const { count, hashes } = page.words;
  const scores = rows.map((row) => {
    const end = Math.min(count, to + (row.count - row.end) + SPARE);
    return align(row, hashes, Math.max(0, from - row.first - SPARE), end).score;
  });
  return Math.max(-Infinity, ...scores);
}

function notPlaced(state: 'uncertain' | 'lost', places: readonly Judgement[]): Located {
  const candidates = places
    .filter(({ kept }) => kept >= WORTH_SHOWING)
    .map(({ span, kept }) => ({ span, likeness: Math.min(1, kept) }));
  return { state, candidates };
}
