import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Server, serve } from '../../tools/serve.ts';
import { launchForTest, sharedBrowser, target } from './browser.ts';
import { painted, paintedOnce, pause } from './extension.ts';
import { errorsOf, firstDifference, notMarked, savedPage, savedPages } from './saved-pages.ts';
import { type Serialised, serialisedDocument, visibleProse } from './serialised.ts';

/** One in each browser; `npm run soak` reads all in both. */
const names = target === 'chromium' ? ['gmw'] : ['wikipedia'];

describe.runIf(existsSync(savedPages))('saved pages', () => {
  let server: Server;
  const untouched = new Map<string, Serialised>();
  const complaintsWithout = new Map<string, string[]>();

  beforeAll(async () => {
    server = await serve(Object.fromEntries(names.map((name) => [`/${name}.html`, savedPage(name)])));
    const bare = await launchForTest({});
    for (const name of names) {
      const page = await bare.newPage();
      complaintsWithout.set(name, errorsOf(page));
      await page.goto(`${server.origin}/${name}.html`, { waitUntil: 'load' });
      await pause(300);
      untouched.set(name, await page.evaluate(serialisedDocument));
      await page.close();
    }
    await bare.close();
  });

  afterAll(() => server.close());

  test.each(names)('%s: unchanged, no exception, plain finds are marked', async (name) => {
    const { newPage } = await sharedBrowser();
    const page = await newPage();
    const complaints = errorsOf(page);
    await page.goto(`${server.origin}/${name}.html`, { waitUntil: 'load' });

    expect(await paintedOnce(page, ['Digital Silk Road'])).toContain('Digital Silk Road');
    await pause(800);
    const texts = await painted(page);
    const { html, textNodes } = await page.evaluate(serialisedDocument);
    const language = await page.evaluate(() => document.documentElement.lang.split('-')[0] ?? '');
    const prose = await page.evaluate(visibleProse);
    await page.close();

    const known = complaintsWithout.get(name) ?? [];
    expect(complaints.filter((complaint) => !known.includes(complaint))).toEqual([]);
    expect(textNodes).toBe(untouched.get(name)?.textNodes);
    expect(firstDifference(html, untouched.get(name)?.html ?? '')).toBeUndefined();
    expect(notMarked(prose, texts, language), `painted: ${JSON.stringify(texts)}`).toEqual([]);
  });
});
