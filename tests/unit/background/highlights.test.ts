import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { highlightListCalls } from '../../../entrypoints/background/highlight-lists.ts';
import { highlightCalls } from '../../../entrypoints/background/highlights.ts';
import { myDataCalls } from '../../../entrypoints/background/my-data.ts';
import { onHighlightsChange, topicsOf } from '../../../src/extension/highlights-news.ts';
import { forgetClosedPrivateSites } from '../../../src/extension/private-sites.ts';
import type { Caller } from '../../../src/extension/serve.ts';
import { type Highlight, remarkOf } from '../../../src/highlights/highlight.ts';
import type { InputOf } from '../../../src/library.ts';
import { openHighlightStore } from '../../../src/store/highlight-store.ts';
import { browser } from '../extension/fake-storage.ts';
import { minute, QUOTE, sampleHighlight, sampleId, TEXT } from '../highlights/sample-highlight.ts';

vi.mock('../../../src/extension/browser.ts', () => import('../extension/fake-storage.ts'));

const start = TEXT.indexOf(QUOTE);
const span = { start, end: start + QUOTE.length };
const id = sampleId(1);
const discardGlossary = vi.fn();

let calls: ReturnType<typeof allCalls>;
let news: unknown[];
let stopListening: () => void;

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  await Promise.all([browser.storage.local.clear(), browser.storage.session.clear()]);
  calls = allCalls();
  news = [];
  stopListening = onHighlightsChange((change) => news.push(change));
});

afterEach(() => {
  stopListening();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('saving', () => {
  test('keeps where it stands and what the reader adds, and tells whose page it is', async () => {
    const saved = await calls.saveHighlight(
      passage({ note: 'Which sea?' }),
      page('/a?utm_source=x#:~:text=a'),
    );
    expect(saved).toMatchObject({
      id,
      motivation: 'highlighting',
      target: { source: 'https://example.org/a?utm_source=x', title: 'A page', paragraph: TEXT },
    });
    expect(saved.target.selector).toMatchObject([{ exact: QUOTE }, span]);
    expect(remarkOf(saved)).toEqual({ meaning: 'claim', note: 'Which sea?', tags: [] });
    expect(news).toEqual([{ topics: await topicsOf(['https://example.org/a']), isSeen: false }]);
    expect(await browser.storage.local.get(null)).toEqual({});
  });

  test('asked twice it is one, as it was kept first', async () => {
    const first = await calls.saveHighlight(passage(), page('/a'));
    expect(await calls.saveHighlight(passage({ note: 'other' }), page('/a'))).toEqual(first);
    expect(await calls.saveHighlight({ ...passage(), id: id.toUpperCase() }, page('/a'))).toEqual(first);
    expect(news).toHaveLength(1);
  });

  const addresses: { title: string; from: Caller; address?: string; canonical?: string; target: object }[] = [
    { title: 'the browser’s', from: page('/a'), target: { source: 'https://example.org/a' } },
    {
      title: 'what the page says, on the same origin',
      from: page('/a'),
      address: 'https://example.org/b',
      target: { source: 'https://example.org/b' },
    },
    {
      title: 'not what it says of another site',
      from: page('/a'),
      address: 'https://bank.example/b',
      target: { source: 'https://example.org/a' },
    },
    {
      title: 'with its canonical address in full',
      from: page('/a/amp'),
      canonical: '/a',
      target: { canonical: 'https://example.org/a' },
    },
    {
      title: 'with no canonical address of another site',
      from: page('/a'),
      canonical: 'https://bank.example/a',
      target: expect.not.objectContaining({ canonical: expect.anything() }) as object,
    },
    {
      title: 'without the reader’s password',
      from: { ...page(''), frameUrl: 'https://me:secret@example.org/a' },
      target: { source: 'https://example.org/a' },
    },
  ];
  test.each(addresses)('the address is $title', async ({ from, address, canonical, target }) => {
    const { page: about, ...input } = passage();
    const here = { ...about, ...(address && { address }), ...(canonical && { canonical }) };
    expect((await calls.saveHighlight({ ...input, page: here }, from)).target).toMatchObject(target);
  });

  const refused: { title: string; input?: Partial<InputOf<'saveHighlight'>>; from?: Caller; code: string }[] =
    [
      {
        title: 'from a page without an address',
        from: { ...page(''), frameUrl: 'about:blank' },
        code: 'no-page',
      },
      { title: 'from a frame of nobody knows whom', from: { ...page(''), frameUrl: '' }, code: 'no-page' },
      { title: 'a span beyond the text', input: { span: { start: 3, end: 900 } }, code: 'no-passage' },
      { title: 'no span', input: { span: { start: 3, end: 3 } }, code: 'no-passage' },
      { title: 'spaces', input: { text: 'a   b', span: { start: 1, end: 4 } }, code: 'no-passage' },
      { title: 'from a private window, unasked', from: { ...page('/a'), incognito: true }, code: 'private' },
    ];
  test.each(refused)('refused: $title', async ({ input, from = page('/a'), code }) => {
    await expect(calls.saveHighlight({ ...passage(), ...input }, from)).rejects.toMatchObject({ code });
    expect(news).toEqual([]);
    expect(await browser.storage.session.get(null)).not.toHaveProperty(`private-highlight:${id}`);
  });
});

describe('a page', () => {
  test('sees its own, by address and by what it calls itself, and no notes', async () => {
    await keep(
      sampleHighlight(1),
      sampleHighlight(2, { source: 'https://example.org/b', canonical: 'https://example.org/a' }),
      sampleHighlight(3, { source: 'https://example.org/b' }),
      sampleHighlight(4, { motivation: 'commenting' }),
    );
    const count = async (path: string, canonical?: string): Promise<number> =>
      (await calls.highlightsHere({ ...(canonical && { canonical }) }, page(path))).count;
    expect(await count('/a')).toBe(2);
    expect(await count('/b')).toBe(2);
    expect(await count('/b', '/a')).toBe(3);
    expect(await count('/c')).toBe(0);
    expect(await count('/c', 'https://example.org/a')).toBe(2);
  });

  test('hears by its topics: those of what it keeps', async () => {
    const { topics } = await calls.highlightsHere({ canonical: '/c' }, page('/a'));
    await calls.saveHighlight(passage(), page('/a'));
    expect(topics).toEqual([expect.stringMatching(/^[0-9a-f]{24}$/u), expect.anything()]);
    expect((news[0] as { topics: string[] }).topics).toEqual(topics.slice(1));
    expect((await calls.highlightsHere({}, page('/b'))).topics).not.toEqual(topics.slice(1));
  });

  test('is told what became of each, and what was seen is written down once', async () => {
    await keep(sampleHighlight(1), sampleHighlight(2));
    const text = `More. ${TEXT}`;
    const found = await calls.locateHighlights({ text }, page('/a'));
    expect(found.map(({ located }) => located)).toEqual([
      { state: 'moved', span: { start: span.start + 6, end: span.end + 6 } },
      { state: 'moved', span: { start: span.start + 6, end: span.end + 6 } },
    ]);
    await vi.waitFor(async () => expect(await states()).toEqual(['moved', 'moved']));
    expect(news).toEqual([{ topics: await topicsOf(['https://example.org/a']), isSeen: true }]);
    await calls.locateHighlights({ text }, page('/a'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(news).toHaveLength(1);
  });

  test('of another site changes nothing', async () => {
    await keep(sampleHighlight(1));
    const stranger = { ...page('/a'), frameUrl: 'https://evil.example/a' };
    const refused = { code: 'not-allowed' };
    await expect(calls.changeHighlight({ id, change: {} }, stranger)).rejects.toMatchObject(refused);
    await expect(calls.removeHighlight({ id }, stranger)).rejects.toMatchObject(refused);
    await expect(calls.saveHighlight(passage(), stranger)).rejects.toMatchObject(refused);
    await expect(calls.putBackHighlight({ highlight: sampleHighlight(2) }, stranger)).rejects.toMatchObject(
      refused,
    );
    await expect(calls.reattachHighlight({ id, text: TEXT, span }, stranger)).rejects.toMatchObject(refused);
    expect(await kept()).toEqual([sampleHighlight(1)]);
  });

  test('to which an application went on may finish a note, and re-attaches nothing', async () => {
    await keep(sampleHighlight(1));
    const changed = await calls.changeHighlight({ id, change: { note: 'Late.' } }, page('/b'));
    expect(remarkOf(changed as Highlight).note).toBe('Late.');
    await expect(calls.reattachHighlight({ id, text: TEXT, span }, page('/b'))).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});

describe('changing', () => {
  test('a field, later than before although the clock was put back', async () => {
    await keep(sampleHighlight(1, { note: 'Who?', modified: '2999-01-01T00:00:00.000Z' }));
    const changed = await calls.changeHighlight({ id, change: { meaning: 'idea' } }, page('/a'));
    expect(changed).toMatchObject({ modified: '2999-01-01T00:00:00.001Z', created: minute(1) });
    expect(remarkOf(changed as Highlight)).toEqual({ meaning: 'idea', note: 'Who?', tags: [] });
    expect(await kept()).toEqual([changed]);
  });

  test('in two windows keeps both notes; repeated it is the same, and news to nobody', async () => {
    await keep(sampleHighlight(1));
    const write = (note: string): Promise<Highlight | undefined> =>
      calls.changeHighlight({ id, change: { note }, was: { note: '' } }, page('/a'));
    await Promise.all([write('Who?'), write('When?')]);
    const both = await write('Who?');
    expect(remarkOf(both as Highlight).note).toBe('Who?\n\nWhen?');
    expect(await write('When?')).toEqual(both);
    expect(news).toHaveLength(2);
  });

  test('what is gone', async () => {
    expect(await calls.changeHighlight({ id, change: { note: 'a' } }, page('/a'))).toBeUndefined();
    expect(await calls.reattachHighlight({ id, text: TEXT, span }, page('/a'))).toBeUndefined();
  });

  test('where it stands: found there from now on, and looked for again', async () => {
    await keep(sampleHighlight(1, { motivation: 'commenting', note: 'Who?' }));
    const there = { start: 0, end: 9 };
    const attached = await calls.reattachHighlight({ id, text: TEXT, span: there }, page('/a'));
    expect(attached?.target.selector).toMatchObject([{ exact: 'Ministers' }, there]);
    expect(remarkOf(attached as Highlight).note).toBe('Who?');
    expect(await calls.reattachHighlight({ id, text: TEXT, span: there }, page('/a'))).toEqual(attached);
    const [found] = await calls.locateHighlights({ text: TEXT }, page('/a'));
    expect(found?.located).toEqual({ state: 'exact', span: there });
  });

  test('to a note and back', async () => {
    await keep(sampleHighlight(1));
    await calls.keepAsNote({ id, kept: true }, ownPage);
    await calls.keepAsNote({ id, kept: true }, ownPage);
    expect(news).toHaveLength(1);
    expect(await calls.highlightsHere({}, page('/a'))).toMatchObject({ count: 0 });
    await calls.keepAsNote({ id, kept: false }, ownPage);
    expect(await calls.highlightsHere({}, page('/a'))).toMatchObject({ count: 1 });
  });
});

describe('removing', () => {
  test('answers the same when asked again, by a background that slept, and is undone once', async () => {
    await keep(sampleHighlight(1));
    const removed = await calls.removeHighlight({ id }, page('/a'));
    expect(removed).toEqual(sampleHighlight(1));
    calls = allCalls();
    expect(await calls.removeHighlight({ id }, page('/a'))).toEqual(removed);
    await calls.putBackHighlight({ highlight: removed as Highlight }, page('/a'));
    const [back] = await kept();
    await calls.putBackHighlight({ highlight: removed as Highlight }, page('/a'));
    expect(await kept()).toEqual([back]);
    expect(back).toEqual({ ...sampleHighlight(1), modified: back?.modified });
    // Later than the removal, so that it wins where backups meet.
    expect(Date.parse(back?.modified ?? '')).toBeGreaterThanOrEqual(Date.now() - 5_000);
  });

  test('a page’s: all that are filed with it, and of no other that stood at its address', async () => {
    const amp = { source: 'https://example.org/a/amp', canonical: 'https://example.org/a' };
    await keep(
      sampleHighlight(1, { source: 'https://example.org/a?x=1', canonical: 'https://example.org/a?x=1' }),
      sampleHighlight(2, amp),
      sampleHighlight(3),
      sampleHighlight(4, { source: 'https://example.org/b' }),
      sampleHighlight(5, { source: amp.source, canonical: 'https://example.org/tomorrow' }),
    );
    const key = 'https://example.org/a';
    const listed = await calls.highlightedPages({}, ownPage);
    expect(listed.find((one) => one.key === key)).toMatchObject({ highlights: 2 });
    const { highlights } = await calls.highlights({ key, from: 0, limit: 9 }, ownPage);
    expect(highlights.map(({ highlight }) => highlight.id).toSorted()).toEqual([2, 3].map(sampleId));
    const removed = await calls.removeHighlightsOf({ key }, ownPage);
    expect(removed.map((one) => one.id)).toEqual([2, 3].map(sampleId));
    expect(await calls.removeHighlightsOf({ key }, ownPage)).toEqual(removed);
    expect((await kept()).map((one) => one.id)).toEqual([1, 4, 5].map(sampleId));
  });
});

describe('a private window', () => {
  const here = { ...page('/a'), incognito: true };

  test('shows what was kept from such windows alone, until the last of them closes', async () => {
    await keep(sampleHighlight(2));
    expect(await calls.highlightsHere({}, here)).toMatchObject({ count: 0 });
    await calls.saveHighlight({ ...passage(), privately: true }, here);
    expect(await calls.highlightsHere({}, here)).toMatchObject({ count: 1 });
    const found = await calls.locateHighlights({ text: TEXT }, here);
    expect(found.map(({ highlight }) => highlight.id)).toEqual([id]);
    expect(await calls.highlightsHere({}, page('/a'))).toMatchObject({ count: 2 });
    await forgetClosedPrivateSites();
    expect(await calls.highlightsHere({}, here)).toMatchObject({ count: 0 });
  });

  test('changes nothing else, nor learns of it by its id', async () => {
    await keep(sampleHighlight(1));
    const refused = { code: 'not-allowed' };
    await expect(calls.changeHighlight({ id, change: { note: 'a' } }, here)).rejects.toMatchObject(refused);
    await expect(calls.removeHighlight({ id }, here)).rejects.toMatchObject(refused);
    const again = { ...passage(), privately: true };
    await expect(calls.saveHighlight(again, here)).rejects.toMatchObject(refused);
    expect(await calls.highlightsHere({}, here)).toMatchObject({ count: 0 });
    expect(await kept()).toEqual([sampleHighlight(1)]);
  });

  test('finishes, removes and puts back what was kept there', async () => {
    await calls.saveHighlight({ ...passage(), privately: true }, here);
    await calls.changeHighlight({ id, change: { note: 'Mine.' } }, here);
    const removed = (await calls.removeHighlight({ id }, here)) as Highlight;
    expect(remarkOf(removed).note).toBe('Mine.');
    await calls.putBackHighlight({ highlight: removed }, here);
    expect(await calls.highlightsHere({}, here)).toMatchObject({ count: 1 });
  });
});

describe('my data', () => {
  test('a backup goes into a fresh profile, and its date is remembered', async () => {
    vi.stubGlobal('navigator', {
      storage: { estimate: async () => ({ usage: 9_000 }), persisted: async () => true },
    });
    await keep(sampleHighlight(1, { note: 'a\u2028b' }), sampleHighlight(2));
    await calls.removeHighlight({ id: sampleId(2) }, ownPage);
    const file = await calls.backup({}, ownPage);
    const { lastBackup, highlights, glossary } = await calls.storedSizes({}, ownPage);
    expect(Date.parse(lastBackup ?? '')).toBeGreaterThan(Date.now() - 5_000);
    expect(highlights.count).toBe(1);
    expect(highlights.bytes).toBeGreaterThan(700);
    expect(glossary).toBe(9_000 - highlights.bytes);

    vi.stubGlobal('indexedDB', new IDBFactory());
    calls = allCalls();
    const changes = { added: 1, changed: 0, removed: 0, same: 0 };
    expect(await calls.previewRestore({ file, mode: 'merge' }, ownPage)).toEqual(changes);
    expect(await kept()).toEqual([]);
    expect(await calls.restore({ file, mode: 'merge' }, ownPage)).toEqual(changes);
    expect(news.at(-1)).toEqual({ topics: undefined, isSeen: false });
    const again = await calls.backup({}, ownPage);
    expect(again.split('\n').slice(1)).toEqual(file.split('\n').slice(1));
    expect(again.split('\n')).toHaveLength(4);
  });

  test('a damaged file changes nothing', async () => {
    await keep(sampleHighlight(1));
    const file = (await calls.backup({}, ownPage)).replace('"claim"', '"red"');
    const refused = { code: 'backup', message: expect.stringMatching(/Line 2 .*body/u) };
    await expect(calls.restore({ file, mode: 'replace' }, ownPage)).rejects.toMatchObject(refused);
    await expect(calls.previewRestore({ file, mode: 'merge' }, ownPage)).rejects.toMatchObject(refused);
    expect(await kept()).toEqual([sampleHighlight(1)]);
  });

  test('everything is deleted, with what was only removed', async () => {
    await keep(sampleHighlight(1), sampleHighlight(2));
    await calls.removeHighlight({ id }, ownPage);
    await calls.backup({}, ownPage);
    await browser.storage.local.set({ settings: { on: false } });
    await calls.deleteEverything({}, ownPage);
    expect(await openHighlightStore().everything()).toEqual({ highlights: [], tombstones: [] });
    expect(await browser.storage.local.get(null)).toEqual({});
    expect(await calls.removeHighlight({ id }, ownPage)).toBeUndefined();
    expect(discardGlossary).toHaveBeenCalledOnce();
    expect(news.at(-1)).toEqual({ topics: undefined, isSeen: false });
  });
});

test('what is kept is kept although nobody can be told', async () => {
  browser.storage.local.set.mockRejectedValueOnce(new Error('QUOTA_BYTES quota exceeded'));
  const saved = await calls.saveHighlight(passage(), page('/a'));
  expect(await kept()).toEqual([saved]);
});

/** All calls, as a background answers them that has just started. */
function allCalls() {
  const store = openHighlightStore();
  return {
    ...highlightCalls(store),
    ...highlightListCalls(store),
    ...myDataCalls(store, discardGlossary),
  };
}

function page(path: string): Caller {
  const url = `https://example.org${path}`;
  return { pageUrl: url, frameUrl: url, isOwnPage: false, tabId: 7, frameId: 0, incognito: false };
}

const ownPage: Caller = { ...page(''), frameUrl: 'moz-extension://sidelight/library.html', isOwnPage: true };

function passage({ note = '' } = {}): InputOf<'saveHighlight'> {
  return {
    id,
    page: { title: 'A page', language: 'en' },
    text: TEXT,
    span,
    paragraph: TEXT,
    remark: { meaning: 'claim', note, tags: [] },
    privately: false,
  };
}

async function keep(...highlights: Highlight[]): Promise<void> {
  for (const one of highlights) await openHighlightStore().add(one);
}

async function kept(): Promise<Highlight[]> {
  return (await openHighlightStore().all()).map(({ highlight }) => highlight);
}

async function states(): Promise<unknown[]> {
  return (await openHighlightStore().all()).map(({ state }) => state);
}
