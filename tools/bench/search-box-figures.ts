import { cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { Failure } from '../../src/failure.ts';
import type { Entry } from '../../src/glossary/entry.ts';
import { launchWithExtension } from '../browsers.ts';
import { buildExtension } from '../build.ts';
import { findOrInstallBrowser } from '../find-browser.ts';
import { stopBackground } from './background-worker.ts';
import { type Group, reportFolder } from './report.ts';
import { spreadOf } from './spread.ts';

/** How often each is measured. */
const OPENINGS = 7;
/** Milliseconds after a first search until its index is surely written down. */
const WRITTEN = 6_000;

/** Milliseconds between two keys of somebody who types quickly: twelve a second. */
const BETWEEN_KEYS = 80;

/**
 * Milliseconds from a key in the popup's box to its results in the document: the first key after the popup opened,
 * and the keys after it, letter by letter, as quickly as people type; with a background that has been running, and with
 * one that had to start for the first key.
 */
export async function searchBoxFigures(
  entries: readonly Entry[],
  queries: readonly string[],
): Promise<Group> {
  const found = await findOrInstallBrowser(['chromium', 'chrome']);
  if (found instanceof Failure) throw found;
  const folder = path.join(reportFolder, 'extension-entries');
  rmSync(folder, { recursive: true, force: true });
  cpSync(await buildExtension('chromium'), folder, { recursive: true });
  writeFileSync(path.join(folder, 'glossary', 'entries.json'), JSON.stringify(entries));
  const { browser, newPage } = await launchWithExtension({
    browser: found,
    headless: true,
    extensionDir: folder,
  });
  const welcome = await browser.waitForTarget((target) => target.url().endsWith('/welcome.html'));
  const page = await newPage();
  await page.bringToFront();
  await page.evaluateOnNewDocument(watchBox);
  const popup = new URL('/popup.html', welcome.url()).href;
  const warm = { first: [] as number[], later: [] as number[] };
  const cold = { first: [] as number[], later: [] as number[] };

  await openBox(page, popup);
  const [letter = '', ...others] = queries[0] ?? '';
  const veryFirst = await timeOfKey(page, letter);
  await new Promise((resolve) => setTimeout(resolve, WRITTEN));
  for (const [times, isCold] of [
    [warm, false],
    [cold, true],
  ] as const)
    for (let i = 0; i < OPENINGS; i++) {
      await openBox(page, popup);
      if (isCold) await stopBackground(browser);
      times.first.push(await timeOfKey(page, letter));
      for (const key of others) {
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_KEYS));
        // A space after a word asks nothing new.
        if (key === ' ') await page.keyboard.press('Space');
        else times.later.push(await timeOfKey(page, key));
      }
    }
  await browser.close();
  return {
    title: `Search box of the popup with ${entries.length} entries, ms from a key to its results in the document`,
    head: ['', 'first key', `each key after it, ${BETWEEN_KEYS} ms apart`],
    rows: [
      ['background that runs', spreadOf(warm.first), spreadOf(warm.later)],
      ['background that has to start', spreadOf(cold.first), spreadOf(cold.later)],
      ['first search, at once after the install', veryFirst, ''],
    ],
  };
}

async function openBox(page: Page, popup: string): Promise<void> {
  await page.goto(popup, { waitUntil: 'load' });
  await page.waitForFunction(() => document.activeElement?.matches('input[type=search]') === true);
}

async function timeOfKey(page: Page, key: string): Promise<number> {
  await page.evaluate(() => globalThis.expectResults());
  await page.keyboard.press(key as 'a');
  return page.evaluate(() => globalThis.resultsAfter());
}

declare global {
  // oxlint-disable-next-line no-var -- the one way to say what a global is
  var expectResults: () => void;
  // oxlint-disable-next-line no-var -- the one way to say what a global is
  var resultsAfter: () => Promise<number>;
}

/** Runs in the popup before its scripts: results are there when something in their list was written after the key. */
function watchBox(): void {
  let results: Promise<number> = Promise.resolve(Number.NaN);
  globalThis.expectResults = () => {
    const box = document.querySelector('search');
    results = new Promise((resolve) => {
      setTimeout(() => resolve(Number.NaN), 3_000);
      let pressed: number | undefined;
      window.addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), {
        capture: true,
        once: true,
      });
      const observer = new MutationObserver(() => {
        if (pressed === undefined || box?.querySelector('.hit') === null) return;
        observer.disconnect();
        resolve(performance.now() - pressed);
      });
      if (box) observer.observe(box, { childList: true, characterData: true, subtree: true });
    });
  };
  globalThis.resultsAfter = () => results;
}
