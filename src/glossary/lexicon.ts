/**
 * What matching needs beside the packed index, as plain JSON: which term each form names and what an
 * ambiguous form is judged by. Forms and words are numbers: form `n` of the index is `forms[n]`; the
 * index goes on with the words that are evidence, so that `n - forms.length` is a place in `words`.
 */
export interface Lexicon {
  readonly terms: readonly LexiconTerm[];
  readonly forms: readonly LexiconForm[];
  readonly words: readonly string[];
}

export interface LexiconTerm {
  readonly id: string;
  readonly label: string;
  /** Numbers of the words that stand near this term when it is meant. */
  readonly senseWords: readonly number[];
  /** Ids of the terms that it is related to: their mention is evidence too. */
  readonly related: readonly string[];
}

export interface LexiconForm {
  /** Place in `terms`. */
  readonly term: number;
  /** The same number for forms that are alike but for case, spaces, hyphens and accents. */
  readonly written: number;
  /** Languages in which these letters are an everyday word. */
  readonly notIn?: readonly string[];
  /** Present for an ambiguous form, perhaps empty: what else is written so. */
  readonly otherSenses?: readonly LexiconSense[];
  /** For an ambiguous form that is a capitalised name of several words: written so, it is not ambiguous. */
  readonly sureAs?: string;
}

export interface LexiconSense {
  readonly name: string;
  readonly words: readonly number[];
}
