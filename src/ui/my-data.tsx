import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { HighlightDesk, RestoreMode, StoredData } from '../highlight-desk.ts';
import type { RestorePreview } from '../highlights/kept.ts';
import type { WordName, Words } from '../words.ts';
import { download } from './download.ts';
import { useFreshList } from './use-fresh-list.ts';

export interface MyDataProps {
  readonly desk: HighlightDesk;
  readonly words: Words;
  readonly locale: string;
}

const promiseWords: Readonly<Record<StoredData['promise'], WordName>> = {
  given: 'dataKept',
  exempt: 'dataExempt',
  none: 'dataNotKept',
};

/** What is stored where, and what a reader does with all of it: back it up, restore it, delete it. */
export function MyData({ desk, words, locale }: MyDataProps) {
  const [data, setData] = useState<StoredData>();
  const [failed, setFailed] = useState('');
  const [wasRefused, setWasRefused] = useState(false);
  const load = useFreshList(async (isWanted) => {
    try {
      const now = await desk.data();
      if (isWanted()) setData(now);
      setFailed('');
    } catch (error) {
      if (isWanted()) setFailed(sentenceOf(error, words));
    }
    return undefined;
  });
  useEffect(() => desk.onChange(load), [desk]);

  const ask = async (): Promise<void> => {
    setWasRefused(!(await desk.askToPersist().catch(() => false)));
    load();
  };
  const { sizes } = data ?? {};
  return (
    <div class="my-data" aria-busy={data === undefined}>
      <section>
        <h2>{words('dataStored')}</h2>
        <p role="alert" class="failed">
          {failed}
        </p>
        {sizes !== undefined && (
          <>
            <table>
              <tbody>
                <Size
                  name={words('dataHighlights', String(sizes.highlights.count))}
                  bytes={sizes.highlights.bytes}
                  locale={locale}
                />
                <Size name={words('dataSettings')} bytes={sizes.settings} locale={locale} />
                <Size name={words('dataGlossary')} bytes={sizes.glossary} locale={locale} />
              </tbody>
            </table>
            <p class="why">{words('dataWhere')}</p>
            <p class="promise">{words(promiseWords[data?.promise ?? 'none'])}</p>
            {data?.promise === 'none' && (
              <button type="button" class="plain" onClick={() => void ask()}>
                {words('dataAsk')}
              </button>
            )}
            <p role="status" class="why">
              {wasRefused && data?.promise === 'none' && words('dataRefused')}
            </p>
          </>
        )}
      </section>
      {data !== undefined && <Backup {...data} desk={desk} words={words} locale={locale} onSaved={load} />}
      <Restore desk={desk} words={words} onRestored={load} />
      <DeleteEverything desk={desk} words={words} onDeleted={load} />
    </div>
  );
}

interface SizeProps {
  readonly name: string;
  readonly bytes: number;
  readonly locale: string;
}

function Size({ name, bytes, locale }: SizeProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{sizeWords(bytes, locale)}</td>
    </tr>
  );
}

interface BackupProps extends StoredData, MyDataProps {
  readonly onSaved: () => void;
}

function Backup({ sizes, isBackupDue, desk, words, locale, onSaved }: BackupProps) {
  const [said, setSaid] = useState('');
  const { lastBackup } = sizes;
  const save = async (): Promise<void> => {
    try {
      const name = `sidelight-highlights-${dayOf(new Date())}.jsonl`;
      download({ name, type: 'application/json', text: await desk.backup() });
      setSaid(words('dataBackupSaved', name));
      onSaved();
    } catch (error) {
      setSaid(sentenceOf(error, words));
    }
  };
  return (
    <section>
      <h2>{words('dataBackup')}</h2>
      <p>
        {lastBackup === undefined
          ? words('dataBackupNever')
          : words(
              'dataBackupLast',
              new Date(lastBackup).toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short' }),
            )}
      </p>
      {isBackupDue && (
        <p class="notice">{words(lastBackup === undefined ? 'dataBackupDueFirst' : 'dataBackupDue')}</p>
      )}
      <button type="button" class="primary" onClick={() => void save()}>
        {words('dataBackupSave')}
      </button>
      <p role="status" class="why">
        {said}
      </p>
    </section>
  );
}

interface RestoreProps extends Pick<MyDataProps, 'desk' | 'words'> {
  readonly onRestored: () => void;
}

function Restore({ desk, words, onRestored }: RestoreProps) {
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

interface DeleteProps extends Pick<MyDataProps, 'desk' | 'words'> {
  readonly onDeleted: () => void;
}

/** Asks twice: the second time for a word, so that no key held down and no double click deletes anything. */
function DeleteEverything({ desk, words, onDeleted }: DeleteProps) {
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

/** A sentence for what went wrong: the background's own, where it has one for the reader. */
function sentenceOf(error: unknown, words: Words): string {
  const { code = 'bug', message = '' } = error as { code?: string; message?: string };
  return code === 'bug' || code === 'unreachable' ? words('highlightsFailed') : message;
}

function sizeWords(bytes: number, locale: string): string {
  const [unit, size] = (
    [
      ['megabyte', 1_000_000],
      ['kilobyte', 1_000],
      ['byte', 1],
    ] as const
  ).find(([, one]) => bytes >= one) ?? ['byte', 1];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: bytes / size < 10 && size > 1 ? 1 : 0,
  }).format(bytes / size);
}

/** The day where the reader is, as files are named. */
function dayOf(date: Date): string {
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}
