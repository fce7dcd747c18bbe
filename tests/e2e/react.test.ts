import type { Page } from 'puppeteer-core';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Server, serve } from '../../tools/serve.ts';
import { sharedBrowser } from './browser.ts';
import { article, isMarked } from './card-on-page.ts';
import { App, marked } from './react-app.ts';
import type { ReactPage } from './react-page.ts';
import { errorsOf } from './saved-pages.ts';

/** React throws when somebody moves its nodes, and says in the console when a server's page is not as it was sent. */
const RENDERS = 1_000;

let server: Server;
let page: Page;
let errors: string[];

beforeAll(async () => {
  const drawn = renderToString(createElement(App, { step: 0 }));
  const withRoot = (inside: string): string =>
    article(`<div id="root">${inside}</div><script src="/react.js"></script>`);
  server = await serve({
    '/react.js': await bundle(),
    '/client.html': withRoot(''),
    '/server.html': withRoot(drawn),
  });
});

afterAll(async () => {
  await page.close();
  await server.close();
});

beforeEach(async () => {
  const { newPage } = await sharedBrowser();
  page ??= await newPage();
  errors = errorsOf(page);
});

const all = Object.fromEntries(marked.map((text) => [text, true]));
const none = Object.fromEntries(marked.map((text) => [text, false]));

test.each(['at once', 'as transitions'] as const)(
  `text that React draws ${RENDERS} times, %s, stays marked`,
  async (how) => {
    await open('client');
    await inPage((app) => app.mount());
    await isMarked(page, all);
    const missing = await inPage((app, times, way) => app.render(times, way), RENDERS, how);
    expect(missing, 'frames without the mark that never changed').toBe(0);
    await isMarked(page, all);
    expect(errors).toEqual([]);
  },
);

test('a server’s page that was marked before React took it over is taken over as it is', async () => {
  await open('server');
  await isMarked(page, all);
  const before = await page.waitForSelector('#still');
  await inPage((app) => app.hydrate());
  const missing = await inPage((app) => app.render(100, 'at once'));
  expect(missing).toBe(0);
  await isMarked(page, all);
  expect(await before?.evaluate((paragraph) => paragraph.isConnected)).toBe(true);
  expect(errors).toEqual([]);
});

test('an application that goes leaves no mark, and one that comes back has them all', async () => {
  await open('client');
  await inPage((app) => app.mount());
  await isMarked(page, all);
  await inPage((app) => app.unmount());
  await isMarked(page, none);
  await inPage((app) => app.mount());
  await isMarked(page, all);
  expect(errors).toEqual([]);
});

async function open(name: 'client' | 'server'): Promise<void> {
  await page.goto(`${server.origin}/${name}.html`, { waitUntil: 'load' });
  await page.bringToFront();
}

/** Asks the application in the page. The function is sent there as it stands. */
function inPage<Arguments extends unknown[], Answer>(
  ask: (app: ReactPage, ...values: Arguments) => Answer,
  ...values: Arguments
): Promise<Awaited<Answer>> {
  return page.evaluate(`(${String(ask)})(globalThis.reactPage, ...${JSON.stringify(values)})`) as Promise<
    Awaited<Answer>
  >;
}

/** The page's script with the React that talks: its other build does not say what it thinks of a server's page. */
async function bundle(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    mode: 'development',
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rollupOptions: {
        input: new URL('react-page.ts', import.meta.url).pathname,
        output: { format: 'iife' },
      },
    },
  })) as Rollup.RollupOutput;
  return built.output[0].code;
}
