import { existsSync, readdirSync } from 'node:fs';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Launched } from '../../tools/browsers.ts';
import { type Server, serve } from '../../tools/serve.ts';
import { launchForTest } from '../e2e/browser.ts';
import { savedPage, savedPages } from '../e2e/saved-pages.ts';
import type { ReadAgainPage } from './read-again.ts';

/**
 * Every saved page, read and read again through the ranges of what was read: the same text, and all of the prose,
 * once. In a plain window, with the reader's own modules put into the page.
 */
const names = existsSync(savedPages)
  ? readdirSync(savedPages).flatMap((file) => (file.endsWith('.html') ? file.slice(0, -'.html'.length) : []))
  : [];

describe.runIf(names.length > 0)('reading, ranges, text again', () => {
  let server: Server;
  let browser: Launched;
  let script: string;

  beforeAll(async () => {
    server = await serve(Object.fromEntries(names.map((name) => [`/${name}.html`, savedPage(name)])));
    browser = await launchForTest({});
    script = await bundle();
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test.for(names)('%s', { timeout: 60_000 }, async (name) => {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/${name}.html`, { waitUntil: 'load' });
    await page.evaluate(script);
    const { wrong, blocks, length, spans, between } = await page.evaluate(() =>
      (globalThis as unknown as ReadAgainPage).readPageAgain(),
    );
    await page.close();
    console.log(`${name}: ${blocks} blocks, ${length} code units, ${spans} spans, ${between} between trees`);
    expect(wrong).toEqual([]);
    expect(between).toBe(0);
    expect(blocks).toBeGreaterThan(0);
  });
});

/** One script: `read-again.ts` with all that it imports. */
async function bundle(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      target: ['chrome120', 'firefox140'],
      rollupOptions: {
        input: new URL('read-again.ts', import.meta.url).pathname,
        output: { format: 'iife' },
      },
    },
  })) as Rollup.RollupOutput;
  return built.output[0].code;
}
