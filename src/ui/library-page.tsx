import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Entry } from '../glossary/entry.ts';
import type { Library } from '../library.ts';
import { addressOf, type LibraryPlace } from '../library-address.ts';
import type { Citing } from '../lookup/cite.ts';
import type { WordName, Words } from '../words.ts';
import { About, type AboutProps } from './about.tsx';
import { Browse } from './browse.tsx';
import { Choose, Chosen } from './chosen.tsx';
import { EntryPage } from './entry-page.tsx';
import { kindWord } from './entry-words.ts';
import { Search } from './search.tsx';

export interface LibraryPageProps {
  /** What the address names; undefined where it names nothing. Each visit is another object. */
  readonly place: LibraryPlace | undefined;
  readonly library: Pick<Library, 'term' | 'knowTerm' | 'search' | 'browse'>;
  readonly citing: Citing;
  readonly words: Words;
  readonly locale: string;
  readonly about: Omit<AboutProps, 'words' | 'locale' | 'terms'>;
  /** Pages of the library that are made elsewhere; what is absent has no address. */
  readonly rooms: { readonly [At in 'highlights' | 'settings']?: () => ComponentChildren };
  readonly onGo: (place: LibraryPlace) => void;
  /** The place has become another without anybody having gone there: what is typed stands in the address. */
  readonly onBecome: (place: LibraryPlace) => void;
  /** What the page shows from now on, by name; empty where there is nothing. */
  readonly onShown: (name: string) => void;
}

/** So many results on the page of the search. */
const RESULTS = 30;

const names = {
  search: 'librarySearch',
  glossary: 'libraryGlossary',
  highlights: 'libraryHighlights',
  settings: 'librarySettings',
  about: 'libraryAbout',
} as const satisfies Record<Exclude<LibraryPlace['at'], 'term'>, WordName>;

/** The library in a tab of its own: what its address says. */
export function LibraryPage(props: LibraryPageProps) {
  const { place, library, citing, words, rooms } = props;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choose = (id: string, isChosen: boolean): void =>
    setChosen((known) => [...known.filter((one) => one !== id), ...(isChosen ? [id] : [])]);
  const renderBeside = ({
    id,
    label,
  }: {
    readonly id: string;
    readonly label: string;
  }): ComponentChildren => (
    <Choose
      name={label}
      isChosen={chosen.includes(id)}
      words={words}
      onChoose={(isChosen) => choose(id, isChosen)}
    />
  );
  return (
    <>
      <header class="masthead">
        <a class="brand" href={addressOf({ at: 'search', query: '' })}>
          {words('extensionName')}
        </a>
        <nav aria-label={words('libraryNav')}>
          <ul>
            {(Object.keys(names) as Array<keyof typeof names>)
              .filter((at) => (at !== 'highlights' && at !== 'settings') || rooms[at] !== undefined)
              .map((at) => (
                <li key={at}>
                  <a
                    href={at === 'search' ? '#/' : addressOf(at === 'glossary' ? { at, filter: {} } : { at })}
                    aria-current={isIn(at, place) ? 'page' : undefined}
                  >
                    {words(names[at])}
                  </a>
                </li>
              ))}
          </ul>
        </nav>
        {place?.at !== 'search' && (
          <Search
            library={library}
            words={words}
            results={{ addressOf: (id, query) => addressOf({ at: 'term', id, query }) }}
            closeOn={place}
          />
        )}
      </header>
      <main class={`at-${place?.at ?? 'nowhere'}`}>
        <Place {...props} renderBeside={renderBeside} chosen={chosen} choose={choose} setChosen={setChosen} />
      </main>
      {chosen.length > 0 && (
        <Chosen
          chosen={chosen}
          library={library}
          citing={citing}
          words={words}
          onClear={() => {
            setChosen([]);
            document.querySelector('h1')?.focus();
          }}
        />
      )}
    </>
  );
}

/** Entries are in the glossary. */
function isIn(at: LibraryPlace['at'], place: LibraryPlace | undefined): boolean {
  return place?.at === at || (place?.at === 'term' && at === 'glossary');
}

interface PlaceProps extends LibraryPageProps {
  readonly renderBeside: (entry: { readonly id: string; readonly label: string }) => ComponentChildren;
  readonly chosen: readonly string[];
  readonly choose: (id: string, isChosen: boolean) => void;
  readonly setChosen: (chosen: readonly string[]) => void;
}

function Place(props: PlaceProps) {
  const { place, words, rooms } = props;
  switch (place?.at) {
    case 'search':
      return <SearchPage {...props} place={place} />;
    case 'glossary':
      return <GlossaryPage {...props} place={place} />;
    case 'term':
      return <TermPage {...props} place={place} />;
    case 'about':
      return <AboutPage {...props} />;
    case 'highlights':
    case 'settings': {
      const room = rooms[place.at];
      if (room === undefined) break;
      return (
        <Titled key={place.at} title={words(names[place.at])} onShown={props.onShown}>
          {room()}
        </Titled>
      );
    }
    default:
  }
  return <Message key="nowhere" text={words('libraryNoPage')} onShown={props.onShown} />;
}

interface TitledProps extends Pick<LibraryPageProps, 'onShown'> {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Whether what stands under the title is there; a page tells by itself unless it says no. */
  readonly isThere?: boolean;
}

/** A page under its title, told to the tab when it is there. */
function Titled({ title, children, isThere = true, onShown }: TitledProps) {
  useEffect(() => {
    if (isThere) onShown(title);
  }, [title, isThere]);
  return (
    <>
      <h1 class="title" tabIndex={-1}>
        {title}
      </h1>
      {children}
    </>
  );
}

function Message({ text, onShown }: { text: string; onShown: LibraryPageProps['onShown'] }) {
  useEffect(() => onShown(''), [text]);
  return (
    <h1 class="message" tabIndex={-1}>
      {text}
    </h1>
  );
}

function SearchPage(props: PlaceProps & { readonly place: LibraryPlace & { readonly at: 'search' } }) {
  const { place, library, words, renderBeside, onShown, onBecome } = props;
  const [isSearching, setIsSearching] = useState(false);
  const kinds = useGlossary(library)?.kinds ?? [];
  return (
    <Titled title={words('librarySearchTitle')} onShown={onShown}>
      <p class="lead">{words('librarySearchLead')}</p>
      <Search
        library={library}
        words={words}
        results={{ addressOf: (id, query) => addressOf({ at: 'term', id, query }) }}
        inPlace
        focused
        limit={RESULTS}
        wanted={place}
        renderBeside={renderBeside}
        onSearching={setIsSearching}
        onQuery={(query) => onBecome({ at: 'search', query })}
      />
      <section hidden={isSearching || kinds.length === 0}>
        <h2>{words('libraryByKind')}</h2>
        <ul class="kinds">
          {kinds.map(({ name, count }) => (
            <li key={name}>
              <a href={addressOf({ at: 'glossary', filter: { kind: name } })}>
                {words('browseChoice', kindWord(name, words), String(count))}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </Titled>
  );
}

function GlossaryPage(props: PlaceProps & { readonly place: LibraryPlace & { readonly at: 'glossary' } }) {
  const { place, library, words, locale, renderBeside, chosen, setChosen, onShown, onGo } = props;
  const [isThere, setIsThere] = useState(false);
  return (
    <Titled title={words('libraryGlossary')} isThere={isThere} onShown={onShown}>
      <Browse
        library={library}
        words={words}
        locale={locale}
        filter={place.filter}
        onFilter={(filter) => onGo({ at: 'glossary', filter })}
        results={{ addressOf: (id) => addressOf({ at: 'term', id }) }}
        renderBeside={renderBeside}
        renderAbove={(entries) => (
          <button
            type="button"
            class="choose-all"
            onClick={() => setChosen([...new Set([...chosen, ...entries.map(({ id }) => id)])])}
          >
            {words('chooseShown', String(entries.length))}
          </button>
        )}
        onListed={() => setIsThere(true)}
      />
    </Titled>
  );
}

function AboutPage({ library, words, locale, about, onShown }: PlaceProps) {
  const terms = useGlossary(library)?.all;
  return (
    <Titled title={words(names.about)} onShown={onShown}>
      <About {...about} words={words} locale={locale} terms={terms} />
    </Titled>
  );
}

type Shown = { readonly entry: Entry } | { readonly message: 'libraryNoEntry' | 'cardFailed' };

function TermPage(props: PlaceProps & { readonly place: LibraryPlace & { readonly at: 'term' } }) {
  const { place, library, citing, words, locale, chosen, choose, onShown } = props;
  const { id, query = '' } = place;
  const [shown, setShown] = useState<Shown>();

  useEffect(() => {
    let isWanted = true;
    const show = (next: Shown): void => {
      if (isWanted) setShown(next);
    };
    library.term({ id }).then(
      (entry) => show(entry === undefined ? { message: 'libraryNoEntry' } : { entry }),
      () => show({ message: 'cardFailed' }),
    );
    return () => {
      isWanted = false;
    };
  }, [id]);
  useEffect(() => {
    if (shown !== undefined && 'entry' in shown) onShown(shown.entry.label);
  }, [shown]);

  if (shown === undefined) return <div aria-busy="true" />;
  if ('message' in shown)
    return <Message key={shown.message} text={words(shown.message)} onShown={onShown} />;
  const { entry } = shown;
  const isChosen = chosen.includes(entry.id);
  return (
    <EntryPage
      key={`${entry.id} ${query}`}
      entry={entry}
      library={library}
      citing={citing}
      words={words}
      locale={locale}
      addressOf={(term) => addressOf({ at: 'term', id: term })}
      query={query}
      more={
        <label class="choose">
          <input
            type="checkbox"
            checked={isChosen}
            onChange={({ currentTarget }) => choose(entry.id, currentTarget.checked)}
          />
          {words('chooseThis')}
        </label>
      }
    />
  );
}

/** What the whole glossary has; undefined until it is counted, and where it cannot be. */
function useGlossary(library: Pick<Library, 'browse'>): Awaited<ReturnType<Library['browse']>> | undefined {
  const [answer, setAnswer] = useState<Awaited<ReturnType<Library['browse']>>>();
  useEffect(() => {
    library.browse({ language: 'en', limit: 1 }).then(setAnswer, () => undefined);
  }, []);
  return answer;
}
