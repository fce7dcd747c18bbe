import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { Failure } from '../src/failure.ts';
import { launchWithExtension } from './browsers.ts';
import { findOrInstallBrowser } from './find-browser.ts';
import { output, root } from './root.ts';
import { runTool } from './run-program.ts';
import { serve } from './serve.ts';
import { table } from './table.ts';

/**
 * `npm run bench`: what the reader costs a page's own thread, beside a bare walk that joins the page's text
 * nodes, in real Chromium and in one run. `-- search` measures the search box instead. A benchmark, not a test: nothing fails when a figure is bad.
 */
if (process.argv[2] === 'search') {
  const { benchSearch } = await import('./bench-search.ts');
  await benchSearch(Number(process.argv[3] ?? 500));
  process.exit();
}
const LOADS = 11;
const corpus = path.join(root, '..', 'shared', 'corpus');
const wanted = ['guardian-1', 'nytimes-1', 'wikipedia', 'lwn-1', 'bbc-1', 'wikipedia-2'];
/** The saved pages' own scripts and requests would differ from load to load. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const names = wanted.filter((name) => existsSync(path.join(corpus, `${name}.html`)));
const found = await findOrInstallBrowser(['chromium', 'chrome']);
if (found instanceof Failure || names.length === 0) {
  console.error(
    found instanceof Failure ? found.message : 'There are no saved pages beside the project to measure on.',
  );
  process.exit(1);
}
const extensionDir = path.join(output, 'chrome-mv3-bench');
await runTool('wxt', 'wxt', ['build', '-b', 'chrome', '--mv3', '--mode', 'bench']);
const server = await serve(
  Object.fromEntries(
    names.map((name) => {
      // Frames are documents of their own: measured with the page, they would hide what the page costs.
      const body = readFileSync(path.join(corpus, `${name}.html`), 'utf8').replace(
        /(<\/?)iframe\b/giu,
        '$1template',
      );
      return [`/${name}.html`, { body, headers: { 'content-security-policy': policy } }];
    }),
  ),
);
const browser = await launchWithExtension({ browser: found, extensionDir, headless: true });
const page = await browser.newPage();
const rows = [];
for (const name of names) rows.push(await measure(page, name));
console.log(
  table(['page', 'text kB', 'marks', 'bare walk ms', 'reader ms', 'quartiles', 'ratio'], rows, 110),
);
await browser.close();
await server.close();

async function measure(tab: Page, name: string): Promise<string[]> {
  const reader: number[] = [];
  const walks: number[] = [];
  let length = 0;
  let marks = 0;
  for (let load = 0; load < LOADS; load++) {
    await tab.goto(`${server.origin}/${name}.html`, { waitUntil: 'load' });
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    reader.push(await tab.evaluate(readerTime));
    const walk = await tab.evaluate(bareWalk);
    walks.push(walk.milliseconds);
    length = walk.length;
    marks = await tab.evaluate(() => CSS.highlights.get('sidelight-term')?.size ?? 0);
  }
  const cost = median(reader);
  const walked = median(walks);
  return [
    name,
    (length / 1000).toFixed(0),
    String(marks),
    walked.toFixed(2),
    cost.toFixed(2),
    `${quantile(reader, 0.25).toFixed(1)}–${quantile(reader, 0.75).toFixed(1)}`,
    (cost / walked).toFixed(1),
  ];
}

/** Runs in the page: milliseconds that the reader spent reading, sending, settling and painting. */
function readerTime(): number {
  const steps = performance.getEntriesByType('measure').filter(({ name }) => name.startsWith('sidelight '));
  return steps.reduce((sum, { duration }) => sum + duration, 0);
}

/** Runs in the page: joins the data of all text nodes, as the plainest reader would. */
function bareWalk(): { milliseconds: number; length: number } {
  const began = performance.now();
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  let text = '';
  while (walker.nextNode()) text += (walker.currentNode as Text).data;
  const length = text.replace(/\s+/gu, ' ').length;
  return { milliseconds: performance.now() - began, length };
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
}
