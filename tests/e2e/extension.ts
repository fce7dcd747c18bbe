import type { Frame, Page } from 'puppeteer-core';
import { type Page as ServedPage, type Server, serve } from '../../tools/serve.ts';
import { sharedBrowser } from './browser.ts';
import { paintedIn } from './painted.ts';

export interface Extension {
  /** `http://127.0.0.1:<port>` of the pages that tests serve. */
  origin: string;
  /** `chrome-extension://…` or `moz-extension://…`. */
  extensionOrigin: string;
  /** Opens a page (HTML, or HTML with headers) from 127.0.0.1 in a visible window of its own. */
  newPage: (page: ServedPage) => Promise<Page>;
  /** Opens a page in a window that is there already: several times quicker than a new one. */
  showIn: (window: Page, page: ServedPage) => Promise<void>;
  /** Serves a page at `origin` + path, for frames. */
  put: (path: string, page: ServedPage) => void;
  /** Opens a page of the extension, such as `popup.html?tab=3`. */
  openExtensionPage: (relative: string) => Promise<Page>;
}

let server: Promise<Server> | undefined;
let served = 0;

/** What a test needs of the extension in the browser of this run. */
export async function extension(): Promise<Extension> {
  const browser = await sharedBrowser();
  server ??= serve({});
  const { origin, put } = await server;
  const addressOf = (page: ServedPage): string => {
    const path = `/page-${++served}.html`;
    put(path, page);
    return `${origin}${path}`;
  };
  return {
    origin,
    extensionOrigin: browser.extensionOrigin,
    newPage: (page) => browser.newPage(addressOf(page)),
    showIn: async (window, page) => void (await window.goto(addressOf(page), { waitUntil: 'load' })),
    put,
    openExtensionPage: (relative) => browser.openExtensionPage(relative),
  };
}

/** The texts painted as terms in `page` and all its frames, in no promised order. */
export async function painted(page: Page): Promise<string[]> {
  const texts = await Promise.all(page.frames().map(paintedInFrame));
  return texts.flat();
}

/** A frame that went away, or that was never let in (Chromium then never answers), paints nothing. */
function paintedInFrame(frame: Frame): Promise<string[]> {
  const asked = frame.evaluate(paintedIn, 'sidelight-term').catch((): string[] => []);
  return Promise.race([asked, pause(3000).then((): string[] => [])]);
}

/** The painted texts once they contain all of `wanted`, or after `patience` milliseconds as they then are. */
export async function paintedOnce(
  page: Page,
  wanted: readonly string[],
  patience = 10_000,
): Promise<string[]> {
  const deadline = Date.now() + patience;
  for (;;) {
    const texts = await painted(page);
    if (wanted.every((text) => texts.includes(text)) || Date.now() > deadline) return texts;
    await pause(50);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
