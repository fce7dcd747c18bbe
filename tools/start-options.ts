import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from '../src/failure.ts';
import { type BrowserName, browserNames } from './find-browser.ts';

export interface StartOptions {
  browser?: BrowserName;
  headless: boolean;
  /** A file of this machine or an address of the web; without either the welcome page opens. */
  page?: { file: string } | { url: string };
}

const usage = `npm start -- [--browser ${browserNames.join('|')}] [--headless] [page.html or https://…]`;

/** What a person asked of `npm start`; `folder` is where they typed it. Or the sentence to tell them. */
export function startOptions(words: readonly string[], folder: string): StartOptions | Failure {
  const parsed = parse(words);
  if (parsed instanceof Failure) return parsed;
  const { browser, headless, pages } = parsed;
  const name = browserNames.find((known) => known === browser);
  if (browser !== undefined && name === undefined)
    return new Failure(
      'options',
      `There is no browser called ${browser} here: it is one of ${browserNames.join(', ')}.`,
    );
  const [page, ...more] = pages;
  if (more.length > 0) return new Failure('options', `One page at a time: ${usage}.`);
  const target = page === undefined ? undefined : pageNamed(page, folder);
  if (target instanceof Failure) return target;
  return {
    headless,
    ...(name === undefined ? {} : { browser: name }),
    ...(target === undefined ? {} : { page: target }),
  };
}

function parse(words: readonly string[]): { browser?: string; headless: boolean; pages: string[] } | Failure {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { browser: { type: 'string' }, headless: { type: 'boolean' } },
      allowPositionals: true,
    });
    const { browser, headless = false } = values;
    return { headless, pages: positionals, ...(browser === undefined ? {} : { browser }) };
  } catch {
    return new Failure('options', `This is not understood; it is ${usage}.`);
  }
}

function pageNamed(page: string, folder: string): { file: string } | { url: string } | Failure {
  if (/^https?:\/\//iu.test(page))
    return URL.canParse(page) ? { url: page } : new Failure('page', `${page} is not an address.`);
  const file = path.resolve(folder, page);
  return existsSync(file) ? { file } : new Failure('page', `There is no file ${page}.`);
}
