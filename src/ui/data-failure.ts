import type { Words } from '../words.ts';

/** A sentence for what went wrong: the background's own, where it has one for the reader. */
export function sentenceOf(error: unknown, words: Words): string {
  const { code = 'bug', message = '' } = error as { code?: string; message?: string };
  return code === 'bug' || code === 'unreachable' ? words('highlightsFailed') : message;
}
