import type { Page } from 'puppeteer-core';
import type { Server } from '../serve.ts';
import { bundleForPage } from './bundle-for-page.ts';
import { type BenchPage, language, madeUpPages } from './made-up-pages.ts';
import { madeUpGlossary } from './made-up-glossary.ts';
import type { MatchingAnswer } from './matching-in-page.ts';
import type { Group } from './report.ts';
import { spreadOf } from './spread.ts';

const SIZES = [1_000, 10_000, 100_000];
/** So many forms of the smallest glossary stand in the made-up text. */
const PLANTED = 300;

/** The matcher beside one alternation RegExp, on so many characters of made-up text and of what the saved pages say. */
export async function matcherFigures(
  page: Page,
  server: Server,
  saved: readonly BenchPage[],
  rounds: number,
  characters: number,
): Promise<Group[]> {
  const glossaries = SIZES.map((size) => ({ size, ...madeUpGlossary(size, language) }));
  const planted = glossaries[0]?.texts.slice(0, PLANTED) ?? [];
  const long = madeUpPages(planted).find(({ name }) => name === 'long page');
  const texts = [
    { name: 'made up', texts: [(long?.text ?? '').slice(0, characters)] },
    { name: 'saved pages', texts: saved.map(({ text }) => text.slice(0, characters / saved.length)) },
  ].filter((one) => one.texts.length > 0);
  await page.goto(`${server.origin}/empty.html`, { waitUntil: 'load' });
  await page.evaluate(await bundleForPage('matching-in-page.ts'));
  const speed: (string | number | ReturnType<typeof spreadOf>)[][] = [];
  const index: typeof speed = [];
  for (const { size, forms } of glossaries) {
    server.put(`/forms-${size}.json`, JSON.stringify(forms));
    let last: MatchingAnswer | undefined;
    for (const text of texts) {
      const answer = await page.evaluate((question) => globalThis.measureMatching(question), {
        forms: `/forms-${size}.json`,
        texts: text.texts,
        rounds,
      });
      last = answer;
      const regExp = spreadOf(answer.regExp);
      const scan = spreadOf(answer.scan);
      const annotate = spreadOf(answer.annotate);
      speed.push([
        size,
        text.name,
        answer.characters / 1000,
        `${answer.found.regExp} / ${answer.found.scan} / ${answer.found.annotate}`,
        regExp,
        scan,
        annotate,
        scan.median / regExp.median,
        annotate.median / regExp.median,
      ]);
    }
    if (last !== undefined)
      index.push([size, last.indexBytes / 1e6, spreadOf(last.build), spreadOf(last.readBack)]);
  }
  return [
    {
      title: 'Matcher, ns per character, warm: one alternation RegExp, our scan, annotate with all rules',
      head: [
        'forms',
        'text',
        'kB',
        'found by each',
        'RegExp',
        'scan',
        'annotate',
        'scan / RegExp',
        'annotate / RegExp',
      ],
      rows: speed,
    },
    { title: 'Index', head: ['forms', 'MB', 'built in ms', 'read back in ms'], rows: index },
  ];
}
