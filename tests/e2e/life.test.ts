import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { builtFolder } from '../../tools/build.ts';
import type { Launched } from '../../tools/browsers.ts';
import { type Server, serve } from '../../tools/serve.ts';
import { launchForTest, target } from './browser.ts';
import {
  article,
  complaintsOf,
  hasCard,
  hoverCard,
  isMarkedTimes,
  linesOf,
  middleOf,
  soon,
} from './card-on-page.ts';
import { type Api, type Desk, openDesk } from './desk.ts';
import { type Switches, switchesOf } from './extension-switches.ts';
import { painted, pause } from './extension.ts';

/** The extension is stopped, robbed, reloaded and taken away, in a browser of its own: the page goes on. */
let launched: Launched;
let server: Server;
let desk: Desk;
let switches: Switches;
let page: Page;

beforeAll(async () => {
  const text = '<p>China promoted the Digital Silk Road abroad.</p><p>Europe has the Global Gateway.</p>';
  server = await serve({ '/a.html': article(text) });
  launched = await launchForTest({ extensionDir: builtFolder(target) });
  switches = await switchesOf(launched);
  desk = await openDesk((relative) => launched.openExtensionPage(relative));
});

beforeEach(async () => {
  page = await launched.newPage(`${server.origin}/a.html?${Math.random()}`);
});

afterAll(async () => {
  await launched.close();
  await server.close();
});

test('a background that was stopped wakes for a page’s marks and for its cards', async () => {
  await isMarkedTimes(page, 'Digital Silk Road', 1);
  await switches.stopBackground();
  expect(await hoverCard(page, 'Digital Silk Road', desk)).toMatchObject({ title: 'Digital Silk Road' });
  await switches.stopBackground();
  await page.reload();
  await isMarkedTimes(page, 'Digital Silk Road', 1);
});

test('a popup that was open when the background went finds as before, also in the middle of a question', async () => {
  const popup = await launched.openExtensionPage('popup.html?tab=0');
  const finds = async (query: string, label: string): Promise<void> => {
    await popup.focus('.query');
    await popup.$eval('.query', (box) => (box as HTMLInputElement).select());
    await popup.keyboard.type(query);
    // Sooner than a port that is of no use any more would be closed for having been idle.
    await soon(
      `a result for “${query}”`,
      () =>
        popup.evaluate(
          (wanted) => document.querySelector('.hit .name')?.textContent?.includes(wanted) || undefined,
          label,
        ),
      4_000,
    );
  };
  await finds('digital silk', 'Digital Silk Road');
  await switches.stopBackground();
  await finds('global gateway', 'Global Gateway');
  const stopped = switches.stopBackground();
  await finds('aukus', 'AUKUS');
  await stopped;
  await finds('great firewall', 'Great Firewall');
  await popup.close();
});

test('a background that is stopped again and again, in the middle of questions, leaves nothing unmarked', async () => {
  await isMarkedTimes(page, 'Digital Silk Road', 1);
  for (let section = 1; section <= 20; section++) {
    await page.evaluate((number) => {
      const [heading, text] = [document.createElement('h2'), document.createElement('p')];
      heading.textContent = `Section ${number}`;
      text.textContent = 'Once more the Digital Silk Road.';
      document.querySelector('main')?.append(heading, text);
    }, section);
    // Around the time at which the reader asks: before, in the middle, after.
    await pause(100 + section * 3);
    await switches.stopBackground();
  }
  await isMarkedTimes(page, 'Digital Silk Road', 21);
});

test('a background that is stopped in the middle of a long page marks it to its end', async () => {
  const filler = 'A sentence about nothing much, of which there are many. '.repeat(40);
  const paragraphs = Array.from({ length: 600 }, (_, i) => `<p>${i} ${filler}</p>`).join('');
  server.put('/long.html', article(`${paragraphs}<p>China promoted the Digital Silk Road abroad.</p>`));
  await page.goto(`${server.origin}/long.html`);
  for (let stops = 0; stops < 5; stops++) {
    await pause(60);
    await switches.stopBackground();
  }
  await isMarkedTimes(page, 'Digital Silk Road', 1);
});

test('a page whose first question is lost is marked all the same', async () => {
  for (let visit = 0; visit < 5; visit++) {
    const loading = page.reload();
    await pause(visit * 40);
    await switches.stopBackground();
    await loading;
    await isMarkedTimes(page, 'Digital Silk Road', 1);
  }
});

// Firefox's background shares its thread with the desk: while it is busy it cannot be stopped.
test.skipIf(target === 'firefox')(
  'a page whose question waits when the background is stopped is marked all the same',
  async () => {
    // So much to do that the page's question waits, and then there is nobody left to answer it.
    await desk.page.evaluate(() => {
      const { browser, chrome } = globalThis as Api;
      const text = 'The Digital Silk Road, the TTC and the Global Gateway. '.repeat(1_500);
      const input = { blocks: Array.from({ length: 150 }, () => ({ text, lang: 'en' })) };
      void (browser ?? chrome)?.runtime
        .sendMessage({ sidelight: 'library', call: 'annotate', input })
        .catch(() => undefined);
    });
    await page.reload();
    await pause(500);
    expect(await painted(page)).toEqual([]);
    await switches.stopBackground();
    await isMarkedTimes(page, 'Digital Silk Road', 1);
  },
);

test('a glossary deleted from under the background is built again, and cards come all the while', async () => {
  await isMarkedTimes(page, 'Digital Silk Road', 1);
  expect(await deleteGlossaries()).toBe(1);
  expect(await hoverCard(page, 'Digital Silk Road', desk)).toMatchObject({ title: 'Digital Silk Road' });
  expect(await deleteGlossaries()).toBe(1);
  await page.reload();
  await isMarkedTimes(page, 'Global Gateway', 1);
  expect(await hoverCard(page, 'Global Gateway', desk)).toMatchObject({ title: 'Global Gateway' });
});

test('an extension that is reloaded under an open tab throws nothing there and marks it anew', async () => {
  await isMarkedTimes(page, 'Digital Silk Road', 1);
  await hoverCard(page, 'Digital Silk Road', desk);
  const complaints = complaintsOf(page);
  await switches.reload();
  await soon('the end of the old extension', async () => {
    const isThere = await desk.page
      .evaluate(() => location.protocol.endsWith('-extension:'))
      .catch(() => false);
    return !isThere || undefined;
  });
  // What the reader does while nobody answers: it asks for a card, and reads what has changed.
  await rest(page, 'Global Gateway');
  await page.evaluate(() => document.querySelector('p')?.append(' Then came more.'));
  desk = await soon('a desk in the new extension', () =>
    openDesk((relative) => launched.openExtensionPage(relative)).catch(() => undefined),
  );
  await soon('the reader of the new extension', async () => {
    const answer = await desk.ask(page, { sidelight: 'page-terms' }).catch(() => undefined);
    return (answer as { terms: unknown[] } | undefined)?.terms.length === 2 || undefined;
  });
  await page.bringToFront();
  await page.mouse.move(900, 700);
  await hoverCard(page, 'Digital Silk Road', desk);
  await isMarkedTimes(page, 'Digital Silk Road', 1);
  await isMarkedTimes(page, 'Global Gateway', 1);
  expect(complaints).toEqual([]);
});

test('a tab that was open before the install is marked', async () => {
  const id = target === 'firefox' ? 'sidelight@sidelight.example' : new URL(launched.extensionOrigin).host;
  await launched.browser.uninstallExtension(id);
  await page.close();
  page = await launched.newPage(`${server.origin}/a.html?before`);
  expect(await painted(page)).toEqual([]);
  const tabs = (await launched.browser.pages()).length;
  await launched.browser.installExtension(builtFolder(target));
  await isMarkedTimes(page, 'Digital Silk Road', 1);
  await soon('the welcome page', async () => (await launched.browser.pages()).length > tabs || undefined);
  await page.bringToFront();
  // Firefox puts a reader in by itself, and ours takes its place: a pointer may rest in between.
  await soon('a card', async () => {
    await page.mouse.move(900, 700);
    await rest(page, 'Digital Silk Road');
    await pause(900);
    return (await hasCard(page)) || undefined;
  });
});

/** Deletes the glossary's databases; how many there were. */
function deleteGlossaries(): Promise<number> {
  return desk.page.evaluate(async () => {
    const all = await indexedDB.databases();
    const names = all.flatMap(({ name }) => (name?.startsWith('sidelight-glossary-') ? [name] : []));
    for (const name of names) {
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.addEventListener('success', resolve);
        request.addEventListener('error', reject);
      });
    }
    return names.length;
  });
}

async function rest(on: Page, words: string): Promise<void> {
  const { x, y } = middleOf(await linesOf(on, words));
  await on.mouse.move(x, y);
}
