import type { Difference } from '../highlights/word-differences.ts';
import type { Words } from '../words.ts';

export interface DifferencesProps {
  readonly found: readonly Difference[];
  readonly words: Words;
}

/** What became of a text, with what went and what came: to the eye by lines, in words for those who listen. */
export function Differences({ found, words }: DifferencesProps) {
  return (
    <>
      {found.map(({ kind, text }, i) => {
        if (kind === 'same') return text;
        const Kind = kind === 'gone' ? 'del' : 'ins';
        const said = words(kind === 'gone' ? 'differenceGone' : 'differenceCome');
        return (
          <Kind key={i}>
            <span class="unseen"> [{said} </span>
            {text}
            <span class="unseen">] </span>
          </Kind>
        );
      })}
    </>
  );
}
