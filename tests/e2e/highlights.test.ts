import type { Page } from 'puppeteer-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Page as ServedPage } from '../../tools/serve.ts';
import { article, linesOf, overlapOf } from './card-on-page.ts';
import { extension, pause } from './extension.ts';
import {
  clickWords,
  forgetHighlights,
  hasSurface,
  highlightWords,
  noSurface,
  onlyHighlighted,
  press,
  selectWords,
  surfaceOf,
} from './highlights-on-page.ts';
import { sharedDesk } from './shared-desk.ts';

const harbour = `<h1>A cable with two ends</h1>
  <p>The ship that laid the last stretch of fibre left the harbour on Tuesday.</p>
  <p>For the ministry it was the first visible piece of a plan that nobody had seen on paper.</p>
  <p>We did not choose a bloc, says the harbour master. We chose a delivery date.</p>`;
const sentence = 'We chose a delivery date.';

let page: Page;
let served = 0;

beforeAll(async () => {
  page = await (await extension()).newPage(article(''));
  await page.setViewport({ width: 1000, height: 800 });
});

beforeEach(async () => {
  await (await sharedDesk()).forgetSettings();
  await forgetHighlights();
});

/** Serves a page at an address of its own and opens it. */
async function open(html: ServedPage): Promise<string> {
  const { origin, put } = await extension();
  const path = `/kept-${++served}.html`;
  put(path, html);
  await page.goto(`${origin}${path}`, { waitUntil: 'load' });
  await page.bringToFront();
  return path;
}

describe('a highlight', () => {
  test('is saved by the bar, and there again after the page was read again and edited', async () => {
    const path = await open(article(harbour));
    await highlightWords(page, sentence);
    await onlyHighlighted(page, sentence);
    await page.reload();
    await onlyHighlighted(page, sentence);
    const { put } = await extension();
    put(
      path,
      article(
        `<p>A new paragraph at the top.</p>${harbour.replace('chose a delivery', 'chose a late delivery')}`,
      ),
    );
    await page.reload();
    await onlyHighlighted(page, 'We chose a late delivery date.');
    await clickWords(page, 'late');
    const { text, controls } = await surfaceOf(page, 'Note');
    expect(text).toContain('The words have changed since');
    expect(controls.find(({ words }) => words === 'Claim')?.isPressed).toBe(true);
  });

  test('is taken back by Undo, and one that was removed is put back', async () => {
    await open(article(harbour));
    await highlightWords(page, sentence);
    await press(page, 'Undo');
    await onlyHighlighted(page);
    await highlightWords(page, sentence, 'Question');
    await clickWords(page, sentence);
    await press(page, 'Remove');
    await onlyHighlighted(page);
    await press(page, 'Undo');
    await onlyHighlighted(page, sentence);
    await page.reload();
    await onlyHighlighted(page, sentence);
  });

  test('stands beside others on the same words, and each has its card', async () => {
    await open(article(harbour));
    await highlightWords(page, 'says the harbour master', 'Claim');
    await highlightWords(page, 'the harbour master. We chose', 'Evidence');
    await highlightWords(page, 'harbour master. We chose a delivery', 'Question');
    await highlightWords(page, 'bloc, says the harbour', 'Idea');
    await page.reload();
    const all = [
      'says the harbour master',
      'the harbour master. We chose',
      'harbour master. We chose a delivery',
      'bloc, says the harbour',
    ];
    await onlyHighlighted(page, ...all);
    await clickWords(page, 'harbour master');
    const names = new Set<string>();
    for (let i = 0; i < 4; i++) {
      const { name } = await surfaceOf(page, 'and 3 more here');
      names.add(name.replace('Highlight: ', ''));
      await press(page, 'and 3 more here');
      await pause(100);
    }
    expect([...names].toSorted()).toEqual(all.toSorted());
  });
});

describe('the bar', () => {
  test.each([false, true])('is never over the selection (drawn backward: %s)', async (backward) => {
    await open(article(harbour));
    for (const words of ['A cable with two ends', 'visible piece of a plan', sentence]) {
      await selectWords(page, words, { backward });
      const { box, isShown } = await surfaceOf(page, 'Highlight as Claim');
      expect(isShown).toBe(true);
      for (const line of await linesOf(page, words)) expect(overlapOf(box, line)).toBe(false);
      await page.keyboard.press('Escape');
      await noSurface(page);
    }
  });

  test('does not come for a double click on a word, in fields and editors, nor for what a script selects', async () => {
    await open(
      article(`${harbour}<p><input id="field" value="some words in a field"></p>
        <div id="editor" contenteditable>some words in an editor</div>`),
    );
    await page.mouse.click(...(await pointOn('ministry')), { count: 2 });
    await pause(600);
    expect(await hasSurface(page)).toBe(false);
    for (const id of ['field', 'editor']) {
      await page.click(`#${id}`, { count: 3 });
      await pause(600);
      expect(await hasSurface(page)).toBe(false);
    }
    await page.mouse.click(...(await pointOn('ministry')));
    await pause(300);
    await page.evaluate(() =>
      document.getSelection()?.selectAllChildren(document.querySelector('h1') as Element),
    );
    await pause(600);
    expect(await hasSurface(page)).toBe(false);
    await page.mouse.click(...(await pointOn('ministry')), { count: 3 });
    await surfaceOf(page, 'Highlight as Claim');
  });

  test('can be switched off; a key still asks for it', async () => {
    await open(article(harbour));
    const desk = await sharedDesk();
    await desk.tell('changeSettings', { selectionBar: false });
    await selectWords(page, sentence);
    await pause(600);
    expect(await hasSurface(page)).toBe(false);
    await desk.ask(page, { sidelight: 'highlight-selection' });
    const { focused } = await surfaceOf(page, 'Highlight as Claim');
    expect(focused).toBe('Highlight as Claim');
  });
});

describe('a finger', () => {
  test('has the bar below what it selected, clear of its handles, and the card of a highlight by a tap', async () => {
    await open(article(harbour));
    await page.touchscreen.tap(...(await pointOn('ministry')));
    // Under a finger the system selects; a driver cannot, but a page can.
    await page.evaluate((words) => {
      const text = [...document.querySelectorAll('p')].find((one) =>
        one.textContent?.includes(words),
      )?.firstChild;
      const start = text?.textContent?.indexOf(words) ?? 0;
      if (text) document.getSelection()?.setBaseAndExtent(text, start, text, start + words.length);
    }, sentence);
    const bar = await surfaceOf(page, 'Highlight as Evidence');
    const [line] = await linesOf(page, sentence);
    expect(bar.box.top - (line?.bottom ?? 0)).toBeGreaterThan(20);
    for (const { box } of bar.controls)
      expect(Math.min(box.right - box.left, box.bottom - box.top)).toBeGreaterThanOrEqual(24);
    await tap('Highlight as Evidence');
    await onlyHighlighted(page, sentence);
    await page.touchscreen.tap(900, 780);
    await noSurface(page);
    await page.touchscreen.tap(...(await pointOn(sentence)));
    const { controls } = await surfaceOf(page, 'Note');
    expect(controls.find(({ words }) => words === 'Evidence')?.isPressed).toBe(true);
    await tap('Question');
    await surfaceOf(page);
    await page.touchscreen.tap(900, 780);
    await noSurface(page);
    await page.reload();
    await onlyHighlighted(page, sentence);
    await page.touchscreen.tap(...(await pointOn(sentence)));
    const again = await surfaceOf(page, 'Note');
    expect(again.controls.find(({ words }) => words === 'Question')?.isPressed).toBe(true);
  });
});

/** Taps on what is called so in the open bar or card. */
async function tap(words: string): Promise<void> {
  const { controls } = await surfaceOf(page, words);
  const box = controls.find((one) => one.words === words)?.box;
  if (box === undefined) throw new Error(`no ${words}`);
  await page.touchscreen.tap((box.left + box.right) / 2, (box.top + box.bottom) / 2);
}

async function pointOn(words: string): Promise<[number, number]> {
  const [line] = await linesOf(page, words);
  if (line === undefined) throw new Error(`no ${words}`);
  return [(line.left + line.right) / 2, (line.top + line.bottom) / 2];
}
