import { useEffect, useRef, useState } from 'preact/hooks';
import type { HighlightQuery, ListedHighlights } from '../highlight-desk.ts';
import type { HighlightedPageSummary } from '../highlights/kept.ts';
import type { ListedHighlight } from '../highlights/listed-highlight.ts';
import type { Meaning } from '../highlights/remark.ts';
import { HighlightItem, type HighlightTools } from './highlight-item.tsx';
import { keepOrder } from './keep-order.ts';
import { meaningName, meanings, Swatch } from './meaning.tsx';
import { Paragraph } from './orphan.tsx';
import { type Removals, useRemovals } from './removals.tsx';
import { useFocusOn } from './use-focus-on.ts';
import { useFreshList } from './use-fresh-list.ts';

/** So many highlights are shown at first, and so many more each time that the reader asks. */
const STEP = 100;
/** The most that one call answers. */
const MOST = 500;

/** All highlights: by page, or those that a search or a filter finds. */
export function AllHighlights(tools: HighlightTools) {
  const { desk, words, names } = tools;
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<readonly Meaning[]>([]);
  const [tag, setTag] = useState('');
  const [isOrphansOnly, setIsOrphansOnly] = useState(false);
  const [tags, setTags] = useState<readonly string[]>([]);
  const [pages, setPages] = useState<readonly HighlightedPageSummary[]>();
  const root = useRef<HTMLDivElement>(null);
  const [version, setVersion] = useState(0);
  const focusOn = useFocusOn(root, version);
  const removals = useRemovals(desk, words, focusOn);
  const load = useFreshList(async (isWanted) => {
    try {
      const [found, { tags: all }] = await Promise.all([desk.pages(), desk.list({}, 0, 1)]);
      if (!isWanted()) return undefined;
      setPages((shown) => keepOrder(shown ?? [], found, ({ key }) => key));
      setTags(all);
      if (!all.includes(tag)) setTag('');
    } catch (error) {
      if (isWanted()) removals.failed(error);
    }
    return undefined;
  });
  useEffect(() => desk.onChange(load), [desk]);

  const query: HighlightQuery = {
    ...(search.trim() !== '' && { search: search.trim() }),
    ...(chosen.length > 0 && { meanings: chosen }),
    ...(tag !== '' && { tags: [tag] }),
    ...(isOrphansOnly && { orphans: true as const }),
  };
  const isFiltered = Object.keys(query).length > 0;
  const listing = { ...tools, removals, onShown: () => setVersion((before) => before + 1) };
  return (
    <div class="highlights" ref={root} aria-busy={pages === undefined}>
      <h2 tabIndex={-1} class="unseen">
        {words('allPages')}
      </h2>
      <search class="filters">
        <input
          type="search"
          aria-label={words('allSearch')}
          placeholder={words('allSearch')}
          maxLength={200}
          dir="auto"
          value={search}
          onInput={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        <div class="chips" role="group" aria-label={words('allMeanings')}>
          {meanings.map((meaning) => (
            <button
              type="button"
              class="chip"
              key={meaning}
              aria-pressed={chosen.includes(meaning)}
              onClick={() =>
                setChosen(
                  chosen.includes(meaning) ? chosen.filter((one) => one !== meaning) : [...chosen, meaning],
                )
              }
            >
              <Swatch meaning={meaning} />
              {meaningName(meaning, names, words)}
            </button>
          ))}
        </div>
        {tags.length > 0 && (
          <label>
            <span>{words('allTag')}</span>
            <select value={tag} onChange={({ currentTarget }) => setTag(currentTarget.value)}>
              <option value="">{words('allAnyTag')}</option>
              {tags.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
        )}
        <label class="check">
          <input
            type="checkbox"
            checked={isOrphansOnly}
            onChange={({ currentTarget }) => setIsOrphansOnly(currentTarget.checked)}
          />
          <span>{words('allOrphans')}</span>
        </label>
      </search>
      {isFiltered ? (
        <Found key={JSON.stringify(query)} {...listing} query={query} />
      ) : (
        pages !== undefined && (
          <>
            {pages.length === 0 && <p class="notice">{words('allNone')}</p>}
            <ul class="pages" aria-label={words('allPages')}>
              {pages.map((page) => (
                <Page key={page.key} {...listing} summary={page} />
              ))}
            </ul>
          </>
        )
      )}
      {removals.strip}
    </div>
  );
}

interface ListingProps extends HighlightTools {
  readonly removals: Removals;
  /** A list has changed. */
  readonly onShown: () => void;
}

/** A page with highlights, which are read when it is unfolded. */
function Page({ summary, ...listing }: ListingProps & { readonly summary: HighlightedPageSummary }) {
  const { words, removals } = listing;
  const { key, page, title, highlights, orphans } = summary;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li>
      <details class="page" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <summary>
          <span class="name" dir="auto">
            {title === '' ? page : title}
          </span>
          <span class="place">
            {siteOf(page)} · {words('highlightsCount', String(highlights))}
            {orphans > 0 && ` · ${words('highlightsOrphanCount', String(orphans))}`}
          </span>
        </summary>
        {isOpen && (
          <>
            <Found {...listing} query={{ key }} />
            <p class="actions">
              <a href={page} target="_blank" rel="noreferrer noopener">
                {words('highlightOpen')}
              </a>
              <button type="button" class="remove" onClick={() => removals.removePage(key, title)}>
                {words('allRemovePage')}
              </button>
            </p>
          </>
        )}
      </details>
    </li>
  );
}

/** The highlights that a query finds: of one page in the order in which they stand in it, of several by page. */
function Found({ query, removals, onShown, ...tools }: ListingProps & { readonly query: HighlightQuery }) {
  const { desk, words } = tools;
  const [shown, setShown] = useState<ListedHighlights>();
  const [most, setMost] = useState(STEP);
  const list = useRef<HTMLDivElement>(null);
  const isOfOnePage = query.key !== undefined;
  const load = useFreshList(async (isWanted) => {
    try {
      const found = await listAll(desk, query, isOfOnePage ? Infinity : most);
      if (isWanted())
        setShown((before) => ({
          ...found,
          highlights: isOfOnePage
            ? found.highlights.toSorted((a, b) => startOf(a) - startOf(b))
            : keepOrder(before?.highlights ?? [], found.highlights, ({ id }) => id),
        }));
    } catch (error) {
      if (isWanted()) removals.failed(error);
    }
    return undefined;
  });
  useEffect(() => desk.onChange(load), [desk]);
  useEffect(() => {
    if (shown !== undefined) onShown();
  }, [shown]);
  /** The next ones; the focus goes to the first of them. */
  const showMore = async (): Promise<void> => {
    const place = shown?.highlights.length ?? 0;
    setMost(most + STEP);
    const more = await desk.list(query, place, Math.min(STEP, MOST)).catch(removals.failed);
    if (more === undefined || shown === undefined) return;
    const known = new Set(shown.highlights.map(({ id }) => id));
    const added = more.highlights.filter(({ id }) => !known.has(id));
    setShown({ ...shown, highlights: [...shown.highlights, ...added] });
    setTimeout(() => {
      const item = list.current?.querySelectorAll('.highlight')[place];
      item?.querySelector<HTMLElement>('select')?.focus();
    });
  };

  if (shown === undefined) return <div aria-busy="true" />;
  const item = (highlight: ListedHighlight) => (
    <HighlightItem
      key={highlight.id}
      {...tools}
      highlight={highlight}
      actions={[
        ...(isOfOnePage ? [] : [{ name: words('highlightOpen'), act: highlight.source }]),
        ...(highlight.isNote ? [keepAction(highlight, false)] : []),
        ...(!highlight.isNote && isOrphan(highlight) ? [keepAction(highlight, true)] : []),
      ]}
      onRemove={() => removals.remove(highlight)}
      onGone={removals.gone}
      onFailed={removals.failed}
      sayFailed={removals.sayFailed}
    >
      {isOrphan(highlight) && <Paragraph highlight={highlight} words={words} />}
    </HighlightItem>
  );
  const keepAction = ({ id }: ListedHighlight, kept: boolean) => ({
    name: words(kept ? 'highlightKeep' : 'highlightLook'),
    act: () => void desk.keepAsNote(id, kept).catch(removals.failed),
  });
  const left = shown.total - shown.highlights.length;
  return (
    <div ref={list}>
      {!isOfOnePage && (
        <p class="why" role="status">
          {shown.total === 0 ? words('allNothing') : words('allFound', String(shown.total))}
        </p>
      )}
      {groupsOf(shown.highlights).map(({ page, title, highlights }) =>
        isOfOnePage ? (
          <ul class="list" key={page} aria-label={title}>
            {highlights.map(item)}
          </ul>
        ) : (
          <section key={page}>
            <h3 dir="auto">{title}</h3>
            <ul class="list">{highlights.map(item)}</ul>
          </section>
        ),
      )}
      {left > 0 && (
        <button type="button" class="quiet more" onClick={() => void showMore()}>
          {words('allMore', String(left))}
        </button>
      )}
    </div>
  );
}

/** The first `most` highlights of a query, however many calls that takes. */
async function listAll(
  desk: HighlightTools['desk'],
  query: HighlightQuery,
  most: number,
): Promise<ListedHighlights> {
  const highlights: ListedHighlight[] = [];
  for (;;) {
    const part = await desk.list(query, highlights.length, Math.min(MOST, most - highlights.length));
    highlights.push(...part.highlights);
    const isAll = highlights.length >= Math.min(most, part.total) || part.highlights.length === 0;
    if (isAll) return { ...part, highlights };
  }
}

interface Group {
  readonly page: string;
  readonly title: string;
  readonly highlights: readonly ListedHighlight[];
}

/** Highlights by page, the pages in the order in which their first ones come. */
function groupsOf(highlights: readonly ListedHighlight[]): readonly Group[] {
  const groups = new Map<string, ListedHighlight[]>();
  for (const one of highlights) {
    const group = groups.get(one.page);
    if (group === undefined) groups.set(one.page, [one]);
    else group.push(one);
  }
  return [...groups].map(([page, ofPage]) => ({
    page,
    title: ofPage.find(({ title }) => title !== '')?.title ?? page,
    highlights: ofPage,
  }));
}

function startOf({ kept }: ListedHighlight): number {
  return kept.target.selector[1].start;
}

function isOrphan({ isNote, state }: ListedHighlight): boolean {
  return !isNote && (state === 'uncertain' || state === 'lost');
}

function siteOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : '';
}
