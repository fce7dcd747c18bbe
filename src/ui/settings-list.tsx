import { useState } from 'preact/hooks';
import type { Words } from '../words.ts';

/** Something that is not marked. */
export interface Exception {
  readonly key: string;
  readonly text: string;
  /** What it holds for, when that is not the same for all. */
  readonly place: string;
  /** Marks it again, or takes that back. */
  readonly mark: (again: boolean) => Promise<unknown>;
}

export interface ExceptionListProps {
  readonly exceptions: readonly Exception[];
  /** Id of the list's heading. */
  readonly labelledBy: string;
  /** Said when there are none. */
  readonly empty: string;
  readonly words: Words;
}

/**
 * What is not marked, the newest first, each with a button that marks it again. What was taken out stays in its place as
 * long as the page is open, and its button takes that back: nothing moves, and the focus stays where it was.
 */
export function ExceptionList({ exceptions, labelledBy, empty, words }: ExceptionListProps) {
  const [said, setSaid] = useState('');
  /** The rows as they stood when something was taken out last. */
  const [stood, setStood] = useState<readonly Exception[]>([]);
  const present = new Map(exceptions.map((one) => [one.key, one]));
  const standing = new Set(stood.map(({ key }) => key));
  const rows = [
    ...exceptions.toReversed().filter(({ key }) => !standing.has(key)),
    ...stood.map((one) => present.get(one.key) ?? one),
  ];
  return (
    <>
      {rows.length === 0 && <p class="note">{empty}</p>}
      <ul class="exceptions" aria-labelledby={labelledBy} hidden={rows.length === 0}>
        {rows.map(({ key, text, place, mark }) => {
          const isOut = !present.has(key);
          const name = place === '' ? text : `${text}, ${place}`;
          return (
            <li key={key} class={isOut ? 'out' : ''}>
              <span>
                {text}
                {place !== '' && <span class="place">{place}</span>}
              </span>
              <button
                type="button"
                aria-label={words(isOut ? 'settingsUndo' : 'settingsMarkAgain', name)}
                onClick={() => {
                  setSaid(words(isOut ? 'settingsNotMarked' : 'settingsMarkedAgain', name));
                  setStood(rows);
                  void mark(!isOut);
                }}
              >
                {words(isOut ? 'cardUndo' : 'popupTakeIn')}
              </button>
            </li>
          );
        })}
      </ul>
      <p role="status" class="done">
        {said}
      </p>
    </>
  );
}
