import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { article, openMarked, silkRoad, soon } from './card-on-page.ts';
import { extension } from './extension.ts';
import { openPopupOf, press } from './popup-of.ts';
import { sharedDesk } from './shared-desk.ts';

let page: Page;

afterAll(async () => (await sharedDesk()).forgetSettings());
afterEach(() => page.close());

describe('the popup', () => {
  beforeEach(async () => {
    page = await (await extension()).openExtensionPage('popup.html?tab=0');
    await soon('the focus in the box', async () => (await focused()).startsWith('query') || undefined);
  });

  test('finds as one types, and says how many', async () => {
    await page.keyboard.type('digtal silk');
    await finds('Digital Silk Road');
    expect(await text('.count')).toMatch(/^Terms found: \d+$/u);
    expect(await page.$$eval('.results mark', (marks) => marks.map((mark) => mark.textContent))).toContain(
      'Silk',
    );
    expect(await page.$eval('.page', (below) => below.checkVisibility())).toBe(false);
  });

  test('says by which name it was found, where that is not what it is called', async () => {
    await page.keyboard.type('数字丝绸');
    await finds('Digital Silk Road');
    expect(await text('.hit .form')).toContain('数字丝');
  });

  test('Enter opens the first, even before it is found, and the way back is where one was', async () => {
    await page.keyboard.type('global gateway');
    await page.keyboard.press('Enter');
    await shows('Global Gateway');
    expect(await focused()).toBe('entry');
    await press(page, '← Back to the search');
    await soon('the focus in the box', async () => (await focused()).startsWith('query') || undefined);
    expect(await page.$eval('.query', (box) => (box as HTMLInputElement).value)).toBe('global gateway');
    await finds('Global Gateway');
  });

  test('arrow keys walk the results, letters go on in the box', async () => {
    await page.keyboard.type('cyber');
    await soon('several results', async () => ((await labels()).length > 2 ? true : undefined));
    const [first, second] = await labels();
    await page.keyboard.press('ArrowDown');
    expect(await focusedLabel()).toBe(first);
    await page.keyboard.press('ArrowDown');
    expect(await focusedLabel()).toBe(second);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('query');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    expect(await focusedLabel()).toBe((await labels()).at(-1));
    await page.keyboard.press('Home');
    await page.keyboard.press('s');
    await soon('the letter in the box', () =>
      page.$eval('.query', (box) => (box as HTMLInputElement).value === 'cybers' || undefined),
    );
  });

  test('a result opened by key is where one comes back to; related terms lead on and back', async () => {
    await page.keyboard.type('digital silk road');
    await finds('Digital Silk Road');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await shows('Digital Silk Road');
    await press(page, 'Global Gateway');
    await shows('Global Gateway');
    await press(page, '← Back to Digital Silk Road');
    await shows('Digital Silk Road');
    await press(page, '← Back to the search');
    await soon(
      'the focus on the result',
      async () => (await focusedLabel()) === 'Digital Silk Road' || undefined,
    );
  });

  test('an answer that comes late leaves the focus on a result that it has too, else gives it to the box', async () => {
    /** What was typed before the reader went on to a result, and is answered after. */
    const typedBefore = (query: string): Promise<void> =>
      page.$eval(
        '.query',
        (box, value) => {
          (box as HTMLInputElement).value = value;
          box.dispatchEvent(new Event('input', { bubbles: true }));
        },
        query,
      );
    await page.keyboard.type('digital silk');
    await finds('Digital Silk Road');
    await page.keyboard.press('ArrowDown');
    await typedBefore('digital silk road');
    await soon('the later words marked', () =>
      page.$$eval('.hit mark', (marks) => marks.some((mark) => mark.textContent === 'Road') || undefined),
    );
    expect(await focusedLabel()).toBe('Digital Silk Road');
    await typedBefore('global gateway');
    await finds('Global Gateway');
    expect(await focused()).toBe('query');
  });

  test('nothing moves while one types', async () => {
    const heights = new Set<number>();
    for (const letter of 'cyber n') {
      await page.keyboard.type(letter);
      await soon('an answer', async () => ((await text('.count')) !== '' ? true : undefined));
      heights.add(await page.$eval('main', (main) => main.getBoundingClientRect().height));
    }
    expect(heights.size).toBe(1);
  });

  test('says that there is nothing, and shows what is nearest', async () => {
    await page.keyboard.type('qwxz');
    await says('The glossary has nothing that is called so.');
    expect(await labels()).toEqual([]);
    for (let i = 0; i < 4; i++) await page.keyboard.press('Backspace');
    expect(await page.$eval('.page', (below) => below.checkVisibility())).toBe(true);
    await page.keyboard.type('mltstkholder');
    await soon(
      'what is nearest',
      async () => (await text('.count')).startsWith('Nothing is called so.') || undefined,
    );
    expect((await labels())[0]).toBe('Multi-stakeholder model');
  });
});

describe('what a page asks to look up', () => {
  afterEach(async () => {
    const desk = await sharedDesk();
    // Where a browser opens no popup, it opened a tab.
    const opened = await desk.ownTabs();
    for (const url of opened.filter((one) => one.includes('library.html'))) await desk.closeTabs(url);
  });

  test('opens in the popup: at once the entry that is surely meant, else what was found', async () => {
    const desk = await sharedDesk();
    const marked = await openMarked(article(silkRoad), 'Digital Silk Road');
    page = await openPopupOf(marked);
    const ask = (query: string): Promise<unknown> =>
      desk.inScriptsWorld(
        marked,
        `void (globalThis.browser ?? chrome).runtime.sendMessage(${JSON.stringify({ sidelight: 'library', call: 'lookUp', input: { query } })})`,
      );
    await ask('OTAN');
    await shows('North Atlantic Treaty Organization (NATO)');
    await ask('ttc');
    await finds('EU-US Trade and Technology Council', 'EU-India Trade and Technology Council');
    expect(await page.$eval('.query', (box) => (box as HTMLInputElement).value)).toBe('ttc');
  });
});

describe('the library page', () => {
  beforeEach(async () => {
    page = await (await extension()).openExtensionPage('library.html#/term/digital-silk-road');
    await named('Digital Silk Road');
    await page.focus('.query');
  });

  test('results are links to entries; back and forward work', async () => {
    await page.keyboard.type('ttc');
    await finds('EU-US Trade and Technology Council', 'EU-India Trade and Technology Council');
    const [first = ''] = await labels();
    expect(await page.$$eval('a.hit', (links) => links.map((link) => link.getAttribute('href')))).toContain(
      '#/term/eu-us-trade-and-technology-council?q=ttc',
    );
    await page.keyboard.press('Enter');
    await named(first);
    await isOpen(false);
    await page.evaluate(() => history.back());
    await named('Digital Silk Road');
    await page.evaluate(() => history.forward());
    await named(first);
  });

  test('Escape closes the results and keeps the focus; a click beside them closes them too', async () => {
    const top = await page.$eval('h1', (heading) => heading.getBoundingClientRect().top);
    await page.keyboard.type('nato');
    await soon('results', async () => ((await labels()).length > 0 ? true : undefined));
    expect(await page.$eval('h1', (heading) => heading.getBoundingClientRect().top)).toBe(top);
    await page.keyboard.press('Escape');
    await isOpen(false);
    expect(await focused()).toBe('query');
    await page.keyboard.press('ArrowDown');
    await isOpen(true);
    await page.mouse.click(4, 700);
    await isOpen(false);
  });
});

function labels(): Promise<string[]> {
  return page.$$eval('.hit .name', (names) =>
    names.map((name) => (name.textContent ?? '').split(' · ')[0] ?? ''),
  );
}

/** Waits until these are the first results, in any order. */
async function finds(...wanted: string[]): Promise<void> {
  await soon(wanted.join(', '), async () => {
    const first = new Set((await labels()).slice(0, wanted.length));
    return wanted.every((label) => first.has(label)) || undefined;
  });
}

/** Waits until results are to be seen, or no longer. */
async function isOpen(wanted: boolean): Promise<void> {
  await soon(wanted ? 'results' : 'no results', () =>
    page.$eval('.results', (results, open) => results.checkVisibility() === open || undefined, wanted),
  );
}

function text(selector: string): Promise<string> {
  return page.$eval(selector, (element) => element.textContent ?? '');
}

async function says(words: string): Promise<void> {
  await soon(words, async () => (await text('.count')) === words || undefined);
}

/** The class of what has the focus. */
function focused(): Promise<string> {
  return page.evaluate(() => document.activeElement?.className ?? '');
}

function focusedLabel(): Promise<string | undefined> {
  return page.evaluate(
    () => document.activeElement?.querySelector('.name')?.textContent?.split(' · ')[0] ?? undefined,
  );
}

/** Waits until the popup shows an entry in place. */
async function shows(label: string): Promise<void> {
  await soon(label, async () =>
    page.evaluate(
      (wanted) => document.querySelector('.entry .title')?.textContent === wanted || undefined,
      label,
    ),
  );
}

/** Waits until the library page shows an entry. */
async function named(label: string): Promise<void> {
  await soon(label, () =>
    page.evaluate((wanted) => document.querySelector('h1')?.textContent === wanted || undefined, label),
  );
}
