import { browser } from '../../src/extension/browser.ts';
import { tellOfHighlights } from '../../src/extension/highlights-news.ts';
import { lastBackup, rememberBackup } from '../../src/extension/last-backup.ts';
import { forgetRemoved } from '../../src/extension/removed-highlights.ts';
import type { Handlers } from '../../src/extension/serve.ts';
import { Failure } from '../../src/failure.ts';
import { type Kept, planRestore, readBackup, writeBackup } from '../../src/highlights/backup.ts';
import { deleteSettings } from '../../src/extension/stored.ts';
import type { HighlightStore } from '../../src/store/highlight-store.ts';

type DataCalls = 'storedSizes' | 'deleteEverything' | 'backup' | 'previewRestore' | 'restore';

/** What readers do with all that is stored; `discardGlossary` throws the copy of the glossary away, which comes back. */
export function myDataCalls(store: HighlightStore, discardGlossary: () => void): Pick<Handlers, DataCalls> {
  return {
    async storedSizes() {
      const [highlights, local, { usage = 0 }, isPersistent, last] = await Promise.all([
        store.all(),
        browser.storage.local.get(null),
        navigator.storage.estimate(),
        navigator.storage.persisted(),
        lastBackup(),
      ]);
      const bytes = bytesOf(highlights);
      return {
        highlights: { count: highlights.length, bytes },
        // The browser tells what all databases take together; beside highlights there is only the glossary.
        glossary: Math.max(0, usage - bytes),
        settings: Object.keys(local).length === 0 ? 0 : bytesOf(local),
        isPersistent,
        lastBackup: last,
      };
    },
    async deleteEverything() {
      await store.clear();
      // Whatever fails after this, what is gone is shown nowhere.
      await Promise.all([tellOfHighlights(undefined), forgetRemoved()]);
      await deleteSettings(); // with the copies for other browsers
      await browser.storage.local.clear();
      discardGlossary();
    },
    async backup() {
      const date = new Date().toISOString();
      const file = writeBackup(await store.everything(), date);
      await rememberBackup(date);
      return file;
    },
    async previewRestore({ file, mode }) {
      return planRestore(await store.everything(), read(file), mode).preview;
    },
    async restore({ file, mode }) {
      const backup = read(file);
      const { preview } = await store.restore((current) => planRestore(current, backup, mode));
      await tellOfHighlights(undefined);
      return preview;
    },
  };
}

function read(file: string): Kept {
  const backup = readBackup(file);
  if (backup instanceof Failure) throw backup;
  return backup;
}

/** About as many as it takes on the disk. */
function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
