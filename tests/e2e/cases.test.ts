import { type ExpectStatic, describe, test } from 'vitest';
import { target } from './browser.ts';
import { type MatchingCase, casePage, judge, judgeCanary, readCases, settlingTime } from './case-format.ts';
import { extension, painted, paintedOnce, pause } from './extension.ts';

/** Cases that are known to fail, by browser, and why. One that begins to pass fails here: take it out. */
const knownFailures: Record<typeof target, Record<string, string>> = {
  chromium: {},
  firefox: {},
};

const files = {
  'shared cases': new URL('../../../shared/cases/matching.jsonl', import.meta.url),
  'own cases': new URL('../cases/matching.jsonl', import.meta.url),
};

for (const [title, file] of Object.entries(files)) {
  describe.concurrent(title, () => {
    for (const matchingCase of readCases(file)) {
      const reason = knownFailures[target][matchingCase.name];
      if (reason === undefined) test(matchingCase.name, ({ expect }) => holds(matchingCase, expect));
      else test.fails(`${matchingCase.name} (known: ${reason})`, ({ expect }) => holds(matchingCase, expect));
    }
  });
}

async function holds(matchingCase: MatchingCase, expect: ExpectStatic): Promise<void> {
  const { newPage } = await extension();
  const page = await newPage(casePage(matchingCase));
  try {
    await pause(settlingTime(matchingCase));
    const texts = await painted(page);
    expect(judge(matchingCase, texts), `painted: ${JSON.stringify(texts)}`).toEqual([]);
  } finally {
    await page.close();
  }
  if (matchingCase.expect.length === 0) await canaryLives(matchingCase, expect);
}

/** Where nothing is expected, a dead extension would pass: the same page with a canary must show its mark. */
async function canaryLives(matchingCase: MatchingCase, expect: ExpectStatic): Promise<void> {
  const { newPage } = await extension();
  const page = await newPage(casePage(matchingCase, 'with canary'));
  try {
    const texts = await paintedOnce(page, ['Digital Silk Road'], settlingTime(matchingCase) + 2000);
    expect(judgeCanary(texts), `painted: ${JSON.stringify(texts)}`).toEqual([]);
  } finally {
    await page.close();
  }
}
