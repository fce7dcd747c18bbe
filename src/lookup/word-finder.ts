import type MiniSearch from 'minisearch';
import type { SearchOptions, SearchResult } from 'minisearch';

/** One word of a query, and how it is looked for. */
export interface WantedWord {
  readonly word: string;
  /** How much it counts. */
  readonly boost: number;
  /** Whether words that begin with it are meant too. */
  readonly prefix: boolean;
  /** Letters that may be wrong. */
  readonly fuzzy: number;
}

/** Finds entries by their words, for one who types: what a key leaves as it was is not looked for again. */
export interface WordFinder {
  /** Says that another query comes: only what the one before asked for is still known. */
  begin(): void;
  /**
   * What has any of the words, the best first, at most so many; scores and order are those that MiniSearch gives to
   * all words at once.
   */
  find(words: readonly WantedWord[], options: SearchOptions, most: number): SearchResult[];
}

/** `optionsOf` says what holds for one word alone. */
export function wordFinder<Document>(
  mini: MiniSearch<Document>,
  optionsOf: (word: string) => SearchOptions,
): WordFinder {
  let before: ReadonlyMap<string, readonly SearchResult[]> = new Map();
  let now = new Map<string, readonly SearchResult[]>();

  function findOne(
    { word, boost, prefix, fuzzy }: WantedWord,
    options: SearchOptions,
  ): readonly SearchResult[] {
    const key = JSON.stringify([word, boost, prefix, fuzzy, options.fields]);
    let found = now.get(key) ?? before.get(key);
    found ??= mini.search(word, { ...options, ...optionsOf(word), boostTerm: () => boost, prefix, fuzzy });
    now.set(key, found);
    return found;
  }

  return {
    begin() {
      before = now;
      now = new Map();
    },
    find(words, options, most) {
      const sums = new Map<
        unknown,
        { readonly result: SearchResult; readonly terms: Set<string>; sum: number }
      >();
      for (const wanted of words)
        for (const result of findOne(wanted, options)) {
          const known = sums.get(result.id);
          if (known === undefined) {
            sums.set(result.id, { result, terms: new Set(result.queryTerms), sum: result.score });
            continue;
          }
          known.sum += result.score;
          for (const term of result.queryTerms) known.terms.add(term);
        }
      // As MiniSearch weighs: what has more of the words counts so many times.
      return [...sums.values()]
        .map(({ result, terms, sum }) => ({ result, terms, score: sum * terms.size }))
        .sort((a, b) => b.score - a.score)
        .slice(0, most)
        .map(({ result, terms, score }) => ({ ...result, score, queryTerms: [...terms] }));
    },
  };
}
