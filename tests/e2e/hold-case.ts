import type { Page } from 'puppeteer-core';
import type { ExpectStatic } from 'vitest';
import { type MatchingCase, casePage, judge, judgeCanary, readCases, settlingTime } from './case-format.ts';
import { extension, painted, paintedOnce, pause } from './extension.ts';
import { perturb, type Perturbation, seedOf } from './perturb.ts';

/** The cases that were given to us, and our own. */
export const cases: Record<'shared cases' | 'own cases', MatchingCase[]> = {
  'shared cases': readCases(new URL('../../../shared/cases/matching.jsonl', import.meta.url)),
  'own cases': readCases(new URL('../cases/matching.jsonl', import.meta.url)),
};

/** Cases in which perturbing changes what a person reads, and why; they are not perturbed. */
const changedByPerturbing: Record<string, string> = {
  'a clock in the same text node':
    'the page goes on writing to its first text node: the pieces that were cut off it would stay',
  'a page that watches whether it is changed': 'the page empties itself when anything in it changes',
};

/** Milliseconds in which a perturbed page is read again, and the most that a busy machine may need beyond. */
const RESETTLED = 600;
const PATIENCE = 3_000;

/** When the scripts of a case with timers have done their work, in milliseconds. */
const SCRIPTS_DONE = 1_900;

/**
 * Opens the page of a case and judges what is painted in it; then perturbs it with `kinds`, mixed, and
 * judges it again. With `perturbFirst` the page is perturbed as soon as its scripts have run, so that the
 * first reading meets the perturbed text; without `kinds` it is judged once.
 */
export async function holds(
  matchingCase: MatchingCase,
  expect: ExpectStatic,
  kinds: readonly Perturbation[],
  perturbFirst = false,
): Promise<void> {
  const perturbed = kinds.length > 0 && !(matchingCase.name in changedByPerturbing);
  const right = (texts: readonly string[]): boolean => judge(matchingCase, texts).length === 0;
  const page = await openCase(casePage(matchingCase));
  try {
    if (perturbFirst) await pause(hasTimers(matchingCase) ? SCRIPTS_DONE : 0);
    else {
      judged(
        matchingCase,
        await paintedAfter(page, settlingTime(matchingCase), right),
        expect,
        'as it stands',
      );
    }
    if (perturbed) {
      await perturbPage(page, matchingCase, kinds);
      judged(matchingCase, await paintedAfter(page, RESETTLED, right), expect, `with ${kinds.join(', ')}`);
    }
  } finally {
    leaveCase(page);
  }
  if (matchingCase.expect.length === 0) await canaryLives(matchingCase, expect, perturbed ? kinds : []);
}

function judged(
  matchingCase: MatchingCase,
  texts: readonly string[],
  expect: ExpectStatic,
  how: string,
): void {
  expect(judge(matchingCase, texts), `painted ${how}: ${JSON.stringify(texts)}`).toEqual([]);
}

/** Where nothing is expected, a dead extension would pass: the same page with a canary must show its mark. */
async function canaryLives(
  matchingCase: MatchingCase,
  expect: ExpectStatic,
  kinds: readonly Perturbation[],
): Promise<void> {
  const page = await openCase(casePage(matchingCase, 'with canary'));
  try {
    const texts = await paintedOnce(page, ['Digital Silk Road'], settlingTime(matchingCase) + 2000);
    expect(judgeCanary(texts), `painted: ${JSON.stringify(texts)}`).toEqual([]);
    if (kinds.length === 0) return;
    await perturbPage(page, matchingCase, kinds);
    const again = await paintedAfter(page, RESETTLED, (now) => judgeCanary(now).length === 0);
    expect(judgeCanary(again), `painted with ${kinds.join(', ')}: ${JSON.stringify(again)}`).toEqual([]);
  } finally {
    leaveCase(page);
  }
}

/** Windows that stay open from one case to the next: in Firefox opening one takes as long as a case. */
const windows: Page[] = [];

async function openCase(html: string): Promise<Page> {
  const { newPage, showIn } = await extension();
  const window = windows.pop();
  if (window === undefined) return newPage(html);
  await showIn(window, html);
  return window;
}

/** Closes the windows that cases were shown in. */
export async function closeCases(): Promise<void> {
  await Promise.all(windows.splice(0).map((window) => window.close()));
}

function leaveCase(page: Page): void {
  windows.push(page);
}

/**
 * What is painted when the page has had `settled` milliseconds: then, when it is `right`, or as soon as it is, on a busy
 * machine, or as it is in the end.
 */
async function paintedAfter(
  page: Page,
  settled: number,
  right: (texts: readonly string[]) => boolean,
): Promise<string[]> {
  await pause(settled);
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const texts = await painted(page);
    if (right(texts) || Date.now() > deadline) return texts;
    await pause(100);
  }
}

/** Perturbs the page and its frames; a frame that cannot be reached stays as it is. */
async function perturbPage(
  page: Page,
  { name }: MatchingCase,
  kinds: readonly Perturbation[],
): Promise<void> {
  await Promise.all(
    page.frames().map((frame) => {
      const done = frame.evaluate(perturb, seedOf(name), kinds);
      return frame === page.mainFrame() ? done : Promise.race([done.catch(() => 0), pause(3000)]);
    }),
  );
}

function hasTimers(matchingCase: MatchingCase): boolean {
  return settlingTime(matchingCase) > 1000;
}
