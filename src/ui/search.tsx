import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Library, OutputOf } from '../library.ts';
import type { LookUpRequest } from '../look-up-request.ts';
import type { Words } from '../words.ts';
import { markHits } from './mark-hits.ts';

type Answer = OutputOf<'search'>;
export type Hit = Answer['hits'][number];

export interface SearchProps {
  readonly library: Pick<Library, 'search'>;
  readonly words: Words;
  /** How a result is reached: opened in place, or at an address. */
  readonly results:
    | { readonly open: (term: string) => void }
    | { readonly addressOf: (term: string, query: string) => string };
  /** Whether results stay where they are until something else is typed, also as links. */
  readonly inPlace?: boolean;
  /** So many results at most: more are a reason to type on. */
  readonly limit?: number;
  /** What is typed for the reader; a new one takes the place of what stands in the box. */
  readonly wanted?: Pick<LookUpRequest, 'query'> | undefined;
  /** Stands beside each result. */
  readonly renderBeside?: ((hit: Hit) => ComponentChildren) | undefined;
  /** What stands in the box, without spaces around it. */
  readonly onQuery?: (query: string) => void;
  /** Whether the box has the focus from the start. */
  readonly focused?: boolean;
  /** Results go, and what was typed stays, when this becomes another value. */
  readonly closeOn?: unknown;
  /** Whether something is typed that is being answered. */
  readonly onSearching?: (isSearching: boolean) => void;
}

const LIMIT = 12;
/** Code units that a query may have. */
const MOST = 200;

/**
 * A box that finds terms as one types. Its results are a list of links or buttons that take the focus themselves,
 * not options of a combobox: every screen reader reads a whole result so, and can walk them in its own ways. From
 * the box, Enter opens the first and Down goes to it; Up and Down go on from there, and letters go back to the box.
 */
export function Search(props: SearchProps) {
  const {
    library,
    words,
    results,
    focused = false,
    closeOn,
    onSearching,
    limit = LIMIT,
    renderBeside,
  } = props;
  const { wanted: asked, onQuery } = props;
  const stays = 'open' in results || props.inPlace === true;
  const [query, setQuery] = useState('');
  const [answered, setAnswered] = useState<{ readonly query: string; readonly answer: Answer | undefined }>();
  const [isOpen, setIsOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  /** Whether a result had the focus when the answer came. */
  const hadFocus = useRef(false);
  /** The query that is to be opened as soon as it is answered. */
  const [toOpen, setToOpen] = useState<string>();
  const wanted = query.trim();
  const shown = isOpen && wanted !== '' ? answered : undefined;

  useEffect(() => {
    if (focused) box.current?.focus();
  }, []);
  useEffect(() => setIsOpen(false), [closeOn]);
  useEffect(() => {
    if (asked === undefined) return;
    setQuery(asked.query);
    setIsOpen(true);
    setToOpen(undefined);
  }, [asked]);
  useEffect(() => onQuery?.(wanted), [wanted]);
  // Before anything is painted: what stood below goes as results come.
  useLayoutEffect(() => onSearching?.(isOpen && wanted !== ''), [isOpen, wanted !== '']);
  // Asked before anything is painted: the background searches while the letter appears.
  useLayoutEffect(() => {
    if (wanted === '') return setAnswered(undefined);
    let isWanted = true;
    const answer = (given: Answer | undefined): void => {
      if (!isWanted) return;
      hadFocus.current = holdsFocus(list.current);
      setAnswered({ query: wanted, answer: given });
    };
    library.search({ query: wanted.slice(0, MOST), limit }).then(answer, () => answer(undefined));
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  useEffect(() => {
    if (answered === undefined || toOpen !== answered.query) return;
    setToOpen(undefined);
    itemsIn(root.current)[0]?.click();
  }, [answered, toOpen]);

  // A result that has the focus may be gone from the next answer: then the box has it, never nothing.
  useLayoutEffect(() => {
    if (hadFocus.current && !holdsFocus(list.current)) box.current?.focus();
  }, [answered]);

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
    else if (event.key === 'Escape' && !stays && shown !== undefined) {
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
    if (!stays && !hasFocus) setIsOpen(false);
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
        maxLength={MOST}
        value={query}
        // Nothing is found; but a background that slept reads its index while the reader begins to type.
        onFocus={() => void library.search({ query: '', limit: 1 }).catch(() => undefined)}
        onInput={({ currentTarget }) => {
          setQuery(currentTarget.value);
          setIsOpen(true);
          setToOpen(undefined);
        }}
      />
      <div class="results" ref={list} tabIndex={-1} hidden={!(isOpen && wanted !== '')}>
        <p class="count" role="status">
          {shown !== undefined && countWords(shown.answer, words)}
        </p>
        {shown?.answer !== undefined && shown.answer.hits.length > 0 && (
          <Results
            query={shown.query}
            hits={shown.answer.hits}
            way={results}
            words={words}
            renderBeside={renderBeside}
          />
        )}
      </div>
    </search>
  );
}

function itemsIn(root: ParentNode | null): readonly HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('.hit') ?? [])];
}

function holdsFocus(part: Node | null): boolean {
  return part?.contains(document.activeElement) === true;
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
  readonly renderBeside: SearchProps['renderBeside'];
}

/** A result stays the same element from answer to answer, and keeps the focus; only its text is made anew. */
function Results({ query, hits, way, words, renderBeside }: ResultsProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => markHits(itemsIn(list.current), query), [query]);
  return (
    <ul ref={list} aria-label={words('searchResults')}>
      {hits.map((hit) => (
        <li key={hit.id}>
          {'open' in way ? (
            <button type="button" class="hit" onClick={() => way.open(hit.id)}>
              <HitText key={query} {...hit} />
            </button>
          ) : (
            <a class="hit" href={way.addressOf(hit.id, query)}>
              <HitText key={query} {...hit} />
            </a>
          )}
          {renderBeside?.(hit)}
        </li>
      ))}
    </ul>
  );
}

/** Its key is the query: mark.js changes the nodes that Preact made. */
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
