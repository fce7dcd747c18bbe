import type { HighlightDesk } from '../highlight-desk.ts';
import { isBackupDue } from '../highlights/backup-due.ts';
import { listedHighlight } from '../highlights/listed-highlight.ts';
import { wordDifferences } from '../highlights/word-differences.ts';
import type { Library } from '../library.ts';
import { onHighlightsChange } from './highlights-news.ts';

/** What the views of highlights ask for, from a page of the extension: the Library, and the browser's promise. */
export function highlightDeskOf(library: Library): HighlightDesk {
  return {
    async list({ meanings, tags, ...query }, from, most) {
      const { highlights, ...rest } = await library.highlights({
        ...query,
        ...(meanings && { meanings: [...meanings] }),
        ...(tags && { tags: [...tags] }),
        from,
        limit: most,
      });
      return { ...rest, highlights: highlights.map(listedHighlight) };
    },
    pages: () => library.highlightedPages({}),
    async change(id, { tags, ...change }, { tags: tagsBefore, ...was }) {
      const changed = await library.changeHighlight({
        id,
        change: { ...change, ...(tags && { tags: [...tags] }) },
        was: { ...was, ...(tagsBefore && { tags: [...tagsBefore] }) },
      });
      if (changed === undefined) return undefined;
      return listedHighlight({
        highlight: changed,
        state: undefined,
        isNote: changed.motivation === 'commenting',
      });
    },
    async remove(id) {
      const removed = await library.removeHighlight({ id });
      return removed === undefined ? [] : [removed];
    },
    removePage: (key) => library.removeHighlightsOf({ key }),
    async putBack(removed) {
      await Promise.all(removed.map((highlight) => library.putBackHighlight({ highlight })));
    },
    keepAsNote: (id, kept) => library.keepAsNote({ id, kept }),
    async data() {
      const [sizes, pages] = await Promise.all([library.storedSizes({}), library.highlightedPages({})]);
      const changes = pages.map(({ modified }) => modified);
      const promise = sizes.isPersistent ? 'given' : import.meta.env.FIREFOX ? 'none' : 'exempt';
      return { sizes, promise, isBackupDue: isBackupDue(sizes.lastBackup, changes, Date.now()) };
    },
    askToPersist: () => navigator.storage.persist(),
    backup: () => library.backup({}),
    previewRestore: (file, mode) => library.previewRestore({ file, mode }),
    restore: (file, mode) => library.restore({ file, mode }),
    deleteEverything: () => library.deleteEverything({}),
    onChange: (changed) => onHighlightsChange(changed),
    compare: wordDifferences,
  };
}

/**
 * Asks the browser, once there are highlights, to keep what is stored also when space is short. It is asked from a
 * page: a worker may not ask. Browsers that ask their reader in turn are asked once in the life of a page.
 */
export async function askForPromise(library: Pick<Library, 'highlightedPages'>): Promise<void> {
  if (wasAsked) return;
  const pages = await library.highlightedPages({}).catch(() => []);
  if (pages.length === 0) return;
  wasAsked = true;
  if (!(await navigator.storage.persisted())) await navigator.storage.persist();
}

let wasAsked = false;
