import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { Entry } from '../glossary/entry.ts';
import type { Matching } from '../glossary/shipped-forms.ts';
import { listed, type ListedEntry } from '../lookup/browse.ts';
import { buildSearchIndex, openSearchIndex, type SearchIndex } from '../lookup/search-index.ts';
import { inTime } from './in-time.ts';

/**
 * The glossary in IndexedDB: disposable, named by the version bundled with the extension, and only
 * believed when its last record, `complete`, is there. Older versions are deleted after the new one
 * is whole. When IndexedDB fails in any way, or does not answer in time, the files bundled with the extension
 * answer instead, and what is broken is built anew.
 */
export interface GlossarySource {
  /** Index and lexicon, made of the forms as bundled. */
  readMatching(): Promise<Matching>;
  /** All entries as bundled. */
  readEntries(): Promise<readonly Entry[]>;
}

export interface GlossaryStore {
  /** Index and lexicon, from the database or else from the bundle. */
  matching(): Promise<Matching>;
  /** One entry; undefined when the glossary has none of that id. */
  entry(id: string): Promise<Entry | undefined>;
  /** All entries as lists show them, read once and held as long as this store is. */
  list(): Promise<readonly ListedEntry[]>;
  /**
   * The index that searches the entries, from the database or else made of the bundle. It is made at the first
   * question about a glossary and then kept, and held as long as this store is.
   */
  searchIndex(): Promise<SearchIndex>;
  /** Throws the database away: what came out of it is of no use. It is built anew at the next question. */
  discard(): void;
}

const PREFIX = 'sidelight-glossary-';
/** Milliseconds after which a database that would not open is tried again. */
const RETRY = 30_000;
/**
 * Milliseconds that opening and answering may take. Chromium is known to leave `open` without an answer for good,
 * and a deletion that another connection holds up holds up whoever opens next.
 */
const PATIENCE = 1_000;
/** Milliseconds after which an index that was made is written down. */
const LATER = 500;

interface Schema extends DBSchema {
  matching: { key: 'matching'; value: Matching };
  entries: { key: string; value: Entry };
  state: { key: 'complete'; value: true };
  /** What `SearchIndex.serialise` gave: no part of what is complete, for pages are marked without it. */
  search: { key: 'index'; value: string };
}

type Database = IDBPDatabase<Schema>;

/** Opens the glossary of `version`. Nothing is read before the first question. */
export function openGlossaryStore(version: string, source: GlossarySource): GlossaryStore {
  const name = PREFIX + version;
  let opened: Promise<Database> | undefined;
  let failedAt = -Infinity;
  let discarded: Promise<unknown> = Promise.resolve();
  let underWay: Promise<Database> | undefined;
  let built: Promise<Matching> | undefined;
  let searching: Promise<SearchIndex> | undefined;
  let listing: Promise<readonly ListedEntry[]> | undefined;
  let bundledEntries: Promise<ReadonlyMap<string, Entry>> | undefined;

  const forgetBuilt = (): void => {
    built = undefined;
  };
  /** Made once for the database and for whoever does not wait for it. */
  const build = (): Promise<Matching> => {
    if (built === undefined) {
      built = source.readMatching();
      built.catch(forgetBuilt);
    }
    return built;
  };
  const toFill = { readMatching: build, readEntries: () => source.readEntries() };

  const open = (): Promise<Database> => {
    const forget = (): void => {
      if (opened === opening) opened = undefined;
    };
    const opening: Promise<Database> = discarded.then(() => openComplete(name, toFill, forget));
    opening.then(
      () => (failedAt = -Infinity), // also when it was given up: it comes late, but it is whole
      () => {
        failedAt = Date.now();
        forget();
      },
    );
    const ended = (): void => {
      if (underWay !== opening) return;
      underWay = undefined;
      forgetBuilt();
    };
    opening.then(ended, ended);
    underWay = opening;
    return opening;
  };
  const discard = (): void => {
    const broken = opened;
    discarded = Promise.resolve(broken)
      .then((db) => db?.close())
      .then(() => deleteDB(name))
      .catch(() => undefined);
    opened = open();
  };
  /** Asks the database; undefined when it cannot answer, and then it is seen to. */
  const ask = async <Value>(question: (db: Database) => Promise<Value>): Promise<Value | undefined> => {
    if (Date.now() - failedAt < RETRY) return undefined;
    const asked = (opened ??= open());
    let db: Database | undefined;
    try {
      db = await inTime(asked, PATIENCE);
      return await inTime(question(db), PATIENCE);
    } catch (error) {
      const isLate = nameOf(error) === 'TimeoutError';
      if (isLate) failedAt = Date.now();
      if (db === undefined || opened !== asked) return undefined;
      if (isLate || nameOf(error) === 'InvalidStateError') {
        opened = undefined; // it hangs, or was closed under us: another connection may do better
        db.close();
      } else discard();
      return undefined;
    }
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

  /** Keeps the index where there is a database; where there is no room for it, it is made again next time. */
  const keepSearch = async (index: SearchIndex): Promise<void> => {
    try {
      await (await opened)?.put('search', index.serialise(), 'index');
    } catch {
      // The glossary itself is no worse for it.
    }
  };
  const openSearch = async (): Promise<SearchIndex> => {
    const stored = await ask((db) => db.get('search', 'index'));
    if (stored !== undefined) {
      try {
        return await openSearchIndex(stored);
      } catch {
        // It is no index: another takes its place.
      }
    }
    const index = buildSearchIndex(await source.readEntries());
    setTimeout(() => void keepSearch(index), LATER); // the answer first: writing it down takes as long as making it
    return index;
  };

  const readList = async (): Promise<readonly ListedEntry[]> => {
    const stored = await ask((db) => db.getAll('entries'));
    return (stored ?? (await source.readEntries())).map((entry) => listed(entry));
  };

  return {
    async matching() {
      const stored = await ask(async (db) => (await db.get('matching', 'matching')) ?? missing('matching'));
      if (stored !== undefined) return stored;
      const matching = await build();
      if (underWay === undefined) forgetBuilt(); // else the database that is being filled may want it too
      return matching;
    },
    async entry(id) {
      const stored = await ask(async (db) => {
        const entry = await db.get('entries', id);
        const isMissing = entry === undefined && (await fromBundle(id).catch(() => undefined)) !== undefined;
        return isMissing ? missing(id) : entry;
      });
      return stored ?? fromBundle(id);
    },
    list() {
      listing ??= readList().catch((error: unknown) => {
        listing = undefined;
        throw error;
      });
      return listing;
    },
    searchIndex() {
      searching ??= openSearch().catch((error: unknown) => {
        searching = undefined;
        throw error;
      });
      return searching;
    },
    discard,
  };
}

function missing(what: string): never {
  throw new RangeError(`the database says that it is complete, and has no “${what}”`);
}

function nameOf(error: unknown): string | undefined {
  return error instanceof DOMException ? error.name : undefined;
}

async function openComplete(name: string, source: GlossarySource, lost: () => void): Promise<Database> {
  const db = await openDB<Schema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('matching');
      fresh.createObjectStore('entries', { keyPath: 'id' });
      fresh.createObjectStore('state');
      fresh.createObjectStore('search');
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

/** All at once: one that another connection holds must not keep the others. */
async function deleteOthers(current: string): Promise<void> {
  const databases = await indexedDB.databases().catch(() => []);
  const others = databases.flatMap(({ name = '' }) =>
    name.startsWith(PREFIX) && name !== current ? [name] : [],
  );
  await Promise.allSettled(others.map((name) => deleteDB(name)));
}
