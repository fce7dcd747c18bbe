import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { HighlightDesk, RestoreMode } from '../highlight-desk.ts';
import type { RestorePreview } from '../highlights/kept.ts';
import type { WordName, Words } from '../words.ts';
import { sentenceOf } from './data-failure.ts';

export interface RestoreProps {
  readonly desk: HighlightDesk;
  readonly words: Words;
  readonly onRestored: () => void;
}

/** Restores a backup: the file is chosen, what it would change is shown, and then it is done. */
export function Restore({ desk, words, onRestored }: RestoreProps) {
  const [file, setFile] = useState<string>();
  const [mode, setMode] = useState<RestoreMode>('merge');
  const [preview, setPreview] = useState<RestorePreview>();
  const [done, setDone] = useState<RestorePreview>();
  const [failed, setFailed] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const name = useId();

  useEffect(() => {
    if (file === undefined) return;
    let isWanted = true;
    setPreview(undefined);
    setDone(undefined);
    setFailed('');
    desk.previewRestore(file, mode).then(
      (would) => isWanted && setPreview(would),
      (error: unknown) => isWanted && setFailed(sentenceOf(error, words)),
    );
    return () => {
      isWanted = false;
    };
  }, [file, mode]);
  const restore = async (): Promise<void> => {
    if (file === undefined) return;
    try {
      setDone(await desk.restore(file, mode));
      setPreview(undefined);
      setFile(undefined);
      input.current?.form?.reset();
      input.current?.focus();
      onRestored();
    } catch (error) {
      setFailed(sentenceOf(error, words));
    }
  };
  const changes = preview !== undefined && preview.added + preview.changed + preview.removed > 0;
  return (
    <section>
      <h2>{words('dataRestore')}</h2>
      <form onSubmit={(event) => event.preventDefault()}>
        <label class="file">
          <span>{words('dataFile')}</span>
          <input
            type="file"
            ref={input}
            accept=".jsonl,.json,.txt,application/json,text/plain"
            onChange={({ currentTarget }) => {
              setFile(undefined);
              setPreview(undefined);
              setFailed('');
              const [chosen] = currentTarget.files ?? [];
              chosen?.text().then(setFile, (error: unknown) => setFailed(sentenceOf(error, words)));
            }}
          />
        </label>
      </form>
      {file !== undefined && (
        <fieldset>
          <legend>{words('dataMode')}</legend>
          {(['merge', 'replace'] as const).map((one) => (
            <label class="check" key={one}>
              <input
                type="radio"
                name={name}
                value={one}
                checked={mode === one}
                onChange={() => setMode(one)}
              />
              <span>{words(one === 'merge' ? 'dataMerge' : 'dataReplace')}</span>
            </label>
          ))}
        </fieldset>
      )}
      <div role="status">
        {file !== undefined && preview === undefined && failed === '' && <p>{words('dataReading')}</p>}
        {preview !== undefined && !changes && <p>{words('dataNothing')}</p>}
        {preview !== undefined && changes && (
          <Changes title={words('dataPreview')} changes={preview} words={words} />
        )}
        {done !== undefined && <Changes title={words('dataDone')} changes={done} words={words} />}
      </div>
      <p role="alert" class="failed">
        {failed}
      </p>
      {changes && (
        <button type="button" class="primary" onClick={() => void restore()}>
          {words('dataRestoreNow')}
        </button>
      )}
    </section>
  );
}

const changeWords: Readonly<Record<keyof RestorePreview, WordName>> = {
  added: 'dataAdded',
  changed: 'dataChanged',
  removed: 'dataRemoved',
  same: 'dataSame',
};

interface ChangesProps {
  readonly title: string;
  readonly changes: RestorePreview;
  readonly words: Words;
}

function Changes({ title, changes, words }: ChangesProps) {
  return (
    <>
      <p>{title}</p>
      <ul class="changes">
        {(Object.keys(changeWords) as (keyof RestorePreview)[]).map((kind) => (
          <li key={kind} data-kind={kind} data-none={changes[kind] === 0}>
            {words(changeWords[kind], String(changes[kind]))}
          </li>
        ))}
      </ul>
    </>
  );
}
