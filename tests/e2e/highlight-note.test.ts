import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { article, linesOf, middleOf, soon } from './card-on-page.ts';
import { extension, pause } from './extension.ts';
import {
  clickWords,
  forgetHighlights,
  hasSurface,
  highlighted,
  highlightWords,
  noSurface,
  press,
  selectWords,
  surfaceOf,
} from './highlights-on-page.ts';
import { sharedDesk } from './shared-desk.ts';

const sentence = 'We chose a delivery date.';
const text = `<p>We did not choose a bloc, says the harbour master. ${sentence}</p>`;

let page: Page;
let served = 0;

beforeAll(async () => {
  page = await (await extension()).newPage(article(''));
  await page.setViewport({ width: 1000, height: 800 });
});
afterAll(() => page.close());

beforeEach(async () => {
  await (await sharedDesk()).forgetSettings();
  await forgetHighlights();
});

async function open(main: string, head = ''): Promise<void> {
  const { origin, put } = await extension();
  const path = `/note-${++served}.html`;
  put(path, article(main, { head }));
  await page.goto(`${origin}${path}`, { waitUntil: 'load' });
  await page.bringToFront();
}

/** Opens the card of the one highlight, once it is painted. */
async function openCard(): Promise<void> {
  await highlighted(page, sentence);
  await clickWords(page, sentence);
}

async function note(): Promise<string | undefined> {
  return (await surfaceOf(page, 'Note')).controls.find(({ words }) => words === 'Note')?.value;
}

describe('a note', () => {
  test('of all letters triggers no shortcut of the page, is saved as it is typed, and there again', async () => {
    await open(
      text,
      `<script>
        heard = [];
        for (const at of [window, document])
          for (const type of ['keydown', 'keypress', 'keyup', 'input', 'beforeinput'])
            at.addEventListener(type, (event) => heard.push(type + ' ' + (event.key ?? event.data)), true);
      </script>`,
    );
    await selectWords(page, sentence);
    await press(page, 'Note');
    const letters = 'abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 ?/#.,;-+jk ñü漢';
    expect((await surfaceOf(page, 'Note')).focused).toBe('Note');
    await page.keyboard.type(letters);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Escape');
    await noSurface(page);
    expect(await page.evaluate('heard')).toEqual([]);
    await page.reload();
    await openCard();
    expect(await note()).toBe(letters.slice(0, -1));
  });

  test('is written although the page is left at once', async () => {
    await open(text);
    await highlightWords(page, sentence);
    await press(page, 'Add a note');
    await surfaceOf(page, 'Note');
    await page.keyboard.type('Left in haste');
    await page.reload();
    await openCard();
    expect(await note()).toBe('Left in haste');
  });

  test('works in a modal dialog', async () => {
    await open(`<dialog id="box">${text}</dialog><script>box.showModal()</script>`);
    await highlightWords(page, sentence);
    await press(page, 'Add a note');
    await surfaceOf(page, 'Note');
    await page.keyboard.type('In a dialog');
    expect(await note()).toBe('In a dialog');
    await page.keyboard.press('Escape');
    await noSurface(page);
    expect(await page.$eval('dialog', (dialog) => dialog.open)).toBe(true);
  });

  test('has tags and a colour, which are kept', async () => {
    await open(text);
    await highlightWords(page, sentence);
    await clickWords(page, sentence);
    await press(page, 'Idea');
    await press(page, 'Tags, with commas between them');
    await page.keyboard.type('cables, ports');
    await soon('what was saved', async () => (await surfaceOf(page)).text.includes('Saved') || undefined);
    await page.keyboard.press('Escape');
    await page.reload();
    await openCard();
    const { controls } = await surfaceOf(page, 'Idea');
    expect(controls.find(({ words }) => words.startsWith('Tags'))?.value).toBe('cables, ports');
    expect(controls.find(({ words }) => words === 'Idea')?.isPressed).toBe(true);
  });
});

describe('by keys alone', () => {
  test('a selection is highlighted, taken back and noted', async () => {
    await open(`<p tabindex="0" id="here">${sentence}</p>${text}`);
    const desk = await sharedDesk();
    await page.focus('#here');
    await page.evaluate(() =>
      document.getSelection()?.selectAllChildren(document.querySelector('#here') as Element),
    );
    await desk.ask(page, { sidelight: 'highlight-selection' });
    expect((await surfaceOf(page, 'Highlight as Claim')).focused).toBe('Highlight as Claim');
    await page.keyboard.press('ArrowRight');
    expect((await surfaceOf(page)).focused).toBe('Highlight as Evidence');
    await page.keyboard.press('Enter');
    expect((await surfaceOf(page, 'Undo')).focused).toBe('Add a note');
    await page.keyboard.press('Escape');
    await noSurface(page);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('here');
    await desk.ask(page, { sidelight: 'highlight-selection' });
    expect((await surfaceOf(page, 'Note')).focused).toBe('the card');
  });
});

test('a card that Escape closed from within does not come back under a pointer that stays', async () => {
  await open(text);
  await highlightWords(page, sentence);
  await clickWords(page, sentence);
  await press(page, 'Note');
  const { x, y } = middleOf(await linesOf(page, sentence));
  await page.mouse.move(x, y);
  await page.keyboard.press('Escape');
  await noSurface(page);
  await page.mouse.move(x + 12, y);
  await pause(800);
  expect(await hasSurface(page)).toBe(false);
});

test('a key whose release never came is whole for the page the next time', async () => {
  await open(
    text,
    `<script>
      heard = [];
      for (const type of ['keydown', 'keyup'])
        addEventListener(type, (event) => heard.push(type + ' ' + event.key));
    </script>`,
  );
  await highlightWords(page, sentence);
  await clickWords(page, sentence);
  await press(page, 'Note');
  // As on a Mac, which tells nobody that V was let go of after ⌘V.
  await page.keyboard.down('v');
  await page.keyboard.press('Escape');
  await noSurface(page);
  await page.keyboard.down('v');
  await page.keyboard.up('v');
  expect(await page.evaluate('heard')).toEqual(['keydown v', 'keyup v']);
});

test('in a page that writes itself anew, highlights still have cards', async () => {
  await open(text);
  await highlightWords(page, sentence);
  await page.keyboard.press('Escape');
  await noSurface(page);
  await page.evaluate((html) => {
    document.open();
    document.write(html);
    document.close();
  }, article(text));
  // A click opens nothing before the words are found again.
  await soon('the card', async () => {
    await clickWords(page, sentence);
    await pause(300);
    return (await hasSurface(page)) || undefined;
  });
  expect(await note()).toBe('');
});

test('resting on a highlight opens its card, which goes with the pointer', async () => {
  await open(text);
  await highlightWords(page, sentence);
  await page.keyboard.press('Escape');
  await page.mouse.move(900, 700);
  await noSurface(page);
  const [x, y] = await page.evaluate(() => {
    const range = new Range();
    range.selectNodeContents(document.querySelector('p') as Node);
    const { right, top, bottom } = range.getBoundingClientRect();
    return [right - 20, (top + bottom) / 2] as const;
  });
  await page.mouse.move(x, y);
  await surfaceOf(page, 'Note');
  await page.mouse.move(900, 700);
  await noSurface(page);
});
