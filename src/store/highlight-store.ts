import {
  type DBSchema,
  type IDBPDatabase,
  type IDBPObjectStore,
  type IDBPTransaction,
  openDB,
  type StoreNames,
} from 'idb';
import { Failure } from '../failure.ts';
import type { Kept, Restoring, Tombstone } from '../highlights/backup.ts';
import type { Highlight } from '../highlights/highlight.ts';
import { later } from '../highlights/later.ts';
import type { State } from '../highlights/locate.ts';
import { pageKeys } from '../highlights/page-key.ts';
import { failureOf, nameOf } from './highlight-failures.ts';
import { inTime } from './in-time.ts';

/**
 * The highlights in IndexedDB: precious. Nothing is deleted but what the reader deletes, whatever fails; each write is
 * one transaction with strict durability, and what is answered has been committed. What goes wrong rejects with a
 * Failure: `full`, `not-saved`, `newer-database`, `no-database`.
 */
export interface HighlightStore {
  get(id: string): Promise<StoredHighlight | undefined>;
  /** Those filed under any of the keys. */
  ofPage(keys: readonly string[]): Promise<readonly StoredHighlight[]>;
  all(): Promise<readonly StoredHighlight[]>;
  /** All of both, as they stand at one moment. */
  everything(): Promise<Kept>;
  /** Keeps a highlight; where there is one of its id, that one stays and is answered. A Failure `removed` where it was removed since. */
  add(highlight: Highlight): Promise<StoredHighlight>;
  /** Keeps a highlight that was removed; where there is one of its id, that one stays. */
  putBack(highlight: Highlight): Promise<StoredHighlight>;
  /**
   * Puts what `change` answers in the place of a highlight, in one transaction with reading it; undefined from it changes
   * nothing. Answers what is kept then.
   */
  change(
    id: string,
    change: (stored: StoredHighlight) => StoredHighlight | undefined,
  ): Promise<StoredHighlight | undefined>;
  /** Remembers what became of highlights (as they then were) when their page was seen; where the power fails it may be forgotten. */
  see(states: ReadonlyMap<Highlight, State>): Promise<void>;
  /** Reads everything, and writes what `plan` makes of it: in one transaction, all of it or nothing. */
  restore(plan: (current: Kept) => Restoring): Promise<Restoring>;
  /** Removes everything, tombstones too. */
  clear(): Promise<void>;
  /** Removes those of the ids that are there, and leaves a tombstone of `at` for each; answers them as they were. */
  remove(ids: readonly string[], at: string): Promise<readonly StoredHighlight[]>;
}

/** A highlight with what is known of it. */
export interface StoredHighlight {
  readonly highlight: Highlight;
  /** The keys of its page, see `pageKeys`: the first is the page's own. */
  readonly pages: readonly string[];
  /** What became of it when its page was last seen. */
  readonly state?: State;
}

const NAME = 'sidelight-highlights';
/** Milliseconds that opening may take: Chromium is known to leave `open` without an answer for good. */
const PATIENCE = 5_000;

interface Schema extends DBSchema {
  highlights: { key: string; value: StoredHighlight; indexes: { page: string; modified: string } };
  tombstones: { key: string; value: Tombstone };
}

type Database = IDBPDatabase<Schema>;
type Upgrade = (
  db: Database,
  transaction: IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>,
) => void;

/** What makes each version out of the one before: the first makes version 1. What was once shipped is never changed. */
const UPGRADES: readonly Upgrade[] = [
  (db) => {
    const highlights = db.createObjectStore('highlights', { keyPath: 'highlight.id' });
    highlights.createIndex('page', 'pages', { multiEntry: true });
    highlights.createIndex('modified', 'highlight.modified');
    db.createObjectStore('tombstones', { keyPath: 'id' });
  },
];

/** Opens the highlights. Nothing is read before the first question. */
export function openHighlightStore(): HighlightStore {
  let opened: Promise<Database> | undefined;
  const open = (): Promise<Database> => {
    const forget = (): void => {
      if (opened === opening) opened = undefined;
    };
    const opening: Promise<Database> = openDatabase(forget);
    opening.catch(forget);
    return opening;
  };
  /** Asks the database, a second time where its connection had gone. */
  const ask = async <Value>(question: (db: Database) => Promise<Value>, isWrite = false): Promise<Value> => {
    for (let isSecond = false; ; isSecond = true) {
      const asked = (opened ??= open());
      let isOpen = false;
      try {
        const db = await inTime(asked, PATIENCE);
        isOpen = true;
        return await question(db);
      } catch (error) {
        const isClosed = nameOf(error) === 'InvalidStateError';
        if (opened === asked && (isClosed || nameOf(error) === 'TimeoutError')) opened = undefined;
        if (!isClosed || isSecond) throw failureOf(error, isWrite, isOpen);
      }
    }
  };
  /** One transaction that writes; when it answers, what it wrote is on the disk. */
  const write = <Value>(
    work: (stores: Stores) => Promise<Value>,
    durability: IDBTransactionDurability = 'strict',
  ): Promise<Value> =>
    ask(async (db) => {
      const transaction = db.transaction(['highlights', 'tombstones'], 'readwrite', { durability });
      const stores = {
        highlights: transaction.objectStore('highlights'),
        tombstones: transaction.objectStore('tombstones'),
      };
      const done = transaction.done;
      done.catch(() => undefined); // it is awaited below, after the work
      let value: Value;
      try {
        value = await work(stores);
      } catch (error) {
        try {
          transaction.abort();
        } catch {
          // It was aborted already, and says why.
        }
        // Why a transaction was given up tells more than that a request in it was.
        if (nameOf(error) === 'AbortError') await done;
        throw error;
      }
      await done;
      return value;
    }, true);
  const keep = (
    stored: StoredHighlight,
    prepare: (stores: Stores) => Promise<void>,
  ): Promise<StoredHighlight> =>
    write(async (stores) => {
      const there = await stores.highlights.get(stored.highlight.id);
      if (there !== undefined) return there;
      await prepare(stores);
      await stores.highlights.put(stored);
      return stored;
    });

  return {
    get: (id) => ask((db) => db.get('highlights', id)),
    ofPage: async (keys) => {
      const lists = await ask((db) =>
        Promise.all(keys.map((key) => db.getAllFromIndex('highlights', 'page', key))),
      );
      return [...new Map(lists.flat().map((one) => [one.highlight.id, one])).values()];
    },
    all: () => ask((db) => db.getAll('highlights')),
    everything: () =>
      ask(async (db) => {
        const transaction = db.transaction(['highlights', 'tombstones']);
        const [stored, tombstones] = await Promise.all([
          transaction.objectStore('highlights').getAll(),
          transaction.objectStore('tombstones').getAll(),
        ]);
        return { highlights: stored.map(({ highlight }) => highlight), tombstones };
      }),
    add: (highlight) =>
      keep({ highlight, pages: pagesOf(highlight), state: 'exact' }, async ({ tombstones }) => {
        if ((await tombstones.get(highlight.id)) !== undefined)
          throw new Failure('removed', 'This highlight was removed in another window.');
      }),
    putBack: (highlight) =>
      keep({ highlight, pages: pagesOf(highlight) }, ({ tombstones }) => tombstones.delete(highlight.id)),
    change: (id, change) =>
      write(async ({ highlights }) => {
        const stored = await highlights.get(id);
        if (stored === undefined) return undefined;
        const changed = change(stored);
        if (changed === undefined) return stored;
        await highlights.put(changed);
        return changed;
      }),
    see: (states) =>
      write(async ({ highlights }) => {
        const seen = [...states].map(async ([{ id, modified }, state]) => {
          const stored = await highlights.get(id);
          // One that was changed meanwhile may stand elsewhere.
          if (stored?.highlight.modified === modified) await highlights.put({ ...stored, state });
        });
        await Promise.all(seen);
      }, 'relaxed'),
    restore: (plan) =>
      write(async ({ highlights, tombstones }) => {
        const [stored, buried] = await Promise.all([highlights.getAll(), tombstones.getAll()]);
        const restoring = plan({ highlights: stored.map(({ highlight }) => highlight), tombstones: buried });
        // What became of one in its page is seen anew: it may be told to stand elsewhere.
        await Promise.all([
          ...restoring.goneHighlights.map((id) => highlights.delete(id)),
          ...restoring.goneTombstones.map((id) => tombstones.delete(id)),
          ...restoring.highlights.map((one) => highlights.put({ highlight: one, pages: pagesOf(one) })),
          ...restoring.tombstones.map((one) => tombstones.put(one)),
        ]);
        return restoring;
      }),
    clear: () =>
      write(async ({ highlights, tombstones }) => {
        await Promise.all([highlights.clear(), tombstones.clear()]);
      }),
    remove: (ids, at) =>
      write(async ({ highlights, tombstones }) => {
        const found = await Promise.all(ids.map((id) => highlights.get(id)));
        const there = found.filter((stored) => stored !== undefined);
        await Promise.all(
          // A removal that seems earlier than the last edit would be undone by an old backup.
          there.flatMap(({ highlight: { id, modified } }) => [
            highlights.delete(id),
            tombstones.put({ id, modified: later(modified, at) }),
          ]),
        );
        return there;
      }),
  };
}

type Store<Name extends StoreNames<Schema>> = IDBPObjectStore<
  Schema,
  ('highlights' | 'tombstones')[],
  Name,
  'readwrite'
>;
interface Stores {
  readonly highlights: Store<'highlights'>;
  readonly tombstones: Store<'tombstones'>;
}

/** The keys under which a highlight is filed. */
export function pagesOf({ target }: Highlight): readonly string[] {
  return pageKeys(target.source, target.canonical);
}

async function openDatabase(lost: () => void): Promise<Database> {
  if ((globalThis.indexedDB as IDBFactory | undefined) === undefined)
    throw new DOMException('There is no IndexedDB.', 'NotSupportedError');
  return openDB<Schema>(NAME, UPGRADES.length, {
    upgrade(db, from, _to, transaction) {
      for (const step of UPGRADES.slice(from)) step(db, transaction);
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      lost();
    },
    terminated: lost,
  });
}
