/** The port's name, by which the background knows it. */
export const PORT = 'library';

/** A message to the background. */
export interface Posted {
  readonly number: number;
  readonly message: unknown;
}

/** Its answer, with the same number. */
export interface Returned {
  readonly number: number;
  readonly reply: unknown;
}
