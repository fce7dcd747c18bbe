import { existsSync } from 'node:fs';
import { type CDPSession, type Page, TargetType } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtFolder } from '../../tools/build.ts';
import type { Launched } from '../../tools/browsers.ts';
import { type Server, serve } from '../../tools/serve.ts';
import { launchForTest, target } from '../e2e/browser.ts';
import { hasCard, soon } from '../e2e/card-on-page.ts';
import { pause } from '../e2e/extension.ts';
import { paintedIn } from '../e2e/painted.ts';
import { savedPage, savedPages } from '../e2e/saved-pages.ts';
import { firefoxMemory } from './firefox-memory.ts';
import { monsters } from './monsters.ts';
import { report } from './report.ts';

/**
 * One tab goes through pages that hold much, opens a card on each, and leaves them for a blank page of the
 * same site, so that it stays in its process. After rounds of that, what the process and the background
 * hold is what they held after the first rounds: within a tenth.
 */
const WARM_ROUNDS = 2;
const ROUNDS = 3;
const MOST = 1.1;

const saved = existsSync(savedPages) ? ['guardian-1', 'wikipedia-2', 'youth'] : [];
const heavy = ['nothing but terms', '2,000 open shadow roots', '10,000 custom elements without roots'];

interface Held {
  page: number;
  background: number;
  /** Documents that the process holds, or in Firefox windows. */
  documents: number;
}

let launched: Launched;
let server: Server;
let page: Page;
let addresses: string[];

beforeAll(async () => {
  const generated = monsters().filter(({ name }) => heavy.includes(name));
  const pages = {
    ...Object.fromEntries(saved.map((name) => [`/${name}.html`, savedPage(name)])),
    ...Object.assign({}, ...generated.map((one) => one.pages)),
  };
  addresses = Object.keys(pages);
  expect(addresses.length).toBe(saved.length + heavy.length);
  server = await serve({ ...pages, '/blank.html': '<!doctype html><title>Blank</title>' });
  launched = await launchForTest({
    extensionDir: builtFolder(target),
    // A page kept for going back is not left.
    args: ['--disable-features=BackForwardCache'],
    prefs: {
      'browser.sessionhistory.max_total_viewers': 0,
      // What a stopped background gives back is not what is asked.
      'extensions.background.idle.timeout': 3_600_000,
    },
  });
  page = await launched.newPage();
});

afterAll(async () => {
  await launched.close();
  await server.close();
});

test('what pages took is given back when they are left', { timeout: 300_000 }, async () => {
  for (let round = 0; round < WARM_ROUNDS; round++) await goRound();
  const before = await held();
  for (let round = 0; round < ROUNDS; round++) await goRound();
  const after = await held();
  const rows = [
    { when: `after ${WARM_ROUNDS} rounds`, ...before },
    { when: `after ${ROUNDS} more`, ...after },
  ];
  report(
    `memory-${target}`,
    {
      when: `${addresses.length} pages a round`,
      page: 'page, bytes',
      background: 'background, bytes',
      documents: 'documents',
    },
    rows,
  );
  expect(after.documents).toBeLessThanOrEqual(before.documents);
  expect(after.page / before.page).toBeLessThanOrEqual(MOST);
  expect(after.background / before.background).toBeLessThanOrEqual(MOST);
});

async function goRound(): Promise<void> {
  for (const address of addresses) {
    await page.goto(server.origin + address, { waitUntil: 'load' });
    await page.bringToFront();
    // Not in the frames too: Firefox keeps the windows of frames in which its remote agent ran a script.
    await soon(
      'marks',
      async () => (await page.evaluate(paintedIn, 'sidelight-term')).length > 0 || undefined,
    );
    await openCard();
    await page.goto(`${server.origin}/blank.html`, { waitUntil: 'load' });
  }
  await pause(500);
}

/** Opens the card of the first mark that can be pointed at. */
async function openCard(): Promise<void> {
  const point = await page.evaluate(() => {
    for (const [name, highlight] of CSS.highlights) {
      if (!name.startsWith('sidelight-term')) continue;
      for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        startContainer.parentElement?.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = range.getBoundingClientRect();
        const at = { x: x + width / 2, y: y + height / 2 };
        if (width > 0 && document.elementFromPoint(at.x, at.y) !== null) return at;
      }
    }
    return undefined;
  });
  if (point === undefined) throw new Error(`${page.url()} has no mark to point at`);
  await soon('a card', async () => {
    await page.mouse.move(point.x + Math.random() * 2, 790);
    await page.mouse.move(point.x, point.y);
    await pause(600);
    return (await hasCard(page)) || undefined;
  });
}

async function held(): Promise<Held> {
  if (target === 'firefox') {
    const { windows, ...bytes } = await firefoxMemory(launched.browser, server.origin);
    return { ...bytes, documents: windows.length };
  }
  const ofPage = await page.createCDPSession();
  const worker = await launched.browser.waitForTarget((one) => one.type() === TargetType.SERVICE_WORKER);
  const ofWorker = await worker.createCDPSession();
  const background = await usedHeap(ofWorker);
  const bytes = await usedHeap(ofPage);
  const { documents } = await ofPage.send('Memory.getDOMCounters');
  await ofWorker.detach();
  await ofPage.detach();
  return { page: bytes, background, documents };
}

/** Bytes of script things after collections: the worlds of a page share one heap, ours with the page's own. */
async function usedHeap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable');
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.disable');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}
