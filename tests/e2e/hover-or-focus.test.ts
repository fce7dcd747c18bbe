import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { everySecond } from './browser.ts';
import {
  article,
  cardOf,
  clickInCard,
  hasCard,
  hoverCard,
  leave,
  lineOf,
  linesOf,
  middleOf,
  noCard,
  openMarked,
  overlapOf,
  soon,
} from './card-on-page.ts';
import { pause } from './extension.ts';
import {
  forgetHighlights,
  hasSurface,
  highlighted,
  highlightWords,
  noSurface,
  surfaceOf,
} from './highlights-on-page.ts';
import { sharedDesk } from './shared-desk.ts';

const term = 'Digital Silk Road';
const passage = 'We chose a delivery date.';
const news = article(
  `<p><a id="here" href="#x">A link</a></p>
   <p>China promoted the Digital Silk Road abroad. Nobody had asked it to.</p>
   <p>We did not choose a bloc, says the harbour master. ${passage}</p>
   <div style="height: 2000px"></div>`,
  {
    head: `<script>heard = []; for (const at of [window, document])
      for (const type of ['keydown', 'keyup']) at.addEventListener(type, (event) => heard.push(event.key), true);</script>`,
  },
);
/** Milliseconds after which nothing goes by itself any more. */
const LONG = 2_000;

/** The rows of the script: what each is called, and what is to be done and seen. */
const rows = readFileSync(new URL('../hover-or-focus.md', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, row = '', act = '', see = ''] = line.split('|').map((cell) => cell.trim());
    return /^[A-Z]\d+$/u.test(row) ? [{ row, act, see }] : [];
  });

let page: Page;

beforeEach(async () => {
  await (await sharedDesk()).forgetSettings();
  page = await openMarked(news, term);
});
afterAll(forgetHighlights);

const done: Record<string, () => Promise<void>> = {
  async M1() {
    const { box, text } = await hoverCard(page, term);
    expect(text).toContain(term);
    expect(overlapOf(box, await lineOf(page, term))).toBe(false);
  },
  async M2() {
    await page.focus('#here');
    await page.evaluate(() =>
      document.getSelection()?.selectAllChildren(document.querySelector('p') as Element),
    );
    const before = await reading();
    await hoverCard(page, term);
    await page.keyboard.press('Escape');
    await noCard(page);
    expect(await reading()).toEqual(before);
  },
  async M3() {
    await hoverCard(page, term);
    await page.keyboard.press('Escape');
    await noCard(page);
    const { x, y } = middleOf(await linesOf(page, term));
    await page.mouse.move(x + 3, y + 1, { steps: 3 });
    await pause(LONG / 2);
    expect(await hasCard(page)).toBe(false);
    await leave(page);
    await hoverCard(page, term);
  },
  async M4() {
    const { box } = await hoverCard(page, term);
    await page.mouse.move(box.left + 100, box.top + 60, { steps: 12 });
    await pause(LONG);
    await clickInCard(page, 'Global Gateway');
    await cardOf(page, 'Global Gateway');
  },
  async M5() {
    await hoverCard(page, term);
    await pause(LONG);
    await cardOf(page, term);
  },
  async M6() {
    await hoverCard(page, term);
    await leave(page);
    await noCard(page);
  },
  async M7() {
    await (await sharedDesk()).tell('changeSettings', { openBy: 'click' });
    await pause(300);
    const { x, y } = middleOf(await linesOf(page, term));
    await page.mouse.move(x, y);
    await pause(LONG / 2);
    expect(await hasCard(page)).toBe(false);
    await page.mouse.click(x, y);
    await cardOf(page, term);
  },
  async K1() {
    await step();
    const { name, focused } = await cardOf(page, term);
    expect(name).toBe('Digital Silk Road, in: China promoted the Digital Silk Road abroad.');
    expect(focused).toBe('the card');
  },
  async K2() {
    await page.focus('#here');
    await step();
    await cardOf(page, term);
    await page.keyboard.press('Escape');
    await noCard(page);
    expect((await reading()).focus).toBe('here');
  },
  async K3() {
    await step();
    await cardOf(page, term);
    await page.mouse.move(700, 600, { steps: 3 });
    await leave(page);
    await pause(LONG);
    expect(await cardOf(page, term)).toMatchObject({ focused: 'the card' });
  },
  async K4() {
    await step();
    const { controls } = await cardOf(page, term);
    const shown = controls.filter(({ box }) => box.right > box.left).map(({ words }) => words);
    const passed: string[] = [];
    for (let i = 0; i < shown.length; i++) {
      await page.keyboard.press('Tab');
      const { focused, box, controls: now } = await cardOf(page, term);
      passed.push(focused);
      const at = now.find(({ words }) => words === focused)?.box;
      expect(at, `“${focused}” has the focus`).toBeDefined();
      if (at === undefined) return;
      expect(at.top < box.bottom - 10 && at.bottom > box.top + 10, `“${focused}” is in sight`).toBe(true);
    }
    expect(passed.toSorted()).toEqual(shown.toSorted());
  },
  async K5() {
    await step();
    await cardOf(page, term);
    await page.keyboard.press('Escape');
    await noCard(page);
    expect(await page.evaluate('heard')).toEqual([]);
  },
  async T1() {
    await tapTerm();
    await pause(LONG);
    await cardOf(page, term);
  },
  async T2() {
    const { box } = await tapTerm();
    await page.touchscreen.tap((box.left + box.right) / 2, box.top + 20);
    await pause(LONG / 2);
    await cardOf(page, term);
  },
  async T3() {
    await tapTerm();
    await page.touchscreen.tap(900, 780);
    await noCard(page);
  },
  async H1() {
    await restOnHighlight();
    await page.keyboard.press('Escape');
    await noSurface(page);
    const { x, y } = middleOf(await linesOf(page, passage));
    await page.mouse.move(x + 9, y + 1, { steps: 3 });
    await pause(LONG / 2);
    expect(await hasSurface(page)).toBe(false);
    await restOnHighlight();
  },
  async H2() {
    const { box } = await restOnHighlight();
    await page.mouse.move((box.left + box.right) / 2, (box.top + box.bottom) / 2, { steps: 12 });
    await pause(LONG);
    await surfaceOf(page, 'Note');
  },
  async H3() {
    const { controls } = await restOnHighlight();
    const field = controls.find(({ words }) => words === 'Note');
    if (field === undefined) throw new Error('no field for a note');
    await page.mouse.click(...pointIn(field.box));
    await page.keyboard.type('Which one?');
    await leave(page);
    await pause(LONG / 2);
    expect(await hasSurface(page)).toBe(true);
    await page.keyboard.press('Escape');
    await noSurface(page);
    const again = await soon('the note', async () => {
      const { controls: now } = await restOnHighlight();
      return now.find(({ words }) => words === 'Note');
    });
    expect(again.value).toBe('Which one?');
  },
};

describe('content on hover or focus', () => {
  test('every row of the script is followed', () => {
    expect(rows.map(({ row }) => row)).toEqual(Object.keys(done));
  });

  test.for(everySecond(rows))('$row: $act', async ({ row }) => done[row]?.());
});

/** Where the reader is in the page: what has the focus, what is selected, how far it is scrolled. */
function reading(): Promise<{ focus: string; selected: string; scrolled: number }> {
  return page.evaluate(() => ({
    focus: document.activeElement?.id ?? '',
    selected: String(document.getSelection()),
    scrolled: scrollY,
  }));
}

async function step(): Promise<void> {
  await (await sharedDesk()).ask(page, { sidelight: 'step', step: 1 });
}

async function tapTerm(): ReturnType<typeof cardOf> {
  const { x, y } = middleOf(await linesOf(page, term));
  await page.touchscreen.tap(x, y);
  return cardOf(page, term);
}

/** The card of the one highlight of the page, which is made if there is none. */
async function restOnHighlight(): ReturnType<typeof surfaceOf> {
  if ((await (await sharedDesk()).cardIn(page, '', 'sidelight-highlight')) === undefined) await leave(page);
  const isThere = await page.evaluate(() => CSS.highlights.has('sidelight-highlight-claim'));
  if (!isThere) {
    await highlightWords(page, passage);
    await page.keyboard.press('Escape');
    await noSurface(page);
    await page.evaluate(() => document.getSelection()?.removeAllRanges());
  }
  await highlighted(page, passage);
  await leave(page);
  const { x, y } = middleOf(await linesOf(page, passage));
  await page.mouse.move(x, y, { steps: 2 });
  return surfaceOf(page, 'Note');
}

function pointIn({
  left,
  right,
  top,
  bottom,
}: {
  left: number;
  right: number;
  top: number;
  bottom: number;
}): [number, number] {
  return [(left + right) / 2, (top + bottom) / 2];
}
