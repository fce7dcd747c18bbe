/** A file of the authored glossary after parsing: nothing in it is trusted yet. */
export interface AuthoredFile {
  /** Its path, for messages. */
  readonly file: string;
  readonly value: unknown;
}

/** Something wrong at a place in an authored file, in one sentence. */
export interface Problem {
  readonly file: string;
  /** Keys and positions that lead to the place. */
  readonly path: ReadonlyArray<string | number>;
  readonly message: string;
  /** A warning does not stop the build. */
  readonly severity: 'error' | 'warning';
}

/** An authored file that passed its schema. */
export interface Parsed<Value> {
  readonly file: string;
  readonly value: Value;
}
