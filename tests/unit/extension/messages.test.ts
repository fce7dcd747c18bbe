import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connect } from '../../../src/extension/connect.ts';
import { type Caller, type Handlers, serve } from '../../../src/extension/serve.ts';
import { Failure } from '../../../src/failure.ts';
import { highlightOf } from '../../../src/highlights/highlight.ts';
import { type CallName, type Library, libraryCalls } from '../../../src/library.ts';
import { defaultSettings } from '../../../src/settings/settings.ts';
import { senders, sendAs } from './fake-messaging.ts';

vi.mock('../../../src/extension/browser.ts', () => import('./fake-messaging.ts'));

const id = '5b0f0d8e-8b8e-4b43-9a7e-0a4f5bb5a001';
const at = '2026-11-22T17:00:00.000Z';
const highlight = highlightOf(
  id,
  at,
  { source: 'https://example.org/a', title: 'A', language: 'en' },
  {
    quote: { exact: 'sea', prefix: '', suffix: '' },
    position: { start: 0, end: 3 },
    times: 1,
    lookAlikes: [],
  },
  'sea',
  { meaning: 'claim', note: '', tags: [] },
);
const changes = { added: 1, changed: 0, removed: 0, same: 2 };
const answers: Handlers = {
  pageSettings: async () => ({ ...defaultSettings, paintedAs: 'sidelight-term' }),
  settings: async () => defaultSettings,
  changeSettings: async () => undefined,
  annotate: async () => [null],
  settle: async () => ({ matches: [[]], labels: {} }),
  term: async () => undefined,
  knowTerm: async () => undefined,
  switchThisSite: async () => undefined,
  rejectSense: async () => 'example.org',
  loadCard: async () => undefined,
  loadHighlighter: async () => undefined,
  differences: async () => [],
  openEntry: async () => undefined,
  search: async () => ({ hits: [], isNear: false }),
  browse: async () => ({ entries: [], total: 0, all: 0, kinds: [], languages: [], letters: [] }),
  lookUp: async () => undefined,
  siteState: async () => ({
    on: true,
    site: 'a.org',
    siteOn: true,
    knownTerms: [],
    density: 'page',
    rejectedSenses: [],
  }),
  switchSite: async () => undefined,
  rejectSenseOn: async () => undefined,
  switchEverywhere: async () => undefined,
  setDensity: async () => undefined,
  highlightsHere: async () => ({ count: 1, topics: ['0af1'] }),
  locateHighlights: async () => [{ highlight, located: { state: 'exact', span: { start: 0, end: 3 } } }],
  saveHighlight: async () => highlight,
  highlightAsFile: async () => '',
  changeHighlight: async () => highlight,
  removeHighlight: async () => highlight,
  putBackHighlight: async () => undefined,
  reattachHighlight: async () => undefined,
  keepAsNote: async () => undefined,
  highlightedPages: async () => [],
  highlights: async () => ({
    highlights: [{ highlight, state: 'lost', isNote: false }],
    total: 1,
    tags: [],
  }),
  removeHighlightsOf: async () => [highlight],
  storedSizes: async () => ({
    highlights: { count: 1, bytes: 700 },
    glossary: 5,
    settings: 3,
    isPersistent: true,
    lastBackup: at,
  }),
  deleteEverything: async () => undefined,
  backup: async () => '{}\n',
  previewRestore: async () => changes,
  restore: async () => changes,
};
const asked = vi.fn<(name: string, input: unknown, caller: Caller) => void>();

beforeEach(() => {
  asked.mockClear();
  serveWith({});
});

/** A call that passes, for each name. */
const inputs: { readonly [Name in CallName]: Parameters<Library[Name]>[0] } = {
  pageSettings: {},
  settings: {},
  changeSettings: { selectionBar: false, density: 'page' },
  annotate: { blocks: [{ text: 'The TTC', lang: 'en' }] },
  settle: {
    blocks: [
      {
        candidates: [{ start: 4, end: 7, written: 1, readings: [{ term: 'ttc', rule: 3 }] }],
        words: [2],
        definitions: [],
      },
    ],
  },
  term: { id: 'digital-silk-road' },
  knowTerm: { id: 'nato', known: true },
  switchThisSite: { on: false },
  rejectSense: { id: 'nato', form: 'NATO', rejected: true },
  loadCard: {},
  loadHighlighter: {},
  differences: { old: 'a', now: 'b' },
  openEntry: { id: 'nato' },
  search: { query: 'nato', limit: 8 },
  browse: { kind: 'law', language: 'fr', letter: 'C', limit: 9 },
  lookUp: { query: 'otan' },
  siteState: { url: 'https://example.org/', tab: 7 },
  switchSite: { site: 'example.org', on: false },
  rejectSenseOn: { site: 'example.org', id: 'nato', form: 'NATO', rejected: false },
  switchEverywhere: { on: false },
  setDensity: { density: 'every' },
  highlightsHere: { canonical: '/a' },
  locateHighlights: { text: 'sea' },
  saveHighlight: {
    id,
    page: { title: 'A', language: 'en' },
    text: 'sea',
    span: { start: 0, end: 3 },
    paragraph: 'sea',
    remark: { meaning: 'claim', note: '', tags: [] },
    privately: false,
  },
  highlightAsFile: {
    id,
    page: { title: 'A', language: 'en' },
    text: 'sea',
    span: { start: 0, end: 3 },
    paragraph: 'sea',
    remark: { meaning: 'claim', note: '', tags: [] },
    privately: false,
  },
  changeHighlight: { id, change: { note: 'a' }, was: { note: '' } },
  removeHighlight: { id },
  putBackHighlight: { highlight },
  reattachHighlight: { id, text: 'sea', span: { start: 0, end: 3 } },
  keepAsNote: { id, kept: true },
  highlightedPages: {},
  highlights: { orphans: true, from: 0, limit: 50 },
  removeHighlightsOf: { key: 'https://example.org/a' },
  storedSizes: {},
  deleteEverything: {},
  backup: {},
  previewRestore: { file: '', mode: 'merge' },
  restore: { file: '', mode: 'replace' },
};
const names = Object.keys(libraryCalls) as CallName[];

describe('there and back', () => {
  test.each(names)('%s', async (name) => {
    const reply = await call(connect(sendAs(senders.ownPage)), name);
    expect(reply).toEqual(await call(answers as unknown as Library, name));
    expect(asked.mock.calls).toEqual([[name, inputs[name], expect.anything()]]);
  });

  test('the background is told who asks', async () => {
    await connect(sendAs(senders.contentScript)).loadCard({});
    await connect(sendAs(senders.ownPage)).loadCard({});
    expect(asked.mock.calls.map(([, , caller]) => caller)).toEqual([
      {
        pageUrl: 'https://example.org/page',
        frameUrl: 'https://example.org/frame',
        isOwnPage: false,
        tabId: 7,
        frameId: 3,
        incognito: true,
      },
      {
        pageUrl: senders.ownPage.url,
        frameUrl: senders.ownPage.url,
        isOwnPage: true,
        tabId: undefined,
        frameId: undefined,
        incognito: false,
      },
    ]);
  });
});

const framed: {
  title: string;
  url: string;
  frameId?: number;
  origin?: string;
  is: 'its own' | 'the page’s' | 'none';
}[] = [
  {
    title: 'a frame of another site',
    url: 'https://other.example/f',
    origin: 'https://other.example',
    is: 'its own',
  },
  {
    title: 'a frame without an address, of the page',
    url: 'about:srcdoc',
    origin: 'https://example.org',
    is: 'the page’s',
  },
  { title: 'an empty frame', url: 'about:blank', origin: 'https://example.org', is: 'the page’s' },
  { title: 'where the browser names no origin', url: 'about:srcdoc', is: 'the page’s' },
  {
    title: 'a frame without an address, in one of another site',
    url: 'about:srcdoc',
    origin: 'https://other.example',
    is: 'none',
  },
  { title: 'a sandboxed one', url: 'about:srcdoc', origin: 'null', is: 'none' },
  { title: 'the page itself, gone on', url: 'https://example.org/before', frameId: 0, is: 'the page’s' },
  { title: 'a page whose tab has left', url: 'https://other.example/', frameId: 0, is: 'its own' },
  { title: 'an empty page', url: 'about:blank', frameId: 0, origin: 'null', is: 'the page’s' },
  { title: 'a blob', url: 'blob:https://example.org/1', origin: 'https://example.org', is: 'its own' },
];

test.each(framed)('the address of $title is $is', async ({ url, is, ...sender }) => {
  await connect(sendAs({ ...senders.contentScript, url, ...sender })).loadCard({});
  const address = { 'its own': url, 'the page’s': senders.contentScript.tab?.url, none: '' }[is];
  expect(asked.mock.calls[0]?.[2].frameUrl).toBe(address);
});

describe('messages that are not ours are left to others', () => {
  const foreign: unknown[] = [
    undefined,
    null,
    'library',
    {},
    { call: 'term', input: {} },
    { sidelight: 'card', call: 'term', input: {} },
    { sidelight: 'library', input: {} },
    { sidelight: 'library', call: 7, input: {} },
    { sidelight: 'library', call: 'term', input: {}, more: true },
  ];
  test.each(foreign)('%j', async (message) => {
    expect(await sendAs(senders.ownPage)(message)).toBeUndefined();
    expect(asked).not.toHaveBeenCalled();
  });
});

describe('what does not pass gets a Failure, and does nothing', () => {
  const refused: {
    title: string;
    name: string;
    input: unknown;
    from?: keyof typeof senders;
    code: string;
  }[] = [
    { title: 'another extension', name: 'term', input: inputs.term, from: 'stranger', code: 'stranger' },
    { title: 'a call that is none', name: 'launch', input: {}, code: 'unknown-call' },
    { title: 'a call by the name of every object', name: 'constructor', input: {}, code: 'unknown-call' },
    { title: 'no input', name: 'term', input: undefined, code: 'bad-input' },
    { title: 'an id that is none', name: 'term', input: { id: '../nato' }, code: 'bad-input' },
    { title: 'something more', name: 'loadCard', input: { tabId: 1 }, code: 'bad-input' },
    { title: 'a tab that is none', name: 'siteState', input: { url: '', tab: 'first' }, code: 'bad-input' },
    { title: 'another type', name: 'switchThisSite', input: { on: 'yes' }, code: 'bad-input' },
    { title: 'a setting that is none', name: 'changeSettings', input: { colour: 'red' }, code: 'bad-input' },
    {
      title: 'a setting without a value',
      name: 'changeSettings',
      input: { on: undefined },
      code: 'bad-input',
    },
    { title: 'a density that is none', name: 'setDensity', input: { density: 'often' }, code: 'bad-input' },
    {
      title: 'a form longer than any',
      name: 'rejectSense',
      input: { id: 'nato', form: 'N'.repeat(201), rejected: true },
      code: 'bad-input',
    },
    {
      title: 'a site that the page names itself',
      name: 'rejectSense',
      input: { id: 'nato', form: 'NATO', rejected: true, site: 'example.org' },
      code: 'bad-input',
    },
    {
      title: 'too many blocks',
      name: 'annotate',
      input: { blocks: Array.from({ length: 20_001 }, () => ({ text: '', lang: '' })) },
      code: 'bad-input',
    },
  ];
  test.each(refused)('$title', async ({ name, input, from = 'ownPage', code }) => {
    const reply = await sendAs(senders[from])({ sidelight: 'library', call: name, input });
    expect(reply).toEqual({ failure: { code, message: expect.stringMatching(/\w+.*\.$/su) } });
    expect(asked).not.toHaveBeenCalled();
  });
});

describe('who may call what', () => {
  const others = ['contentScript', 'likeOwnPage', 'nameless'] as const;
  const cases = names.flatMap((name) =>
    others.map((from) => ({ name, from, callers: libraryCalls[name].callers })),
  );

  test.each(cases)('$name from a $from: $callers', async ({ name, from, callers }) => {
    const answer = call(connect(sendAs(senders[from])), name);
    if (callers === 'anyone') await expect(answer).resolves.not.toThrow();
    else await expect(answer).rejects.toMatchObject({ code: 'not-allowed' });
    expect(asked).toHaveBeenCalledTimes(callers === 'anyone' ? 1 : 0);
  });

  test('our own pages alone may ask about sites and settings', () => {
    expect(names.filter((name) => libraryCalls[name].callers === 'own pages')).toEqual([
      'settings',
      'changeSettings',
      'search',
      'browse',
      'keepAsNote',
      'highlightedPages',
      'highlights',
      'removeHighlightsOf',
      'storedSizes',
      'deleteEverything',
      'backup',
      'previewRestore',
      'restore',
      'siteState',
      'switchSite',
      'rejectSenseOn',
      'switchEverywhere',
      'setDensity',
    ]);
  });
});

describe('what goes wrong in the background', () => {
  const rows: { title: string; thrown: unknown; code: string; message: string }[] = [
    {
      title: 'a Failure',
      thrown: new Failure('full', 'The disk is full.'),
      code: 'full',
      message: 'The disk is full.',
    },
    {
      title: 'a bug',
      thrown: new TypeError('x is not a function'),
      code: 'bug',
      message: 'x is not a function',
    },
    { title: 'something thrown that is no error', thrown: 'oh', code: 'bug', message: 'oh' },
  ];
  test.each(rows)('$title reaches the one who asked', async ({ thrown, code, message }) => {
    serveWith({ term: () => Promise.reject(thrown) });
    const answer = connect(sendAs(senders.contentScript)).term({ id: 'nato' });
    await expect(answer).rejects.toBeInstanceOf(Failure);
    await expect(answer).rejects.toMatchObject({ code, message });
  });
});

describe('nobody answers', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const sends: { title: string; send: () => Promise<unknown>; message: string }[] = [
    {
      title: 'the extension is gone',
      send: () => Promise.reject(new Error('Receiving end gone')),
      message: 'Receiving end gone',
    },
    {
      title: 'the extension is gone, and says so at once',
      send: () => {
        throw new Error('Extension context invalidated.');
      },
      message: 'Extension context invalidated.',
    },
    { title: 'no listener took it', send: () => Promise.resolve(undefined), message: 'Nobody answered.' },
    { title: 'as Firefox says it', send: () => Promise.resolve(null), message: 'Nobody answered.' },
  ];
  test.each(sends)('$title', async ({ send, message }) => {
    const sent = vi.fn(send);
    const answer = expect(connect(sent).loadCard({})).rejects.toMatchObject({ code: 'unreachable', message });
    await vi.advanceTimersByTimeAsync(6_299);
    expect(sent).toHaveBeenCalledTimes(6);
    await vi.advanceTimersByTimeAsync(1);
    await answer;
    expect(sent).toHaveBeenCalledTimes(7);
  });

  test.each(sends)('at first, then somebody: $title', async ({ send }) => {
    const sent = vi
      .fn(sendAs(senders.contentScript))
      .mockImplementationOnce(send)
      .mockImplementationOnce(send);
    const answer = connect(sent).annotate(inputs.annotate);
    await vi.advanceTimersByTimeAsync(300);
    expect(await answer).toEqual(await answers.annotate(inputs.annotate, {} as Caller));
    expect(sent).toHaveBeenCalledTimes(3);
  });

  test('a Failure is an answer: nothing is asked twice', async () => {
    serveWith({ term: () => Promise.reject(new Failure('full', 'The disk is full.')) });
    const sent = vi.fn(sendAs(senders.contentScript));
    await expect(connect(sent).term({ id: 'nato' })).rejects.toMatchObject({ code: 'full' });
    expect(sent).toHaveBeenCalledTimes(1);
  });
});

/** Serves the answers above, some of them replaced, and notes what is asked. */
function serveWith(replaced: Partial<Handlers>): void {
  const noted = Object.entries({ ...answers, ...replaced }).map(([name, answer]) => [
    name,
    (input: never, caller: Caller) => {
      asked(name, input, caller);
      return answer(input, caller);
    },
  ]);
  serve(Object.fromEntries(noted) as Handlers);
}

function call(library: Library, name: CallName): Promise<unknown> {
  return (library[name] as (input: unknown) => Promise<unknown>)(inputs[name]);
}
