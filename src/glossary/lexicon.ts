/**
 * What matching needs beside the packed index, as plain data: which term each form names and what an
 * ambiguous form is judged by. Forms and words are numbers: form `n` of the index has `rules[rulesOf[n]]`; the
 * index goes on with the words that are evidence, so that `n - rulesOf.length` is a place in `words`.
 */
export interface Lexicon {
  readonly terms: readonly LexiconTerm[];
  /** What forms have in common, each once: a few for each term. */
  readonly rules: readonly LexiconRules[];
  /** For each form its place in `rules`. */
  readonly rulesOf: Uint32Array;
  /** For forms that are like an earlier one but for case, spaces, hyphens, accents, spelling and what is written onto it: the first such. */
  readonly alike: ReadonlyMap<number, number>;
  /** Ambiguous forms that are inflected forms of one; of forms that are alike the first. */
  readonly families: ReadonlyArray<readonly number[]>;
  readonly words: readonly string[];
}

export interface LexiconTerm {
  readonly id: string;
  readonly label: string;
  /** Numbers of the words that stand near this term when it is meant. */
  readonly senseWords: readonly number[];
  /** Ids of the terms that it is related to: their mention is evidence too. */
  readonly related: readonly string[];
  /** Languages (BCP 47, primary) in which it has a form or a label. */
  readonly languages: readonly string[];
}

export interface LexiconRules {
  /** Place in `terms`. */
  readonly term: number;
  /** Languages in which these letters are an everyday word. */
  readonly notIn?: readonly string[];
  /** An acronym, by its capitals told from the everyday word, except where the words around it have them too. */
  readonly inCapitals?: true;
  /** A name with a capital that the everyday word has only where a sentence begins. */
  readonly capitalTells?: true;
  /** Present for an ambiguous form, perhaps empty: what else is written so, by the words that go with it. */
  readonly otherSenses?: readonly LexiconSense[];
  /** For an ambiguous form that is a capitalised name of several words: written so, it is not ambiguous. */
  readonly sureAs?: string;
}

export interface LexiconSense {
  readonly words: readonly number[];
}
