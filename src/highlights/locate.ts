import type { Span } from '../span.ts';
import { align } from './align.ts';
import { candidatesFor, type Stretch, type Thoroughness } from './candidates.ts';
import { type Judgement, judge } from './judge.ts';
import type { PageIndex } from './page-index.ts';
import { type Quote, type QuoteRow, rowOf, weightBetween } from './quote-row.ts';

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

/** Of the quote's words, this share must be there. */
const FLOOR = 0.5;
/** Of a quote that weighs as much as one word, so much more. */
const SHORT = 0.6;
/** The share where there are many look-alikes, or something else stands between the words. */
const HIGH_FLOOR = 0.85;
/** Look-alikes that are remembered; where there are so many there may be more. */
export const MOST_LOOK_ALIKES = 8;
/** Bits by which the words that met must be more surprising than the page is long. */
const SURPRISE = 8;
/** Weight of words by which a place must be better than the next, and liker the quote than a look-alike: one word. */
const MARGIN = 0.9;
/** A place with fewer votes comes nowhere near the best. */
const THOROUGHNESS: Thoroughness = { most: 4, worthALook: 0.5, everyPart: false };
/** Words more than its context has to either side of a place that a look-alike is laid along. */
const SPARE = 2;
/** Code units that may have come into a passage beside twice as many as it had. */
const LONGEST_INSERT = 150;
/** The same where the next has the words of the quote as well: then the context alone decides. */
const MARGIN_OF_SAME = 2;
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

/** The quote by itself. */
export function withoutContext({ exact }: Quote): Quote {
  return { exact, prefix: '', suffix: '' };
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

/** The places of the page where the row lies best, none twice, the best first. */
export function placesOf(row: QuoteRow, page: PageIndex, thoroughness: Thoroughness): Judgement[] {
  const judged = candidatesFor(row, page, thoroughness).flatMap((stretch) =>
    judgeParts(row, page, stretch, thoroughness),
  );
  const places: Judgement[] = [];
  for (const place of judged.toSorted((a, b) => b.score - a.score))
    if (!places.some(({ span }) => overlap(span, place.span))) places.push(place);
  return places;
}

/** The best place in a stretch, and the best before and after it: a look-alike may stand in the next line. */
function judgeParts(
  row: QuoteRow,
  page: PageIndex,
  stretch: Stretch,
  thoroughness: Thoroughness,
): Judgement[] {
  if (stretch.to - stretch.from < (row.end - row.first) * FLOOR) return [];
  const best = judge(row, page, stretch);
  if (best === undefined) return [];
  if (!thoroughness.everyPart && best.kept >= HIGH_FLOOR) return [best];
  const { from, to } = best.words;
  const parts = [
    { from: stretch.from, to: from },
    { from: to, to: stretch.to },
  ];
  // Where little of the quote is, nothing better lies beside it but once.
  const deeper = thoroughness.everyPart && best.kept >= FLOOR;
  return [
    best,
    ...parts.flatMap((part) => {
      if (deeper) return judgeParts(row, page, part, thoroughness);
      const other = part.to > part.from ? judge(row, page, part) : undefined;
      return other === undefined ? [] : [other];
    }),
  ];
}

/** Whether two spans have a code unit in common. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/**
 * Whether the place is good enough to be the passage, if no other one is as good. Of a short quote more must be
 * there than of a long one, and of one between whose words something else stands. `ease`, from 0 to 1, asks less.
 */
export function isThere(
  { kept, bits, parted }: Judgement,
  row: QuoteRow,
  page: PageIndex,
  ease = 0,
): boolean {
  const floor = parted ? HIGH_FLOOR : FLOOR + SHORT / weightBetween(row, row.first, row.end);
  return kept >= floor - ease && bits >= Math.log2(page.words.count + 1) + SURPRISE * (1 - ease);
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
