import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore, IDBOpenDBRequest, IDBRequest } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openGlossaryStore } from '../../../src/store/glossary-store.ts';
import { change, databaseNames, recordsOf } from './databases.ts';
import { bundle, entries, matching, reads } from './small-bundle.ts';

const whole = { matching: 1, entries: 2, complete: true };

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  bundle.readMatching.mockClear();
  bundle.readEntries.mockClear();
});

afterEach(() => vi.restoreAllMocks());

describe('a database that does not answer', () => {
  test('at opening: the bundle answers after a second, and at once for half a minute', async () => {
    const now = vi.spyOn(Date, 'now').mockReturnValue(1_000_000);
    vi.spyOn(indexedDB, 'open').mockImplementation(() => new IDBOpenDBRequest());
    const store = openGlossaryStore('1', bundle);
    expect(await took(() => store.matching())).toEqual({ value: matching, seconds: 1 });
    now.mockReturnValue(1_029_999);
    expect(await took(() => store.entry('alpha'))).toEqual({ value: entries[0], seconds: 0 });
    now.mockReturnValue(1_030_000);
    expect(await took(() => store.entry('beta'))).toEqual({ value: entries[1], seconds: 1 });
  });

  test('all questions at once wait together', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => new IDBOpenDBRequest());
    const store = openGlossaryStore('1', bundle);
    const asked = (): Promise<unknown> =>
      Promise.all([store.matching(), store.entry('alpha'), store.entry('beta')]);
    expect(await took(asked)).toEqual({ value: [matching, ...entries], seconds: 1 });
  });

  test('while another connection holds up a deletion; it is built as soon as that lets go', async () => {
    const holder = await openDB('sidelight-glossary-1', 1); // hears of the deletion, and does not let go
    indexedDB.deleteDatabase('sidelight-glossary-1');
    const store = openGlossaryStore('1', bundle);
    expect(await took(() => store.matching())).toEqual({ value: matching, seconds: 1 });
    holder.close();
    await vi.waitFor(async () => expect(await recordsOf('1')).toEqual(whole));
    // What was built for the question fills it too.
    expect(reads()).toEqual([1, 1]);
    // It is asked again without waiting for the half minute.
    const get = vi.spyOn(IDBObjectStore.prototype, 'get');
    expect(await store.entry('beta')).toEqual(entries[1]);
    expect(get).toHaveBeenCalled();
  });

  test('at reading: the bundle answers, and another connection is tried after half a minute', async () => {
    const store = openGlossaryStore('1', bundle);
    await store.matching();
    const now = vi.spyOn(Date, 'now').mockReturnValue(2_000_000);
    const open = vi.spyOn(indexedDB, 'open');
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementationOnce(() => new IDBRequest());
    expect(await took(() => store.entry('alpha'))).toEqual({ value: entries[0], seconds: 1 });
    expect(await took(() => store.entry('alpha'))).toEqual({ value: entries[0], seconds: 0 });
    expect(open).not.toHaveBeenCalled();
    now.mockReturnValue(2_030_000);
    const before = reads();
    expect(await store.entry('beta')).toEqual(entries[1]);
    expect(open).toHaveBeenCalledTimes(1);
    expect(reads()).toEqual(before);
  });
});

test('where there is no database, what is built is not kept: the caller keeps it', async () => {
  vi.stubGlobal('indexedDB', undefined);
  const store = openGlossaryStore('1', bundle);
  await store.matching();
  await store.matching();
  expect(reads()).toEqual([2, 0]);
});

describe('a database that says that it is complete and is not: the bundle answers, and it is built anew', () => {
  const losses: {
    title: string;
    lose: (db: Awaited<ReturnType<typeof openDB>>) => Promise<unknown>;
    ask: 'matching' | 'entry';
  }[] = [
    { title: 'no index', lose: (db) => db.delete('matching', 'matching'), ask: 'matching' },
    { title: 'no entry', lose: (db) => db.clear('entries'), ask: 'entry' },
  ];
  test.each(losses)('$title', async ({ lose, ask }) => {
    await openGlossaryStore('1', bundle).matching();
    await change('1', async (db) => void (await lose(db)));
    const store = openGlossaryStore('1', bundle);
    const question = (): Promise<unknown> => (ask === 'matching' ? store.matching() : store.entry('alpha'));
    expect(await question()).toEqual(ask === 'matching' ? matching : entries[0]);
    await question();
    expect(await recordsOf('1')).toEqual(whole);
    const before = reads();
    await question();
    expect(reads()).toEqual(before);
  });

  test('an entry that the bundle does not have either is no reason', async () => {
    const store = openGlossaryStore('1', bundle);
    await store.matching();
    const deleted = vi.spyOn(indexedDB, 'deleteDatabase');
    expect(await store.entry('omega')).toBeUndefined();
    await store.matching();
    expect(deleted).not.toHaveBeenCalled();
  });

  test('a record that cannot be read', async () => {
    const store = openGlossaryStore('1', bundle);
    await store.matching();
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementationOnce(() => {
      throw new DOMException('Data lost due to missing file', 'NotReadableError');
    });
    expect(await store.entry('alpha')).toEqual(entries[0]);
    const before = reads();
    expect(await store.entry('beta')).toEqual(entries[1]);
    expect(reads()).toEqual(before.map((count) => count + 1));
    expect(await recordsOf('1')).toEqual(whole);
  });

  test('what its user found to be of no use', async () => {
    const store = openGlossaryStore('1', bundle);
    await store.matching();
    await change('1', async (db) => void (await db.put('matching', 'rubbish', 'matching')));
    expect(await store.matching()).toBe('rubbish');
    store.discard();
    expect(await store.matching()).toEqual(matching);
    expect(await recordsOf('1')).toEqual(whole);
  });
});

test('when room runs out in the middle of filling nothing of it stays, and half a minute later it is built', async () => {
  const now = vi.spyOn(Date, 'now').mockReturnValue(1_000_000);
  // oxlint-disable-next-line typescript/unbound-method -- it is given its `this` below
  const put = IDBObjectStore.prototype.put;
  let puts = 0;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function full(this: IDBObjectStore, ...what) {
    puts += 1;
    // As browsers do it: the request is taken, and its transaction is aborted afterwards.
    if (puts === 2) queueMicrotask(() => this.transaction.abort());
    return put.apply(this, what);
  });
  const store = openGlossaryStore('1', bundle);
  expect(await store.matching()).toEqual(matching);
  expect(await databaseNames()).toEqual([]);
  now.mockReturnValue(1_030_000);
  expect(await store.entry('alpha')).toEqual(entries[0]);
  expect(await recordsOf('1')).toEqual(whole);
});

test('an older version that somebody holds open does not keep the others from being deleted', async () => {
  const held = await openDB('sidelight-glossary-0', 1);
  for (const version of ['2', '3']) (await openDB(`sidelight-glossary-${version}`, 1)).close();
  await openGlossaryStore('1', bundle).matching();
  await vi.waitFor(async () => {
    expect(await databaseNames()).toEqual(['sidelight-glossary-0', 'sidelight-glossary-1']);
  });
  held.close();
  await vi.waitFor(async () => expect(await databaseNames()).toEqual(['sidelight-glossary-1']));
});

/** What `work` answers, and the whole seconds that it took. */
async function took(work: () => Promise<unknown>): Promise<{ value: unknown; seconds: number }> {
  const began = performance.now();
  const value = await work();
  return { value, seconds: Math.floor((performance.now() - began) / 1_000 + 0.01) };
}
