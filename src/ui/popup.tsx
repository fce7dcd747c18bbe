import Mark from 'mark.js';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Library, SiteState } from '../library.ts';
import type { WordName, Words } from '../words.ts';
import { LookUp, type LookUpProps } from './look-up.tsx';
import { RejectedSenses } from './rejected-senses.tsx';

/** A marked term as the list shows it. */
interface ListedTerm {
  readonly frameId: number;
  readonly index: number;
  readonly term: string;
  readonly label: string;
  readonly text: string;
  readonly place: string;
}

export interface PopupProps<Term extends ListedTerm> extends Pick<LookUpProps, 'citing' | 'wanted'> {
  /** Address of the page in front; empty where it has none that we may know. */
  readonly url: string;
  readonly library: Pick<
    Library,
    | 'search'
    | 'term'
    | 'openEntry'
    | 'siteState'
    | 'switchSite'
    | 'switchEverywhere'
    | 'knowTerm'
    | 'rejectSenseOn'
    | 'setDensity'
  >;
  readonly words: Words;
  readonly locale: string;
  readonly hasAccess: () => Promise<boolean>;
  readonly askAccess: () => Promise<boolean>;
  /** The terms marked in the tab; undefined where our scripts do not run. */
  readonly pageTerms: () => Promise<readonly Term[] | undefined>;
  readonly openTerm: (term: Term) => Promise<void>;
  /** Opens the panel; undefined where the browser has none. */
  readonly openPanel: (() => void) | undefined;
}

/** More terms than this get a box to filter them. */
const FILTER_FROM = 8;
/** Milliseconds in which a page's reader follows a switched setting. */
const FOLLOW = 150;

/** The toolbar popup: looking up above all, and below it the terms of the page in front and what holds there. */
export function Popup<Term extends ListedTerm>(props: PopupProps<Term>) {
  const { library, citing, words, locale, wanted } = props;
  return (
    <main>
      <div class="head">
        <h1>{words('popupTitle')}</h1>
        {props.openPanel !== undefined && (
          <button type="button" class="open-panel" onClick={props.openPanel}>
            {words('popupHighlights')}
          </button>
        )}
      </div>
      <LookUp
        library={library}
        citing={citing}
        words={words}
        locale={locale}
        wanted={wanted}
        focused
        renderBelow={() => (
          <div class="page">
            <PageInFront {...props} />
          </div>
        )}
      />
    </main>
  );
}

/** The page in front: whether terms are marked there, and which. */
function PageInFront<Term extends ListedTerm>(props: PopupProps<Term>) {
  const { url, library, words, hasAccess, askAccess, pageTerms, openTerm } = props;
  const [site, setSite] = useState<SiteState>();
  const [access, setAccess] = useState(true);
  const [terms, setTerms] = useState<readonly Term[]>();
  const [asked, setAsked] = useState(false);

  const refresh = async (): Promise<void> => {
    const [state, allowed] = await Promise.all([library.siteState({ url }), hasAccess()]);
    // Not asked without access: Chrome would keep the question until the reader allows it.
    const found = allowed ? await pageTerms() : undefined;
    setSite(state);
    setAccess(allowed);
    setTerms(found);
    setAsked(true);
  };
  const change = async (call: Promise<unknown>): Promise<void> => {
    await call;
    await refresh();
    setTimeout(() => void refresh(), FOLLOW);
  };
  useEffect(() => void refresh(), []);

  if (site === undefined || !asked) return <div aria-busy="true" />;
  const state = stateOf(site, access, terms);
  return (
    <>
      <Switch
        label={words('popupOn')}
        on={site.on}
        onChange={(on) => void change(library.switchEverywhere({ on }))}
      />
      {site.site !== undefined && site.on && access && (
        <Switch
          label={words('popupSite', site.site)}
          on={site.siteOn}
          onChange={(on) => void change(library.switchSite({ site: site.site ?? '', on }))}
        />
      )}
      {state !== undefined && (
        <p class="notice" role="status">
          {words(state, site.site ?? '')}
        </p>
      )}
      {state === 'popupNoAccess' && (
        <button type="button" class="primary" onClick={() => void change(askAccess())}>
          {words('popupGrant')}
        </button>
      )}
      {terms !== undefined && terms.length > 0 && (
        <TermList terms={terms} words={words} onOpen={(term) => void openTerm(term)} />
      )}
      {site.on && (
        <label class="density">
          <span>{words('popupDensity')}</span>
          <select
            value={site.density}
            onChange={({ currentTarget }) =>
              void change(library.setDensity({ density: currentTarget.value as SiteState['density'] }))
            }
          >
            <option value="section">{words('densitySection')}</option>
            <option value="page">{words('densityPage')}</option>
            <option value="every">{words('densityEvery')}</option>
          </select>
        </label>
      )}
      {site.knownTerms.length > 0 && (
        <details>
          <summary>{words('popupKnown')}</summary>
          <ul class="known">
            {site.knownTerms.map(({ id, label }) => (
              <li key={id}>
                <button type="button" onClick={() => void change(library.knowTerm({ id, known: false }))}>
                  {words('popupForget', label)}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <RejectedSenses
        senses={site.rejectedSenses}
        site={site.site}
        words={words}
        onTakeIn={({ site: where, id, form }) =>
          void change(library.rejectSenseOn({ site: where, id, form, rejected: false }))
        }
      />
    </>
  );
}

/** The one thing a reader should be told when there is no list. */
function stateOf(
  site: SiteState,
  access: boolean,
  terms: readonly unknown[] | undefined,
): WordName | undefined {
  if (!site.on) return 'popupOff';
  // First: without access the browser also hides the address from us, as it does on its own pages.
  if (!access) return 'popupNoAccess';
  if (site.site === undefined && terms === undefined) return 'popupNotHere';
  if (!site.siteOn) return 'popupSiteOff';
  if (terms === undefined) return 'popupReload';
  return terms.length === 0 ? 'popupNoTerms' : undefined;
}

function Switch({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label class="switch">
      <span>{label}</span>
      <input
        type="checkbox"
        role="switch"
        checked={on}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </label>
  );
}

function TermList<Term extends ListedTerm>({
  terms,
  words,
  onOpen,
}: {
  terms: readonly Term[];
  words: Words;
  onOpen: (term: Term) => void;
}) {
  const [filter, setFilter] = useState('');
  const list = useRef<HTMLOListElement>(null);
  // A list that has become short has no box in which the filter could be seen.
  const filtered = terms.length < FILTER_FROM ? '' : filter.trim();
  const wanted = filtered.toLowerCase();
  const shown = terms.filter(({ text, label, place }) =>
    `${text} ${label} ${place}`.toLowerCase().includes(wanted),
  );
  // Rebuilt for each filter and each answer of the page: mark.js changes the nodes that Preact made.
  const build = useMemo(() => ({}), [filtered, terms]);
  useLayoutEffect(() => {
    if (list.current === null) return;
    new Mark(list.current).mark(filtered, { separateWordSearch: false, diacritics: false });
  }, [build]);
  return (
    <section>
      <h2 id="terms">{words('popupTerms')}</h2>
      {terms.length >= FILTER_FROM && (
        <input
          type="search"
          class="filter"
          aria-label={words('popupFilter')}
          placeholder={words('popupFilter')}
          value={filter}
          onInput={({ currentTarget }) => setFilter(currentTarget.value)}
        />
      )}
      <ol class="terms" aria-labelledby="terms" ref={list} key={build}>
        {shown.map((term) => (
          <li key={`${term.frameId} ${term.index}`}>
            <button type="button" onClick={() => onOpen(term)}>
              <span class="text">{term.text}</span>
              <TermPlace {...term} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the term is called, where the page writes it otherwise, and the heading it stands under. */
function TermPlace({ text, label, place }: ListedTerm) {
  const isNamed = text.toLowerCase() === label.toLowerCase();
  const parts = [isNamed ? '' : label, place].filter((part) => part !== '');
  return parts.length === 0 ? null : <span class="place">{parts.join(' · ')}</span>;
}
