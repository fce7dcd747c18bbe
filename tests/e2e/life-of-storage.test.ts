import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { builtFolder } from '../../tools/build.ts';
import type { Launched } from '../../tools/browsers.ts';
import { type Server, serve } from '../../tools/serve.ts';
import { launchForTest, target } from './browser.ts';
import { article, hoverCard, isMarkedTimes, soon } from './card-on-page.ts';
import { type Desk, openDesk } from './desk.ts';
import { type Switches, switchesOf } from './extension-switches.ts';
import { type Deed, doToGlossary } from './glossary-database.ts';
import { askAtDesk } from './highlight-calls.ts';

/** The glossary's database is taken away, held up and spoilt while the extension runs: look-ups go on, and it is rebuilt. */
let launched: Launched;
let server: Server;
let desk: Desk;
let switches: Switches;
let page: Page;

beforeAll(async () => {
  server = await serve({ '/a.html': article('<p>China promoted the Digital Silk Road abroad.</p>') });
  launched = await launchForTest({ extensionDir: builtFolder(target) });
  desk = await openDesk((relative) => launched.openExtensionPage(relative));
  switches = await switchesOf(launched);
  page = await launched.newPage();
});

beforeEach(async () => {
  await isRebuilt();
  await page.goto(`${server.origin}/a.html`);
  await page.bringToFront();
  await page.mouse.move(900, 700);
});

afterAll(async () => {
  await launched.close();
  await server.close();
});

test('after the install the search index is made, though nobody has searched', async () => {
  await soon(
    'a search index in the database',
    async () => (await atGlossary('can be searched')) || undefined,
  );
});

test('a deletion that another connection holds up: the bundle answers, and later the database is whole', async () => {
  await isMarkedTimes(page, 'Digital Silk Road', 1);
  expect(await atGlossary('hold up its deletion')).toBe(true);
  expect(await hoverCard(page, 'Digital Silk Road', desk)).toMatchObject({ title: 'Digital Silk Road' });
  await page.mouse.move(900, 700);
  // A background that starts now has nothing in memory, and waits for its patience to end.
  await switches.stopBackground();
  await page.reload();
  await isMarkedTimes(page, 'Digital Silk Road', 1);
  expect(await hoverCard(page, 'Digital Silk Road', desk)).toMatchObject({ title: 'Digital Silk Road' });
  await looksUp();
  await atGlossary('let go');
  await isRebuilt();
});

const spoilt: Deed[] = [
  'delete the index',
  'halve the index',
  'put something else in the place of the index',
  'delete the entries',
];

test.each(spoilt)('%s: marks and cards come all the same, and the database is built anew', async (deed) => {
  await isMarkedTimes(page, 'Digital Silk Road', 1);
  expect(await atGlossary(deed)).toBe(true);
  expect(await atGlossary('is whole')).toBe(false);
  await switches.stopBackground();
  await page.reload();
  await isMarkedTimes(page, 'Digital Silk Road', 1);
  expect(await hoverCard(page, 'Digital Silk Road', desk)).toMatchObject({ title: 'Digital Silk Road' });
  await looksUp();
  await isRebuilt();
});

/** Search and entry answer, whatever the database does. */
async function looksUp(): Promise<void> {
  const { hits } = await askAtDesk(desk, 'search', { query: 'digtal silk', limit: 3 });
  expect(hits.map(({ id }) => id)).toContain('digital-silk-road');
  const entry = await askAtDesk(desk, 'term', { id: 'digital-silk-road' });
  expect(entry?.label).toBe('Digital Silk Road');
}

async function isRebuilt(): Promise<void> {
  await soon('a whole database', async () => (await atGlossary('is whole')) || undefined);
}

/** The desk shares the extension's databases. */
function atGlossary(deed: Deed): Promise<boolean> {
  return desk.page.evaluate(doToGlossary, deed);
}
