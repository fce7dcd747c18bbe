import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { backgroundOf } from './background-worker.ts';
import type { Waiting } from './first-mark-figures.ts';
import type { BenchPage } from './made-up-pages.ts';
import { untilRead } from './one-load.ts';
import type { Group } from './report.ts';

const LOADS = 3;

/** Heap of pages with the extension and without it, and of the background that has just annotated them. */
export async function memoryFigures(
  bare: Page,
  browsers: readonly Waiting[],
  addressOf: (page: BenchPage) => string,
  pages: readonly BenchPage[],
): Promise<Group> {
  const rows: Group['rows'][number][] = [];
  for (const one of pages) {
    const without = await heapOfPage(bare, addressOf(one), async () => {});
    const text = await bare.evaluate(() => document.body.textContent.length);
    for (const { browser, page, forms } of browsers) {
      const withReader = await heapOfPage(page, addressOf(one), () => untilRead(page));
      rows.push([
        one.name,
        forms,
        text / 1e6,
        (withReader - without) / 1e6,
        (await heapOfBackground(browser)) / 1e6,
      ]);
    }
  }
  return {
    title: 'Memory after collections, MB',
    head: [
      'page',
      'forms',
      'text, millions of characters',
      'page: more than without the extension',
      'background',
    ],
    rows,
  };
}

/** The least of a few loads: a document that was left may go late. */
async function heapOfPage(page: Page, url: string, ready: () => Promise<void>): Promise<number> {
  const session = await page.createCDPSession();
  let least = Infinity;
  for (let load = 0; load < LOADS; load++) {
    await page.goto('about:blank');
    await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
    await ready();
    least = Math.min(least, await heapOf(session));
  }
  await session.detach();
  return least;
}

async function heapOfBackground(browser: Browser): Promise<number> {
  const session = await backgroundOf(browser)?.createCDPSession();
  if (session === undefined) return Number.NaN;
  const bytes = await heapOf(session);
  await session.detach();
  return bytes;
}

/** Bytes of script things, and of the buffers that they hold outside of the heap. */
async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable');
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.disable');
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  return usedSize + backingStorageSize;
}
