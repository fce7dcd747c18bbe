import type { Page } from 'puppeteer-core';
import { categories, evaluationTime, scriptTime } from '../script-time.ts';
import type { BenchPage } from './made-up-pages.ts';
import { untilRead } from './one-load.ts';
import type { Group } from './report.ts';
import { spreadOf } from './spread.ts';

const reader = /^chrome-extension:.*\breader\.js$/u;
const background = /^chrome-extension:.*\bbackground\.js$/u;

/** What a trace of whole loads shows: also what the reader does not measure itself, such as answers that arrive. */
export async function traceFigures(
  page: Page,
  addressOf: (page: BenchPage) => string,
  pages: readonly BenchPage[],
  loads: number,
): Promise<Group> {
  const rows: Group['rows'][number][] = [];
  for (const one of pages) {
    const traces = [];
    const load = async (): Promise<void> => {
      await page.goto(addressOf(one), { waitUntil: 'load', timeout: 60_000 });
      await untilRead(page);
    };
    for (let i = 0; i < (one.large ? 1 : loads); i++) {
      await page.tracing.start({ categories });
      await load();
      const trace = await page.tracing.stop();
      if (trace === undefined) continue;
      traces.push({
        evaluation: evaluationTime(trace, reader),
        ours: scriptTime(trace, reader),
        away: scriptTime(trace, background),
      });
    }
    rows.push([
      one.name,
      traces.length,
      spreadOf(traces.map(({ evaluation }) => evaluation)),
      spreadOf(traces.map(({ ours }) => ours.longest)),
      spreadOf(traces.map(({ ours }) => ours.total)),
      spreadOf(traces.map(({ away }) => away.longest)),
      spreadOf(traces.map(({ away }) => away.total)),
    ]);
  }
  return {
    title: 'Tasks, ms of their threads’ own time, from traces of whole loads (which make everything slower)',
    head: [
      'page',
      'loads',
      'reader evaluated',
      'reader: longest task',
      'reader: all',
      'background: longest task',
      'background: all',
    ],
    rows,
  };
}
