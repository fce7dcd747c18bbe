import { tellOfHighlights } from '../../src/extension/highlights-news.ts';
import { lastRemoved, rememberRemoved } from '../../src/extension/removed-highlights.ts';
import type { Handlers } from '../../src/extension/serve.ts';
import type { KeptHighlight } from '../../src/highlights/kept.ts';
import { listHighlights, listPages } from '../../src/highlights/list-highlights.ts';
import { pageKeys } from '../../src/highlights/page-key.ts';
import type { HighlightStore, StoredHighlight } from '../../src/store/highlight-store.ts';
import { withHighlight } from './highlights.ts';

type ListCalls = 'highlights' | 'highlightedPages' | 'keepAsNote' | 'removeHighlightsOf';

/** What our own pages ask of all highlights. */
export function highlightListCalls(store: HighlightStore): Pick<Handlers, ListCalls> {
  /** Those of the page at an address, and of that by which it was filed, which may have been reached by others. */
  const ofAddress = async (page: string, canonical?: string): Promise<readonly StoredHighlight[]> => {
    const keys = pageKeys(page, canonical);
    const here = await store.ofPage(keys);
    return store.ofPage([...new Set([...keys, ...here.flatMap(({ pages }) => pages.slice(0, 1))])]);
  };

  const filedUnder = async (key: string): Promise<readonly StoredHighlight[]> =>
    (await store.ofPage([key])).filter((one) => keyOf(one) === key);

  const chosen = (key?: string, page?: string, canonical?: string): Promise<readonly StoredHighlight[]> => {
    if (key !== undefined) return filedUnder(key);
    return page === undefined ? store.all() : ofAddress(page, canonical);
  };

  return {
    async highlights({ key, page, canonical, from, limit, ...filter }) {
      const stored = await chosen(key, page, canonical);
      return listHighlights(stored.map(keptOf), filter, from, limit);
    },
    async highlightedPages() {
      const stored = await store.all();
      return listPages(stored.map((one) => ({ ...keptOf(one), key: keyOf(one) })));
    },
    async keepAsNote({ id, kept }) {
      const motivation = kept ? 'commenting' : 'highlighting';
      const at = new Date().toISOString();
      let hasChanged = false;
      const stored = await store.change(id.toLowerCase(), (before) => {
        hasChanged = before.highlight.motivation !== motivation;
        return hasChanged ? withHighlight(before, { motivation }, at) : undefined;
      });
      if (stored !== undefined && hasChanged) await tellOfHighlights(stored.pages);
    },
    async removeHighlightsOf({ key }) {
      const there = (await filedUnder(key)).map(({ highlight }) => highlight);
      if (there.length === 0) {
        const last = await lastRemoved(); // where this is asked a second time
        return last.key === key ? last.highlights : [];
      }
      await rememberRemoved({ highlights: there, key });
      const removed = await store.remove(
        there.map(({ id }) => id),
        new Date().toISOString(),
      );
      await tellOfHighlights([...new Set(removed.flatMap(({ pages }) => pages))]);
      return there;
    },
  };
}

/** The key of the page under which a highlight is filed. */
function keyOf({ pages }: StoredHighlight): string {
  return pages[0] ?? '';
}

function keptOf({ highlight, state }: StoredHighlight): KeptHighlight {
  return { highlight, state, isNote: highlight.motivation === 'commenting' };
}
