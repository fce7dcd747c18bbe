import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtFolder } from '../../tools/build.ts';
import type { Launched } from '../../tools/browsers.ts';
import { type Server, serve } from '../../tools/serve.ts';
import { launchForTest, target } from './browser.ts';
import { article, clickInCard, hoverCard, isMarkedTimes, soon } from './card-on-page.ts';
import { type Desk, openDesk } from './desk.ts';
import { switchesOf } from './extension-switches.ts';
import { everythingStored } from './everything-stored.ts';
import { pause } from './extension.ts';
import { listed } from './kept-for-panel.ts';
import { askAtDesk, askFrom, saveFrom, toSave } from './highlight-calls.ts';

/** In private windows terms are marked, and nothing of their pages is stored, whatever their reader switches. */
let launched: Launched;
let server: Server;
let desk: Desk;

beforeAll(async () => {
  server = await serve({
    '/a.html': article('<p>China promoted the Digital Silk Road abroad.</p>'),
    '/ttc.html': article(
      '<p>The EU-US Trade and Technology Council met in Brussels.</p><p>The TTC spoke.</p>',
    ),
  });
  launched = await launchForTest({ extensionDir: builtFolder(target) });
  const { allowInPrivateWindows } = await switchesOf(launched);
  await allowInPrivateWindows();
  desk = await soon('a desk', () =>
    openDesk((relative) => launched.openExtensionPage(relative)).catch(() => undefined),
  );
  // Written down a while after the install or the first search, whoever searches: it has to do with no page.
  await desk.tell('search', { query: 'digital silk road', limit: 1 });
  await soon(
    'the search index in the database',
    async () => /\["search",\["./u.test(await stored()) || undefined,
  );
});

afterAll(async () => {
  await launched.close();
  await server.close();
});

test('terms are marked and have cards; a site switched off there is off there alone, and no store learns of it', async () => {
  const open = await launched.newPage(`${server.origin}/a.html?open`);
  await isMarkedTimes(open, 'Digital Silk Road', 1);
  // An ordinary page asks for its highlights too, a while after its terms on a busy machine.
  await soon(
    'the database of highlights',
    async () => (await stored()).includes('["sidelight-highlights",') || undefined,
  );
  const before = await stored();
  expect(before).not.toContain('127.0.0.1');

  const first = await openPrivate('first');
  await isMarkedTimes(first, 'Digital Silk Road', 1);
  expect(await hoverCard(first, 'Digital Silk Road', desk)).toMatchObject({ title: 'Digital Silk Road' });
  await clickInCard(first, 'Off on this site', undefined, desk);
  await isMarkedTimes(first, 'Digital Silk Road', 0);
  expect(await stored()).toBe(before);
  const second = await openPrivate('second');
  await pause(500);
  await isMarkedTimes(second, 'Digital Silk Road', 0);
  await isMarkedTimes(open, 'Digital Silk Road', 1);

  // The popup above a private page sees it so, and switches it back; above another page it sees nothing of it.
  expect(await siteState(second)).toMatchObject({ siteOn: false });
  expect(await siteState(open)).toMatchObject({ siteOn: true });
  await desk.tell('switchSite', { site: '127.0.0.1', on: true, tab: await desk.tabOf(second) });
  await isMarkedTimes(second, 'Digital Silk Road', 1);
  await isMarkedTimes(first, 'Digital Silk Road', 1);
  expect(await stored()).toBe(before);

  // When the last private window closes, it is as if there had been none.
  await desk.tell('switchSite', { site: '127.0.0.1', on: false, tab: await desk.tabOf(second) });
  await isMarkedTimes(second, 'Digital Silk Road', 0);
  await closePrivate();
  await soon('nothing in memory', async () => !(await inMemory()).includes('127.0.0.1') || undefined);
  const third = await openPrivate('third');
  await isMarkedTimes(third, 'Digital Silk Road', 1);

  // What holds in ordinary windows holds in private ones, where it can be switched back, for them alone.
  await desk.tell('switchSite', { site: '127.0.0.1', on: false, tab: await desk.tabOf(open) });
  await isMarkedTimes(open, 'Digital Silk Road', 0);
  await isMarkedTimes(third, 'Digital Silk Road', 0);
  const switched = await stored();
  await desk.tell('switchSite', { site: '127.0.0.1', on: true, tab: await desk.tabOf(third) });
  await isMarkedTimes(third, 'Digital Silk Road', 1);
  await isMarkedTimes(open, 'Digital Silk Road', 0);
  expect(await stored()).toBe(switched);
  await closePrivate();
  await desk.forgetSettings();
  await isMarkedTimes(open, 'Digital Silk Road', 1);
});

test('a sense rejected there is rejected there alone, and no store learns of it', async () => {
  const open = await launched.newPage(`${server.origin}/ttc.html?open`);
  await isMarkedTimes(open, 'TTC', 1);
  const before = await stored();
  const first = await openPrivate('first', 'ttc.html');
  await isMarkedTimes(first, 'TTC', 1);
  await hoverCard(first, 'TTC', desk);
  await clickInCard(first, 'Not this sense here', undefined, desk);
  await isMarkedTimes(first, 'TTC', 0);
  const second = await openPrivate('second', 'ttc.html');
  await pause(500);
  await isMarkedTimes(second, 'TTC', 0);
  await isMarkedTimes(open, 'TTC', 1);
  expect(await stored()).toBe(before);

  // The popup above a private page lists it; above another page it sees nothing of it.
  const sense = { site: '127.0.0.1', id: 'eu-us-trade-and-technology-council', form: 'TTC' };
  expect(await siteState(second)).toMatchObject({ rejectedSenses: [sense] });
  expect(await siteState(open)).toMatchObject({ rejectedSenses: [] });
  await desk.tell('rejectSenseOn', { ...sense, rejected: false, tab: await desk.tabOf(second) });
  await isMarkedTimes(first, 'TTC', 1);
  expect(await stored()).toBe(before);

  // What is rejected in ordinary windows is rejected in private ones, where it can be taken in again, for them alone.
  await desk.tell('rejectSenseOn', { ...sense, rejected: true, tab: await desk.tabOf(open) });
  await isMarkedTimes(open, 'TTC', 0);
  const rejected = await stored();
  expect(rejected).toContain('127.0.0.1');
  await desk.tell('rejectSenseOn', { ...sense, rejected: false, tab: await desk.tabOf(second) });
  await isMarkedTimes(second, 'TTC', 1);
  await isMarkedTimes(open, 'TTC', 0);
  expect(await stored()).toBe(rejected);

  // When the last private window closes, it is as if there had been none.
  await closePrivate();
  await soon('nothing in memory', async () => !(await inMemory()).includes('127.0.0.1') || undefined);
  const third = await openPrivate('third', 'ttc.html');
  await isMarkedTimes(third, 'EU-US Trade and Technology Council', 1);
  await isMarkedTimes(third, 'TTC', 0);
  await desk.tell('rejectSenseOn', { ...sense, rejected: false });
  await isMarkedTimes(third, 'TTC', 1);
  await isMarkedTimes(open, 'TTC', 1);
  expect(await stored()).not.toContain('127.0.0.1');
});

test('highlights: none is shown there, and none is kept but what the reader says so of', async () => {
  const text = 'China promoted the Digital Silk Road abroad.';
  await closePrivate(); // beside a private window Firefox opens private ones
  const open = await launched.newPage(`${server.origin}/a.html?utm_source=open`);
  const ordinary = await saveFrom(desk, open, text, 'Digital Silk Road');
  await forgottenNews();
  const before = await stored();

  const first = await openPrivate('utm_source=first');
  const count = async (page: Page): Promise<unknown> => {
    const answer = await askFrom(desk, page, 'highlightsHere', {});
    return 'value' in answer ? answer.value.count : answer;
  };
  expect(await count(open)).toBe(1);
  expect(await count(first)).toBe(0);
  expect(await askFrom(desk, first, 'locateHighlights', { text })).toEqual({ value: [] });
  const refused = { failure: { code: 'private' } };
  expect(await askFrom(desk, first, 'saveHighlight', toSave(text, 'China'))).toMatchObject(refused);
  const notAllowed = { failure: { code: 'not-allowed' } };
  expect(await askFrom(desk, first, 'removeHighlight', { id: ordinary.id })).toMatchObject(notAllowed);
  expect(await stored()).toBe(before);

  // Said for one, it holds for that one.
  const mine = await saveFrom(desk, first, text, 'China', { privately: true });
  expect(await askFrom(desk, first, 'saveHighlight', toSave(text, 'abroad'))).toMatchObject(refused);
  expect(await count(first)).toBe(1);
  expect(await count(await openPrivate('utm_source=second'))).toBe(1);
  expect(await count(open)).toBe(2);
  expect(await stored()).toContain(mine.id);

  // Nor does the panel beside it list any other.
  for (const [page, quotes] of [
    [first, ['China']],
    [open, ['China', 'Digital Silk Road']],
  ] as const) {
    const panel = await launched.openExtensionPage(`sidepanel.html?tab=${await desk.tabOf(page)}`);
    await soon(`a list of ${quotes.join(' and ')}`, async () => {
      const found = (await listed(panel)).map((item) => item.replace(/^[^:]*: /u, '')).toSorted();
      return found.join() === quotes.join() || undefined;
    });
    await panel.close();
  }

  // When the last private window has closed, nobody knows that it was kept from one.
  await closePrivate();
  await soon('nothing in memory', async () => !(await inMemory()).includes(mine.id) || undefined);
  expect(await count(await openPrivate('utm_source=third'))).toBe(0);
  await closePrivate();
  expect(await count(open)).toBe(2);
  await askAtDesk(desk, 'deleteEverything', {});
  expect(await stored()).not.toContain('127.0.0.1');
});

const api = '(globalThis.browser ?? globalThis.chrome)';

/** Opens a page in a private window of its own. */
async function openPrivate(name: string, file = 'a.html'): Promise<Page> {
  const url = `${server.origin}/${file}?${name}`;
  await desk.page.evaluate(`${api}.windows.create({ incognito: true, url: '${url}' }).then(() => undefined)`);
  return soon('a private window', async () => {
    const pages = await Promise.all(launched.browser.targets().map((one) => one.page().catch(() => null)));
    return pages.find((page) => page?.url() === url) ?? undefined;
  });
}

async function closePrivate(): Promise<void> {
  await desk.page.evaluate(`${api}.windows.getAll().then((all) => Promise.all(
    all.filter(({ incognito }) => incognito).map(({ id }) => ${api}.windows.remove(id)))).then(() => undefined)`);
}

/** News is put and taken away. */
async function forgottenNews(): Promise<void> {
  await soon('no news', async () => !(await stored()).includes('highlights-changed') || undefined);
}

async function siteState(page: Page): Promise<unknown> {
  const reply = await desk.tell('siteState', { url: page.url(), tab: await desk.tabOf(page) });
  return (reply as { value: unknown }).value;
}

function stored(): Promise<string> {
  return desk.page.evaluate(everythingStored);
}

async function inMemory(): Promise<string> {
  return JSON.stringify(await desk.page.evaluate(`${api}.storage.session.get(null)`));
}
