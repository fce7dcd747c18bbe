import { existsSync, readdirSync } from 'node:fs';
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Launched } from '../../tools/browsers.ts';
import { categories, scriptTime } from '../../tools/script-time.ts';
import { type Server, serve } from '../../tools/serve.ts';
import { launchForTest, sharedBrowser, target } from '../e2e/browser.ts';
import { soon } from '../e2e/card-on-page.ts';
import { pause } from '../e2e/extension.ts';
import { paintedIn } from '../e2e/painted.ts';
import { errorsOf, firstDifference, notMarked, savedPage, savedPages } from '../e2e/saved-pages.ts';
import { type Serialised, serialisedDocument, visibleProse } from '../e2e/serialised.ts';
import { type Monster, monsters, terms } from './monsters.ts';
import { report } from './report.ts';
import { longestStale } from './stale.ts';

/**
 * Every saved page and every monster, in a browser without Sidelight and in one with it: no error that is
 * not the page's own, the document as it was, the marks there. The bars on time are the plan's: no task
 * of the reader over 50 ms, at most 2 % of a core on a page that changes without end, no stale mark for
 * longer than half a second.
 */
const bars = { task: 50, share: 0.02, stale: 500 };
/** A loaded machine makes any figure bad: the best of so many loads counts. */
const LOADS = 3;
/** How long marks may take to come, in milliseconds: a page of 100,000 text nodes is laid out for seconds. */
const PATIENCE = 30_000;
/** After this many milliseconds without a change a page has been read. */
const QUIET = 900;

/** Hidden until a script of theirs shows them, and their scripts are forbidden: there is nothing to mark. */
const unseen = new Set(['seattletimes-1']);

const saved: Monster[] = existsSync(savedPages)
  ? readdirSync(savedPages)
      .filter((file) => file.endsWith('.html'))
      .map((file) => file.replace(/\.html$/u, ''))
      .map((name) => ({
        name,
        pages: { [`/${name}.html`]: savedPage(name) },
        marked: unseen.has(name) ? [] : ['Digital Silk Road'],
      }))
  : [];

interface Row {
  page: string;
  /** Milliseconds from the load event until the marks were there. */
  marked: number;
  marks: number;
  /** Milliseconds: the reader's longest task, the whole of that task, all tasks together until the page was marked. */
  longest?: number;
  inTaskOf?: number;
  total?: number;
  background?: number;
  /** The share of a core that reader and background took while the page changed. */
  readerShare?: number;
  backgroundShare?: number;
  /** Milliseconds for which the longest stale mark stayed. */
  stale?: number;
}

const headings = {
  page: 'page',
  marked: 'marked after ms',
  marks: 'marks',
  longest: 'longest task ms',
  inTaskOf: 'in a task of ms',
  total: 'all ms',
  background: 'background ms',
  readerShare: 'reader, share',
  backgroundShare: 'background, share',
  stale: 'stale ms',
};

interface Visit {
  row: Row;
  errors: string[];
  documents: Serialised[];
  texts: string[];
  prose: string[];
  language: string;
}

let server: Server;
let bare: Launched;
const rows: Row[] = [];

beforeAll(async () => {
  server = await serve(Object.assign({}, ...[...saved, ...monsters()].map(({ pages }) => pages)));
  bare = await launchForTest({});
  // The background's first start is not what is measured.
  const { newPage } = await sharedBrowser();
  const page = await newPage(`${server.origin}${addressOf(firstOf(monsters()), 0)}`);
  await paintedSoon(page, ['Digital Silk Road']);
  await page.close();
});

afterAll(async () => {
  report(`pages-${target}`, headings, rows);
  await bare.close();
  await server.close();
});

describe('saved pages', () => {
  test.for(saved)('$name', { timeout: 120_000 }, async (page) => {
    const { texts, prose, language } = await holds(page);
    expect(notMarked(prose, texts, language), `painted: ${JSON.stringify(texts)}`).toEqual([]);
  });
});

describe('monsters', () => {
  test.for(monsters())('$name', { timeout: 120_000 }, async (page) => void (await holds(page)));
});

/** Visits a page and expects of it what holds for all; the answer is for what is expected of some. */
async function holds(page: Monster): Promise<Visit> {
  const untouched = await visitBare(page);
  const best = await visitBest(page);
  const { row, errors, documents, texts } = best;
  rows.push(row);
  expect(errors.filter((error) => !untouched.errors.includes(error))).toEqual([]);
  expect(documents.length).toBe(untouched.documents.length);
  for (const [i, { html, textNodes }] of documents.entries()) {
    const before = untouched.documents[i];
    expect(firstDifference(html, before?.html ?? '')).toBeUndefined();
    expect(textNodes).toBe(before?.textNodes);
  }
  expect(texts).toEqual(expect.arrayContaining(seenOf(page)));
  expect(texts).not.toContain('(stale range)');
  if (row.stale !== undefined)
    expect(row.stale, 'milliseconds of a stale mark').toBeLessThanOrEqual(bars.stale);
  if (row.longest !== undefined)
    expect(row.longest, 'milliseconds of the longest task').toBeLessThanOrEqual(bars.task);
  if (row.readerShare !== undefined && row.backgroundShare !== undefined)
    expect(row.readerShare + row.backgroundShare, 'share of a core').toBeLessThanOrEqual(bars.share);
  return best;
}

async function visitBare(monster: Monster): Promise<Pick<Visit, 'errors' | 'documents'>> {
  const page = await bare.newPage();
  const errors = errorsOf(page);
  // The same steps, as fast as they go.
  await page.goto(`${server.origin}${addressOf(monster, 1)}`, { waitUntil: 'load' });
  await stillness(page, monster);
  const documents = await documentsOf(page);
  await page.close();
  return { errors, documents };
}

/** Visits with Sidelight until one is within the bars, and no more than `LOADS` times; the best of them. */
async function visitBest(monster: Monster): Promise<Visit> {
  let best = await visit(monster);
  const excess = ({ row: { longest = 0, readerShare = 0, backgroundShare = 0 } }: Visit): number =>
    Math.max(longest / bars.task, (readerShare + backgroundShare) / bars.share);
  for (let load = 1; load < LOADS && excess(best) > 1; load++) {
    const next = await visit(monster);
    if (excess(next) < excess(best)) best = next;
  }
  return best;
}

async function visit(monster: Monster): Promise<Visit> {
  const { newPage } = await sharedBrowser();
  const page = await newPage();
  const errors = errorsOf(page);
  const { every = 0, steps = 0 } = monster.changes ?? {};
  const isRestless = every * steps > 5_000;
  await startTrace(page);
  await page.goto(`${server.origin}${addressOf(monster, every)}`, { waitUntil: 'load' });
  const loaded = performance.now();
  await paintedSoon(page, seenOf(monster));
  const row: Row = { page: monster.name, marked: performance.now() - loaded, marks: 0 };
  if (!isRestless) await stillness(page, monster);
  Object.assign(row, await endTrace(page));
  if (isRestless) {
    // The first reading is no part of what a page's changes cost.
    await startTrace(page);
    const began = performance.now();
    row.stale = await page.evaluate(longestStale, terms);
    const span = performance.now() - began;
    const { total = 0, background = 0, longest = 0, inTaskOf = 0 } = await endTrace(page);
    if (target === 'chromium')
      Object.assign(row, { readerShare: total / span, backgroundShare: background / span });
    if (longest > (row.longest ?? 0)) Object.assign(row, { longest, inTaskOf });
    await stillness(page, monster);
  }
  const texts = await paintedSoon(page, seenOf(monster));
  row.marks = texts.length;
  const documents = await documentsOf(page);
  const prose = saved.includes(monster) ? await page.evaluate(visibleProse) : [];
  const language = await page.evaluate(() => document.documentElement.lang?.split('-')[0] ?? '');
  await page.close();
  console.log(
    Object.values(row)
      .map((value) => (typeof value === 'number' ? Number(value.toPrecision(3)) : value))
      .join(' · '),
  );
  return { row, errors, documents, texts, prose, language };
}

/** Firefox shows what its threads do to nobody but its own profiler. */
async function startTrace(page: Page): Promise<void> {
  if (target === 'chromium') await page.tracing.start({ categories });
}

async function endTrace(
  page: Page,
): Promise<Partial<Pick<Row, 'longest' | 'inTaskOf' | 'total'> & { background: number }>> {
  const trace = target === 'chromium' ? await page.tracing.stop() : undefined;
  if (trace === undefined) return {};
  const { total: background } = scriptTime(trace, /^chrome-extension:.*\bbackground\.js$/u);
  return { ...scriptTime(trace, /^chrome-extension:.*\b(?:reader|card)\.js$/u), background };
}

/** Waits until a page that changes has done all its steps, and until it has been quiet for a while. */
async function stillness(page: Page, { changes }: Monster): Promise<void> {
  if (changes !== undefined)
    await soon('the last change', async () => (await page.title()) === 'still' || undefined, 60_000);
  await pause(QUIET);
}

/** The frames of our server, in the order of their addresses: those of other origins are only there to cost something. */
function framesOf(page: Page): Frame[] {
  const frames = page.frames().filter((frame) => frame.url().startsWith(server.origin));
  return frames.toSorted((a, b) => a.url().localeCompare(b.url()));
}

/** The texts painted once they contain `wanted`, or as they are when patience ends. */
async function paintedSoon(page: Page, wanted: readonly string[]): Promise<string[]> {
  const deadline = performance.now() + PATIENCE;
  for (;;) {
    const frames = await Promise.all(
      framesOf(page).map((frame) => frame.evaluate(paintedIn, 'sidelight-term')),
    );
    const texts = frames.flat();
    if (wanted.every((text) => texts.includes(text)) || performance.now() > deadline) return texts;
    await pause(50);
  }
}

function documentsOf(page: Page): Promise<Serialised[]> {
  return Promise.all(framesOf(page).map((frame) => frame.evaluate(serialisedDocument)));
}

function addressOf({ pages, changes }: Monster, every: number): string {
  const [path = '/'] = Object.keys(pages);
  return changes === undefined ? path : `${path}?every=${every}&steps=${changes.steps}`;
}

function firstOf<Item>([first]: readonly Item[]): Item {
  if (first === undefined) throw new Error('there is nothing');
  return first;
}

/** What of a page's marks can be seen in this browser. */
function seenOf({ marked, unseenIn }: Monster): string[] {
  return unseenIn === target ? marked.slice(0, 1) : [...marked];
}
