import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtFolder } from '../../tools/build.ts';
import type { Launched } from '../../tools/browsers.ts';
import { type Server, serve } from '../../tools/serve.ts';
import { launchForTest, target } from './browser.ts';
import { article, complaintsOf, hasCard, hoverCard, middleOf, soon } from './card-on-page.ts';
import { type Desk, openDesk } from './desk.ts';
import { type Switches, switchesOf } from './extension-switches.ts';
import { painted } from './extension.ts';
import type { Box } from './seen-in-card.ts';

/** The extension is disabled and enabled again under open tabs. */
let launched: Launched;
let server: Server;
let desk: Desk;
let switches: Switches;

beforeAll(async () => {
  const inRoot =
    '<div id="host"></div><script>host.attachShadow({ mode: "open" }).innerHTML = "<p>Europe has the Global Gateway.</p>"</script>';
  server = await serve({
    '/a.html': article(`<p>China promoted the Digital Silk Road abroad.</p>${inRoot}
      <iframe src="/frame.html" width="600" height="200"></iframe>`),
    '/frame.html': article('<p>Australia joined AUKUS.</p>'),
  });
  launched = await launchForTest({ extensionDir: builtFolder(target) });
  switches = await switchesOf(launched);
});

afterAll(async () => {
  await launched.close();
  await server.close();
});

test('disabled, its marks and its card are gone from open tabs within seconds; enabled, the marks come back once', async () => {
  const page = await launched.newPage(`${server.origin}/a.html`);
  const complaints = complaintsOf(page);
  const texts = ['AUKUS', 'Digital Silk Road', 'Global Gateway'];
  await areMarkedOnce(page, texts);
  desk = await openDesk((relative) => launched.openExtensionPage(relative));
  await page.bringToFront();
  const { box } = await hoverCard(page, 'Digital Silk Road', desk);
  expect(await seesCard(page, box)).toBe(true);
  await switches.disable();
  await soon('no marks to be seen', async () => (await seenMarks(page)).length === 0 || undefined, 4_000);
  await soon('no card to be seen', async () => !(await seesCard(page, box)) || undefined, 4_000);
  await page.evaluate(() => document.querySelector('p')?.append(' Then came the Internet Governance Forum.'));
  await switches.enable();
  await areMarkedOnce(page, [...texts, 'Internet Governance Forum']);
  expect(await hasCard(page)).toBe(false);
  desk = await soon('a desk in the enabled extension', () =>
    openDesk((relative) => launched.openExtensionPage(relative)).catch(() => undefined),
  );
  await page.bringToFront();
  await page.mouse.move(900, 700);
  await hoverCard(page, 'Digital Silk Road', desk);
  await areMarkedOnce(page, [...texts, 'Internet Governance Forum']);
  // Off and on again, faster than a reader looks whether its extension is still there.
  await switches.disable();
  await switches.enable();
  await soon('the third reader', async () => {
    desk = await openDesk((relative) => launched.openExtensionPage(relative));
    const answer = await desk.ask(page, { sidelight: 'page-terms' }).catch(() => undefined);
    return answer === undefined ? undefined : true;
  });
  await areMarkedOnce(page, [...texts, 'Internet Governance Forum']);
  expect(complaints).toEqual([]);
});

test('where nothing is to be marked any more, nothing is left of the marks of before', async () => {
  const page = await launched.newPage(`${server.origin}/frame.html`);
  await areMarkedOnce(page, ['AUKUS']);
  await switches.disable();
  await page.evaluate(() => document.querySelector('p')?.replaceChildren('Nothing of note.'));
  await switches.enable();
  await soon('nothing', async () => (await painted(page)).length === 0 || undefined);
});

async function areMarkedOnce(page: Page, texts: readonly string[]): Promise<void> {
  await soon(`one mark each on ${texts.join(', ')}`, async () => {
    return (await painted(page)).toSorted().join() === texts.toSorted().join() || undefined;
  });
}

/**
 * The lines and tints that the marks are to be seen by, of which there are none when nothing is seen: Firefox ends the
 * scripts of an extension with it and leaves what they registered, but not the style that showed it.
 */
function seenMarks(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const seen: string[] = [];
    for (const [name, highlight] of CSS.highlights) {
      for (const range of highlight) {
        const element = range.startContainer.parentElement;
        if (element === null) continue;
        const { textDecorationLine, backgroundColor } = getComputedStyle(element, `::highlight(${name})`);
        if (textDecorationLine !== 'none' || !/^(?:transparent|rgba\(0, 0, 0, 0\))$/u.test(backgroundColor))
          seen.push(`${range.startContainer.textContent}: ${textDecorationLine} ${backgroundColor}`);
      }
    }
    return seen;
  });
}

/** Whether the middle of the place where the card was still shows it. */
function seesCard(page: Page, card: Box): Promise<boolean> {
  const { x, y } = middleOf([card]);
  return page.evaluate((at) => document.elementFromPoint(at.x, at.y)?.localName === 'sidelight-card', {
    x,
    y,
  });
}
