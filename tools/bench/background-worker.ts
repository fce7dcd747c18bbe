import { type Browser, type Target, TargetType } from 'puppeteer-core';

/** The extension's background in Chromium: a service worker, as long as it runs. */
export function backgroundOf(browser: Browser): Target | undefined {
  return browser
    .targets()
    .find((one) => one.type() === TargetType.SERVICE_WORKER && one.url().startsWith('chrome-extension://'));
}

/** Ends the background; the next question starts it again. */
export async function stopBackground(browser: Browser): Promise<void> {
  const worker = backgroundOf(browser);
  // More than once: one that is only starting does not hear of it.
  while (worker !== undefined && browser.targets().includes(worker)) {
    await (await worker.worker())?.close().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
