import { useEffect, useState } from 'preact/hooks';
import type { HighlightDesk, StoredData } from '../highlight-desk.ts';
import type { WordName, Words } from '../words.ts';
import { sentenceOf } from './data-failure.ts';
import { DeleteEverything } from './delete-everything.tsx';
import { download } from './download.ts';
import { Restore } from './restore-backup.tsx';
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
