import type { Page } from 'puppeteer-core';
import { target } from '../e2e/browser.ts';
import { soon } from '../e2e/card-on-page.ts';

/** Firefox lets nobody stop its background: with these preferences it goes by itself, as soon as it may. */
export const GOES_SOON = { 'extensions.background.idle.timeout': 150 };

export interface BackgroundStops {
  /** Ends the background that runs; in Firefox waits until it has gone by itself. */
  stop: () => Promise<void>;
  /** How often it has ended since it was followed. */
  countStops: () => Promise<number>;
  /** Whether it is known to have ended, and not to have started again. */
  isStopped: () => boolean;
}

/** What a page of the extension knows in Firefox. */
interface FirefoxPage {
  browser: { extension: { getBackgroundPage: () => Window | null } };
  stops: number;
}

/** Follows the background from a page of the extension. */
export function followBackground(page: Page): Promise<BackgroundStops> {
  return target === 'firefox' ? followInFirefox(page) : followInChromium(page);
}

async function followInFirefox(page: Page): Promise<BackgroundStops> {
  await page.evaluate(() => {
    const view = globalThis as unknown as FirefoxPage;
    let wasThere = false;
    view.stops = 0;
    setInterval(() => {
      const isThere = view.browser.extension.getBackgroundPage() !== null;
      if (wasThere && !isThere) view.stops++;
      wasThere = isThere;
    }, 15);
  });
  return {
    async stop() {
      await soon('the background’s end', () =>
        page.evaluate(() => {
          const { getBackgroundPage } = (globalThis as unknown as FirefoxPage).browser.extension;
          return getBackgroundPage() === null || undefined;
        }),
      );
    },
    countStops: () => page.evaluate(() => (globalThis as unknown as FirefoxPage).stops),
    isStopped: () => false,
  };
}

async function followInChromium(page: Page): Promise<BackgroundStops> {
  let running: string | undefined;
  let stopped = 0;
  const session = await page.createCDPSession();
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { runningStatus } of versions) {
      if (runningStatus === 'stopped' && running !== 'stopped') stopped++;
      running = runningStatus;
    }
  });
  await session.send('ServiceWorker.enable');
  return {
    async stop() {
      await soon('a worker', async () => running === 'running' || undefined);
      const before = stopped;
      await soon('the worker’s end', async () => {
        await session.send('ServiceWorker.stopAllWorkers');
        return stopped > before || undefined;
      });
    },
    countStops: () => Promise.resolve(stopped),
    isStopped: () => running === 'stopped',
  };
}
