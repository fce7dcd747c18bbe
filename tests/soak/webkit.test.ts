import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findWebKit, whyNoWebKit } from '../../tools/find-webkit.ts';
import { casePage, judge, judgeCanary, type MatchingCase, readCases, settlingTime } from '../e2e/case-format.ts';
import { type MiniBrowser, openMiniBrowser } from './webkit/mini-browser.ts';
import { type PagesInWebKit, pagesInWebKit } from './webkit/page-in-webkit.ts';

const webKit = findWebKit();
if (webKit === undefined) console.log(`The tests in WebKit are skipped. ${whyNoWebKit}`);

let browser: MiniBrowser;
let pages: PagesInWebKit;

beforeAll(async () => {
  if (webKit === undefined) return;
  browser = await openMiniBrowser(webKit, false);
  pages = await pagesInWebKit(browser.window);
});

afterAll(async () => {
  await pages?.close();
  await browser?.close();
});

const knownFailures: Record<string, string> = {};

const caseFiles = {
  'shared cases': new URL('../../../shared/cases/matching.jsonl', import.meta.url),
  'own cases': new URL('../cases/matching.jsonl', import.meta.url),
};

describe.runIf(webKit !== undefined)('in WebKit', () => {
  describe.each(Object.entries(caseFiles))('%s', (_title, file) => {
    for (const matchingCase of readCases(file)) {
      const reason = knownFailures[matchingCase.name];
      if (reason === undefined) test(matchingCase.name, () => holds(matchingCase));
      else test.fails(`${matchingCase.name} (known: ${reason})`, () => holds(matchingCase));
    }
  });
});

async function holds(matchingCase: MatchingCase): Promise<void> {
  await pages.show(casePage(matchingCase));
  await pause(settlingTime(matchingCase));
  const texts = await pages.painted();
  expect(judge(matchingCase, texts), `painted: ${JSON.stringify(texts)}`).toEqual([]);
  if (matchingCase.expect.length > 0) return;
  await pages.show(casePage(matchingCase, 'with canary'));
  const withCanary = await pages.paintedOnce(['Digital Silk Road']);
  expect(judgeCanary(withCanary), `painted: ${JSON.stringify(withCanary)}`).toEqual([]);
}
