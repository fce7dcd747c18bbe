import { statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { Failure } from '../src/failure.ts';
import { type Launched, launchWithExtension, profileFolder } from './browsers.ts';
import { buildExtension } from './build.ts';
import { type FoundBrowser, findOrInstallBrowser, targetOf } from './find-browser.ts';
import { type MarkedPage, ownPage, settledTerms, webPage } from './page-terms.ts';
import { note, step } from './progress.ts';
import { output } from './root.ts';
import { type Server, serve } from './serve.ts';
import { type StartOptions, startOptions } from './start-options.ts';
import { table } from './table.ts';
import { englishWords } from './english-words.ts';
import { whyLine } from '../src/ui/why.ts';

const welcome = 'welcome.html';

try {
  // npm changes the folder to the project's, and says where it was called.
  const options = startOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  if (options instanceof Failure) throw options;
  await start(options);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function start(options: StartOptions): Promise<void> {
  const found = await findOrInstallBrowser(options.browser === undefined ? undefined : [options.browser]);
  if (found instanceof Failure) throw found;
  const target = targetOf(found.name);
  const extensionDir = await step(`Building Sidelight for ${found.name}`, () => buildExtension(target));
  const { address, server } = await addressOf(options.page);
  try {
    if (options.headless || !hasDisplay()) await look(found, extensionDir, address);
    else await open(found, extensionDir, address);
  } finally {
    await server?.close();
  }
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** Where the asked page is; a file's folder is served, so that its pictures and styles come too. */
async function addressOf(page: StartOptions['page']): Promise<{ address?: string; server?: Server }> {
  if (page === undefined) return {};
  if ('url' in page) return { address: page.url };
  const isFolder = statSync(page.file).isDirectory();
  const server = await serve(isFolder ? page.file : path.dirname(page.file));
  const name = isFolder ? '' : encodeURIComponent(path.basename(page.file));
  return { address: `${server.origin}/${name}`, server };
}

/** For people: a window with the page, until they close it. */
async function open(browser: FoundBrowser, extensionDir: string, address: string | undefined): Promise<void> {
  const launched = await step(`Opening ${browser.name}`, () =>
    launchWithExtension({ browser, extensionDir, profileDir: profileFolder(browser.name) }),
  );
  const ended = untilClosed(launched);
  const page = address === undefined ? await welcomeOf(launched) : await launched.browser.newPage();
  await closeBlankPages(launched, page);
  await page.bringToFront();
  note('Sidelight is running. Close the window or press Ctrl+C to end it.');
  // Not awaited: pages load for long, and what is wrong with an address the browser tells a person itself.
  if (address !== undefined) void page.goto(address).catch(() => undefined);
  await ended;
}

/** The welcome page, which the extension opens by itself where it is new; empty pages are put away. */
async function welcomeOf(launched: Launched): Promise<Page> {
  const deadline = Date.now() + 3000;
  while (Date.now() < deadline) {
    for (const page of await launched.browser.pages()) {
      const href = await page.evaluate(() => location.href).catch(() => '');
      if (href.startsWith(`${launched.extensionOrigin}/${welcome}`)) return page;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return launched.openExtensionPage(welcome);
}

async function closeBlankPages(launched: Launched, except: Page): Promise<void> {
  for (const page of await launched.browser.pages()) {
    const href = await page.evaluate(() => location.href).catch(() => '');
    if (page !== except && /^about:(?:blank|newtab|home)$|^chrome:\/\/new-?tab/u.test(href))
      await page.close();
  }
}

function untilClosed({ browser }: Launched): Promise<void> {
  return new Promise((resolve) => {
    browser.once('disconnected', () => resolve());
    // On macOS a browser lives on without windows; here its last window is its end.
    browser.on('targetdestroyed', () => {
      void browser.pages().then(
        (pages) => (pages.length === 0 ? browser.close() : undefined),
        () => undefined,
      );
    });
  });
}

async function visit(page: Page, address: string): Promise<void> {
  try {
    // Not its last picture: pages wait for those long after their text can be read.
    await page.goto(address, { waitUntil: 'domcontentloaded', timeout: 60_000 });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new Failure('page', `${address} could not be opened: ${reason}.`);
  }
}

/** Without a display: what is marked as a table, and a picture with a card open. */
async function look(browser: FoundBrowser, extensionDir: string, address: string | undefined): Promise<void> {
  const launched = await step(`Starting ${browser.name} without a display`, () =>
    launchWithExtension({ browser, extensionDir, headless: true, size: { width: 1280, height: 900 } }),
  );
  try {
    const { page, marked } = await step('Reading the page', () => openForLook(launched, address));
    const terms = await settledTerms(marked);
    if (terms.length === 0) note('Nothing on this page is marked.');
    else {
      const words = englishWords();
      const rows = terms.map(({ label, text, reason, place }) => [
        label,
        text,
        whyLine(reason, words),
        place,
      ]);
      const heads = ['Term', 'Text', 'Why this sense', 'Place'];
      console.log(`\n${table(heads, rows, process.stdout.columns ?? 140)}\n`);
      await marked.openCard(terms[0]?.index ?? 0);
    }
    // The card comes by message and is placed when it has its size.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const file = path.join(output, `screenshot-${targetOf(browser.name)}.png`);
    await page.bringToFront();
    await page.screenshot({ path: file });
    console.log(`Screenshot: ${path.relative(process.cwd(), file)}`);
  } finally {
    await launched.close();
  }
}

async function openForLook(
  launched: Launched,
  address: string | undefined,
): Promise<{ page: Page; marked: MarkedPage }> {
  if (address === undefined) {
    const page = await launched.openExtensionPage(welcome);
    return { page, marked: ownPage(page) };
  }
  const page = await launched.newPage();
  await visit(page, address);
  return { page, marked: await webPage(launched, page) };
}
