import { Words } from '../glossary/words.ts';
import type { Span } from '../span.ts';
import type { Row } from './align.ts';

/** A quote's words, and some around it. */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A quote with its context as a row of words to be laid along a text. */
export interface QuoteRow extends Row {
  readonly text: string;
  readonly words: Words;
  /** Where the quote stands in `text`, in code units. */
  readonly quote: Span;
  /** The first word that is at least in part the quote's, and the first after that is not. */
  readonly first: number;
  readonly end: number;
}

/** What a word of the context weighs beside one of the quote. */
const OF_CONTEXT = 0.6;

/** The row of a quote. A word that the quote cuts belongs to the quote. */
export function rowOf({ exact, prefix, suffix }: Quote): QuoteRow {
  const text = prefix + exact + suffix;
  const words = new Words().read(text);
  const quote = { start: prefix.length, end: prefix.length + exact.length };
  let first = 0;
  while (first < words.count && (words.ends[first] as number) <= quote.start) first++;
  let end = first;
  while (end < words.count && (words.starts[end] as number) < quote.end) end++;
  const weights = Float32Array.from(
    { length: words.count },
    (_, i) => weightOf(words, i) * (i >= first && i < end ? 1 : OF_CONTEXT),
  );
  return { text, words, quote, first, end, hashes: words.hashes, weights, count: words.count };
}

/** Long words say more than short ones, and those more than a comma: by form alone, so that no page changes it. */
function weightOf(words: Words, word: number): number {
  const start = words.starts[word] as number;
  const length = (words.ends[word] as number) - start;
  if (length > 3) return 1;
  return /[\p{L}\p{N}]/u.test(words.text.slice(start, start + length)) ? 0.5 : 0.25;
}

/** The weight of the row's words from number `from` up to, not including, `to`. */
export function weightBetween(row: Row, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += row.weights[i] as number;
  return sum;
}

/** The quote by itself. */
export function withoutContext({ exact }: Quote): Quote {
  return { exact, prefix: '', suffix: '' };
}
