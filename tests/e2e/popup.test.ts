import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { target } from './browser.ts';
import {
  article,
  cardOf,
  clickInCard,
  hoverCard,
  isMarked,
  isMarkedTimes,
  openMarked,
  soon,
} from './card-on-page.ts';
import { extension, painted, pause } from './extension.ts';
import { openPopupOf, press } from './popup-of.ts';
import { sharedDesk } from './shared-desk.ts';

const threeTerms = `<h2>Cables</h2>
  <p>China promoted the Digital Silk Road abroad. The Digital Silk Road is long.</p>
  <div style="height: 3000px"></div>
  <p>Europe answered with the Global Gateway.</p>
  <h2>Talks</h2>
  <p>The Internet Governance Forum met in Oslo.</p>`;
const texts = ['Digital Silk Road', 'Global Gateway', 'Internet Governance Forum'];

const manyTerms = `<p>The Digital Silk Road, the Global Gateway and AUKUS. NATO and the Digital Services Act.
  The Internet Governance Forum and the World Internet Conference. Cyber norms, digital sovereignty,
  confidence-building measures and the Belt and Road Initiative. Once more the Global Gateway.</p>`;

let page: Page;
let popup: Page;

beforeEach(async () => (await sharedDesk()).forgetSettings());
afterEach(async () => {
  await popup.close();
  await (await sharedDesk()).forgetSettings();
});

test('lists the terms of the page in reading order, with the headings they stand under', async () => {
  page = await openMarked(article(threeTerms), ...texts);
  popup = await openPopupOf(page);
  expect(await listed(popup)).toEqual(texts);
  expect(await popup.$$eval('.place', (places) => places.map((place) => place.textContent))).toEqual([
    'Cables',
    'Cables',
    'Talks',
  ]);
});

test('a click on a term scrolls to it in the tab and opens its card', async () => {
  page = await openMarked(article(threeTerms), ...texts);
  popup = await openPopupOf(page);
  await press(popup, 'Global Gateway');
  await page.bringToFront();
  const { box } = await cardOf(page, 'Global Gateway');
  expect(box.top).toBeGreaterThanOrEqual(0);
  expect(box.bottom).toBeLessThanOrEqual(800);
});

test('switches marks off and on everywhere', async () => {
  page = await openMarked(article(threeTerms), ...texts);
  popup = await openPopupOf(page);
  await press(popup, 'Mark terms on the pages I read');
  await says(popup, 'Marks are switched off everywhere.');
  await isMarked(page, { 'Digital Silk Road': false, 'Global Gateway': false });
  await press(popup, 'Mark terms on the pages I read');
  await isMarked(page, { 'Digital Silk Road': true, 'Global Gateway': true });
  await soon('the list again', async () => (await listed(popup)).length === 3 || undefined);
});

test('switches the site off and on, also what the card switched off', async () => {
  page = await openMarked(article(threeTerms), ...texts);
  await hoverCard(page, 'Digital Silk Road');
  await clickInCard(page, 'Off on this site');
  await isMarked(page, { 'Digital Silk Road': false, 'Global Gateway': false });
  popup = await openPopupOf(page);
  await says(popup, 'Marks are switched off on 127.0.0.1.');
  await press(popup, 'Mark terms on 127.0.0.1');
  await isMarked(page, { 'Digital Silk Road': true, 'Global Gateway': true });
  await press(popup, 'Mark terms on 127.0.0.1');
  await isMarked(page, { 'Digital Silk Road': false, 'Global Gateway': false });
});

// Firefox lets extensions into about:blank, where the popup rightly says that no term stands there.
const browserPages = {
  chromium: ['about:blank', 'chrome://version'],
  firefox: ['about:license'],
};

test.each(browserPages[target])('on %s says that extensions may not run there', async (address) => {
  const { newPage, openExtensionPage } = await extension();
  const desk = await sharedDesk();
  const before = await desk.tabs();
  const browserPage = await newPage(article(''));
  // In Firefox the navigation to a page of its own happens, and its promise never settles.
  await Promise.race([browserPage.goto(address).catch(() => undefined), pause(600)]);
  const tab = (await desk.tabs()).find((id) => !before.includes(id));
  popup = await openExtensionPage(`popup.html?tab=${tab}`);
  await says(popup, 'Extensions may not run on this page, so nothing is marked here.');
  expect(await listed(popup)).toEqual([]);
  await browserPage.close();
});

test('filters a long list and marks what it found', async () => {
  page = await openMarked(article(manyTerms), 'AUKUS', 'Global Gateway');
  popup = await openPopupOf(page);
  const all = await listed(popup);
  expect(all.length).toBeGreaterThan(8);
  await popup.type('input.filter', 'gate');
  await soon('one term', async () => (await listed(popup)).length === 1 || undefined);
  expect(await listed(popup)).toEqual(['Global Gateway']);
  expect(await popup.$$eval('mark', (marks) => marks.map((mark) => mark.textContent))).toEqual(['Gate']);
  // While the list is filtered, the list changes.
  await popup.select('select', 'every');
  await soon(
    'two terms',
    async () => (await listed(popup)).join() === 'Global Gateway,Global Gateway' || undefined,
  );
  expect(await popup.$$eval('mark', (marks) => marks.map((mark) => mark.textContent))).toEqual([
    'Gate',
    'Gate',
  ]);
  await popup.select('select', 'section');
  await soon('one term', async () => (await listed(popup)).length === 1 || undefined);
  await popup.focus('input.filter');
  for (let i = 0; i < 4; i++) await popup.keyboard.press('Backspace');
  expect(await popup.$$eval('mark', (marks) => marks.length)).toBe(0);
  await soon('all terms', async () => (await listed(popup)).join() === all.join() || undefined);
});

test('names the terms rightly that come into the page while the list is filtered', async () => {
  page = await openMarked(article(manyTerms), 'AUKUS', 'Global Gateway');
  popup = await openPopupOf(page);
  await popup.type('input.filter', 'digital s');
  const three = 'Digital Silk Road,Digital Services Act,digital sovereignty';
  await soon('three terms', async () => (await listed(popup)).join() === three || undefined);
  // Before all others, so that the others have other numbers than before.
  await page.evaluate(() => {
    const paragraph = document.createElement('p');
    paragraph.textContent = 'Of digital sovereignty.';
    document.querySelector('p')?.before(paragraph);
  });
  await popup.select('select', 'every');
  await soon('four terms', async () => (await listed(popup)).length > 3 || undefined);
  expect(await listed(popup)).toEqual(['digital sovereignty', ...three.split(',')]);
});

test('changes how often a term is marked', async () => {
  const road = '<p>The Digital Silk Road and again the Digital Silk Road.</p>';
  page = await openMarked(article(`<h2>One</h2>${road}<h2>Two</h2>${road}`), 'Digital Silk Road');
  popup = await openPopupOf(page);
  await isMarkedTimes(page, 'Digital Silk Road', 2);
  await popup.select('select', 'page');
  await isMarkedTimes(page, 'Digital Silk Road', 1);
  await popup.select('select', 'every');
  await isMarkedTimes(page, 'Digital Silk Road', 4);
  await soon('four in the list', async () => (await listed(popup)).length === 4 || undefined);
});

test('lists the terms that the reader knows and marks them again', async () => {
  page = await openMarked(article(threeTerms), ...texts);
  await hoverCard(page, 'Digital Silk Road');
  await clickInCard(page, 'I know this term');
  await isMarked(page, { 'Digital Silk Road': false });
  popup = await openPopupOf(page);
  expect(await listed(popup)).toEqual(['Global Gateway', 'Internet Governance Forum']);
  await press(popup, 'Terms you know');
  await press(popup, 'Mark Digital Silk Road again');
  await isMarked(page, { 'Digital Silk Road': true });
  await soon('the list again', async () => (await listed(popup)).length === 3 || undefined);
  expect(await painted(page)).toHaveLength(3);
});

function listed(of: Page): Promise<string[]> {
  return of.$$eval('.terms .text', (found) => found.map((text) => text.textContent ?? ''));
}

async function says(of: Page, notice: string): Promise<void> {
  await soon(notice, async () => {
    const said = await of.$$eval('.notice', (notices) => notices.map((one) => one.textContent));
    return said.includes(notice) || undefined;
  });
}
