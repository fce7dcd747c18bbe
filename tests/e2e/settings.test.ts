import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../src/settings/settings.ts';
import {
  article,
  cardOf,
  hasCard,
  hoverCard,
  isMarked,
  leave,
  linesOf,
  middleOf,
  noCard,
  openMarked,
  soon,
} from './card-on-page.ts';
import { extension, pause } from './extension.ts';
import { paintedIn } from './painted.ts';
import { press } from './popup-of.ts';
import { sharedDesk } from './shared-desk.ts';

/** Each setting is changed on the settings page, and seen in a page that is open. */
const page = article(
  `<h1>Cables of AUKUS</h1><p>China promoted the Digital Silk Road abroad.</p>
   <p>Europe answered with the <a href="#gateway">Global Gateway</a>. The Digital Silk Road went on.</p>`,
);
let form: Page;

beforeAll(async () => {
  form = await (await extension()).openExtensionPage('library.html#/settings');
  await form.waitForSelector('.setting');
});
beforeEach(async () => {
  const desk = await sharedDesk();
  await desk.forgetSettings();
  await desk.page.evaluate('(globalThis.browser ?? chrome).storage.sync.clear()');
});
afterAll(() => form.close());

test('every setting is on the page, with a name', async () => {
  const shown = await form.$$eval('.setting', (all) =>
    all.filter((one) => one.checkVisibility()).map((one) => one.getAttribute('data-setting') ?? ''),
  );
  expect(shown.toSorted()).toEqual(Object.keys(defaultSettings).toSorted());
  const nameless = await form.$$eval('.setting input', (inputs) =>
    inputs.filter(({ labels }) => !labels?.[0]?.textContent?.trim()),
  );
  expect(nameless).toEqual([]);
});

describe('what is marked', () => {
  test.each([
    { press: 'Mark terms in headings', before: { AUKUS: true }, after: { AUKUS: false } },
    { press: 'Mark terms in links', before: { 'Global Gateway': true }, after: { 'Global Gateway': false } },
    {
      press: 'Mark terms on the pages I read',
      before: { 'Digital Silk Road': true },
      after: { 'Digital Silk Road': false, 'Global Gateway': false },
    },
  ])('$press', async ({ press: words, before, after }) => {
    const open = await openMarked(page, ...Object.keys(before));
    await press(form, words);
    await isMarked(open, after);
    await press(form, words);
    await isMarked(open, before);
  });

  test('every mention', async () => {
    const open = await openMarked(page, 'Digital Silk Road');
    await press(form, 'Every mention');
    await soon('two marks', async () =>
      (await paintedAsNames(open))['sidelight-term']?.filter((text) => text === 'Digital Silk Road')
        .length === 2
        ? true
        : undefined,
    );
  });
});

test('how a mark looks: chosen, painted on the page and in the sample, and seen on both', async () => {
  const open = await openMarked(page, 'Digital Silk Road');
  const [seen, samples] = [new Set<string>(), new Set<string>()];
  for (const [look, name] of [
    ['underline', 'sidelight-term-line'],
    ['background', 'sidelight-term-tint'],
    ['dotted', 'sidelight-term'],
  ] as const) {
    await form.bringToFront();
    await form.click(`[name=look][value=${look}]`);
    await soon(`marks painted as ${name}, and nothing else`, async () => {
      const names = await paintedAsNames(open);
      return (Object.keys(names).length === 1 && names[name]?.includes('Digital Silk Road')) || undefined;
    });
    expect((await paintedAsNames(form))[name]).toEqual(['Digital Silk Road']);
    samples.add(await pictureOf(form, `.choice:has([value=${look}]) .sample`));
    seen.add(await pictureOf(open, 'main'));
  }
  expect([seen.size, samples.size]).toEqual([3, 3]);
});

describe('what opens a card', () => {
  test('a click alone', async () => {
    const open = await openMarked(page, 'Digital Silk Road');
    await press(form, 'A click or a tap');
    await pause(300);
    const { x, y } = await pointAt(open);
    await pause(900);
    expect(await hasCard(open)).toBe(false);
    await open.mouse.click(x, y);
    expect(await cardOf(open)).toMatchObject({ title: 'Digital Silk Road' });
    await press(form, 'Resting on a term, a click or a tap');
  });

  test('keys alone; the popup’s list and the keys open it still', async () => {
    const open = await openMarked(page, 'Digital Silk Road');
    await press(form, 'Keys alone');
    await pause(300);
    const { x, y } = await pointAt(open);
    await open.mouse.click(x, y);
    await pause(900);
    expect(await hasCard(open)).toBe(false);
    await (await sharedDesk()).askFrames(open, { sidelight: 'step', step: 1 });
    expect(await cardOf(open)).toMatchObject({ focused: 'the card' });
    await open.keyboard.press('Escape');
    await noCard(open);
    await leave(open);
    await press(form, 'Resting on a term, a click or a tap');
    await pause(300);
    expect(await hoverCard(open, 'Digital Silk Road')).toMatchObject({ title: 'Digital Silk Road' });
  });
});

test('the colours: of the card, of the settings page and of the popup', async () => {
  const open = await openMarked(page, 'Digital Silk Road');
  const colours: Record<string, unknown> = {};
  for (const [theme, words] of [
    ['dark', 'Dark'],
    ['light', 'Light'],
  ] as const) {
    await press(form, words);
    await form.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, {}, theme);
    const popup = await (await extension()).openExtensionPage('popup.html?tab=0');
    await popup.waitForSelector('.query');
    const papers = await Promise.all(
      [form, popup].map((one) => one.evaluate(() => getComputedStyle(document.body).backgroundColor)),
    );
    await popup.close();
    await pause(300);
    const card = await hoverCard(open, 'Digital Silk Road');
    colours[theme] = [...papers, card.background];
    await leave(open);
    await noCard(open);
  }
  const [dark, light] = ['rgb(31, 30, 28)', 'rgb(255, 253, 249)'];
  expect(colours).toEqual({ dark: [dark, dark, dark], light: [light, light, light] });
});

test('names of meanings and the bar are handed to pages', async () => {
  await press(form, 'Offer a bar beside text that I select');
  await form.type('.names label:nth-child(1) input', 'My thesis ');
  const desk = await sharedDesk();
  const settings = await soon('the stored name', async () => {
    const { value } = (await desk.tell('pageSettings', {})) as { value: { meaningNames: { claim: string } } };
    return value.meaningNames.claim === 'My thesis' ? value : undefined;
  });
  expect(settings).toMatchObject({ selectionBar: false, meaningNames: { evidence: '' } });
});

test('lists: marked again, and not after all, without losing the focus', async () => {
  const desk = await sharedDesk();
  const open = await openMarked(page, 'Digital Silk Road', 'AUKUS');
  await desk.tell('knowTerm', { id: 'aukus', known: true });
  await desk.tell('switchSite', { site: 'example.org', on: false });
  await desk.tell('rejectSenseOn', {
    site: 'a.org',
    id: 'digital-services-act',
    form: 'DSA',
    rejected: true,
  });
  await isMarked(open, { AUKUS: false });
  const listed = (): Promise<string[]> =>
    form.$$eval('.exceptions li', (all) =>
      all.map(({ textContent, className }) => `${className}|${textContent}`),
    );
  await soon('three lists', async () => (await listed()).length === 3 || undefined);
  expect(await listed()).toEqual([
    '|example.orgMark again',
    '|AUKUSMark again',
    '|“DSA” is not Digital Services Acta.orgMark again',
  ]);
  await form.bringToFront();
  await form.focus('[data-setting=knownTerms] button');
  await form.keyboard.press('Enter');
  await isMarked(open, { AUKUS: true });
  const focused = (): Promise<string | null | undefined> =>
    form.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await soon('“Undo” in its place', async () => (await focused()) === 'Undo: AUKUS' || undefined);
  expect((await listed())[1]).toBe('out|AUKUSUndo');
  expect(await form.$eval('[data-setting=knownTerms] [role=status]', (one) => one.textContent)).toBe(
    'Will be marked again: AUKUS',
  );
  await form.bringToFront();
  await form.keyboard.press('Enter');
  await isMarked(open, { AUKUS: false });
  await soon('“Mark again”', async () => (await focused()) === 'Mark again: AUKUS' || undefined);
});

describe('copies to other browsers', () => {
  const inSync = async (): Promise<Record<string, unknown>> =>
    (await (
      await sharedDesk()
    ).page.evaluate('(globalThis.browser ?? chrome).storage.sync.get(null)')) as Record<string, unknown>;

  test('none, until the reader wishes them; then only what the label says; none afterwards', async () => {
    const desk = await sharedDesk();
    await desk.tell('switchSite', { site: 'example.org', on: false });
    await desk.tell('knowTerm', { id: 'aukus', known: true });
    await desk.tell('changeSettings', {
      density: 'page',
      meaningNames: { claim: 'Mine', evidence: '', question: '', idea: '' },
    });
    expect(await inSync()).toEqual({});
    await press(form, 'Copy settings to my other browsers');
    await soon('a copy', async () => ('density' in (await inSync()) ? true : undefined));
    await press(form, 'Keys alone');
    await soon('another', async () => ('openBy' in (await inSync()) ? true : undefined));
    expect(await inSync()).toEqual({
      density: { value: 'page', at: expect.any(Number) },
      openBy: { value: 'key', at: expect.any(Number) },
    });
    await press(form, 'Copy settings to my other browsers');
    await soon('no copies', async () => (Object.keys(await inSync()).length === 0 ? true : undefined));
  });

  test('what another browser changes is taken over, in pages that are open, unless it is older', async () => {
    const desk = await sharedDesk();
    const open = await openMarked(page, 'Digital Silk Road');
    await desk.tell('changeSettings', { synced: true, theme: 'dark' });
    const arrive = (items: object): Promise<unknown> =>
      desk.page.evaluate(`(globalThis.browser ?? chrome).storage.sync.set(${JSON.stringify(items)})`);
    await arrive({ look: { value: 'underline', at: Date.now() }, theme: { value: 'light', at: 1 } });
    await soon('a line', async () => 'sidelight-term-line' in (await paintedAsNames(open)) || undefined);
    await soon(
      'our own later one in the copies',
      async () => JSON.stringify((await inSync())['theme']).includes('dark') || undefined,
    );
    await desk.tell('changeSettings', { synced: false });
    expect(await inSync()).toEqual({});
  });
});

test('by keyboard alone: each control is reached, and the arrow keys choose', async () => {
  await form.bringToFront();
  await form.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await form.focus('.settings [data-setting=on] input');
  const reached = new Set<string>(['on']);
  for (let i = 0; i < 16; i++) {
    await form.keyboard.press('Tab');
    reached.add(
      await form.evaluate(
        () => document.activeElement?.closest<HTMLElement>('.setting')?.dataset['setting'] ?? '',
      ),
    );
  }
  for (const name of [
    'density',
    'headings',
    'links',
    'look',
    'openBy',
    'theme',
    'selectionBar',
    'meaningNames',
    'synced',
  ])
    expect(reached).toContain(name);
  await form.focus('[data-setting=theme] input:checked');
  await form.keyboard.press('ArrowDown');
  await form.waitForFunction(() => document.documentElement.dataset['theme'] === 'light');
});

test('at 320 pixels nothing scrolls sideways', async () => {
  await form.setViewport({ width: 320, height: 640 });
  const { content, window } = await form.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  await form.setViewport({ width: 1000, height: 800 });
  expect(content).toBe(window);
});

/** Rests the pointer on the term. */
async function pointAt(open: Page): Promise<{ x: number; y: number }> {
  await open.bringToFront();
  const point = middleOf(await linesOf(open, 'Digital Silk Road'));
  await open.mouse.move(point.x, point.y);
  return point;
}

/** The texts painted in a page, by the names they are painted under. */
async function paintedAsNames(open: Page): Promise<Record<string, string[]>> {
  const names = await open.evaluate(() =>
    [...CSS.highlights.keys()].filter((name) => name.startsWith('sidelight-term')),
  );
  const found: Record<string, string[]> = {};
  for (const name of names) {
    const longer = names.filter((other) => other !== name && other.startsWith(name));
    const others = await Promise.all(longer.map((other) => open.evaluate(paintedIn, other)));
    const texts = await open.evaluate(paintedIn, name);
    for (const text of others.flat()) texts.splice(texts.indexOf(text), 1);
    if (texts.length > 0) found[name] = texts;
  }
  return found;
}

async function pictureOf(open: Page, selector: string): Promise<string> {
  await open.bringToFront();
  await pause(200); // a page that was behind another shows what it looked like then
  const box = await open.$eval(selector, (element) => {
    element.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = element.getBoundingClientRect();
    return {
      x: Math.floor(x + scrollX),
      y: Math.floor(y + scrollY),
      width: Math.floor(width),
      height: Math.floor(height),
    };
  });
  return open.screenshot({ clip: box, encoding: 'base64' });
}
