import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { builtFolder } from '../../tools/build.ts';
import type { Launched } from '../../tools/browsers.ts';
import { type Page as ServedPage, type Server, serve } from '../../tools/serve.ts';
import { launchForTest, target } from './browser.ts';
import { article, complaintsOf, hoverCard, isMarkedTimes, soon } from './card-on-page.ts';
import { type Desk, openDesk } from './desk.ts';
import { switchesOf } from './extension-switches.ts';
import { painted, pause } from './extension.ts';

/** Pages that browsers keep, prepare and throw away behind the reader's back. */
let launched: Launched;
let server: Server;
let desk: Desk;

beforeAll(async () => {
  server = await serve({
    '/road.html': kept('China promoted the Digital Silk Road abroad.'),
    '/gateway.html': kept('Europe has the Global Gateway.'),
    '/suspects.html': kept(
      '<a href="/suspected.html">On</a>',
      '<script type="speculationrules">{"prerender":[{"urls":["/suspected.html"],"eagerness":"immediate"}]}</script>',
    ),
    // Long after any reader would have read it, the page notes what is painted in it.
    '/suspected.html': kept(
      'Europe has the Global Gateway.',
      `<script>const note = () => localStorage.setItem(document.prerendering, CSS.highlights.size);
        setTimeout(note, 1000); addEventListener('pagehide', note);</script>`,
    ),
  });
  launched = await launchForTest({ extensionDir: builtFolder(target) });
  desk = await openDesk((relative) => launched.openExtensionPage(relative));
});

beforeEach(() => desk.forgetSettings());

afterAll(async () => {
  await launched.close();
  await server.close();
});

test('a page keeps its place in the back/forward cache, and comes back marked once, with its cards', async () => {
  const page = await launched.newPage(`${server.origin}/road.html`);
  const complaints = complaintsOf(page);
  await isMarkedTimes(page, 'Digital Silk Road', 1);
  await goOn(page);
  await goBack(page);
  expect(await wasKept(page)).toBe(true);
  expect(await painted(page)).toEqual(['Digital Silk Road']);
  await page.mouse.move(900, 700);
  expect(await hoverCard(page, 'Digital Silk Road', desk)).toMatchObject({ title: 'Digital Silk Road' });
  await pause(300);
  expect(await painted(page)).toEqual(['Digital Silk Road']);
  // With a card open too.
  await goOn(page);
  await goBack(page);
  expect(await wasKept(page)).toBe(true);
  await isMarkedTimes(page, 'Digital Silk Road', 1);
  expect(complaints).toEqual([]);
  await page.close();
});

test('a page that comes back follows what was switched meanwhile', async () => {
  const page = await launched.newPage(`${server.origin}/road.html`);
  await isMarkedTimes(page, 'Digital Silk Road', 1);
  await goOn(page);
  await desk.tell('switchSite', { site: '127.0.0.1', on: false });
  await isMarkedTimes(page, 'Global Gateway', 0);
  await goBack(page);
  expect(await wasKept(page)).toBe(true);
  await isMarkedTimes(page, 'Digital Silk Road', 0);
  await goOn(page);
  await desk.tell('switchSite', { site: '127.0.0.1', on: true });
  await goBack(page);
  await isMarkedTimes(page, 'Digital Silk Road', 1);
  await page.close();
});

// Chromium empties its back/forward cache when an extension goes; Firefox keeps the page, whose script is dead.
test('a page that comes back after an update is read by the new reader', async () => {
  const page = await launched.newPage(`${server.origin}/road.html`);
  await isMarkedTimes(page, 'Digital Silk Road', 1);
  await goOn(page);
  const { reload } = await switchesOf(launched);
  await reload();
  desk = await soon('a desk in the new extension', () =>
    openDesk((relative) => launched.openExtensionPage(relative)).catch(() => undefined),
  );
  await isMarkedTimes(page, 'Global Gateway', 1);
  await page.bringToFront();
  await goBack(page);
  expect(await wasKept(page)).toBe(target === 'firefox');
  await soon('the new reader', async () => {
    const answer = await desk.ask(page, { sidelight: 'page-terms' }).catch(() => undefined);
    return (answer as { terms: unknown[] } | undefined)?.terms.length === 1 || undefined;
  });
  await isMarkedTimes(page, 'Digital Silk Road', 1);
  await page.close();
});

// Firefox renders no page before somebody goes there.
test.skipIf(target === 'firefox')(
  'a page that is rendered on suspicion is read when somebody goes there, not before',
  async () => {
    const page = await launched.newPage(`${server.origin}/suspects.html`);
    const tab = await desk.tabOf(page);
    // Chromium renders nothing on suspicion under a debugger: this page is seen and moved from the desk alone.
    type Session = { parentSession: () => Session; detach: () => Promise<void> };
    await (page as unknown as { _client: () => Session })._client().parentSession().detach();
    const inTab = (script: string): Promise<unknown> =>
      desk.page.evaluate(
        `chrome.scripting.executeScript({ target: { tabId: ${tab} }, world: 'MAIN', func: () => ${script} }).then(([{ result }]) => result, () => undefined)`,
      );
    await inTab('location.reload()');
    await soon(
      'a page rendered on suspicion',
      async () => (await inTab("localStorage.getItem('true') !== null")) || undefined,
    );
    expect(await inTab("localStorage.getItem('true')")).toBe('0');
    await inTab("document.querySelector('a').click()");
    await soon('marks', async () => (await inTab('CSS.highlights.size')) === 1 || undefined);
    expect(await inTab("performance.getEntriesByType('navigation')[0].activationStart > 0")).toBe(true);
  },
);

test('a tab that was thrown away is marked when somebody comes back to it', async () => {
  const termsIn = (id: number): Promise<number | undefined> =>
    desk
      .askTab(id, { sidelight: 'page-terms' })
      .then((answer) => (answer as { terms: unknown[] }).terms.length)
      .catch(() => undefined);
  const id = await desk.page
    .evaluate(`${api}.tabs.create({ url: '${server.origin}/road.html', active: false })
    .then(({ id }) => id)`);
  await soon('a tab that is read', async () => (await termsIn(id as number)) === 1 || undefined);
  const discarded = (await desk.page.evaluate(`${api}.tabs.discard(${String(id)})
    .then(async (tab) => (tab ?? await ${api}.tabs.get(${String(id)})))
    .then(({ id, discarded }) => ({ id, discarded }))`)) as { id: number; discarded: boolean };
  expect(discarded.discarded).toBe(true);
  expect(await termsIn(discarded.id)).toBeUndefined();
  await desk.page.evaluate(`${api}.tabs.update(${discarded.id}, { active: true }).then(() => undefined)`);
  await soon('the tab read again', async () => (await termsIn(discarded.id)) === 1 || undefined);
  await desk.page.evaluate(`${api}.tabs.remove(${discarded.id})`);
});

const api = '(globalThis.browser ?? globalThis.chrome)';

/** A page that a browser may keep, and that notes whether it was. */
function kept(text: string, head = ''): ServedPage {
  const noting =
    "<script>addEventListener('pageshow', (event) => (window.wasKept = event.persisted))</script>";
  return {
    body: article(`<p>${text}</p>`, { head: noting + head }),
    headers: { 'cache-control': 'max-age=0' },
  };
}

function goOn(page: Page): Promise<void> {
  return leave(page, () => (location.href = '/gateway.html'), '/gateway.html');
}

function goBack(page: Page): Promise<void> {
  return leave(page, () => history.back(), '/road.html');
}

/** By the page itself: in Firefox a navigation by BiDi from or to a kept page never ends. */
async function leave(page: Page, go: () => unknown, to: string): Promise<void> {
  // Not at once: the answer would be lost with the page.
  await page.evaluate(`void setTimeout(${String(go)})`);
  await soon(to, async () => {
    const path = await page.evaluate(() => location.pathname).catch(() => undefined);
    return (path === to && (await wasKept(page)) !== undefined) || undefined;
  });
  await soon(
    'its mark, if it has one',
    async () => (await painted(page)).length > 0 || pause(300).then(() => true),
  );
}

function wasKept(page: Page): Promise<boolean | undefined> {
  return page.evaluate(() => (globalThis as { wasKept?: boolean }).wasKept).catch(() => undefined);
}
