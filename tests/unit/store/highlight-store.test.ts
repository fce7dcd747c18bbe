import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore, IDBOpenDBRequest } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { planRestore } from '../../../src/highlights/backup.ts';
import type { State } from '../../../src/highlights/locate.ts';
import { type HighlightStore, openHighlightStore } from '../../../src/store/highlight-store.ts';
import { minute, sampleHighlight, sampleId } from '../highlights/sample-highlight.ts';
import { failures } from './failing-databases.ts';
import { fillOldDatabase, OLD_VERSIONS } from './old-highlight-databases.ts';

const NAME = 'sidelight-highlights';
const one = sampleHighlight(1);
const page = 'https://example.org/a';
let store: HighlightStore;

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  store = openHighlightStore();
});

afterEach(() => void vi.restoreAllMocks());

test('what is kept is there for whoever opens the database next', async () => {
  const stored = { highlight: one, pages: [page], state: 'exact' };
  expect(await store.add(one)).toEqual(stored);
  const again = openHighlightStore();
  expect(await again.get(one.id)).toEqual(stored);
  expect(await again.all()).toEqual([stored]);
  expect(await again.everything()).toEqual({ highlights: [one], tombstones: [] });
});

test('every write but of states is strict, and a record or what goes with it', async () => {
  await store.all();
  const transactions = vi.spyOn((await openRaw()).constructor.prototype as IDBDatabase, 'transaction');
  await store.add(one);
  await store.change(one.id, (before) => ({ ...before, state: 'lost' }));
  await store.remove([one.id], minute(5));
  await store.putBack({ ...one, modified: minute(6) });
  await store.clear();
  const modes = transactions.mock.calls.map(([, mode, options]) => [mode, options?.durability]);
  expect(modes).toEqual(Array.from({ length: 5 }, () => ['readwrite', 'strict']));
});

test('kept twice, the first stays', async () => {
  await store.add(one);
  expect((await store.add({ ...one, modified: minute(9) })).highlight).toEqual(one);
  expect((await store.putBack({ ...one, modified: minute(9) })).highlight).toEqual(one);
});

test('filed under the page’s address and what the page calls it; under neither twice', async () => {
  const source = `${page}?utm_source=x`;
  await store.add(sampleHighlight(1, { source, canonical: 'https://example.org/c' }));
  await store.add(sampleHighlight(2, { source: 'https://example.org/b' }));
  const ids = async (...keys: string[]): Promise<string[]> =>
    (await store.ofPage(keys)).map(({ highlight }) => highlight.id);
  expect(await ids(page)).toEqual([sampleId(1)]);
  expect(await ids('https://example.org/c')).toEqual([sampleId(1)]);
  expect(await ids('https://example.org/c', page)).toEqual([sampleId(1)]);
  expect(await ids('https://example.org/d')).toEqual([]);
});

describe('removing', () => {
  test('answers what was there, and leaves tombstones for those alone', async () => {
    await store.add(one);
    const removed = await store.remove([one.id, sampleId(2)], minute(5));
    expect(removed.map(({ highlight }) => highlight)).toEqual([one]);
    expect(await store.everything()).toEqual({
      highlights: [],
      tombstones: [{ id: one.id, modified: minute(5) }],
    });
    expect(await store.remove([one.id], minute(6))).toEqual([]);
  });

  test('is later than the last edit, also where a clock was put back', async () => {
    await store.add({ ...one, modified: minute(5) });
    await store.remove([one.id], minute(3));
    const [tombstone] = (await store.everything()).tombstones;
    expect(Date.parse(tombstone?.modified ?? '')).toBeGreaterThan(Date.parse(minute(5)));
  });

  test('a late repetition of the saving does not bring it back; undoing does, and takes the tombstone', async () => {
    await store.add(one);
    await store.remove([one.id], minute(5));
    await expect(store.add(one)).rejects.toMatchObject({ code: 'removed' });
    expect(await store.all()).toEqual([]);
    await store.putBack({ ...one, modified: minute(6) });
    expect(await store.everything()).toEqual({
      highlights: [{ ...one, modified: minute(6) }],
      tombstones: [],
    });
  });
});

describe('changing', () => {
  test('answers what is kept then; undefined changes nothing', async () => {
    await store.add(one);
    const changed = await store.change(one.id, (before) => ({ ...before, state: 'moved' }));
    expect(changed?.state).toBe('moved');
    expect(await store.change(one.id, () => undefined)).toEqual(changed);
    expect(await store.get(one.id)).toEqual(changed);
    expect(await store.change(sampleId(9), (before) => before)).toBeUndefined();
  });

  test('one that throws changes nothing, and the next one does', async () => {
    await store.add(one);
    const thrown = store.change(one.id, () => {
      throw new RangeError('no');
    });
    await expect(thrown).rejects.toThrow('no');
    await store.change(one.id, (before) => ({ ...before, state: 'lost' }));
    expect((await store.get(one.id))?.state).toBe('lost');
  });
});

test('what was seen of a highlight that was changed meanwhile is not believed', async () => {
  await store.add(one);
  const see = (modified: string, state: State): Promise<void> =>
    store.see(new Map([[{ ...one, modified }, state]]));
  await see(one.modified, 'lost');
  await see(minute(9), 'changed');
  await store.see(new Map([[sampleHighlight(2), 'exact']]));
  expect(await store.all()).toEqual([{ highlight: one, pages: [page], state: 'lost' }]);
});

test('a restore is carried out whole', async () => {
  await store.add(one);
  await store.add(sampleHighlight(2));
  await store.remove([sampleId(2)], minute(3));
  const file = {
    highlights: [sampleHighlight(2, { modified: minute(5) }), sampleHighlight(3, { source: `${page}2` })],
    tombstones: [{ id: sampleId(1), modified: minute(9) }],
  };
  const { preview } = await store.restore((current) => planRestore(current, file, 'merge'));
  expect(preview).toEqual({ added: 2, changed: 0, removed: 1, same: 0 });
  expect(await store.everything()).toEqual(file);
  expect(await store.ofPage([`${page}2`])).toHaveLength(1);
});

test('a restore that fails in its midst changes nothing', async () => {
  await store.add(one);
  const file = { highlights: [sampleHighlight(2), sampleHighlight(3)], tombstones: [] };
  noRoomFrom(2, 'when it is asked for');
  await expect(store.restore((current) => planRestore(current, file, 'replace'))).rejects.toMatchObject({
    code: 'full',
  });
  vi.restoreAllMocks();
  expect(await store.everything()).toEqual({ highlights: [one], tombstones: [] });
});

describe('a database that fails: one sentence, and nothing is lost', () => {
  test.each(failures)('$title', async ({ title, break: breakIt }) => {
    await store.add(one);
    const factory = indexedDB;
    const deleted = vi.spyOn(factory, 'deleteDatabase');
    breakIt();
    const broken = openHighlightStore();
    const codeOfWriting = title === 'at reading' ? 'not-saved' : 'no-database';
    const code = title.includes('for want of room') ? 'full' : codeOfWriting;
    const failure = { code, message: expect.stringMatching(/\.$/u) };
    await expect(broken.add(sampleHighlight(2))).rejects.toMatchObject(failure);
    if (code !== 'full') await expect(broken.get(one.id)).rejects.toMatchObject({ code: 'no-database' });
    vi.restoreAllMocks();
    vi.stubGlobal('indexedDB', factory);
    expect(deleted).not.toHaveBeenCalled();
    expect(await openHighlightStore().everything()).toEqual({ highlights: [one], tombstones: [] });
    // It is tried anew at the next question.
    expect((await broken.add(sampleHighlight(2))).highlight.id).toBe(sampleId(2));
  });

  test('no room even to open it: what is said is of reading or of saving', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const unread = { code: 'no-database', message: expect.stringMatching(/no room .* cannot read/u) };
    await expect(store.all()).rejects.toMatchObject(unread);
    await expect(store.add(one)).rejects.toMatchObject({ code: 'full' });
  });

  test('one that never opens', async () => {
    vi.useFakeTimers();
    vi.spyOn(indexedDB, 'open').mockImplementation(() => new IDBOpenDBRequest());
    const answer = expect(store.all()).rejects.toMatchObject({ code: 'no-database' });
    await vi.advanceTimersByTimeAsync(5_000);
    await answer;
    vi.useRealTimers();
    vi.restoreAllMocks();
    expect(await store.all()).toEqual([]);
  });

  test('no room, found out only at the end', async () => {
    await store.add(one);
    noRoomFrom(1, 'after it was done');
    const failure = { code: 'full' };
    await expect(store.change(one.id, (before) => ({ ...before, state: 'lost' }))).rejects.toMatchObject(
      failure,
    );
    await expect(store.add(sampleHighlight(2))).rejects.toMatchObject(failure);
    vi.restoreAllMocks();
    expect(await store.all()).toEqual([{ highlight: one, pages: [page], state: 'exact' }]);
  });

  test('one of a newer version', async () => {
    await store.add(one);
    (await openDB(NAME, 99)).close();
    const newer = openHighlightStore();
    for (const asked of [newer.all(), newer.add(sampleHighlight(2)), newer.clear()])
      await expect(asked).rejects.toMatchObject({ code: 'newer-database' });
    expect(await (await openDB(NAME)).count('highlights')).toBe(1);
  });

  test('a connection that was closed under us is opened again', async () => {
    await store.add(one);
    const db = await openRaw();
    vi.spyOn(db.constructor.prototype as IDBDatabase, 'transaction').mockImplementationOnce(() => {
      throw new DOMException('closed', 'InvalidStateError');
    });
    expect((await store.add(sampleHighlight(2))).highlight.id).toBe(sampleId(2));
  });
});

describe('a database of an older version is read whole', () => {
  test.each(OLD_VERSIONS)('version %i', async (version) => {
    const before = await fillOldDatabase(version);
    expect(await store.all()).toEqual(before.highlights);
    expect((await store.everything()).tombstones).toEqual(before.tombstones);
    for (const { highlight, pages } of before.highlights)
      for (const key of pages) {
        const ids = (await store.ofPage([key])).map((found) => found.highlight.id);
        expect(ids).toContain(highlight.id);
      }
    await store.add(sampleHighlight(7));
    expect(await store.all()).toHaveLength(before.highlights.length + 1);
  });
});

/** From a write on, counted from 1, the browser gives the transaction up for want of room. */
function noRoomFrom(number: number, when: 'when it is asked for' | 'after it was done'): void {
  let writes = 0;
  const put = Reflect.get(IDBObjectStore.prototype, 'put');
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    const request = put.apply(this, args);
    const transaction = this.transaction as unknown as { _abort: (error: string) => void };
    const giveUp = (): void => transaction._abort('QuotaExceededError');
    if (++writes >= number) {
      if (when === 'when it is asked for') giveUp();
      else request.addEventListener('success', giveUp);
    }
    return request;
  });
}

function openRaw(): Promise<IDBDatabase> {
  return new Promise((resolve) => {
    const request = indexedDB.open(NAME);
    request.addEventListener('success', () => resolve(request.result));
  });
}
