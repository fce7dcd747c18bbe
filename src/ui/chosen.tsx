import { useState } from 'preact/hooks';
import type { Library } from '../library.ts';
import type { Citing, FileFormat } from '../lookup/cite.ts';
import type { Words } from '../words.ts';
import { formatNames } from './copy-as.tsx';
import { download } from './download.ts';

interface ChosenProps {
  /** Ids of the entries, in the order in which they were chosen. */
  readonly chosen: readonly string[];
  readonly library: Pick<Library, 'term'>;
  readonly citing: Citing;
  readonly words: Words;
  readonly onClear: () => void;
}

const formats: readonly FileFormat[] = ['bibtex', 'ris', 'csl-json'];

/** The entries that were chosen, as one file of citations. */
export function Chosen({ chosen, library, citing, words, onClear }: ChosenProps) {
  const [format, setFormat] = useState<FileFormat>('bibtex');
  const [said, setSaid] = useState('');
  const save = async (): Promise<void> => {
    try {
      const entries = await Promise.all(chosen.map((id) => library.term({ id })));
      const file = citing.file(
        entries.filter((entry) => entry !== undefined),
        format,
      );
      download(file);
      setSaid(words('chooseDone', file.name));
    } catch {
      setSaid(words('cardFailed'));
    }
  };
  return (
    <section class="chosen" aria-label={words('chooseTitle')}>
      <span role="status">{said === '' ? words('chooseCount', String(chosen.length)) : said}</span>
      <label>
        <span>{words('chooseFormat')}</span>
        <select
          value={format}
          onChange={({ currentTarget }) => {
            setFormat(currentTarget.value as FileFormat);
            setSaid('');
          }}
        >
          {formats.map((one) => (
            <option key={one} value={one}>
              {words(formatNames[one])}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="primary" onClick={() => void save()}>
        {words('chooseDownload')}
      </button>
      <button type="button" onClick={onClear}>
        {words('chooseClear')}
      </button>
    </section>
  );
}

interface ChooseProps {
  readonly name: string;
  readonly isChosen: boolean;
  readonly words: Words;
  readonly onChoose: (isChosen: boolean) => void;
}

/** The box beside an entry of a list that takes it into the file. */
export function Choose({ name, isChosen, words, onChoose }: ChooseProps) {
  return (
    <label class="choose">
      <input
        type="checkbox"
        aria-label={words('chooseName', name)}
        checked={isChosen}
        onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
      />
    </label>
  );
}
