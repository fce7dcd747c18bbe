import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { Failure } from '../src/failure.ts';
import { benchExtensionWith, buildBenchExtension } from './bench/bench-extension.ts';
import { byteFigures } from './bench/byte-figures.ts';
import { cardFigures } from './bench/card-figures.ts';
import { corpusPages, formsOn, wordsOn } from './bench/corpus.ts';
import { firstMarkFigures, type Waiting } from './bench/first-mark-figures.ts';
import { madeUpGlossary } from './bench/made-up-glossary.ts';
import { type BenchPage, language, madeUpPages } from './bench/made-up-pages.ts';
import { matcherFigures } from './bench/matcher-figures.ts';
import { memoryFigures } from './bench/memory-figures.ts';
import { libraryFigures } from './bench/other-libraries.ts';
import { pageFigures, sizeFigures } from './bench/page-figures.ts';
import { type Group, printGroup, writeReport } from './bench/report.ts';
import { traceFigures } from './bench/trace-figures.ts';
import { launchWithExtension } from './browsers.ts';
import { buildExtension } from './build.ts';
import { findOrInstallBrowser, type FoundBrowser } from './find-browser.ts';
import { timeSince } from './progress.ts';
import { readGlossary } from './read-glossary.ts';
import { serve } from './serve.ts';

/**
 * `npm run bench`: the matcher beside one RegExp, the reader beside a bare walk and beside other libraries, and what
 * else the reader costs, in real Chromium and in one run. A benchmark, not a test: nothing fails when a figure
 * is bad. `--quick` measures less of everything, in a minute; `search [COUNT]` measures the search box instead.
 */
if (process.argv[2] === 'search') {
  const { benchSearch } = await import('./bench-search.ts');
  await benchSearch(Number(process.argv[3] ?? 500));
  process.exit();
}
const { values: options } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const { quick } = options;
const times = quick
  ? { rounds: 3, loads: 3, sizes: 3, libraries: 1, traces: 1, waits: 2, cards: 2 }
  : { rounds: 15, loads: 20, sizes: 20, libraries: 3, traces: 3, waits: 7, cards: 7 };

const began = Date.now();
const found = await findOrInstallBrowser(['chromium', 'chrome']);
if (found instanceof Failure) {
  console.error(found.message);
  process.exit(1);
}
const shipped = await buildExtension('chromium');
const bench = await buildBenchExtension();

const saved = quick ? corpusPages().slice(0, 1) : corpusPages();
const { terms } = readGlossary();
/** Words that are marked: terms of the glossary that ships, words of the saved pages, and of the made-up glossary. */
const chosen = [
  ...terms.flatMap(({ labels }, i) => (i % 30 === 0 ? [labels['en'] ?? ''] : [])),
  ...formsOn(saved, 5),
].filter((text, i, all) => text !== '' && all.indexOf(text) === i);
const small = madeUpGlossary(100, language, chosen, wordsOn(saved));
const large = madeUpGlossary(100_000, language, chosen, wordsOn(saved));
const madeUp = madeUpPages(small.plain).filter(({ large: isLarge }) => !quick || isLarge !== true);
const pages = [...madeUp, ...saved];
const ordinary = pages.filter(({ large: isLarge }) => isLarge !== true);

// Isolated, so that the browser's clock is precise; without the saved pages' own scripts, which differ from load to load.
const isolated = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};
const noScripts = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const pathOf = ({ name }: BenchPage): string => `/${name.replaceAll(/\W+/gu, '-')}.html`;
const server = await serve({
  '/empty.html': { body: '<!doctype html><title>Empty</title>', headers: isolated },
  ...Object.fromEntries(
    pages.map((page) => {
      const policy = saved.includes(page) ? { 'content-security-policy': noScripts } : {};
      return [pathOf(page), { body: page.html, headers: { ...isolated, ...policy } }];
    }),
  ),
});
const addressOf = (page: BenchPage): string => server.origin + pathOf(page);

/** A browser of its own, with one page in front: a hidden one is not painted, and our reader waits for that. */
async function open(extensionDir: string | undefined, forms: string): Promise<Waiting> {
  const { browser, newPage } = await launchWithExtension({
    browser: found as FoundBrowser,
    headless: true,
    ...(extensionDir !== undefined && { extensionDir }),
  });
  // It comes to the front by itself; and it stays, because traces are silent about a background without pages.
  if (extensionDir !== undefined)
    await browser.waitForTarget((target) => target.url().endsWith('/welcome.html'));
  const page = await newPage();
  await page.bringToFront();
  return { browser, page, forms };
}
const bare = await open(undefined, '');
const real = await open(bench, 'shipped');
const few = await open(benchExtensionWith(small.forms, '100'), '100');
const many = await open(benchExtensionWith(large.forms, '100000'), '100,000');

const groups: Group[] = [];
function show(...measured: readonly Group[]): void {
  for (const group of measured) {
    printGroup(group);
    groups.push(group);
  }
  console.log(`(${timeSince(began)})`);
}

show(...(await matcherFigures(bare.page, server, saved, times.rounds, quick ? 100_000 : 400_000)));
const { group, sums } = await pageFigures(real, addressOf, pages, times.loads);
show(group);
show(await libraryFigures(bare.page, addressOf, ordinary, large.texts, sums, times.libraries));
show(await sizeFigures(few, many, addressOf, ordinary.slice(0, 3), times.sizes));
show(await traceFigures(real.page, addressOf, pages, times.traces));
show(
  await firstMarkFigures(
    bare.page,
    [real, many],
    addressOf,
    // Pages that hold a mark: without one, each load waits ten seconds for it.
    quick ? ordinary.slice(1, 2) : [...ordinary.slice(1, 2), ...madeUp.slice(-2)],
    times.waits,
  ),
);
show(
  await memoryFigures(bare.page, [real, many], addressOf, quick ? ordinary.slice(1, 2) : madeUp.slice(0, 3)),
);
show(await cardFigures(real.page, addressOf(ordinary[1] as BenchPage), times.cards));
show(byteFigures(shipped));

for (const { browser } of [bare, real, few, many]) await browser.close();
await server.close();
const file = writeReport(
  {
    date: new Date().toISOString(),
    browser: found.name,
    processor: cpus()[0]?.model ?? '',
    processors: cpus().length,
    node: process.version,
    quick: String(quick),
  },
  groups,
);
console.log(`\nMedians, quartiles in brackets. All figures: ${file}. ${timeSince(began)}.`);
