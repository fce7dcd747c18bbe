import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtFolder } from '../../tools/build.ts';
import type { Launched } from '../../tools/browsers.ts';
import { type Server, serve } from '../../tools/serve.ts';
import { launchForTest, partOf, sharedBrowser, target } from './browser.ts';
import { article, cardOf, isMarked, openMarked } from './card-on-page.ts';
import { openDesk } from './desk.ts';
import { pause } from './extension.ts';
import { faintTexts } from './faint-text.ts';
import { askAtDesk } from './highlight-calls.ts';
import { keep } from './keep-passages.ts';
import { pressIn } from './kept-for-panel.ts';
import { sharedDesk } from './shared-desk.ts';

interface Look {
  readonly name: string;
  readonly scheme: 'light' | 'dark';
  readonly forced: boolean;
}
const light = { name: 'in light colours', scheme: 'light', forced: false } satisfies Look;
const dark = { name: 'in dark colours', scheme: 'dark', forced: false } satisfies Look;
const inForcedColours = { name: 'in forced colours', scheme: 'light', forced: true } satisfies Look;
/** `npm test` sees one, the soak all in both browsers. */
const looks = partOf<Look>({ chromium: [light], firefox: [dark, inForcedColours] });

/** A page as it was, of which a word is another now; and what stands in it twice. */
const WAS = 'The old cable was laid across the northern strait in spring. Nobody saw it.';
const COMMITTEE = 'The committee met for the third time and adopted the report of its working group';

let server: Server;

beforeAll(async () => {
  const terms = `<p>The Digital Silk Road, the Global Gateway and AUKUS. NATO and the Digital Services Act. The
    Internet Governance Forum and the World Internet Conference. Cyber norms and digital sovereignty.</p>`;
  server = await serve({
    '/card.js': await bundle('open-root-card.ts'),
    '/highlights.js': await bundle('open-root-highlights.ts'),
    '/highlights.html': highlightsPage(),
    '/card.html': cardPage('<p id="word">Digital Silk Road</p>'),
    '/ambiguous-card.html': cardPage('<p id="word" data-label="EU-US Trade and Technology Council">TTC</p>'),
    '/terms.html': article(terms),
    '/kept.html': article(
      `<p>${WAS.replace('old', 'new')}</p><p>${COMMITTEE} on cables.</p><p>${COMMITTEE} on satellites.</p>`,
    ),
  });
});

afterAll(() => server.close());

describe.each(looks)('$name', (look) => {
  let launched: Launched;

  beforeAll(async () => {
    launched = await browserWith(look);
  });
  afterAll(async () => {
    if (launched !== (await sharedBrowser())) await launched.close();
  });

  test('axe finds nothing wrong with the popup', async () => {
    const marked = await launched.newPage(`${server.origin}/terms.html`);
    const isShared = launched === (await sharedBrowser());
    const desk = await (isShared ? sharedDesk() : openDesk((name) => launched.openExtensionPage(name)));
    await isMarked(marked, { AUKUS: true });
    for (const site of ['127.0.0.1', 'example.org'])
      await desk.tell('rejectSenseOn', { site, id: 'digital-services-act', form: 'DSA', rejected: true });
    await desk.tell('knowTerm', { id: 'aukus', known: true });
    await isMarked(marked, { AUKUS: false });
    const page = await launched.openExtensionPage(`popup.html?tab=${await desk.tabOf(marked)}`);
    await page.waitForSelector('.terms li:nth-child(8)');
    const unfolded = await page.$$eval('details', (parts) => parts.map((part) => (part.open = true)));
    expect(unfolded).toHaveLength(3);
    await wear(page, look);
    const results = await axeOn(page, { include: ['body'] });
    await Promise.all([page.close(), marked.close()]);
    await desk.forgetSettings();
    expect(results.passes.length).toBeGreaterThan(12);
    expect(violationsOf(results)).toEqual([]);
  });

  test.each(['popup.html?tab=0', 'library.html#/term/digital-silk-road'])(
    'axe finds nothing wrong with what is looked up in %s, and the entry that opens',
    async (name) => {
      const page = await launched.openExtensionPage(name);
      await page.waitForSelector('.query');
      await wear(page, look);
      await page.type('.query', 'ttc');
      await page.waitForSelector('.hit mark');
      const found = await axeOn(page, { include: ['body'] });
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelector('.title')?.textContent?.includes('Council'));
      const opened = await axeOn(page, { include: ['body'] });
      await page.close();
      const seen = found.passes.flatMap(({ nodes }) => nodes).map(({ html }) => html);
      expect(seen.some((html) => html.includes('class="hit"'))).toBe(true);
      expect(violationsOf(found)).toEqual([]);
      expect(violationsOf(opened)).toEqual([]);
    },
  );

  test('axe finds nothing wrong with the welcome page', async () => {
    const page = await launched.openExtensionPage('welcome.html');
    await page.waitForSelector('#intro .title');
    await wear(page, look);
    const results = await axeOn(page, { include: ['body'] });
    await page.close();
    expect(results.passes.length).toBeGreaterThan(12);
    expect(violationsOf(results)).toEqual([]);
  });

  test('axe finds nothing wrong with the panel, and with the highlights of the library', async () => {
    const inFront = await launched.newPage(`${server.origin}/kept.html`);
    const isShared = launched === (await sharedBrowser());
    const desk = await (isShared ? sharedDesk() : openDesk((name) => launched.openExtensionPage(name)));
    await askAtDesk(desk, 'deleteEverything', {});
    const url = `${server.origin}/kept.html`;
    const noted = { url, note: 'Why?', tags: ['sea'] };
    await keep(
      desk,
      { ...noted, quote: 'The old cable was laid across the northern strait in spring', text: WAS },
      { ...noted, quote: COMMITTEE, text: `${COMMITTEE} on harbours.` },
      { ...noted, quote: 'Nothing of this is left', text: 'Nothing of this is left in the page.' },
    );
    const page = await launched.openExtensionPage(`sidepanel.html?tab=${await desk.tabOf(inFront)}`);
    await wear(page, look);
    await page.waitForSelector('#view-here .highlight:nth-child(2) .candidate');
    await page.waitForSelector('#view-here del');
    await pressIn(page, 'Remove', 'Nothing of this is left');
    await page.waitForSelector('.strip button');
    for (const view of ['This page', 'All', 'Look up', 'My data']) {
      await pressIn(page, view);
      if (view === 'All') await pressIn(page, 'Claim');
      if (view === 'All') await page.waitForSelector('#view-all .highlight');
      // All of the glossary has a test of its own.
      if (view === 'Look up') await page.type('#view-look-up .query', 'digital silk');
      if (view === 'Look up') await page.waitForSelector('#view-look-up .hit');
      if (view === 'My data') await page.waitForSelector('.delete .plain');
      if (view === 'My data') await pressIn(page, 'Delete everything');
      const results = await axeOn(page, { include: ['body'] });
      expect(results.passes.length).toBeGreaterThan(8);
      expect(violationsOf(results), view).toEqual([]);
    }
    await page.close();
    const room = await launched.openExtensionPage('library.html#/highlights');
    await room.waitForSelector('.my-data table');
    await wear(room, look);
    expect(violationsOf(await axeOn(room, { include: ['body'] }))).toEqual([]);
    await room.close();
    await inFront.close();
    await askAtDesk(desk, 'deleteEverything', {});
  });

  test('axe finds nothing wrong with the library, wherever one is in it', async () => {
    const page = await launched.openExtensionPage('library.html#/');
    await wear(page, look);
    for (const [hash, there] of [
      ['#/', '.kinds li'],
      ['#/?q=cyber', 'main .hit mark'],
      ['#/glossary?language=ar', '.entries li'],
      ['#/term/digital-silk-road', '.relation-chart a'],
      ['#/term/no-such-term', '.message'],
      ['#/about', '.about-page'],
    ] as const) {
      await page.evaluate((to) => (location.hash = to), hash);
      await page.waitForSelector(there);
      if (hash.includes('glossary')) await page.click('.choose input');
      if (hash.includes('silk')) {
        await page.click('.actions .copy-as button');
        await page.$$eval('details', (parts) => parts.map((part) => (part.open = true)));
        await page.$eval('.point[tabindex="0"]', (point) => (point as SVGElement).focus());
        await page.waitForSelector('.timeline .current');
      }
      const results = await axeOn(page, { include: ['body'] });
      expect(results.passes.length, hash).toBeGreaterThan(8);
      expect(violationsOf(results), hash).toEqual([]);
    }
    await page.close();
  });

  test('axe finds nothing wrong with the settings', async () => {
    const page = await launched.openExtensionPage('library.html#/settings');
    await page.waitForSelector('.setting');
    await wear(page, look);
    const results = await axeOn(page, { include: ['body'] });
    await page.close();
    const seen = results.passes.flatMap(({ nodes }) => nodes).map(({ html }) => html);
    expect(seen.some((html) => html.includes('name="look"'))).toBe(true);
    expect(violationsOf(results)).toEqual([]);
  });

  test('axe finds nothing wrong with the card, and its words stand out from its paper', async () => {
    const page = await launched.newPage(`${server.origin}/card.html`);
    await wear(page, look);
    await page.waitForFunction(() => {
      const root = document.querySelector('sidelight-card')?.shadowRoot;
      for (const details of root?.querySelectorAll('details') ?? []) details.open = true;
      return root?.querySelector('h2') !== null && root?.querySelector('h2') !== undefined;
    });
    const results = await axeOn(page, { include: [{ fromShadowDom: ['sidelight-card', '.card'] }] });
    const { faint, looked } = await page.evaluate(faintTexts);
    await page.close();
    expect(looked).toBeGreaterThan(50);
    expect(faint).toEqual([]);
    const seen = results.passes.flatMap(({ nodes }) => nodes).map(({ html }) => html);
    expect(seen.some((html) => html.includes('Belt and Road Initiative'))).toBe(true);
    expect(seen.length).toBeGreaterThan(50);
    expect(violationsOf(results)).toEqual([]);
  });

  test('axe finds nothing wrong with the bar, what it says, and the card of a highlight', async () => {
    const page = await launched.newPage(`${server.origin}/highlights.html`);
    await wear(page, look);
    for (const [button, shows] of [
      ['Claim', 'Undo'],
      ['Add a note', '<textarea'],
    ] as const) {
      await page.waitForFunction(hasButton, {}, button);
      const results = await axeOn(page, { include: [{ fromShadowDom: ['sidelight-highlight', '.card'] }] });
      expect(violationsOf(results)).toEqual([]);
      await page.waitForFunction(pressInHighlights, {}, button);
      await page.waitForFunction(
        (html) => document.querySelector('sidelight-highlight')?.shadowRoot?.innerHTML.includes(html),
        {},
        shows,
      );
    }
    const results = await axeOn(page, { include: [{ fromShadowDom: ['sidelight-highlight', '.card'] }] });
    await page.close();
    expect(violationsOf(results)).toEqual([]);
    const seen = results.passes.flatMap(({ nodes }) => nodes).map(({ html }) => html);
    expect(seen.some((html) => html.includes('<textarea'))).toBe(true);
  });

  test('axe finds nothing wrong with the card of an ambiguous form, before and after its sense is rejected', async () => {
    const page = await launched.newPage(`${server.origin}/ambiguous-card.html`);
    await wear(page, look);
    for (const [pattern, button] of [
      [String.raw`\d+ more`, '>fewer<'],
      ['Not this sense here', '>Undo<'],
    ] as const) {
      await page.waitForFunction(pressInOpenCard, {}, pattern);
      await pause(200);
      const results = await axeOn(page, { include: [{ fromShadowDom: ['sidelight-card', '.card'] }] });
      const { faint } = await page.evaluate(faintTexts);
      expect(faint).toEqual([]);
      expect(violationsOf(results)).toEqual([]);
      const seen = results.passes.flatMap(({ nodes }) => nodes).map(({ html }) => html);
      expect(seen.some((html) => html.includes(button))).toBe(true);
    }
    await page.waitForFunction(pressInOpenCard, {}, 'Undo');
    await page.close();
  });
});

test('what cannot be kept for want of room is said, and offered as a file', async () => {
  const page = await openInFront(`${server.origin}/highlights.html#full`);
  await page.waitForFunction(pressInHighlights, {}, 'Claim');
  await page.waitForFunction(() =>
    document.querySelector('sidelight-highlight')?.shadowRoot?.querySelector('a[download][href^="blob:"]'),
  );
  const said = await page.evaluate(async () => {
    const root = document.querySelector('sidelight-highlight')?.shadowRoot;
    const link = root?.querySelector('a');
    const file = await (await fetch(link?.href ?? '')).text();
    return { file, status: root?.querySelector('[role=status]')?.textContent };
  });
  await page.close();
  expect(said).toEqual({ file: 'We chose a delivery date.', status: 'There is no room left.' });
});

test('in a private window keeping asks first, in one sentence', async () => {
  const page = await openInFront(`${server.origin}/highlights.html#private`);
  const status = (): Promise<unknown> =>
    page.evaluate(
      () =>
        document.querySelector('sidelight-highlight')?.shadowRoot?.querySelector('[role=status]')
          ?.textContent,
    );
  await page.waitForFunction(pressInHighlights, {}, 'Claim');
  await page.waitForFunction(hasButton, {}, 'Keep it');
  expect(await status()).toBe('This is a private window. Keep this passage on this device all the same?');
  await page.waitForFunction(pressInHighlights, {}, 'Keep it');
  await page.waitForFunction(hasButton, {}, 'Undo');
  expect(await status()).toBe('Saved as Claim.');
  await page.close();
});

describe('nothing is lost', () => {
  test.each([
    { where: 'at 320 pixels', width: 320, height: 640 },
    { where: 'at 400 % zoom', width: 320, height: 200 },
  ])('in a card $where: no scrolling sideways, every control can be reached', async ({ width, height }) => {
    const main = '<p>China promoted the Digital Silk Road abroad.</p>';
    const page = await openMarked(article(main), 'Digital Silk Road');
    await page.setViewport({ width, height });
    const desk = await sharedDesk();
    await desk.ask(page, { sidelight: 'step', step: 1 });
    const card = await cardOf(page);
    expect(card.sticksOut).toBe(0);
    const names = card.controls.map(({ words }) => words);
    expect(names).toEqual(
      expect.arrayContaining(['Close', 'How the sides use it', 'Timeline', 'Sources', 'Related', 'Copy']),
    );
    expect(names).toEqual(expect.arrayContaining(['I know this term', 'Off on this site']));
    for (const name of names) {
      const { box, controls } = (await desk.cardIn(page, name)) ?? card;
      const control = controls.find(({ words }) => words === name)?.box ?? card.box;
      const middle = (control.top + control.bottom) / 2;
      expect(middle, name).toBeGreaterThan(Math.max(0, box.top));
      expect(middle, name).toBeLessThan(Math.min(height, box.bottom));
      expect(control.left, name).toBeGreaterThanOrEqual(box.left);
      expect(control.right, name).toBeLessThanOrEqual(box.right);
    }
  });

  test.each(['popup.html', 'welcome.html'])('in %s at 320 pixels: no scrolling sideways', async (name) => {
    const page = await (await sharedBrowser()).openExtensionPage(name);
    await page.waitForSelector('.switch, #intro .title');
    await page.setViewport({ width: 320, height: 640 });
    const { content, window } = await page.evaluate(() => ({
      content: document.documentElement.scrollWidth,
      window: document.documentElement.clientWidth, // without the scroll bar
    }));
    await page.close();
    expect(window).toBeGreaterThan(290);
    expect(content).toBe(window);
  });
});

/** Chromium changes its colours while it runs; Firefox takes them from its preferences, when it starts. */
async function browserWith({ scheme, forced }: Look): Promise<Launched> {
  const isOrdinary = scheme === 'light' && !forced;
  if (target === 'chromium' || isOrdinary) return sharedBrowser();
  return launchForTest({
    extensionDir: builtFolder(target),
    scheme,
    prefs: forced ? { 'browser.display.document_color_use': 2 } : {},
  });
}

/** The bar opens as its page is loaded, and goes when another tab comes or goes: so the tab is in front before. */
async function openInFront(url: string): Promise<Page> {
  const page = await (await sharedBrowser()).newPage();
  await page.bringToFront();
  await page.goto(url);
  return page;
}

async function wear(page: Page, { scheme, forced }: Look): Promise<void> {
  if (target === 'chromium') {
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', {
      features: [
        { name: 'prefers-color-scheme', value: scheme },
        { name: 'forced-colors', value: forced ? 'active' : 'none' },
      ],
    });
  }
  const worn = await page.evaluate(() => ({
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    forced: matchMedia('(forced-colors: active)').matches,
  }));
  expect(worn).toEqual({ dark: scheme === 'dark', forced });
}

/** Presses a button of the card in the open root, once it is there. */
function pressInOpenCard(pattern: string): boolean {
  const root = document.querySelector('sidelight-card')?.shadowRoot;
  const button = [...(root?.querySelectorAll('button') ?? [])].find(({ textContent }) =>
    new RegExp(`^${pattern}$`, 'u').test(textContent ?? ''),
  );
  button?.click();
  return button !== undefined;
}

/** Whether the bar or card of a highlight in the open root has a button of these words. */
function hasButton(words: string): boolean {
  const root = document.querySelector('sidelight-highlight')?.shadowRoot;
  return [...(root?.querySelectorAll('button') ?? [])].some(({ textContent }) => textContent === words);
}

function pressInHighlights(words: string): boolean {
  const root = document.querySelector('sidelight-highlight')?.shadowRoot;
  const buttons = [...(root?.querySelectorAll('button') ?? [])];
  const button = buttons.find(({ textContent }) => textContent === words);
  button?.click();
  return button !== undefined;
}

async function axeOn(page: Page, context: object): Promise<AxeResults> {
  await page.evaluate(axe.source);
  return page.evaluate(
    (where) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(where as never, {
        resultTypes: ['violations', 'passes'],
      }),
    context,
  );
}

/** What axe found wrong, in one line each. */
function violationsOf({ violations }: AxeResults): string[] {
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}

/** A script of this folder, with all that it imports. */
async function bundle(script: string): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    define: { __ISSUES_URL__: '"https://example.org/issues"' },
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rollupOptions: {
        input: new URL(script, import.meta.url).pathname,
        output: { format: 'iife' },
      },
    },
  })) as Rollup.RollupOutput;
  return built.output[0].code;
}

/** A page on which the bar is open in a root that axe enters. */
function highlightsPage(): string {
  const messages = readFileSync(
    new URL('../../assets/public/_locales/en/messages.json', import.meta.url),
    'utf8',
  );
  const data = `messages = ${messages}`.replaceAll('<', '\\u003c');
  return article(
    `<h1>A bar</h1><p id="words">We chose a delivery date.</p><script>${data}</script><script src="/highlights.js"></script>`,
  );
}

/** A page on which the card of `word` is open in a root that axe enters. */
function cardPage(word: string): string {
  const messages = readFileSync(
    new URL('../../assets/public/_locales/en/messages.json', import.meta.url),
    'utf8',
  );
  const entries = readFileSync(join(builtFolder(target), 'glossary', 'entries.json'), 'utf8');
  const data = `entries = ${entries}; messages = ${messages}`.replaceAll('<', '\\u003c');
  return article(`<h1>A card</h1>${word}<script>${data}</script><script src="/card.js"></script>`);
}
