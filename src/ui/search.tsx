import Mark from 'mark.js';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Library, OutputOf } from '../library.ts';
import type { Words } from '../words.ts';

type Answer = OutputOf<'search'>;
type Hit = Answer['hits'][number];

export interface SearchProps {
  readonly library: Pick<Library, 'search'>;
  readonly words: Words;
  /** How a result is reached: opened in place, or at an address. */
  readonly results:
    { readonly open: (term: string) => void } | { readonly addressOf: (term: string) => string };
  /** Whether the box has the focus from the start. */
  readonly focused?: boolean;
  /** Results go, and what was typed stays, when this becomes another value. */
  readonly closeOn?: unknown;
  /** Whether something is typed that is being answered. */
  readonly onSearching?: (isSearching: boolean) => void;
}

/** So many results at most: more are a reason to type on. */
const LIMIT = 12;

/**
 * A box that finds terms as one types. Its results are a list of links or buttons that take the focus themselves,
 * not options of a combobox: every screen reader reads a whole result so, and can walk them in its own ways. From
 * the box, Enter opens the first and Down goes to it; Up and Down go on from there, and letters go back to the box.
 */
export function Search({ library, words, results, focused = false, closeOn, onSearching }: SearchProps) {
  const [query, setQuery] = useState('');
  const [answered, setAnswered] = useState<{ readonly query: string; readonly answer: Answer | undefined }>();
  const [isOpen, setIsOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  /** The query that is to be opened as soon as it is answered. */
  const [toOpen, setToOpen] = useState<string>();
  const wanted = query.trim();
  const shown = isOpen && wanted !== '' ? answered : undefined;

  useEffect(() => {
    if (focused) box.current?.focus();
  }, []);
  useEffect(() => setIsOpen(false), [closeOn]);
  useEffect(() => onSearching?.(isOpen && wanted !== ''), [isOpen, wanted !== '']);
  useEffect(() => {
    if (wanted === '') return setAnswered(undefined);
    let isWanted = true;
    const answer = (given: Answer | undefined): void => {
      if (isWanted) setAnswered({ query: wanted, answer: given });
    };
    library.search({ query: wanted, limit: LIMIT }).then(answer, () => answer(undefined));
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  useEffect(() => {
    if (answered === undefined || toOpen !== answered.query) return;
    setToOpen(undefined);
    itemsIn(root.current)[0]?.click();
  }, [answered, toOpen]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const items = itemsIn(root.current);
    const isInBox = event.target === box.current;
    const place = items.findIndex((item) => item === event.target);
    if (isInBox && event.key === 'Enter') {
      if (answered?.query === wanted && shown !== undefined) items[0]?.click();
      else {
        setToOpen(wanted);
        setIsOpen(true);
      }
    } else if (isInBox && event.key === 'ArrowDown') {
      setIsOpen(true);
      items[0]?.focus();
    } else if (event.key === 'ArrowDown' && place >= 0) items[Math.min(place + 1, items.length - 1)]?.focus();
    else if (event.key === 'ArrowUp' && place >= 0) (items[place - 1] ?? box.current)?.focus();
    else if (event.key === 'Home' && place >= 0) items[0]?.focus();
    else if (event.key === 'End' && place >= 0) items.at(-1)?.focus();
    else if (event.key === 'Escape' && 'addressOf' in results && shown !== undefined) {
      setIsOpen(false);
      box.current?.focus();
    } else {
      // What is typed on a result goes on in the box.
      if (place >= 0 && event.key.length === 1 && event.key !== ' ') box.current?.focus();
      return;
    }
    event.preventDefault();
  };
  /** Over a page, results go when the focus goes elsewhere in it. While another window has it, it stays where it was. */
  const closeOutside = ({ relatedTarget }: FocusEvent): void => {
    const hasFocus = [relatedTarget, document.activeElement].some(
      (element) => element instanceof Node && root.current?.contains(element),
    );
    if ('addressOf' in results && !hasFocus) setIsOpen(false);
  };
  return (
    <search class="search" ref={root} onKeyDown={onKeyDown} onFocusOut={closeOutside}>
      <input
        type="search"
        class="query"
        ref={box}
        aria-label={words('searchLabel')}
        placeholder={words('searchLabel')}
        autocomplete="off"
        spellcheck={false}
        maxLength={200}
        value={query}
        // Nothing is found; but a background that slept reads its index while the reader begins to type.
        onFocus={() => void library.search({ query: '', limit: 1 }).catch(() => undefined)}
        onInput={({ currentTarget }) => {
          setQuery(currentTarget.value);
          setIsOpen(true);
          setToOpen(undefined);
        }}
      />
      <div class="results" tabIndex={-1} hidden={!(isOpen && wanted !== '')}>
        <p class="count" role="status">
          {shown !== undefined && countWords(shown.answer, words)}
        </p>
        {shown?.answer !== undefined && shown.answer.hits.length > 0 && (
          // Rebuilt for each answer: mark.js changes the nodes that Preact made.
          <Results
            key={shown.query}
            query={shown.query}
            hits={shown.answer.hits}
            way={results}
            words={words}
          />
        )}
      </div>
    </search>
  );
}

function itemsIn(root: ParentNode | null): readonly HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('.hit') ?? [])];
}

function countWords(answer: Answer | undefined, words: Words): string {
  if (answer === undefined) return words('cardFailed');
  if (answer.hits.length === 0) return words('searchNone');
  const count = String(answer.hits.length);
  return answer.isNear ? words('searchNear', count) : words('searchCount', count);
}

interface ResultsProps {
  readonly query: string;
  readonly hits: readonly Hit[];
  readonly way: SearchProps['results'];
  readonly words: Words;
}

function Results({ query, hits, way, words }: ResultsProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (list.current === null) return;
    // A letter by itself, or a word like "of", would be marked all over the summaries.
    const wanted = query
      .split(/\s+/u)
      .filter((word) => /[^\p{Script=Latin}\p{P}]/u.test(word) || word.length > 2);
    new Mark(list.current).mark(wanted.length > 0 ? wanted : query, { separateWordSearch: false });
  }, []);
  return (
    <ul ref={list} aria-label={words('searchResults')}>
      {hits.map((hit) => (
        <li key={hit.id}>
          {'open' in way ? (
            <button type="button" class="hit" onClick={() => way.open(hit.id)}>
              <HitText {...hit} />
            </button>
          ) : (
            <a class="hit" href={way.addressOf(hit.id)}>
              <HitText {...hit} />
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function HitText({ label, form, summary }: Hit) {
  const isOtherName = form.toLowerCase() !== label.toLowerCase();
  return (
    <>
      <span class="name">
        {label}
        {isOtherName && (
          <>
            {' · '}
            <bdi class="form">{form}</bdi>
          </>
        )}
      </span>{' '}
      <span class="about">{summary}</span>
    </>
  );
}
