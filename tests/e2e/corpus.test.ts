import { existsSync, readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page as ServedPage } from '../../tools/serve.ts';
import { type Server, serve } from '../../tools/serve.ts';
import { launchForTest, sharedBrowser } from './browser.ts';
import { painted, paintedOnce, pause } from './extension.ts';
import { unambiguousForms } from './plain-search.ts';
import { type Serialised, serialisedDocument, visibleProse } from './serialised.ts';

/**
 * Saved pages of the web, each opened in a browser without Sidelight and in one with it. A policy sent
 * with the page forbids its scripts and all its requests, so that both get the very same document and
 * whatever differs in the end is Sidelight's doing.
 */
const folder = new URL('../../../shared/corpus/', import.meta.url);

const names = [
  'aktualne',
  'ars-1',
  'bbc-1',
  'cnn',
  'folha',
  'guardian-1',
  'heise',
  'ietf-1',
  'lwn-1',
  'nytimes-1',
  'nytimes-3',
  'qq',
  'wikipedia',
  'wikipedia-2',
];

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'self'; form-action 'none'";
const sprinkled = [
  'They spoke of the Global Gateway',
  'The Internet Governance Forum met',
  'He read about AUKUS',
  'It was a question of internet sovereignty',
  'The Trade and Technology Council met',
  'The report was on cyber norms',
];
const canary = '<p>China promoted the Digital Silk Road abroad.</p>';

describe.runIf(existsSync(folder))('saved pages', () => {
  let server: Server;
  const untouched = new Map<string, Serialised>();
  const complaintsWithout = new Map<string, string[]>();

  beforeAll(async () => {
    server = await serve(Object.fromEntries(names.map((name) => [`/${name}.html`, savedPage(name)])));
    const bare = await launchForTest({});
    for (const name of names) {
      const page = await bare.newPage();
      complaintsWithout.set(name, complaintsOf(page));
      await page.goto(`${server.origin}/${name}.html`, { waitUntil: 'load' });
      await pause(300);
      untouched.set(name, await page.evaluate(serialisedDocument));
      await page.close();
    }
    await bare.close();
  });

  afterAll(() => server.close());

  test.each(names)('%s: unchanged, no exception, plain finds are marked', async (name) => {
    const { newPage } = await sharedBrowser();
    const page = await newPage();
    const complaints = complaintsOf(page);
    await page.goto(`${server.origin}/${name}.html`, { waitUntil: 'load' });

    expect(await paintedOnce(page, ['Digital Silk Road'])).toContain('Digital Silk Road');
    await pause(800);
    const texts = await painted(page);
    const { html, textNodes } = await page.evaluate(serialisedDocument);
    const language = await page.evaluate(() => document.documentElement.lang.split('-')[0] ?? '');
    const prose = await page.evaluate(visibleProse);
    await page.close();

    const known = complaintsWithout.get(name) ?? [];
    expect(complaints.filter((complaint) => !known.includes(complaint))).toEqual([]);
    expect(textNodes).toBe(untouched.get(name)?.textNodes);
    expect(firstDifference(html, untouched.get(name)?.html ?? '')).toBeUndefined();
    expect(notMarked(prose, texts, language), `painted: ${JSON.stringify(texts)}`).toEqual([]);
  });
});

/**
 * The page as it was saved, with the canary at its end and, because the saved pages say little about our
 * subject, with six terms put into six of its paragraphs.
 */
function savedPage(name: string): ServedPage {
  const html = readFileSync(new URL(`${name}.html`, folder), 'utf8');
  const end = html.search(/<\/body\s*>(?![\s\S]*<\/body)/iu);
  const withCanary = end < 0 ? html + canary : html.slice(0, end) + canary + html.slice(end);
  const ends = [...withCanary.matchAll(/<\/p>/giu)].map((match) => match.index);
  const step = Math.max(1, Math.floor(ends.length / sprinkled.length));
  let body = withCanary;
  for (const [at, words] of [...sprinkled.entries()].toReversed()) {
    const place = ends[at * step];
    if (place !== undefined) body = `${body.slice(0, place)} ${words}.${body.slice(place)}`;
  }
  return { body, headers: { 'content-security-policy': policy } };
}

/** Exceptions and errors in a page's console; those that it has without Sidelight too are its own. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error instanceof Error ? error.message : String(error)));
  page.on('console', (message) => {
    const isOurs = (message.location().url ?? '').includes('-extension://');
    if (isOurs || message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}

/** Where two texts part, with a little of each; nothing when they are the same. */
function firstDifference(got: string, wanted: string): { got: string; wanted: string } | undefined {
  if (got === wanted) return undefined;
  let at = 0;
  while (got[at] === wanted[at]) at++;
  const from = Math.max(0, at - 60);
  return { got: got.slice(from, at + 120), wanted: wanted.slice(from, at + 120) };
}

/** Forms that a plain search finds in the prose and that no painted text holds. */
function notMarked(prose: readonly string[], texts: readonly string[], language: string): string[] {
  return unambiguousForms(language)
    .filter(({ pattern }) => prose.some((text) => pattern.test(text)))
    .filter(({ pattern }) => !texts.some((text) => pattern.test(text)))
    .map(({ text }) => text);
}
