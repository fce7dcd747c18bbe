import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import type { Page as ServedPage } from '../../tools/serve.ts';
import { unambiguousForms } from './plain-search.ts';

/**
 * Saved pages of the web, each opened in a browser without Sidelight and in one with it. A policy sent
 * with the page forbids its scripts and all its requests, so that both get the very same document and
 * whatever differs in the end is Sidelight's doing.
 */
export const savedPages = new URL('../../../shared/corpus/', import.meta.url);

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

/**
 * The page as it was saved, with the canary at its end and, because the saved pages say little about our
 * subject, with six terms put into six of its paragraphs.
 */
export function savedPage(name: string): ServedPage {
  const html = readFileSync(new URL(`${name}.html`, savedPages), 'utf8');
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
export function errorsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error instanceof Error ? error.message : String(error)));
  page.on('console', (message) => {
    const isOurs = (message.location().url ?? '').includes('-extension://');
    // What a page asks of the network and does not get, it may ask sooner or later: that is its own affair.
    const isRequest = message.text().startsWith('Failed to load resource');
    if (isOurs || (message.type() === 'error' && !isRequest)) complaints.push(message.text());
  });
  return complaints;
}

/** Where two texts part, with a little of each; nothing when they are the same. */
export function firstDifference(got: string, wanted: string): { got: string; wanted: string } | undefined {
  if (got === wanted) return undefined;
  let at = 0;
  while (got[at] === wanted[at]) at++;
  const from = Math.max(0, at - 60);
  return { got: got.slice(from, at + 120), wanted: wanted.slice(from, at + 120) };
}

/** Forms that a plain search finds in the prose and that no painted text holds. */
export function notMarked(prose: readonly string[], texts: readonly string[], language: string): string[] {
  return unambiguousForms(language)
    .filter(({ pattern }) => prose.some((text) => pattern.test(text)))
    .filter(({ pattern }) => !texts.some((text) => pattern.test(text)))
    .map(({ text }) => text);
}
