import 'fake-indexeddb/auto';
import { IDBDatabase, IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openGlossaryStore } from '../../../src/store/glossary-store.ts';
import { change, databaseNames, recordsOf } from './databases.ts';
import { failures } from './failing-databases.ts';
import { bundle, entries, matching, reads } from './small-bundle.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  bundle.readMatching.mockClear();
  bundle.readEntries.mockClear();
});

afterEach(() => vi.restoreAllMocks());

test('nothing is read before the first question', async () => {
  openGlossaryStore('1', bundle);
  expect(reads()).toEqual([0, 0]);
  expect(await databaseNames()).toEqual([]);
});

test('it is filled once, and answers from then on', async () => {
  const store = openGlossaryStore('1', bundle);
  expect(await store.matching()).toEqual(matching);
  expect(await store.entry('beta')).toEqual(entries[1]);
  expect(await store.matching()).toEqual(matching);
  expect(reads()).toEqual([1, 1]);
});

test('a worker that starts anew finds it filled', async () => {
  await openGlossaryStore('1', bundle).matching();
  const store = openGlossaryStore('1', bundle);
  expect(await store.matching()).toEqual(matching);
  expect(await store.entry('alpha')).toEqual(entries[0]);
  expect(reads()).toEqual([1, 1]);
});

test('two questions at once fill it once', async () => {
  const store = openGlossaryStore('1', bundle);
  await Promise.all([store.matching(), store.entry('alpha'), store.entry('beta')]);
  expect(reads()).toEqual([1, 1]);
});

test('the record that says that it is complete is there', async () => {
  await openGlossaryStore('1', bundle).matching();
  expect(await recordsOf('1')).toEqual({ matching: 1, entries: 2, complete: true });
});

test('an entry that the glossary does not have', async () => {
  const store = openGlossaryStore('1', bundle);
  expect(await store.entry('omega')).toBeUndefined();
  expect(await store.entry('alpha')).toEqual(entries[0]);
});

describe('a database that is not complete', () => {
  test('is filled again, and what should not be there is gone', async () => {
    await openGlossaryStore('1', bundle).matching();
    await change('1', async (db) => {
      await db.delete('state', 'complete');
      await db.delete('entries', 'beta');
      await db.put('entries', { ...entries[0], id: 'old' });
    });
    const store = openGlossaryStore('1', bundle);
    expect(await store.entry('beta')).toEqual(entries[1]);
    expect(await recordsOf('1')).toEqual({ matching: 1, entries: 2, complete: true });
    expect(reads()[0]).toBe(2);
  });

  test('without its stores is built anew', async () => {
    const empty = await openDB('sidelight-glossary-1', 1);
    empty.close();
    expect(await openGlossaryStore('1', bundle).matching()).toEqual(matching);
    expect(await openGlossaryStore('1', bundle).matching()).toEqual(matching);
    expect(await recordsOf('1')).toEqual({ matching: 1, entries: 2, complete: true });
  });

  test('when filling fails half-way nothing of it stays, and the next start builds it', async () => {
    bundle.readEntries.mockResolvedValueOnce([...entries, { label: 'without id' } as never]);
    const store = openGlossaryStore('1', bundle);
    expect(await store.matching()).toEqual(matching);
    expect(await databaseNames()).toEqual([]);
    expect(await openGlossaryStore('1', bundle).entry('alpha')).toEqual(entries[0]);
    expect(await recordsOf('1')).toEqual({ matching: 1, entries: 2, complete: true });
  });
});

test('older and newer versions are deleted, other databases are not', async () => {
  for (const name of ['sidelight-glossary-0', 'sidelight-glossary-2', 'sidelight-highlights', 'another']) {
    (await openDB(name, 1)).close();
  }
  await openGlossaryStore('1', bundle).matching();
  await vi.waitFor(async () => {
    expect(await databaseNames()).toEqual(['another', 'sidelight-glossary-1', 'sidelight-highlights']);
  });
});

test('a database that would not open is tried again after half a minute', async () => {
  const now = vi.spyOn(Date, 'now').mockReturnValue(1_000_000);
  const open = vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
    throw new Error('not today');
  });
  const store = openGlossaryStore('1', bundle);
  expect(await store.entry('alpha')).toEqual(entries[0]);
  now.mockReturnValue(1_029_999);
  expect(await store.entry('beta')).toEqual(entries[1]);
  expect(open).toHaveBeenCalledTimes(1);
  now.mockReturnValue(1_030_000);
  expect(await store.matching()).toEqual(matching);
  expect(open).toHaveBeenCalledTimes(2);
  expect(await recordsOf('1')).toEqual({ matching: 1, entries: 2, complete: true });
});

test('files that could not be read are read again at the next question', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new Error('never');
  });
  bundle.readEntries.mockRejectedValueOnce(new Error('not yet'));
  const store = openGlossaryStore('1', bundle);
  await expect(store.entry('alpha')).rejects.toThrow('not yet');
  expect(await store.entry('alpha')).toEqual(entries[0]);
});

test('a newer version may delete it while it is open', async () => {
  const old = openGlossaryStore('1', bundle);
  await old.matching();
  await openGlossaryStore('2', bundle).matching();
  await vi.waitFor(async () => expect(await databaseNames()).toEqual(['sidelight-glossary-2']));
  expect(await old.entry('alpha')).toEqual(entries[0]);
});

describe('when IndexedDB fails, the bundle answers', () => {
  test.each(failures)('$title', async (failure) => {
    failure.break();
    const store = openGlossaryStore('1', bundle);
    expect(await store.matching()).toEqual(matching);
    expect(await store.entry('alpha')).toEqual(entries[0]);
    expect(await store.entry('omega')).toBeUndefined();
  });

  test('after it worked; the database is opened anew at the next question', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const store = openGlossaryStore('1', bundle);
    await store.matching();
    for (const connection of transaction.mock.contexts as IDBDatabase[]) connection.close();
    expect(await store.entry('alpha')).toEqual(entries[0]);
    expect(reads()).toEqual([1, 2]);
    expect(await store.matching()).toEqual(matching);
    expect(reads()).toEqual([1, 2]);
  });
});

test('a bundle that cannot be read is told', async () => {
  bundle.readMatching.mockRejectedValueOnce(new Error('gone')).mockRejectedValueOnce(new Error('gone'));
  await expect(openGlossaryStore('1', bundle).matching()).rejects.toThrow('gone');
});
