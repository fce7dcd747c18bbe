import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtFolder } from '../../tools/build.ts';
import type { Launched } from '../../tools/browsers.ts';
import { randomNumbers } from '../../tools/random-numbers.ts';
import { type Server, serve } from '../../tools/serve.ts';
import { launchForTest, target } from '../e2e/browser.ts';
import { article, cardOf, isMarked, linesOf, middleOf } from '../e2e/card-on-page.ts';
import { type Desk, openDesk } from '../e2e/desk.ts';
import { pause } from '../e2e/extension.ts';
import { errorsOf } from '../e2e/saved-pages.ts';
import { type BackgroundStops, followBackground, GOES_SOON } from './background-stops.ts';
import { report } from './report.ts';

/**
 * A reading session in which the background is stopped 200 times: before a page loads, while it is read,
 * while text comes, around the opening of a card. SIDELIGHT_SEED=… repeats one.
 */
const STOPS = 200;
/** The most by which a stop comes after what it disturbs, in milliseconds: a question takes no longer. */
const LATEST = 250;
/** Milliseconds that a pointer rests on a word before anything is asked for its card. */
const RESTS = 100;

const seed = Number(process.env['SIDELIGHT_SEED'] ?? Date.now() % 1_000_000);
const random = randomNumbers(seed);

let launched: Launched;
let server: Server;
let desk: Desk;
let background: BackgroundStops;
let page: Page;

beforeAll(async () => {
  const main = `<p>China promoted the Digital Silk Road abroad.</p>${'<p>Nothing of interest.</p>'.repeat(60)}`;
  server = await serve({ '/a.html': article(main) });
  launched = await launchForTest({
    extensionDir: builtFolder(target),
    prefs: GOES_SOON,
  });
  desk = await openDesk((relative) => launched.openExtensionPage(relative));
  background = await followBackground(desk.page);
  page = await launched.newPage(`${server.origin}/a.html`);
  await isMarked(page, { 'Digital Silk Road': true });
});

afterAll(async () => {
  await launched.close();
  await server.close();
});

test(`the background stopped ${STOPS} times, seed ${seed}`, { timeout: 480_000 }, async () => {
  const errors = errorsOf(page);
  const began = performance.now();
  const waits: number[] = [];
  let stops = 0;
  for (let visit = 1; stops < STOPS; visit++) {
    // A stop that came after the last answer left nothing to stop.
    if (!background.isStopped()) await background.stop();
    await page.mouse.move(900, 700);
    const asked = performance.now();
    await Promise.all([page.goto(`${server.origin}/a.html?${visit}`, { waitUntil: 'load' }), stopSoon()]);
    await page.bringToFront();
    await isMarked(page, { 'Digital Silk Road': true });
    waits.push(performance.now() - asked);

    await Promise.all([addText(), stopSoon()]);
    await isMarked(page, { 'Digital Silk Road': true, 'Global Gateway': true });

    const { x, y } = middleOf(await linesOf(page, 'Digital Silk Road'));
    await Promise.all([page.mouse.move(x, y), stopSoon(RESTS)]);
    expect((await cardOf(page, undefined, desk)).title, `on visit ${visit}`).toBe('Digital Silk Road');

    stops = await background.countStops();
    if (visit % 10 === 0) console.log(`${visit} pages, ${stops} stops`);
  }
  const sorted = waits.toSorted((a, b) => a - b);
  report(
    `worker-stops-${target}`,
    { stops: 'stops', pages: 'pages', seconds: 'seconds', median: 'marked after ms, median', most: 'most' },
    [
      {
        stops,
        pages: waits.length,
        seconds: (performance.now() - began) / 1000,
        median: sorted[sorted.length >> 1] ?? 0,
        most: sorted.at(-1) ?? 0,
      },
    ],
  );
  expect(errors).toEqual([]);
});

/** Ends the background at some moment from now on. */
async function stopSoon(after = 0): Promise<void> {
  await pause(after + random() * LATEST);
  await background.stop();
}

function addText(): Promise<void> {
  return page.evaluate(() => {
    const paragraph = document.createElement('p');
    paragraph.textContent = 'Europe has the Global Gateway.';
    document.querySelector('main')?.prepend(paragraph);
  });
}
