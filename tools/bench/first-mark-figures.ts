import type { Browser, Page } from 'puppeteer-core';
import { stopBackground } from './background-worker.ts';
import type { BenchPage } from './made-up-pages.ts';
import { untilRead } from './one-load.ts';
import type { Group } from './report.ts';
import { spreadOf } from './spread.ts';

/** A browser with one glossary in its extension. */
export interface Waiting {
  readonly browser: Browser;
  readonly page: Page;
  readonly forms: string;
}

/**
 * Milliseconds from the end of DOMContentLoaded, after which browsers call a page idle, to the first frame with a
 * mark on the screen; with a background that runs, and with one that has to start. Beside them how long the same page
 * takes to its own first frame in `bare`, a page of a browser without the extension: nothing can be seen before it.
 */
export async function firstMarkFigures(
  bare: Page,
  browsers: readonly Waiting[],
  addressOf: (page: BenchPage) => string,
  pages: readonly BenchPage[],
  loads: number,
): Promise<Group> {
  const rows: Group['rows'][number][] = [];
  const own = new Map<BenchPage, number[]>();
  const frames = await bare.evaluateOnNewDocument(watchForFrame);
  for (const one of pages) {
    const times: number[] = [];
    for (let i = 0; i < countFor(one, loads); i++) {
      await bare.goto(addressOf(one), { waitUntil: 'domcontentloaded', timeout: 60_000 });
      times.push(await bare.evaluate(() => globalThis.firstFrame));
    }
    own.set(one, times);
  }
  await bare.removeScriptToEvaluateOnNewDocument(frames.identifier);
  for (const { browser, page, forms } of browsers) {
    const script = await page.evaluateOnNewDocument(watchForMark);
    for (const one of pages) {
      const times = { warm: [] as number[], cold: [] as number[] };
      const once = async (): Promise<number> => {
        await page.goto(addressOf(one), { waitUntil: 'domcontentloaded', timeout: 60_000 });
        const time = await page.evaluate(() => globalThis.firstMark);
        // What is left of one load would be in the way of the next.
        await untilRead(page);
        return time;
      };
      await once();
      for (let i = 0; i < countFor(one, loads); i++) {
        times.warm.push(await once());
        await stopBackground(browser);
        times.cold.push(await once());
      }
      rows.push([one.name, forms, spreadOf(own.get(one) ?? []), spreadOf(times.warm), spreadOf(times.cold)]);
    }
    await page.removeScriptToEvaluateOnNewDocument(script.identifier);
  }
  return {
    title: 'First mark on the screen, ms after DOMContentLoaded',
    head: ['page', 'forms', 'first frame of the page itself', 'warm background', 'cold background'],
    rows,
  };
}

function countFor({ large }: BenchPage, loads: number): number {
  return large ? Math.min(3, loads) : loads;
}

declare global {
  // oxlint-disable-next-line no-var -- the one way to say what a global is
  var firstFrame: Promise<number>;
  // oxlint-disable-next-line no-var -- the one way to say what a global is
  var firstMark: Promise<number>;
}

/** Runs in the page before its scripts: when the first frame after DOMContentLoaded has been made, the next one begins. */
function watchForFrame(): void {
  globalThis.firstFrame = new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', () =>
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
          resolve(performance.now() - (navigation?.domContentLoadedEventEnd ?? Number.NaN));
        }),
      ),
    );
  });
}

/** Runs in the page before its scripts: looks in each frame whether a mark is on the screen. */
function watchForMark(): void {
  const isOnScreen = ({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): boolean => {
    const range = document.createRange();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    const { top, bottom, width } = range.getBoundingClientRect();
    return width > 0 && bottom > 0 && top < innerHeight;
  };
  globalThis.firstMark = new Promise((resolve) => {
    const look = (): void => {
      const marks = [...CSS.highlights].flatMap(([name, ranges]) =>
        name.startsWith('sidelight-') ? [...ranges] : [],
      );
      if (!marks.some(isOnScreen)) {
        requestAnimationFrame(look);
        return;
      }
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      resolve(performance.now() - (navigation?.domContentLoadedEventEnd ?? Number.NaN));
    };
    requestAnimationFrame(look);
    setTimeout(() => resolve(Number.NaN), 10_000);
  });
}
