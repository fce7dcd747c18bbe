import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { build, type Rollup } from 'vite';
import { Failure } from '../src/failure.ts';
import { type Annotator, createAnnotator } from '../src/glossary/annotate.ts';
import { compileGlossary } from '../src/glossary/compile.ts';
import { type Match, settleSenses } from '../src/glossary/senses.ts';
import { type Launched, launchWithExtension } from './browsers.ts';
import { findingsOf } from './coverage-findings.ts';
import type { Fate, InPage } from './coverage-in-page.ts';
import { addedUp, nameLines, pageLines, type PageReport, summaryLines } from './coverage-report.ts';
import { englishWords } from './english-words.ts';
import { chromiums, findOrInstallBrowser } from './find-browser.ts';
import type { GlossaryOptions } from './glossary-options.ts';
import { readGlossary } from './read-glossary.ts';
import { serve } from './serve.ts';
import { unexplained } from './unexplained.ts';

type CoverageOptions = Extract<GlossaryOptions, { command: 'coverage' }>;

/** What fits on a screen is counted in a window of this size (CSS pixels). */
const size = { width: 1280, height: 900 };
/** The page's scripts and requests stay out: what is measured is the page as it lies there. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * `npm run glossary -- coverage`: opens pages in a real Chromium, reads and chooses in them with the reader's own
 * code, and prints what was marked, what was held back and why, and names that no entry explains. No network.
 */
export async function printCoverage(options: CoverageOptions, width: number): Promise<void> {
  const found = await findOrInstallBrowser(chromiums);
  if (found instanceof Failure) throw found;
  const launched = await launchWithExtension({ browser: found, headless: true, size });
  try {
    const reports = await coverageOf(options, launched);
    const words = englishWords();
    for (const report of reports) console.log(`${pageLines(report, words, width).join('\n')}\n\n`);
    if (reports.length > 1) {
      const names = addedUp(reports.map((report) => report.unexplained));
      console.log(`Explained by no entry, on all pages\n${nameLines(names, width).join('\n')}\n`);
    }
    console.log(summaryLines(reports, width).join('\n'));
    console.log(
      `\nDensity “${options.density}”; screens of ${size.width} × ${size.height} CSS pixels; frames inside the pages not counted.`,
    );
  } finally {
    await launched.close();
  }
}

/** A report of each page, in the order in which they were named. */
export async function coverageOf(
  { files, density, known }: Omit<CoverageOptions, 'command'>,
  launched: Pick<Launched, 'newPage'>,
): Promise<PageReport[]> {
  const { terms, sources } = readGlossary();
  const { index, lexicon } = compileGlossary(terms, sources);
  const annotator = createAnnotator(index, lexicon);
  const script = await bundleInPage();
  const server = await serve({});
  const page = await launched.newPage();
  const reports: PageReport[] = [];
  try {
    for (const [i, file] of files.entries()) {
      server.put(`/${i}.html`, {
        body: readFileSync(file, 'utf8'),
        headers: { 'content-security-policy': policy },
      });
      await page.goto(`${server.origin}/${i}.html`, { waitUntil: 'load' });
      await page.evaluate(script);
      reports.push(await reportOf(page, { name: path.basename(file), annotator, density, known }));
    }
  } finally {
    await page.close();
    await server.close();
  }
  return reports;
}

interface Asked extends Pick<CoverageOptions, 'density' | 'known'> {
  readonly name: string;
  readonly annotator: Annotator;
}

async function reportOf(page: Page, { name, annotator, density, known }: Asked): Promise<PageReport> {
  const { annotate, knowledge } = annotator;
  const { blocks, unread, lang } = await page.evaluate(() =>
    (globalThis as unknown as { sidelightCoverage: InPage }).sidelightCoverage.read(),
  );
  const annotations = annotate(blocks);
  const { matches } = settleSenses(annotations, knowledge);
  const isKnown = ({ senses }: Match): boolean => senses.every(({ term }) => known.includes(term));
  const unknown = matches.map((list) => list.filter((match) => !isKnown(match)));
  const chosen = await page.evaluate(
    (list, how) =>
      (globalThis as unknown as { sidelightCoverage: InPage }).sidelightCoverage.choose(list, how),
    unknown,
    density,
  );
  const findings = findingsOf({
    texts: blocks.map(({ text }) => text),
    annotations,
    matches,
    fates: matches.map((list, i) =>
      list.map((match): Fate => chosen[i]?.[unknown[i]?.indexOf(match) ?? -1] ?? 'hidden'),
    ),
    unread,
    annotationsOfUnread: annotate(unread),
    known,
    knowledge,
  });
  const visible = blocks.flatMap((block, i) =>
    block.visible ? [{ text: block.text, explained: annotations[i]?.candidates ?? [] }] : [],
  );
  const words = visible.reduce((total, { text }) => total + wordCount(text, lang), 0);
  return { name, lang, words, findings, unexplained: unexplained(visible) };
}

function wordCount(text: string, lang: string): number {
  const locale = Intl.Segmenter.supportedLocalesOf([lang].filter((tag) => /^[a-z]{2,3}(-|$)/iu.test(tag)))[0];
  const segments = new Intl.Segmenter(locale ?? 'en', { granularity: 'word' }).segment(text);
  return [...segments].filter(({ isWordLike }) => isWordLike).length;
}

/** `coverage-in-page.ts` with all that it imports, as one script. */
async function bundleInPage(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      target: ['chrome120'],
      write: false,
      minify: false,
      modulePreload: false,
      rollupOptions: {
        input: path.join(import.meta.dirname, 'coverage-in-page.ts'),
        output: { format: 'iife' },
      },
    },
  })) as Rollup.RollupOutput;
  return built.output[0].code;
}
