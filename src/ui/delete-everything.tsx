import { useEffect, useRef, useState } from 'preact/hooks';
import type { HighlightDesk } from '../highlight-desk.ts';
import type { Words } from '../words.ts';
import { sentenceOf } from './data-failure.ts';

export interface DeleteProps {
  readonly desk: HighlightDesk;
  readonly words: Words;
  readonly onDeleted: () => void;
}

/** Asks twice: the second time for a word, so that no key held down and no double click deletes anything. */
export function DeleteEverything({ desk, words, onDeleted }: DeleteProps) {
  const [isAsking, setIsAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const start = useRef<HTMLButtonElement>(null);
  const word = words('dataDeleteWord');
  const isWord = (text: string): boolean => text.trim().toLowerCase() === word.toLowerCase();
  useEffect(() => {
    if (isAsking) field.current?.focus();
  }, [isAsking]);
  const stop = (): void => {
    setIsAsking(false);
    setTyped('');
    setTimeout(() => start.current?.focus());
  };
  const deleteNow = async (): Promise<void> => {
    // Not what was drawn last: Enter may come with the last letter.
    if (!isWord(field.current?.value ?? '')) return field.current?.focus();
    try {
      await desk.deleteEverything();
      setSaid(words('dataDeleted'));
      stop();
      onDeleted();
    } catch (error) {
      setSaid(sentenceOf(error, words));
    }
  };
  return (
    <section class="delete">
      <h2>{words('dataDelete')}</h2>
      <p>{words('dataDeleteWhat')}</p>
      {!isAsking && (
        <button
          type="button"
          class="plain"
          ref={start}
          onClick={() => {
            setSaid('');
            setIsAsking(true);
          }}
        >
          {words('dataDeleteStart')}
        </button>
      )}
      {isAsking && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void deleteNow();
          }}
          onKeyDown={({ key }) => {
            if (key === 'Escape') stop();
          }}
        >
          <label>
            <span>{words('dataDeleteType', word)}</span>
            <input
              type="text"
              ref={field}
              autocomplete="off"
              spellcheck={false}
              value={typed}
              onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          </label>
          <div class="buttons">
            <button type="submit" class="danger" aria-disabled={!isWord(typed)}>
              {words('dataDeleteNow')}
            </button>
            <button type="button" class="plain" onClick={stop}>
              {words('dataDeleteCancel')}
            </button>
          </div>
        </form>
      )}
      <p role="status" class="why">
        {said}
      </p>
    </section>
  );
}
