import { tellOfHighlights, topicsOf } from '../../src/extension/highlights-news.ts';
import { loadPrivateHighlights, rememberPrivateHighlight } from '../../src/extension/private-sites.ts';
import { lastRemoved, rememberRemoved } from '../../src/extension/removed-highlights.ts';
import type { Caller, Handlers } from '../../src/extension/serve.ts';
import { Failure } from '../../src/failure.ts';
import { writeBackup } from '../../src/highlights/backup.ts';
import { changeRemark } from '../../src/highlights/change-remark.ts';
import { describe } from '../../src/highlights/describe.ts';
import {
  bodyOf,
  type Highlight,
  highlightOf,
  readHighlight,
  remarkOf,
  selectorsOf,
} from '../../src/highlights/highlight.ts';
import type { FoundHighlight } from '../../src/highlights/kept.ts';
import { later } from '../../src/highlights/later.ts';
import { locate, type State } from '../../src/highlights/locate.ts';
import { canonicalAddress, isSameOrigin, pageKeys } from '../../src/highlights/page-key.ts';
import { PageIndex } from '../../src/highlights/page-index.ts';
import { wordDifferences } from '../../src/highlights/word-differences.ts';
import type { InputOf } from '../../src/library.ts';
import type { Span } from '../../src/span.ts';
import { type HighlightStore, type StoredHighlight } from '../../src/store/highlight-store.ts';

type PagesCalls =
  | 'highlightsHere'
  | 'locateHighlights'
  | 'saveHighlight'
  | 'highlightAsFile'
  | 'changeHighlight'
  | 'removeHighlight'
  | 'putBackHighlight'
  | 'reattachHighlight'
  | 'differences';

/** Milliseconds of locating after which other questions get their turn. */
const TURN = 12;

/**
 * What pages ask of their highlights. A page is known by the address that the browser says its frame has. It sees
 * those of its own page; by their id it may change those of its site, between whose pages applications go without loading
 * one. In a private window there are only those that the reader kept from such windows.
 */
export function highlightCalls(store: HighlightStore): Pick<Handlers, PagesCalls> {
  /** The highlights of a page that are looked for in it. */
  const ofPage = async (keys: readonly string[], { incognito }: Caller): Promise<StoredHighlight[]> => {
    const shown = incognito ? await loadPrivateHighlights() : undefined;
    if (keys.length === 0 || shown?.size === 0) return [];
    const all = await store.ofPage(keys);
    return all.filter(
      ({ highlight }) => highlight.motivation === 'highlighting' && (shown?.has(highlight.id) ?? true),
    );
  };

  return {
    async highlightsHere({ address, canonical }, caller) {
      const keys = pageKeys(addressOf(caller, address), canonical);
      const [here, topics] = await Promise.all([ofPage(keys, caller), topicsOf(keys)]);
      return { count: here.length, topics };
    },
    async locateHighlights({ address, canonical, text }, caller) {
      const here = await ofPage(pageKeys(addressOf(caller, address), canonical), caller);
      const found = await locateAll(here, text);
      const states = new Map(found.map(({ highlight, located }) => [highlight, located.state]));
      // Painting need not wait for it, and what could not be written is seen again.
      void rememberStates(store, here, states).catch(() => undefined);
      return found;
    },
    async saveHighlight(input, caller) {
      const { id, privately } = input;
      if (caller.incognito && !privately)
        throw new Failure('private', 'This is a private window: nothing of it is kept unless you say so.');
      const there = await store.get(id.toLowerCase());
      if (there !== undefined) {
        await allow(there.highlight, caller); // asked a second time, or it is another's
        return there.highlight;
      }
      const highlight = highlightIn(input, caller);
      if (caller.incognito) await rememberPrivateHighlight(highlight.id);
      const stored = await store.add(highlight);
      await tellOfHighlights(stored.pages);
      return stored.highlight;
    },
    highlightAsFile: async (input, caller) =>
      writeBackup({ highlights: [highlightIn(input, caller)], tombstones: [] }, new Date().toISOString()),
    async changeHighlight({ id, change, was }, caller) {
      const there = await store.get(id.toLowerCase());
      if (there === undefined) return undefined;
      await allow(there.highlight, caller);
      const at = new Date().toISOString();
      let hasChanged = false;
      const stored = await store.change(there.highlight.id, (before) => {
        const body = bodyOf(changeRemark(remarkOf(before.highlight), change, was));
        hasChanged = JSON.stringify(body) !== JSON.stringify(before.highlight.body);
        return hasChanged ? withHighlight(before, { body }, at) : undefined;
      });
      if (stored !== undefined && hasChanged) await tellOfHighlights(stored.pages);
      return stored?.highlight;
    },
    async removeHighlight({ id }, caller) {
      const there = (await store.get(id.toLowerCase()))?.highlight;
      if (there === undefined) {
        const removed = (await lastRemoved()).highlights.find((one) => one.id === id.toLowerCase());
        if (removed !== undefined) await allow(removed, caller);
        return removed;
      }
      await allow(there, caller);
      await rememberRemoved({ highlights: [there] });
      const [removed] = await store.remove([there.id], new Date().toISOString());
      if (removed !== undefined) await tellOfHighlights(removed.pages);
      return removed?.highlight ?? there;
    },
    async putBackHighlight({ highlight }, caller) {
      await allow(highlight, caller);
      // Later than the removal, which else would win where backups meet.
      const stored = await store.putBack({ ...highlight, modified: later(highlight.modified) });
      await tellOfHighlights(stored.pages);
    },
    differences: async ({ old, now }) => wordDifferences(old, now),
    async reattachHighlight({ id, address, canonical, text, span }, caller) {
      const there = await store.get(id.toLowerCase());
      if (there === undefined) return undefined;
      const keys = pageKeys(addressOf(caller, address), canonical);
      if (!there.pages.some((key) => keys.includes(key))) throw notAllowed();
      await allow(there.highlight, caller);
      const { quote, position, times, lookAlikes } = describe(new PageIndex(text), inText(span, text));
      const at = new Date().toISOString();
      const stored = await store.change(there.highlight.id, (before) => {
        const { target } = before.highlight;
        const changed: Highlight = {
          ...before.highlight,
          motivation: 'highlighting',
          target: {
            ...target,
            selector: [
              { type: 'TextQuoteSelector', ...quote },
              { type: 'TextPositionSelector', ...position },
            ],
            times,
            lookAlikes: lookAlikes.map((one) => ({ type: 'TextQuoteSelector', ...one })),
          },
        };
        const isSame = JSON.stringify(changed) === JSON.stringify(before.highlight);
        return isSame ? undefined : { ...withHighlight(before, checked(changed), at), state: 'exact' };
      });
      if (stored !== undefined) await tellOfHighlights(stored.pages);
      return stored?.highlight;
    },
  };
}

/** The highlight that a page asks to have kept. */
function highlightIn(
  { id, page, text, span, paragraph, remark }: InputOf<'saveHighlight'>,
  caller: Caller,
): Highlight {
  const source = sourceOf(addressOf(caller, page.address));
  const canonical = canonicalAddress(source, page.canonical);
  const { title, language } = page;
  return checked(
    highlightOf(
      id.toLowerCase(),
      new Date().toISOString(),
      { source, ...(canonical !== undefined && { canonical }), title, language },
      describe(new PageIndex(text), inText(span, text)),
      paragraph,
      remark,
    ),
  );
}

/** A stored highlight with some of it changed, later than before. */
export function withHighlight(
  before: StoredHighlight,
  change: Partial<Highlight>,
  at: string,
): StoredHighlight {
  const highlight = { ...before.highlight, ...change, modified: later(before.highlight.modified, at) };
  return { ...before, highlight };
}

/** Rejects where whoever asks may not change this highlight. */
async function allow({ id, target }: Highlight, { isOwnPage, frameUrl, incognito }: Caller): Promise<void> {
  if (isOwnPage) return;
  if (!isSameOrigin(frameUrl, target.source)) throw notAllowed();
  if (incognito && !(await loadPrivateHighlights()).has(id)) throw notAllowed();
}

function notAllowed(): Failure {
  return new Failure('not-allowed', 'This highlight belongs to another page.');
}

function checked(highlight: Highlight): Highlight {
  const read = readHighlight(highlight);
  if (read instanceof Failure) throw read;
  return read;
}

/** The address of the frame that asks: what it says itself counts on the origin that the browser names. */
function addressOf({ frameUrl }: Caller, address: string | undefined): string {
  return address !== undefined && isSameOrigin(address, frameUrl) ? address : frameUrl;
}

/** A page's address as it is kept: without passwords, and without what only says where to scroll. */
function sourceOf(address: string): string {
  if (pageKeys(address).length === 0)
    throw new Failure('no-page', 'This page has no address under which it could be found again.');
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href.replace(/#?:~:.*$/u, '');
}

function inText(span: Span, text: string): Span {
  if (span.start < span.end && span.end <= text.length && text.slice(span.start, span.end).trim() !== '')
    return span;
  throw new Failure('no-passage', 'Nothing is selected that could be kept.');
}

/** What became of each, one after the other, in turns. */
async function locateAll(stored: readonly StoredHighlight[], text: string): Promise<FoundHighlight[]> {
  const page = new PageIndex(text);
  const found: FoundHighlight[] = [];
  let began = performance.now();
  for (const { highlight } of stored) {
    if (performance.now() - began > TURN) {
      await new Promise((resolve) => setTimeout(resolve));
      began = performance.now();
    }
    found.push({ highlight, located: locate(page, selectorsOf(highlight)) });
  }
  return found;
}

/** Writes down what became of highlights, where it is another than before. */
async function rememberStates(
  store: HighlightStore,
  before: readonly StoredHighlight[],
  states: ReadonlyMap<Highlight, State>,
): Promise<void> {
  const changed = before.filter(({ highlight, state }) => states.get(highlight) !== state);
  if (changed.length === 0) return;
  await store.see(new Map(changed.map(({ highlight }) => [highlight, states.get(highlight) as State])));
  await tellOfHighlights([...new Set(changed.flatMap(({ pages }) => pages))], true);
}
