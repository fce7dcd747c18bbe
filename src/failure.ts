/**
 * Something that went wrong and that a person must learn of: a code for programs, and one sentence
 * saying what, where and what to do. Everything else that goes wrong is a bug.
 */
export class Failure extends Error {
  readonly code: string;

  constructor(code: string, sentence: string) {
    super(sentence);
    this.name = 'Failure';
    this.code = code;
  }
}
