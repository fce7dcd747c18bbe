import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { builtFolder } from '../../tools/build.ts';
import type { Launched } from '../../tools/browsers.ts';
import { type Server, serve } from '../../tools/serve.ts';
import { launchForTest, target } from './browser.ts';
import { article, soon } from './card-on-page.ts';
import { type Desk, openDesk } from './desk.ts';
import { type Switches, switchesOf } from './extension-switches.ts';
import { askAtDesk, askFrom, saveFrom, toSave } from './highlight-calls.ts';

/** What the background keeps, asked as content scripts ask, with nothing of the page's side in between. */
const TEXT = 'Ministers met on Monday. They spoke about the cables below the sea. Then they left.';
const QUOTE = 'the cables below the sea';

let launched: Launched;
let server: Server;
let desk: Desk;
let switches: Switches;
let page: Page;

beforeAll(async () => {
  const html = article(`<p>${TEXT}</p>`);
  server = await serve({
    '/a.html': html,
    '/b.html': html,
    '/framed.html': article(
      `<p>${TEXT}</p><iframe srcdoc="<p>${TEXT}</p>" width="600" height="300"></iframe>`,
    ),
  });
  launched = await launchForTest({ extensionDir: builtFolder(target) });
  desk = await openDesk((relative) => launched.openExtensionPage(relative));
  switches = await switchesOf(launched);
  page = await launched.newPage();
});

beforeEach(async () => {
  await askAtDesk(desk, 'deleteEverything', {});
  await page.goto(`${server.origin}/a.html?utm_source=letter&n=1#part`);
});

afterAll(async () => {
  await launched.close();
  await server.close();
});

test('a passage is kept under the address of its page, and found there when the background has slept', async () => {
  const kept = await saveFrom(desk, page, TEXT, QUOTE, { note: 'Which sea?' });
  expect(kept.target.source).toBe(page.url());
  await switches.stopBackground();
  await page.goto(`${server.origin}/a.html?n=1`);
  expect(await askFrom(desk, page, 'highlightsHere', {})).toMatchObject({ value: { count: 1 } });
  expect(await askFrom(desk, page, 'locateHighlights', { text: `New. ${TEXT}` })).toEqual({
    value: [{ highlight: kept, located: { state: 'moved', span: { start: 47, end: 71 } } }],
  });
  await soon('the state last seen', async () => {
    // The page's own script looks for it too, in what really stands there: whoever comes last is right.
    await askFrom(desk, page, 'locateHighlights', { text: `New. ${TEXT}` });
    const { highlights } = await askAtDesk(desk, 'highlights', { page: page.url(), from: 0, limit: 9 });
    return highlights[0]?.state === 'moved' || undefined;
  });
  await page.goto(`${server.origin}/b.html`);
  expect(await askFrom(desk, page, 'highlightsHere', {})).toMatchObject({ value: { count: 0 } });
  expect(await askFrom(desk, page, 'locateHighlights', { text: TEXT })).toEqual({ value: [] });
});

test('an application that changes its address without loading a page files under the new one', async () => {
  await saveFrom(desk, page, TEXT, QUOTE);
  await page.evaluate(() => history.pushState({}, '', '/second.html'));
  const second = await saveFrom(desk, page, TEXT, 'Ministers');
  expect(second.target.source).toBe(`${server.origin}/second.html`);
  await page.evaluate(() => {
    location.hash = '#/third';
  });
  const third = await saveFrom(desk, page, TEXT, 'Ministers');
  expect(third.target.source).toBe(`${server.origin}/second.html#/third`);
  // A frame says it itself, for of frames the browser does not.
  const said = toSave(TEXT, 'Ministers');
  const address = `${server.origin}/fourth.html`;
  const fourth = await askFrom(desk, page, 'saveHighlight', { ...said, page: { ...said.page, address } });
  expect(fourth).toMatchObject({ value: { target: { source: address } } });
  const pages = await askAtDesk(desk, 'highlightedPages', {});
  expect(pages.map((one) => one.page)).toEqual([
    address,
    third.target.source,
    second.target.source,
    `${server.origin}/a.html?utm_source=letter&n=1#part`,
  ]);
});

test('two tabs that write at once lose nothing, and their notes are both kept', async () => {
  const other = await launched.newPage(`${server.origin}/b.html`);
  const shared = await saveFrom(desk, page, TEXT, QUOTE);
  const save = (from: Page, note: string): Promise<unknown> =>
    Promise.all(Array.from({ length: 20 }, () => saveFrom(desk, from, TEXT, QUOTE, { note })));
  const write = (from: Page, note: string): Promise<unknown> =>
    askFrom(desk, from, 'changeHighlight', { id: shared.id, change: { note }, was: { note: '' } });
  await Promise.all([save(page, 'one'), save(other, 'two'), write(page, 'Who?'), write(other, 'When?')]);
  const { total } = await askAtDesk(desk, 'highlights', { from: 0, limit: 1 });
  expect(total).toBe(41);
  const { highlights } = await askAtDesk(desk, 'highlights', { search: 'who when', from: 0, limit: 9 });
  expect(highlights.map(({ highlight }) => highlight.id)).toEqual([shared.id]);
  await other.close();
});

test('what is asked twice is done once', async () => {
  const passage = toSave(TEXT, QUOTE, { note: 'Once.' });
  const first = await askFrom(desk, page, 'saveHighlight', passage);
  expect(await askFrom(desk, page, 'saveHighlight', passage)).toEqual(first);
  const { id } = passage;
  const removed = await askFrom(desk, page, 'removeHighlight', { id });
  expect(removed).toEqual(first);
  await switches.stopBackground();
  expect(await askFrom(desk, page, 'removeHighlight', { id })).toEqual(removed);
  // An answer that was lost does not bring back what was removed since.
  expect(await askFrom(desk, page, 'saveHighlight', passage)).toMatchObject({ failure: { code: 'removed' } });
});

test('of another site nothing is changed, nor of a list shown', async () => {
  const { id } = await saveFrom(desk, page, TEXT, QUOTE);
  await page.goto(`${server.origin.replace('127.0.0.1', 'localhost')}/a.html?n=1`);
  expect(page.url()).toContain('localhost');
  const refused = { failure: { code: 'not-allowed' } };
  const address = `${server.origin}/a.html?n=1`;
  expect(await askFrom(desk, page, 'highlightsHere', { address })).toMatchObject({ value: { count: 0 } });
  expect(await askFrom(desk, page, 'removeHighlight', { id })).toMatchObject(refused);
  expect(await askFrom(desk, page, 'changeHighlight', { id, change: { note: 'a' } })).toMatchObject(refused);
  expect(await askFrom(desk, page, 'highlights', { from: 0, limit: 9 })).toMatchObject(refused);
  expect(await askFrom(desk, page, 'backup', {})).toMatchObject(refused);
});

test('news of changes names no addresses, and pages know their own', async () => {
  const here = await askFrom(desk, page, 'highlightsHere', {});
  await desk.page.evaluate(`{
    globalThis.news = [];
    (globalThis.browser ?? chrome).storage.local.onChanged.addListener((changes) => {
      const { newValue } = changes['highlights-changed'] ?? {};
      if (newValue) news.push(newValue);
    });
  }`);
  await saveFrom(desk, page, TEXT, QUOTE);
  const news = await soon('news', async () => {
    const all = (await desk.page.evaluate('news')) as { topics: string[]; isSeen: boolean }[];
    return all.length > 0 ? all : undefined;
  });
  expect(news).toEqual([{ topics: ('value' in here ? here.value : undefined)?.topics, isSeen: false }]);
  expect(news[0]?.topics).toEqual([expect.stringMatching(/^[0-9a-f]{24}$/u)]);
});
