import { Words } from '../glossary/words.ts';
import type { Span } from '../span.ts';

/**
 * A page's text, prepared once for finding many quotes in it: its words, which words stand in it how often,
 * and where each pair of neighbouring words stands. Nothing is prepared before it is first asked for, because
 * on a page that did not change nobody asks.
 */
export class PageIndex {
  readonly text: string;
  #words: Words | undefined;
  #pairs: Buckets | undefined;
  #counts: Uint32Array | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** The words of the text, folded and hashed; see `Words` for what is a word. */
  get words(): Words {
    this.#words ??= new Words().read(this.text);
    return this.#words;
  }

  /** How many words with this hash stand in the text; rarely a few too many. */
  countOf(hash: number): number {
    const counts = (this.#counts ??= this.#countWords());
    return counts[hash & (counts.length - 1)] as number;
  }

  /**
   * The places (numbers of words, ascending) where a word with hash `first` stands right before one with hash
   * `second`; rarely a few others.
   */
  pairsOf(first: number, second: number): Int32Array {
    const { heads, places } = (this.#pairs ??= this.#findPairs());
    const bucket = pairHash(first, second) & (heads.length - 2);
    return places.subarray(heads[bucket], heads[bucket + 1]);
  }

  /** What `work` finds when the words that `span` touches are not there. */
  without<T>(span: Span, work: () => T): T {
    const { count, starts, ends, hashes } = this.words;
    // Prepared with all words: a place is read again when it is used.
    this.pairsOf(0, 0);
    this.countOf(0);
    const first = firstAfter(ends, count, span.start);
    let end = first;
    while (end < count && (starts[end] as number) < span.end) end++;
    const kept = hashes.slice(first, end);
    hashes.fill(NO_WORD, first, end);
    try {
      return work();
    } finally {
      hashes.set(kept, first);
    }
  }

  #countWords(): Uint32Array {
    const { count, hashes } = this.words;
    const counts = new Uint32Array(powerOfTwoOver(count * 4));
    const mask = counts.length - 1;
    for (let i = 0; i < count; i++) (counts[(hashes[i] as number) & mask] as number)++;
    return counts;
  }

  /** The places sorted by bucket: counted first, then each put where its bucket's places go. */
  #findPairs(): Buckets {
    const { count, hashes } = this.words;
    const size = powerOfTwoOver(count * 4);
    const heads = new Int32Array(size + 1);
    const places = new Int32Array(Math.max(0, count - 1));
    const bucketOf = (i: number): number =>
      pairHash(hashes[i] as number, hashes[i + 1] as number) & (size - 1);
    for (let i = 0; i + 1 < count; i++) (heads[bucketOf(i)] as number)++;
    for (let bucket = 1; bucket <= size; bucket++)
      heads[bucket] = (heads[bucket] as number) + (heads[bucket - 1] as number);
    // From the end, so that each bucket's places ascend and its head ends where it begins.
    for (let i = count - 2; i >= 0; i--) places[--(heads[bucketOf(i)] as number)] = i;
    return { heads, places };
  }
}

/** `places` from `heads[bucket]` up to `heads[bucket + 1]` belong to a bucket. */
interface Buckets {
  readonly heads: Int32Array;
  readonly places: Int32Array;
}

/** The hash of no word, or of one in four thousand million. */
const NO_WORD = 0x5bd1e995;

/** The number of the first of the ascending places that lies after `at`. */
function firstAfter(places: Int32Array, count: number, at: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

function pairHash(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second ^ (second >>> 15), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

function powerOfTwoOver(number: number): number {
  return 2 ** Math.max(4, Math.ceil(Math.log2(number + 1)));
}
