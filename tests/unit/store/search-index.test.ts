import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type GlossaryStore, openGlossaryStore } from '../../../src/store/glossary-store.ts';
import { change, recordsOf } from './databases.ts';
import { failures } from './failing-databases.ts';
import { bundle, matching, reads } from './small-bundle.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  bundle.readMatching.mockClear();
  bundle.readEntries.mockClear();
});

afterEach(() => vi.restoreAllMocks());

async function found(store: GlossaryStore, query: string): Promise<string[]> {
  return (await store.searchIndex()).search(query, 5).hits.map(({ id }) => id);
}

async function listedIn(store: GlossaryStore): Promise<string[]> {
  return (await store.list()).map(({ id }) => id);
}

/** What the database keeps of the index. */
async function kept(): Promise<unknown> {
  let index: unknown;
  await change('1', async (db) => void (index = await db.get('search', 'index')));
  return index;
}

/** Waits until the index is kept. */
async function isKept(): Promise<void> {
  await vi.waitFor(async () => expect(await kept()).toContain('documentCount'), { timeout: 3_000 });
}

test('it is made once, kept, and read by a worker that starts anew', async () => {
  expect(await found(openGlossaryStore('1', bundle), 'alpha')).toEqual(['alpha']);
  await isKept();
  const before = reads();
  expect(await found(openGlossaryStore('1', bundle), 'beta')).toEqual(['beta']);
  expect(reads()).toEqual(before);
});

test('a reader who never searches has none', async () => {
  await openGlossaryStore('1', bundle).matching();
  expect(await kept()).toBeUndefined();
});

test('two questions at once make one', async () => {
  const store = openGlossaryStore('1', bundle);
  await store.matching();
  const before = reads();
  const [one, other] = await Promise.all([store.searchIndex(), store.searchIndex()]);
  expect(one).toBe(other);
  expect(reads()).toEqual([before[0], (before[1] ?? 0) + 1]);
});

test('the list is read once, from the database', async () => {
  await openGlossaryStore('1', bundle).matching();
  const before = reads();
  const store = openGlossaryStore('1', bundle);
  expect(await listedIn(store)).toEqual(['alpha', 'beta']);
  expect(store.list()).toBe(store.list());
  expect(reads()).toEqual(before);
});

test('what is kept and is no index is made anew', async () => {
  await openGlossaryStore('1', bundle).matching();
  await change('1', async (db) => void (await db.put('search', 'rubbish', 'index')));
  expect(await found(openGlossaryStore('1', bundle), 'alpha')).toEqual(['alpha']);
  await isKept();
});

test('a database of this version that has no place for it is built anew', async () => {
  const older = await openDB('sidelight-glossary-1', 1, {
    upgrade(fresh) {
      void fresh.createObjectStore('matching').put(matching, 'matching');
      fresh.createObjectStore('entries', { keyPath: 'id' });
      void fresh.createObjectStore('state').put(true, 'complete');
    },
  });
  older.close();
  const store = openGlossaryStore('1', bundle);
  expect(await found(store, 'alpha')).toEqual(['alpha']);
  await store.matching();
  await isKept();
  expect(await recordsOf('1')).toEqual({ matching: 1, entries: 2, complete: true });
});

describe('when IndexedDB fails, the bundle answers', () => {
  test.each(failures)('$title', async (failure) => {
    failure.break();
    expect(await found(openGlossaryStore('1', bundle), 'alpha')).toEqual(['alpha']);
  });

  test.each(failures)('$title: the list', async (failure) => {
    failure.break();
    expect(await listedIn(openGlossaryStore('1', bundle))).toEqual(['alpha', 'beta']);
  });

  test('for want of room; the glossary that is there stays', async () => {
    const store = openGlossaryStore('1', bundle);
    await store.matching();
    const deleted = vi.spyOn(indexedDB, 'deleteDatabase');
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await found(store, 'alpha')).toEqual(['alpha']);
    await vi.waitFor(() => expect(put).toHaveBeenCalled(), { timeout: 3_000 });
    expect(await kept()).toBeUndefined();
    expect(deleted).not.toHaveBeenCalled();
  });
});

test('files that could not be read are read again at the next question', async () => {
  vi.stubGlobal('indexedDB', undefined);
  bundle.readEntries.mockRejectedValueOnce(new Error('not yet'));
  const store = openGlossaryStore('1', bundle);
  await expect(store.searchIndex()).rejects.toThrow('not yet');
  expect(await found(store, 'alpha')).toEqual(['alpha']);
  bundle.readEntries.mockRejectedValueOnce(new Error('not yet'));
  await expect(store.list()).rejects.toThrow('not yet');
  expect(await listedIn(store)).toEqual(['alpha', 'beta']);
});
