import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findWebKit, whyNoWebKit } from '../../tools/find-webkit.ts';
import { output } from '../../tools/root.ts';
import { table } from '../../tools/table.ts';
import {
  casePage,
  judge,
  judgeCanary,
  type MatchingCase,
  readCases,
  settlingTime,
} from '../e2e/case-format.ts';
import { news } from '../e2e/look-pages.ts';
import type { Box, CardSeen } from '../e2e/seen-in-card.ts';
import { differencesIn } from './webkit/differences.ts';
import { type MiniBrowser, openMiniBrowser } from './webkit/mini-browser.ts';
import { middleOf, type PagesInWebKit, pagesInWebKit, soon } from './webkit/pages-in-webkit.ts';

/**
 * The page-side code in WebKit, Safari's engine: reading, painting, hit-testing and the card, on plain pages
 * with a stub for the Library. What differs there is printed at the end.
 */
const webKit = findWebKit();
if (webKit === undefined) console.log(`The tests in WebKit are skipped: ${whyNoWebKit}`);

let browser: MiniBrowser;
let pages: PagesInWebKit;

beforeAll(async () => {
  if (webKit === undefined) return;
  browser = await openMiniBrowser(webKit, 'light');
  pages = await pagesInWebKit(browser.window);
});

afterAll(async () => {
  await pages?.close();
  await browser?.close();
});

const oneWorld = 'on a plain page the bundle lives in the page’s own world, an extension in one apart';
const byHand = 'on a plain page the test puts the bundle into frames, and cannot here or comes too late';
/** Cases that are known to fail, and why. One that begins to pass fails here: take it out. */
const knownFailures: Record<string, string> = {
  'sandboxed frame without scripts': byHand,
  'frame with another document': byHand,
  'frame that comes late': byHand,
  'frame that moves': byHand,
  'frame in a shadow root': byHand,
  'images and forms named like the document’s methods': oneWorld,
  'forms named like the document’s parts': oneWorld,
  'patched prototypes': oneWorld,
  'patched constructors': oneWorld,
  'a patched registry of highlights': oneWorld,
};

const caseFiles = {
  'shared cases': new URL('../../../shared/cases/matching.jsonl', import.meta.url),
  'own cases': new URL('../cases/matching.jsonl', import.meta.url),
};

describe.runIf(webKit !== undefined)('in WebKit', () => {
  describe.each(Object.entries(caseFiles))('%s', (_title, file) => {
    for (const matchingCase of readCases(file)) {
      const reason = knownFailures[matchingCase.name];
      if (reason === undefined) test(matchingCase.name, () => holds(matchingCase));
      else test.fails(`${matchingCase.name} (known: ${reason})`, () => holds(matchingCase));
    }
  });

  describe('a mark is seen', () => {
    const code = (words: string): string => `<code>${words}</code>`;
    const link = (inner: string): string => `<a href="#there">${inner}</a>`;
    const shadow = (inner: string): string =>
      `<x-words></x-words><script>customElements.define('x-words', class extends HTMLElement {
        connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML =
          '<style>p { margin: 0 } code { font: inherit }</style><p>${inner}</p>' } })</script>`;
    const kinds: Record<string, (inner: string) => string> = {
      'on plain text': (inner) => inner,
      'on a link': link,
      'in an open shadow root': shadow,
    };

    test.each(Object.entries(kinds))('%s', async (_kind, around) => {
      const marked = await pictureOf(around('Digital Silk Road'), ['Digital Silk Road']);
      // The same words to the eye, in what is never read.
      const bare = await pictureOf(around(code('Digital Silk Road')), []);
      const bareAgain = await pictureOf(around(code('Digital Silk Road')), []);
      expect(bare.equals(bareAgain), 'words without a mark look alike each time').toBe(true);
      expect(marked.equals(bare), 'the mark can be seen').toBe(false);
    });

    async function pictureOf(main: string, marked: string[]): Promise<Buffer> {
      await pages.show(article(main, 'code { font: inherit }'));
      expect(await pages.paintedOnce(marked)).toEqual(marked);
      await pause(400);
      return browser.window.picture();
    }
  });

  describe('a pointer that rests', () => {
    const define = (name: string, html: string): string =>
      `<script>customElements.define('${name}', class extends HTMLElement {
        connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '${html}' } })</script>`;
    const silkRoad = '<p>China promoted the Digital Silk Road abroad.</p>';
    const places: Record<string, string> = {
      'on plain text': silkRoad,
      'on a link': '<p>Read on: <a href="#x">the Digital Silk Road</a>.</p>',
      'on words in several elements': '<p>the <b>Digital <i>Silk</i></b> Road</p>',
      'on words in an open shadow root': `<x-a></x-a>${define('x-a', silkRoad)}`,
      'on words in a shadow root inside a shadow root': `<x-o></x-o>${define('x-i', silkRoad)}${define('x-o', '<div><x-i></x-i></div>')}`,
      'on slotted words': `<x-s><span>the Digital Silk Road</span></x-s>${define('x-s', '<p>See <slot></slot></p>')}`,
      'on words in a modal dialog': `<dialog id="d">${silkRoad}</dialog><script>d.showModal()</script>`,
      'at the bottom of the screen': `<p style="position: absolute; bottom: 4px">the Digital Silk Road</p>`,
      'on words that run from right to left': `<p lang="ar" dir="rtl">اقترحت الصين طريق الحرير الرقمي على شركائها.</p>`,
    };

    test.each(Object.entries(places))('%s opens the card beside them', async (where, main) => {
      const words = where.includes('right to left') ? 'طريق الحرير الرقمي' : 'Digital Silk Road';
      await pages.show(article(main));
      await pages.paintedOnce([words]);
      const card = await hover(words);
      expect(card.title).toBe('Digital Silk Road');
      expect(card.focused).toBe('');
      expectBeside(card, await pages.linesOf(words));
      await browser.window.movePointer(2, 2);
      await pages.noCard();
    });

    test('beside the words, or between two lines, opens no card', async () => {
      await pages.show(article(`<x-a></x-a>${define('x-a', silkRoad)}${silkRoad}`));
      await pages.paintedOnce(['Digital Silk Road']);
      const [line] = await pages.linesOf('Digital Silk Road');
      if (line === undefined) throw new Error('there is no line');
      for (const [x, y] of [
        [line.right + 30, line.top + 5],
        [line.left - 30, line.top + 5],
        [line.left + 20, line.bottom + 12],
      ] as const) {
        await browser.window.movePointer(x, y);
        await pause(600);
        expect(await pages.hasCard()).toBe(false);
      }
    });
  });

  describe('the card', () => {
    const terms = `<p><a id="here" href="#x">A link</a> <button id="there">There</button></p>
      <p>China promoted the Digital Silk Road abroad.</p><p>Europe answered with the Global Gateway.</p>`;
    /** Keys, clicks and focus that the page hears, on the window and in the capture phase, as web mail does. */
    const eavesdropper = `<script>
      heard = [];
      for (const type of ['keydown', 'keypress', 'keyup', 'click', 'pointerdown', 'mousedown', 'focusin', 'input'])
        for (const target of [window, document])
          target.addEventListener(type, (event) => heard.push(type + ' ' + (event.key ?? '')), true);
    </script>`;

    test('goes on and back by keys, closes with Escape, and gives the focus back', async () => {
      await pages.show(article(terms));
      await pages.paintedOnce(['Digital Silk Road', 'Global Gateway']);
      await browser.window.run('document.querySelector("#here").focus()');
      await pages.ask({ sidelight: 'step', step: 1 });
      expect(await pages.card('Digital Silk Road')).toMatchObject({ focused: 'the card' });
      expect(await focusInPage()).toBe('sidelight-card');
      await browser.window.press('ArrowRight');
      expect(await pages.card('Global Gateway')).toMatchObject({
        name: 'Global Gateway, in: Europe answered with the Global Gateway.',
        focused: 'the card',
      });
      await browser.window.press('ArrowLeft');
      await pages.card('Digital Silk Road');
      await browser.window.press('Escape');
      await pages.noCard();
      expect(await focusInPage()).toBe('here');
    });

    test('opened by a pointer closes with Escape and leaves the focus where it was', async () => {
      await pages.show(article(terms));
      await pages.paintedOnce(['Digital Silk Road']);
      await browser.window.run('document.querySelector("#there").focus()');
      await hover('Digital Silk Road');
      await browser.window.press('Escape');
      await pages.noCard();
      expect(await focusInPage()).toBe('there');
    });

    test('can be used, and the page hears nothing of it', async () => {
      await pages.show(article(`${terms}${eavesdropper}`));
      await pages.paintedOnce(['Digital Silk Road']);
      await hover('Digital Silk Road');
      await clickInCard('How the sides use it');
      expect((await pages.card()).text).toMatch(/How the sides use it .{20}/u);
      await browser.window.press('Tab');
      expect(await pages.card()).toMatchObject({ focused: 'Timeline' });
      await browser.window.press('Enter');
      await soon(
        'the timeline',
        async () => /Timeline .{20}.*Sources/u.test((await pages.card()).text) || undefined,
      );
      await browser.window.press('Escape');
      await pages.noCard();
      expect(await browser.window.run('return heard')).toEqual([]);
      // They are awake, all the same.
      await browser.window.press('Enter');
      expect(await browser.window.run('return heard')).toContain('keydown Enter');
    });

    test('marks a term no more when the reader knows it', async () => {
      await pages.show(article(terms));
      await pages.paintedOnce(['Digital Silk Road', 'Global Gateway']);
      await hover('Digital Silk Road');
      await clickInCard('I know this term');
      await soon('one mark less', async () =>
        (await pages.painted()).includes('Digital Silk Road') ? undefined : true,
      );
      expect(await pages.painted()).toEqual(['Global Gateway']);
      await clickInCard('Undo');
      expect(await pages.paintedOnce(['Digital Silk Road'])).toContain('Digital Silk Road');
    });

    test('pinned by a click stays until a click elsewhere; a link is followed', async () => {
      await pages.show(article(`${terms}<p><a href="#far">The Internet Governance Forum</a></p>`));
      await pages.paintedOnce(['Digital Silk Road', 'Internet Governance Forum']);
      await browser.window.click(...middleOf(await pages.linesOf('Digital Silk Road')));
      await pages.card('Digital Silk Road');
      await browser.window.movePointer(2, 2);
      await pause(700);
      expect(await pages.hasCard()).toBe(true);
      await browser.window.click(980, 740);
      await pages.noCard();
      await browser.window.click(...middleOf(await pages.linesOf('Internet Governance Forum')));
      await browser.window.movePointer(2, 2);
      await soon(
        'the link’s place',
        async () => (await browser.window.run<string>('return location.hash')) === '#far' || undefined,
      );
      await pause(500);
      expect(await pages.hasCard()).toBe(false);
    });

    test.each(['light', 'dark'] as const)('in %s colours', async (scheme) => {
      if (webKit === undefined) return;
      const studio = scheme === 'light' ? browser : await openMiniBrowser(webKit, scheme);
      const show = scheme === 'light' ? pages : await pagesInWebKit(studio.window);
      await show.show(news);
      await show.paintedOnce(['Digital Silk Road', 'digital diplomacy']);
      await studio.window.movePointer(...middleOf(await show.linesOf('Digital Silk Road')));
      const { background, sticksOut } = await show.card('Digital Silk Road');
      await pause(300);
      keep('look', `webkit-${scheme}-card.png`, await studio.window.picture());
      if (scheme === 'dark') {
        await show.close();
        await studio.close();
      }
      expect(background).toBe(scheme === 'dark' ? 'rgb(31, 30, 28)' : 'rgb(255, 253, 249)');
      expect(sticksOut).toBe(0);
    });
  });

  test('what differs', async () => {
    const rows = await differencesIn(browser.window);
    const said = `What differs in WebKit (${browser.window.browser})\n${table(['Feature', 'In WebKit', 'Sidelight'], rows, 110)}\n`;
    console.log(said);
    keep('soak', 'webkit.txt', said);
    expect(rows.flat()).not.toContain('');
  });
});

async function holds(matchingCase: MatchingCase): Promise<void> {
  await pages.show(casePage(matchingCase));
  await pause(settlingTime(matchingCase));
  const texts = await pages.painted();
  expect(judge(matchingCase, texts), `painted: ${JSON.stringify(texts)}`).toEqual([]);
  if (matchingCase.expect.length > 0) return;
  await pages.show(casePage(matchingCase, 'with canary'));
  const withCanary = await pages.paintedOnce(['Digital Silk Road']);
  expect(judgeCanary(withCanary), `painted: ${JSON.stringify(withCanary)}`).toEqual([]);
}

function article(main: string, styles = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News</title>
    <style>body { margin: 20px; font: 20px/40px serif; background: #fff; color: #222 } ${styles}</style>
    </head><body><main>${main}</main></body></html>`;
}

async function hover(words: string): Promise<CardSeen> {
  await browser.window.movePointer(...middleOf(await pages.linesOf(words)));
  return pages.card();
}

async function clickInCard(words: string): Promise<void> {
  const control = await pages.controlInCard(words);
  await browser.window.click(...middleOf([control]));
}

function focusInPage(): Promise<string> {
  return browser.window.run('return document.activeElement.id || document.activeElement.localName');
}

/** On the screen whole, and over no line of the words. */
function expectBeside({ box, sticksOut }: CardSeen, lines: readonly Box[]): void {
  const isOver = (line: Box): boolean =>
    box.left < line.right && box.right > line.left && box.top < line.bottom && box.bottom > line.top;
  expect(lines.filter(isOver)).toEqual([]);
  const gaps = lines.map((line) => Math.max(line.top - box.bottom, box.top - line.bottom));
  expect(Math.min(...gaps)).toBeLessThan(12);
  expect(box.left).toBeGreaterThanOrEqual(0);
  expect(box.right).toBeLessThanOrEqual(1000);
  expect(box.top).toBeGreaterThanOrEqual(0);
  expect(sticksOut).toBe(0);
}

/** Leaves something for a person to look at in a folder of `.output`. */
function keep(folder: string, name: string, contents: Buffer | string): void {
  mkdirSync(path.join(output, folder), { recursive: true });
  writeFileSync(path.join(output, folder, name), contents);
}
