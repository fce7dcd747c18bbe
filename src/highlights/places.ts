import type { Span } from '../span.ts';
import { candidatesFor, type Stretch, type Thoroughness } from './candidates.ts';
import { type Judgement, judge } from './judge.ts';
import type { PageIndex } from './page-index.ts';
import { type QuoteRow, weightBetween } from './quote-row.ts';

/** Of the quote's words, this share must be there. */
const FLOOR = 0.5;
/** Of a quote that weighs as much as one word, so much more. */
const SHORT = 0.6;
/** All of a quote, where its weight cannot be counted exactly. */
const ALL = 0.99;
/** The share where there are many look-alikes, or something else stands between the words. */
export const HIGH_FLOOR = 0.85;
/** Bits by which the words that met must be more surprising than the page is long. */
const SURPRISE = 8;

/** The places of the page where the row lies best, none twice, the best first. */
export function placesOf(row: QuoteRow, page: PageIndex, thoroughness: Thoroughness): Judgement[] {
  const judged = candidatesFor(row, page, thoroughness).flatMap((stretch) => judgeParts(row, page, stretch));
  const places: Judgement[] = [];
  for (const place of judged.toSorted((a, b) => b.score - a.score))
    if (!places.some(({ span }) => overlap(span, place.span))) places.push(place);
  return places;
}

/** The best place in a stretch, and the best before and after it: a look-alike may stand in the next line. */
function judgeParts(row: QuoteRow, page: PageIndex, { from, to }: Stretch): Judgement[] {
  if (to - from < (row.end - row.first) * FLOOR) return [];
  const best = judge(row, page, { from, to });
  if (best === undefined) return [];
  const parts = [
    { from, to: best.words.from },
    { from: best.words.to, to },
  ];
  // Where little of the quote is, something better may lie beside it, hidden by its context, but once.
  const look = best.kept >= FLOOR ? judgeParts : judgeOnce;
  return [best, ...parts.flatMap((part) => look(row, page, part))];
}

function judgeOnce(row: QuoteRow, page: PageIndex, part: Stretch): Judgement[] {
  const judgement = part.to > part.from ? judge(row, page, part) : undefined;
  return judgement === undefined ? [] : [judgement];
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
  const weight = weightBetween(row, row.first, row.end);
  const floor = parted ? HIGH_FLOOR : Math.min(ALL, FLOOR + SHORT / weight);
  return kept >= floor - ease && bits >= Math.log2(page.words.count + 1) + SURPRISE * (1 - ease);
}
