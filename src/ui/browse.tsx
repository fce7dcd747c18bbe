import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Library, OutputOf } from '../library.ts';
import type { GlossaryFilter } from '../library-address.ts';
import type { Words } from '../words.ts';
import { kindWord, languageName } from './entry-words.ts';

type Answer = OutputOf<'browse'>;
type Kind = Answer['kinds'][number]['name'];
export type BrowsedEntry = Answer['entries'][number];

export interface BrowseProps {
  readonly library: Pick<Library, 'browse'>;
  readonly words: Words;
  readonly locale: string;
  readonly filter: GlossaryFilter;
  readonly onFilter: (filter: GlossaryFilter) => void;
  /** How an entry is reached: opened in place, or at an address. */
  readonly results:
    { readonly open: (term: string) => void } | { readonly addressOf: (term: string) => string };
  /** Stands beside each entry. */
  readonly renderBeside?: ((entry: BrowsedEntry) => ComponentChildren) | undefined;
  /** Stands over the list, told what it shows. */
  readonly renderAbove?: ((entries: readonly BrowsedEntry[]) => ComponentChildren) | undefined;
  /** Told when a list is there. */
  readonly onListed?: (() => void) | undefined;
}

/** So many entries at first, and so many more each time. */
const SHOWN = 400;

/** The glossary by kind, language and letter. */
export function Browse(props: BrowseProps) {
  const { library, words, locale, filter, onFilter, results, renderBeside, renderAbove, onListed } = props;
  const { kind, language = 'en', letter } = filter;
  const [limit, setLimit] = useState(SHOWN);
  const [answer, setAnswer] = useState<Answer | 'failed'>();

  useEffect(() => setLimit(SHOWN), [kind, language, letter]);
  useEffect(() => {
    let isWanted = true;
    const show = (given: Answer | 'failed'): void => {
      if (isWanted) setAnswer(given);
    };
    library
      .browse({ kind: kind as Kind | undefined, language, letter, limit })
      .then(show, () => show('failed'));
    return () => {
      isWanted = false;
    };
  }, [kind, language, letter, limit]);
  useEffect(() => {
    if (answer !== undefined) onListed?.();
  }, [answer]);

  if (answer === undefined) return <div aria-busy="true" />;
  if (answer === 'failed') return <p role="status">{words('cardFailed')}</p>;
  const { entries, total } = answer;
  return (
    <div class="browse">
      <div class="filters">
        <label>
          <span>{words('browseKind')}</span>
          <select
            value={kind ?? ''}
            onChange={({ currentTarget }) => onFilter({ ...filter, kind: currentTarget.value || undefined })}
          >
            <option value="">{words('browseAllKinds', String(sum(answer.kinds)))}</option>
            {withChosen(answer.kinds, kind as Kind | undefined).map(({ name, count }) => (
              <option key={name} value={name}>
                {words('browseChoice', kindWord(name, words), String(count))}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{words('browseLanguage')}</span>
          <select
            value={language}
            // Letters of another language are others.
            onChange={({ currentTarget }) => onFilter({ kind, language: currentTarget.value })}
          >
            {withChosen(answer.languages, language).map(({ name, count }) => (
              <option key={name} value={name}>
                {words('browseChoice', languageName(name, locale), String(count))}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div class="letters" role="group" aria-label={words('browseLetters')}>
        <button
          type="button"
          aria-pressed={letter === undefined}
          onClick={() => onFilter({ ...filter, letter: undefined })}
        >
          {words('browseAllLetters')}
        </button>
        {withChosen(answer.letters, letter).map(({ name, count }) => (
          <button
            type="button"
            key={name}
            lang={language}
            aria-pressed={name === letter}
            aria-label={words('browseLetter', name, String(count))}
            onClick={() => onFilter({ ...filter, letter: name })}
          >
            {name}
          </button>
        ))}
      </div>
      <p class="count" role="status">
        {total === 0
          ? words('browseNone')
          : total > entries.length
            ? words('browseShown', String(total), String(entries.length))
            : words('browseCount', String(total))}
      </p>
      {renderAbove?.(entries)}
      <ul class="entries" aria-label={words('browseList')}>
        {entries.map((entry) => (
          <li key={entry.id}>
            {'open' in results ? (
              <button type="button" class="hit" onClick={() => results.open(entry.id)}>
                <EntryText entry={entry} language={language} words={words} />
              </button>
            ) : (
              <a class="hit" href={results.addressOf(entry.id)}>
                <EntryText entry={entry} language={language} words={words} />
              </a>
            )}
            {renderBeside?.(entry)}
          </li>
        ))}
      </ul>
      {total > entries.length && (
        <button type="button" class="more" onClick={() => setLimit(limit + SHOWN)}>
          {words('browseMore')}
        </button>
      )}
    </div>
  );
}

interface EntryTextProps {
  readonly entry: BrowsedEntry;
  readonly language: string;
  readonly words: Words;
}

function EntryText({ entry: { kind, label, name, summary }, language, words }: EntryTextProps) {
  return (
    <>
      <span class="name">
        <bdi lang={language}>{name}</bdi>
        {name !== label && (
          <>
            {' · '}
            <span class="form">{label}</span>
          </>
        )}{' '}
        <span class="kind">{kindWord(kind, words)}</span>
      </span>{' '}
      <span class="about">{summary}</span>
    </>
  );
}

function sum(choices: ReadonlyArray<{ readonly count: number }>): number {
  return choices.reduce((all, { count }) => all + count, 0);
}

/** The choices with the one that is chosen, also where it has nothing. */
function withChosen<Name>(
  choices: ReadonlyArray<{ readonly name: Name; readonly count: number }>,
  chosen: Name | undefined,
): ReadonlyArray<{ readonly name: Name; readonly count: number }> {
  if (chosen === undefined || choices.some(({ name }) => name === chosen)) return choices;
  return [...choices, { name: chosen, count: 0 }];
}
