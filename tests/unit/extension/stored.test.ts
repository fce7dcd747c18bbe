import type * as Stored from '../../../src/extension/stored.ts';
import { beforeEach, describe, expect, test, vi } from 'vitest';

type Items = Record<string, unknown>;
type Changes = Record<string, { newValue?: unknown }>;
type Listener = (changes: Changes, area: string) => void;

/** The place that browsers of one reader share, and who hears of its changes. */
let shared: Items;
let listeners: Listener[];
let isFull: boolean;
/** Whether copies cannot be removed. */
let isOutOfReach: boolean;

beforeEach(() => {
  shared = {};
  listeners = [];
  isFull = false;
  isOutOfReach = false;
});

/** As much of `storage` as the settings need: local items of one browser, and the shared ones. */
function storageOf(local: Items): object {
  const tell = (changes: Changes): void => listeners.forEach((listener) => listener(changes, 'sync'));
  const pick = (items: Items, keys: string[]): Items =>
    structuredClone(Object.fromEntries(keys.flatMap((key) => (key in items ? [[key, items[key]]] : []))));
  const remove = (items: Items, keys: string[]): Changes => {
    const gone = keys.filter((key) => key in items);
    for (const key of gone) delete items[key];
    return Object.fromEntries(gone.map((key) => [key, {}]));
  };
  return {
    onChanged: { addListener: (listener: Listener) => listeners.push(listener) },
    local: {
      get: async (keys: string[]) => pick(local, keys),
      set: async (items: Items) => void Object.assign(local, structuredClone(items)),
      remove: async (keys: string[]) => void remove(local, keys),
    },
    sync: {
      get: async (keys: string[]) => pick(shared, keys),
      set: async (items: Items) => {
        if (isFull) throw new Error('QUOTA_BYTES quota exceeded');
        Object.assign(shared, structuredClone(items));
        tell(Object.fromEntries(Object.entries(items).map(([key, newValue]) => [key, { newValue }])));
      },
      remove: async (keys: string[]) => {
        if (isOutOfReach) throw new Error('out of reach');
        tell(remove(shared, keys));
      },
    },
  };
}

/** The settings of one of the reader's browsers. */
async function aBrowser(local: Items = {}): Promise<typeof Stored & { local: Items }> {
  vi.resetModules();
  vi.doMock('../../../src/extension/browser.ts', () => ({ browser: { storage: storageOf(local) } }));
  const stored = await import('../../../src/extension/stored.ts');
  stored.takeOverCopies();
  return { ...stored, local };
}

/** Lets what was set off by a change come to its end. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('in one browser', () => {
  test('changes made at once are all kept', async () => {
    const { changeSettings, loadSettings } = await aBrowser();
    await Promise.all([
      changeSettings(() => ({ theme: 'dark' })),
      changeSettings(() => ({ look: 'underline' })),
      changeSettings(({ sitesOff }) => ({ sitesOff: [...sitesOff, 'a.org'] })),
      changeSettings(({ sitesOff }) => ({ sitesOff: [...sitesOff, 'b.org'] })),
    ]);
    expect(await loadSettings()).toMatchObject({
      theme: 'dark',
      look: 'underline',
      sitesOff: ['a.org', 'b.org'],
    });
  });

  test('nothing is copied unless the reader wished it', async () => {
    const { changeSettings } = await aBrowser();
    await changeSettings(() => ({ theme: 'dark', sitesOff: ['a.org'] }));
    expect(shared).toEqual({});
  });

  test('a browser that has no place for copies says so, and copying stays off', async () => {
    isFull = true;
    const { changeSettings, loadSettings } = await aBrowser();
    await changeSettings(() => ({ theme: 'dark' }));
    await expect(changeSettings(() => ({ synced: true }))).rejects.toMatchObject({ code: 'no-copies' });
    expect(await loadSettings()).toMatchObject({ synced: false, theme: 'dark' });
  });

  test.each(['switched off', 'deleted'] as const)(
    'copies that could not be removed are removed when they are %s once more',
    async (how) => {
      const { changeSettings, deleteSettings } = await aBrowser();
      const end = (): Promise<void> =>
        how === 'deleted' ? deleteSettings() : changeSettings(() => ({ synced: false }));
      await changeSettings(() => ({ synced: true, theme: 'dark' }));
      expect(Object.keys(shared)).not.toEqual([]);
      isOutOfReach = true;
      await expect(end()).rejects.toThrow();
      isOutOfReach = false;
      await end();
      expect(shared).toEqual({});
    },
  );

  test('a change holds here when it cannot be copied, and is copied when the browser starts again', async () => {
    const here = await aBrowser();
    await here.changeSettings(() => ({ synced: true }));
    isFull = true;
    await here.changeSettings(() => ({ theme: 'dark' }));
    expect(await here.loadSettings()).toMatchObject({ theme: 'dark' });
    expect(shared).toEqual({});
    isFull = false;
    shared['theme'] = { value: 'light', at: 1 };
    await (await aBrowser(here.local)).catchUpWithCopies();
    expect(shared).toMatchObject({ theme: { value: 'dark' } });
  });
});

describe('in two browsers of one reader', () => {
  test('what is changed in one holds in the other, and nothing else goes over', async () => {
    const [one, two] = [await aBrowser(), await aBrowser()];
    await one.changeSettings(() => ({ theme: 'dark', sitesOff: ['a.org'], knownTerms: ['nato'] }));
    await two.changeSettings(() => ({ density: 'page', sitesOff: ['b.org'] }));
    await one.changeSettings(() => ({ synced: true }));
    expect(shared).toEqual({ theme: { value: 'dark', at: expect.any(Number) } });
    await two.changeSettings(() => ({ synced: true }));
    await settled();
    expect(await two.loadSettings()).toMatchObject({ theme: 'dark', density: 'page', sitesOff: ['b.org'] });
    expect(await one.loadSettings()).toMatchObject({ theme: 'dark', density: 'page', sitesOff: ['a.org'] });
    await two.changeSettings(() => ({ look: 'background' }));
    await settled();
    expect(await one.loadSettings()).toMatchObject({ look: 'background', knownTerms: ['nato'] });
    expect(JSON.stringify(shared)).not.toMatch(/org|nato/u);
  });

  test('the later change wins, also when the earlier one arrives last', async () => {
    const one = await aBrowser();
    await one.changeSettings(() => ({ synced: true, theme: 'light' }));
    const at = (shared['theme'] as { at: number }).at;
    for (const listener of listeners)
      listener({ theme: { newValue: { value: 'dark', at: at - 1 } } }, 'sync');
    await settled();
    expect(await one.loadSettings()).toMatchObject({ theme: 'light' });
    expect(shared).toMatchObject({ theme: { value: 'light', at } });
  });

  test('one that copies nothing takes nothing', async () => {
    const [one, two] = [await aBrowser(), await aBrowser()];
    await one.changeSettings(() => ({ synced: true, theme: 'dark' }));
    await settled();
    expect(await two.loadSettings()).toMatchObject({ theme: 'system' });
  });

  test('what changed while a browser was closed holds when it starts', async () => {
    const one = await aBrowser();
    await one.changeSettings(() => ({ synced: true }));
    listeners = [];
    shared['look'] = { value: 'underline', at: 9 };
    const again = await aBrowser(one.local);
    await again.catchUpWithCopies();
    expect(await again.loadSettings()).toMatchObject({ look: 'underline' });
  });

  test.each(['switched off', 'deleted'])(
    'when copying is %s in one, the copies go, and the other keeps what it has',
    async (how) => {
      const [one, two] = [await aBrowser(), await aBrowser()];
      await one.changeSettings(() => ({ synced: true, theme: 'dark' }));
      await two.changeSettings(() => ({ synced: true }));
      if (how === 'deleted') await one.deleteSettings();
      else await one.changeSettings(() => ({ synced: false }));
      await settled();
      expect(shared).toEqual({});
      expect(await one.loadSettings()).toMatchObject({
        synced: false,
        theme: how === 'deleted' ? 'system' : 'dark',
      });
      expect(await two.loadSettings()).toMatchObject({ synced: true, theme: 'dark' });
    },
  );
});
