import search from 'approx-string-match';
import type { Selectors } from '../../src/highlights/locate.ts';
import type { Span } from '../../src/span.ts';

/**
 * What there was before us, to measure beside: approximate search for the quote over the whole text, the best
 * hit taken by the likeness of quote and context and, a little, by nearness; no floor. The weights are those
 * that Hypothesis' client gives.
 */
export function locateApproximately(text: string, { quote, position }: Selectors): Span | undefined {
  const { exact, prefix, suffix } = quote;
  const matches = search(text, exact, Math.min(256, exact.length / 2));
  let best: { span: Span; score: number } | undefined;
  for (const { start, end, errors } of matches) {
    const score =
      50 * (1 - errors / exact.length) +
      20 * likeness(text.slice(Math.max(0, start - prefix.length), start), prefix) +
      20 * likeness(text.slice(end, end + suffix.length), suffix) +
      2 * (1 - Math.abs(start - position.start) / text.length);
    if (best === undefined || score > best.score) best = { span: { start, end }, score };
  }
  return best?.span;
}

function likeness(text: string, wanted: string): number {
  if (wanted === '') return 1;
  const errors = search(text, wanted, wanted.length).map((match) => match.errors);
  return 1 - Math.min(wanted.length, ...errors) / wanted.length;
}
