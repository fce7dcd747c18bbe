import type { ComponentChildren } from 'preact';
import type { Difference } from '../highlights/word-differences.ts';
import type { Words } from '../words.ts';

export interface DifferencesProps {
  readonly found: readonly Difference[];
  readonly words: Words;
}

/** What became of a text, with what went and what came: to the eye by lines, in words for those who listen. */
export function Differences({ found, words }: DifferencesProps) {
  const shown: ComponentChildren[] = [];
  let at = 0;
  for (const { kind, text } of found) {
    if (kind === 'same') shown.push(text);
    else {
      const Kind = kind === 'gone' ? 'del' : 'ins';
      // A line under the space after a word would say that the space has changed.
      const written = text.trimEnd();
      shown.push(
        <Kind key={at}>
          <span class="unseen"> [{words(kind === 'gone' ? 'differenceGone' : 'differenceCome')} </span>
          {written}
          <span class="unseen">] </span>
        </Kind>,
        text.slice(written.length),
      );
    }
    at += text.length;
  }
  return <>{shown}</>;
}
