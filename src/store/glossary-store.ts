import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { Entry } from '../glossary/entry.ts';
import type { Lexicon } from '../glossary/lexicon.ts';

/**
 * The glossary in IndexedDB: disposable, named by the version bundled with the extension, and only
 * believed when its last record, `complete`, is there. Older versions are deleted after the new one
 * is whole. When IndexedDB fails in any way, the files bundled with the extension answer instead.
 */
export interface GlossarySource {
  /** Index and lexicon as bundled. */
  readMatching(): Promise<Matching>;
  /** All entries as bundled. */
  readEntries(): Promise<readonly Entry[]>;
}

/** What every page needs. */
export interface Matching {
  readonly index: ArrayBuffer;
  readonly lexicon: Lexicon;
}

export interface GlossaryStore {
  /** Index and lexicon, from the database or else from the bundle. */
  matching(): Promise<Matching>;
  /** One entry; undefined when the glossary has none of that id. */
  entry(id: string): Promise<Entry | undefined>;
}

const PREFIX = 'sidelight-glossary-';
/** Milliseconds after which a database that would not open is tried again. */
const RETRY = 30_000;

interface Schema extends DBSchema {
  matching: { key: 'matching'; value: Matching };
  entries: { key: string; value: Entry };
  state: { key: 'complete'; value: true };
}

type Database = IDBPDatabase<Schema>;

/** Opens the glossary of `version`. Nothing is read before the first question. */
export function openGlossaryStore(version: string, source: GlossarySource): GlossaryStore {
  let opened: Promise<Database | undefined> | undefined;
  let failedAt = -Infinity;
  let bundledEntries: Promise<ReadonlyMap<string, Entry>> | undefined;

  const database = (): Promise<Database | undefined> => {
    if (opened === undefined && Date.now() - failedAt >= RETRY) {
      opened = openComplete(version, source, () => (opened = undefined)).catch(() => {
        failedAt = Date.now();
        opened = undefined;
        return undefined;
      });
    }
    return opened ?? Promise.resolve(undefined);
  };
  const fromBundle = async (id: string): Promise<Entry | undefined> => {
    bundledEntries ??= source.readEntries().then(
      (entries) => new Map(entries.map((entry) => [entry.id, entry])),
      (error: unknown) => {
        bundledEntries = undefined;
        throw error;
      },
    );
    return (await bundledEntries).get(id);
  };
  /** Asks the database; a database that cannot answer is opened anew at the next question. */
  const ask = async <Value>(
    question: (db: Database) => Promise<Value | undefined>,
  ): Promise<Value | undefined> => {
    try {
      const db = await database();
      return db === undefined ? undefined : await question(db);
    } catch {
      opened = undefined;
      return undefined;
    }
  };

  return {
    async matching() {
      return (await ask((db) => db.get('matching', 'matching'))) ?? source.readMatching();
    },
    async entry(id) {
      return (await ask((db) => db.get('entries', id))) ?? fromBundle(id);
    },
  };
}

async function openComplete(version: string, source: GlossarySource, lost: () => void): Promise<Database> {
  const name = PREFIX + version;
  const db = await openDB<Schema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('matching');
      fresh.createObjectStore('entries', { keyPath: 'id' });
      fresh.createObjectStore('state');
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      lost();
    },
    terminated: lost,
  });
  try {
    if ((await db.get('state', 'complete')) !== true) await fill(db, source);
  } catch (error) {
    db.close();
    await deleteDB(name).catch(() => undefined); // half a glossary is worse than none: build it again next time
    throw error;
  }
  void deleteOthers(name);
  return db;
}

/** One transaction: the glossary is there whole, or not at all. */
async function fill(db: Database, source: GlossarySource): Promise<void> {
  const [matching, entries] = await Promise.all([source.readMatching(), source.readEntries()]);
  const transaction = db.transaction(['matching', 'entries', 'state'], 'readwrite');
  const writes = [
    transaction.objectStore('matching').put(matching, 'matching'),
    transaction.objectStore('entries').clear(),
    ...entries.map((entry) => transaction.objectStore('entries').put(entry)),
    transaction.objectStore('state').put(true, 'complete'),
  ];
  await Promise.all([...writes, transaction.done]);
}

async function deleteOthers(current: string): Promise<void> {
  const databases = await indexedDB.databases().catch(() => []);
  for (const { name } of databases) {
    if (name?.startsWith(PREFIX) && name !== current) await deleteDB(name).catch(() => undefined);
  }
}
