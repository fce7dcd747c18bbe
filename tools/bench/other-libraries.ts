import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import type { BenchPage } from './made-up-pages.ts';
import type { ReaderSums } from './page-figures.ts';
import type { Group } from './report.ts';
import { spreadOf } from './spread.ts';

const require = createRequire(import.meta.url);

interface Contender {
  readonly name: string;
  readonly terms: number;
  /** Its own file, which makes a global of it. */
  readonly file: string;
  /** An expression of the page's: marks `terms` in its body. */
  readonly run: string;
}

const markJs = { name: 'mark.js', file: fileOf('mark.js', 'dist/mark.min.js') };
const advanced = {
  name: 'advanced-mark.js',
  file: fileOf('advanced-mark.js', 'dist/mark.min.js'),
  run: `new Mark(document.body).mark(terms, {
    separateWordSearch: false, accuracy: 'exactly', diacritics: false, combinePatterns: Infinity,
  })`,
};
const findAndReplace = {
  name: 'findAndReplaceDOMText',
  file: fileOf('findandreplacedomtext', 'src/findAndReplaceDOMText.js'),
  run: `findAndReplaceDOMText(document.body, {
    preset: 'prose',
    wrap: 'mark',
    find: new RegExp(
      terms.toSorted((a, b) => b.length - a.length).map((term) => term.replace(/[\\\\^$.*+?()[\\]{}|]/g, '\\\\$&')).join('|'),
      'gi',
    ),
  })`,
};

/** As fast as each of them can be set to be: no diacritics, no words apart, one expression where it has that. */
const contenders: readonly Contender[] = [
  {
    ...markJs,
    terms: 100,
    run: `new Mark(document.body).mark(terms, { separateWordSearch: false, accuracy: 'exactly', diacritics: false })`,
  },
  { ...advanced, terms: 100 },
  { ...advanced, terms: 1_000 },
  { ...findAndReplace, terms: 100 },
  { ...findAndReplace, terms: 1_000 },
];

/** After so many milliseconds with one contender on one page, no further loads. */
const ENOUGH = 4_000;

/**
 * What other libraries take to mark terms on the same pages, in a browser without the extension: their own
 * script alone, not the layout that the browser does anew for the elements they put around words.
 */
export async function libraryFigures(
  page: Page,
  addressOf: (page: BenchPage) => string,
  pages: readonly BenchPage[],
  terms: readonly string[],
  ours: ReaderSums,
  loads: number,
): Promise<Group> {
  const rows: Group['rows'][number][] = [];
  for (const one of pages) {
    for (const { name, terms: count, file, run } of contenders) {
      const library = readFileSync(file, 'utf8');
      const times: number[] = [];
      let marked = 0;
      const began = performance.now();
      for (let i = 0; i < loads && (i === 0 || performance.now() - began < ENOUGH); i++) {
        await page.goto(addressOf(one), { waitUntil: 'load' });
        await page.evaluate(library);
        const answer = (await page.evaluate(`(() => {
          const terms = ${JSON.stringify(terms.slice(0, count))};
          const began = performance.now();
          ${run};
          const milliseconds = performance.now() - began;
          return { milliseconds, marked: document.querySelectorAll('mark').length };
        })()`)) as { milliseconds: number; marked: number };
        times.push(answer.milliseconds);
        ({ marked } = answer);
      }
      const spread = spreadOf(times);
      const own = ours.get(one.name)?.median;
      rows.push([one.name, name, count, times.length, marked, spread, own, own && spread.median / own]);
    }
  }
  return {
    title:
      'Other libraries on the same pages, ms a load, and how many times the reader with its whole glossary',
    head: ['page', 'library', 'terms', 'loads', 'marks', 'ms', 'reader ms', '× reader'],
    rows,
  };
}

function fileOf(packageName: string, file: string): string {
  return path.join(path.dirname(require.resolve(`${packageName}/package.json`)), file);
}
