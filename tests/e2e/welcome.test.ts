import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtFolder } from '../../tools/build.ts';
import type { Launched } from '../../tools/browsers.ts';
import { type Server, serve } from '../../tools/serve.ts';
import { launchForTest, target } from './browser.ts';
import {
  article,
  hasCard,
  isMarked,
  isMarkedTimes,
  linesOf,
  middleOf,
  noCard,
  soon,
} from './card-on-page.ts';
import type { Api } from './desk.ts';
import { pause } from './extension.ts';

/** The first run, in a browser of its own. */
let launched: Launched;
let server: Server;
let welcome: Page;

beforeAll(async () => {
  server = await serve({ '/a.html': article('<p>China promoted the Digital Silk Road abroad.</p>') });
  launched = await launchForTest({
    extensionDir: builtFolder(target),
    // Firefox asks in a window of its own, which no driver can answer: it says yes by itself.
    prefs: { 'extensions.webextOptionalPermissionPrompts': false },
  });
  welcome = await soon('the welcome page', pageAt(`${launched.extensionOrigin}/welcome.html`));
  await welcome.setViewport({ width: 1000, height: 800 });
  await welcome.bringToFront();
});

afterAll(async () => {
  await launched.close();
  await server.close();
});

test('the welcome page opens by itself and is marked', async () => {
  await isMarked(welcome, { 'Digital Silk Road': true, 'Global Gateway': true });
});

test('a card opens in it, by pointer and in the reader’s hand', async () => {
  const { x, y } = middleOf(await linesOf(welcome, 'Digital Silk Road'));
  await welcome.mouse.move(x, y);
  await soon('a card', async () => (await hasCard(welcome)) || undefined);
  await welcome.keyboard.press('Escape');
  await noCard(welcome);
  await welcome.mouse.click(x, y);
  await soon('a card', async () => (await hasCard(welcome)) || undefined);
  await welcome.mouse.click(4, 4);
  await noCard(welcome);
});

test('while access is granted it has no button that asks', async () => {
  expect(await buttonsOf(welcome)).toEqual([]);
  expect(await textOf(welcome)).toContain('Sidelight may mark terms on the pages you read.');
});

test('without access, welcome page and popup say so and have a button that asks', async () => {
  await takeAccessAway();
  const again = await launched.openExtensionPage('welcome.html');
  await again.waitForSelector('#intro button');
  expect(await buttonsOf(again)).toEqual(['Allow Sidelight to mark terms']);
  expect(await textOf(again)).toContain('until you allow it, Sidelight marks terms on this page only');
  await isMarked(again, { 'Digital Silk Road': true });

  const page = await launched.newPage(`${server.origin}/a.html`);
  await isMarkedTimes(page, 'Digital Silk Road', 0);
  const tab = await again.evaluate(async () => {
    const { browser, chrome } = globalThis as Api;
    const tabs = (await (browser ?? chrome)?.tabs.query({})) ?? [];
    return Math.max(...tabs.map(({ id }) => id)); // the newest; its address is hidden from us now
  });
  const popup = await launched.openExtensionPage(`popup.html?tab=${tab}`);
  await popup.waitForSelector('.primary');
  // The other one opens the panel.
  expect(await buttonsOf(popup)).toEqual(['Highlights', 'Allow Sidelight to mark terms']);

  // Chromium asks in a window that no driver can answer.
  if (target === 'chromium') return;
  await again.bringToFront();
  await again.click('#intro button');
  await soon('thanks', async () => (await buttonsOf(again)).length === 0 || undefined);
  await isMarkedTimes(page, 'Digital Silk Road', 1);
});

/** Takes away what the install granted: in Chromium as a reader does it who chooses "on click". */
async function takeAccessAway(): Promise<void> {
  if (target === 'firefox') {
    const removed = await welcome.evaluate(() =>
      (globalThis as Api).browser?.permissions.remove({ origins: ['<all_urls>'] }),
    );
    expect(removed).toBe(true);
    return;
  }
  const settings = await launched.newPage('chrome://extensions');
  await settings.evaluate((extensionId) => {
    type Private = { developerPrivate: { updateExtensionConfiguration: (what: object) => Promise<void> } };
    return (
      globalThis as unknown as { chrome: Private }
    ).chrome.developerPrivate.updateExtensionConfiguration({
      extensionId,
      hostAccess: 'ON_CLICK',
    });
  }, new URL(launched.extensionOrigin).host);
  await settings.close();
}

/**
 * Finds the page that has gone to `address`; puppeteer is not told so of Firefox's extension pages, and a page that is
 * asked while it moves there may not answer at all.
 */
function pageAt(address: string): () => Promise<Page | undefined> {
  return async () => {
    for (const page of await launched.browser.pages()) {
      const asked = page.evaluate(() => location.href).catch(() => '');
      if ((await Promise.race([asked, pause(1_000)])) === address) return page;
    }
    return undefined;
  };
}

function buttonsOf(of: Page): Promise<string[]> {
  return of.$$eval('button', (buttons) => buttons.map((button) => button.textContent ?? ''));
}

function textOf(of: Page): Promise<string> {
  return of.evaluate(() => document.body.textContent ?? '');
}
