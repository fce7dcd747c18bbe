import type { Page } from 'puppeteer-core';
import type { BenchPage } from './made-up-pages.ts';
import { type Load, loadOnce } from './one-load.ts';
import type { Group } from './report.ts';
import { spreadOf, type Spread } from './spread.ts';

/** A browser with the extension in it, and the one page that is used of it. */
export interface Reader {
  readonly page: Page;
  readonly forms: string;
}

/** Loads of a large page, of whom a few say as much. */
const LARGE_LOADS = 5;

/** The sums of the reader's measures by the name of the page, for comparison. */
export type ReaderSums = ReadonlyMap<string, Spread>;

/** What the reader measures of itself on each page, beside a bare walk of the same page in the same load. */
export async function pageFigures(
  reader: Reader,
  addressOf: (page: BenchPage) => string,
  pages: readonly BenchPage[],
  loads: number,
): Promise<{ group: Group; sums: ReaderSums }> {
  const sums = new Map<string, Spread>();
  const rows: Group['rows'][number][] = [];
  await loadOnce(reader.page, addressOf(pages[0] as BenchPage)); // the background's first start is not what is measured
  for (const one of pages) {
    const measured: Load[] = [];
    const count = one.large ? Math.min(LARGE_LOADS, loads) : loads;
    for (let i = 0; i < count; i++) measured.push(await loadOnce(reader.page, addressOf(one)));
    const of = (key: keyof Load): Spread => spreadOf(measured.map((load) => load[key]));
    const [walk, walkBeside, sum] = [of('walk'), of('walkBeside'), of('sum')];
    sums.set(one.name, sum);
    rows.push([
      one.name,
      count,
      of('characters').median / 1000,
      of('marks').median,
      walk,
      walkBeside,
      of('read').median,
      of('send').median,
      of('settle').median,
      of('paint').median,
      sum,
      sum.median / walk.median,
      sum.median / walkBeside.median,
    ]);
  }
  return {
    group: {
      title: `Page's thread, ms a load: what the reader measures (${reader.forms} forms), beside a bare walk in the page's world, and in one beside it as ours is`,
      head: [
        'page',
        'loads',
        'text kB',
        'marks',
        'bare walk',
        'beside',
        'read',
        'send',
        'settle',
        'paint',
        'all',
        '× walk',
        '× beside',
      ],
      rows,
    },
    sums,
  };
}

/** The same pages with a small and a large glossary that mark the same words in them; in turns. */
export async function sizeFigures(
  small: Reader,
  large: Reader,
  addressOf: (page: BenchPage) => string,
  pages: readonly BenchPage[],
  loads: number,
): Promise<Group> {
  const rows: Group['rows'][number][] = [];
  for (const { page } of [small, large]) await loadOnce(page, addressOf(pages[0] as BenchPage));
  for (const one of pages) {
    const measured: { small: Load[]; large: Load[] } = { small: [], large: [] };
    for (let i = 0; i < loads; i++) {
      measured.small.push(await loadOnce(small.page, addressOf(one)));
      measured.large.push(await loadOnce(large.page, addressOf(one)));
    }
    const marksOf = (all: readonly Load[]): number => spreadOf(all.map(({ marks }) => marks)).median;
    const a = spreadOf(measured.small.map(({ sum }) => sum));
    const b = spreadOf(measured.large.map(({ sum }) => sum));
    rows.push([one.name, loads, marksOf(measured.small), marksOf(measured.large), a, b, b.median / a.median]);
  }
  return {
    title: `Page's thread, ms a load, by the size of the glossary`,
    head: [
      'page',
      'loads',
      `marks, ${small.forms} forms`,
      `marks, ${large.forms}`,
      `ms, ${small.forms} forms`,
      `ms, ${large.forms}`,
      'ratio',
    ],
    rows,
  };
}
