import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { backgroundOf } from './background-worker.ts';
import type { Waiting } from './first-mark-figures.ts';
import type { BenchPage } from './made-up-pages.ts';
import { untilRead } from './one-load.ts';
import type { Group } from './report.ts';

/** Heap of pages with the extension and without it, and of the background that has just annotated them. */
export async function memoryFigures(
  bare: Page,
  browsers: readonly Waiting[],
  addressOf: (page: BenchPage) => string,
  pages: readonly BenchPage[],
): Promise<Group> {
  const rows: Group['rows'][number][] = [];
  for (const one of pages) {
    await bare.goto(addressOf(one), { waitUntil: 'load', timeout: 60_000 });
    const text = await bare.evaluate(() => document.body.textContent.length);
    const without = await heapOfPage(bare);
    for (const { browser, page, forms } of browsers) {
      await page.goto(addressOf(one), { waitUntil: 'load', timeout: 60_000 });
      await untilRead(page);
      const withReader = await heapOfPage(page);
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

async function heapOfPage(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  const bytes = await heapOf(session);
  await session.detach();
  return bytes;
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
