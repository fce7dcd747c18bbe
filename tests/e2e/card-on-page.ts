import type { Frame, Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { Page as ServedPage } from '../../tools/serve.ts';
import type { Desk } from './desk.ts';
import { extension, painted, paintedOnce, pause } from './extension.ts';
import type { Box, CardSeen, Control } from './seen-in-card.ts';
import { sharedDesk } from './shared-desk.ts';

/** The size of the window unless a test says otherwise. */
const ordinary = { width: 1000, height: 800 };

/** A page with `main` as its text. */
export function article(main: string, { html = 'lang="en"', head = '' } = {}): string {
  return `<!doctype html><html ${html}><head><meta charset="utf-8"><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width"><title>News</title>${head}</head><body><main>${main}</main></body></html>`;
}

export const silkRoad = '<p>China promoted the Digital Silk Road abroad. Nobody had asked it to.</p>';
export const threeTerms = `<h1>Cables</h1>
  <p>China promoted the Digital Silk Road abroad.</p>
  <p>Europe answered with the Global Gateway. It has money.</p>
  <p>The Internet Governance Forum met in Oslo.</p>`;

let window: Promise<Page> | undefined;

/** Shows a page in the one window of the file and waits until `marked` are marked in it. */
export async function openMarked(served: ServedPage, ...marked: string[]): Promise<Page> {
  const { newPage, showIn } = await extension();
  window ??= newPage(article(''));
  const page = await window;
  await page.setViewport(ordinary);
  await page.mouse.move(ordinary.width - 10, ordinary.height - 10);
  await showIn(page, served);
  await page.bringToFront();
  expect(await paintedOnce(page, marked)).toEqual(expect.arrayContaining(marked));
  return page;
}

/** Everything that `page` says in its console from now on, and every exception. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

/** Whether the page holds the card's host, also in its open shadow roots: all that a page can see of a card. */
export function hasCard(page: Page | Frame): Promise<boolean> {
  return page.evaluate(() => {
    const isIn = (scope: ParentNode): boolean =>
      scope.querySelector('sidelight-card') !== null ||
      [...scope.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot !== null && isIn(shadowRoot));
    return isIn(document);
  });
}

/** The card of `page` once it has its text and stands still; with `title`, once it is that one. */
export async function cardOf(
  page: Page,
  title?: string,
  atDesk: Desk | Promise<Desk> = sharedDesk(),
): Promise<CardSeen> {
  const desk = await atDesk;
  let before: CardSeen | undefined;
  return soon('an open card', async () => {
    const card = await desk.cardIn(page);
    const isSettled = JSON.stringify(card) === JSON.stringify(before);
    before = card;
    const isWanted = card !== undefined && card.title !== '' && (title === undefined || card.title === title);
    return isWanted && isSettled ? card : undefined;
  });
}

export async function noCard(page: Page): Promise<void> {
  await soon('no card', async () => !(await hasCard(page)) || undefined);
}

/** The card that opens when the pointer rests on the words. */
export async function hoverCard(
  page: Page,
  words: string,
  atDesk: Desk | Promise<Desk> = sharedDesk(),
): Promise<CardSeen> {
  const { x, y } = middleOf(await linesOf(page, words));
  await page.mouse.move(x, y);
  return cardOf(page, undefined, atDesk);
}

/** Clicks a control of the open card that has these words; `corner` is that of the card's frame in the page. */
export async function clickInCard(
  page: Page,
  words: string,
  corner = { x: 0, y: 0 },
  atDesk: Desk | Promise<Desk> = sharedDesk(),
): Promise<void> {
  const desk = await atDesk;
  const control = await soon(`“${words}” in the card`, async () =>
    controlOf(await desk.cardIn(page, words), words),
  );
  const { x, y } = middleOf([control.box]);
  await page.mouse.click(corner.x + x, corner.y + y);
}

export function controlOf(card: CardSeen | undefined, words: string): Control | undefined {
  return card?.controls.find((control) => control.words === words);
}

/** Waits until exactly those of the texts are marked that should be. */
export async function isMarked(page: Page, wanted: Record<string, boolean>): Promise<void> {
  await soon(`marks as in ${JSON.stringify(wanted)}`, async () => {
    const texts = await painted(page);
    return Object.entries(wanted).every(([text, marked]) => texts.includes(text) === marked) || undefined;
  });
}

/** Waits until a text is marked so many times. */
export async function isMarkedTimes(page: Page, text: string, times: number): Promise<void> {
  await soon(`${times} marks on “${text}”`, async () => {
    const texts = await painted(page);
    return texts.filter((one) => one === text).length === times || undefined;
  });
}

/** The boxes of the lines on which the words stand for the first time. */
export async function linesOf(page: Page | Frame, words: string): Promise<Box[]> {
  const boxes = await page.evaluate((wanted) => {
    const textIn = (scope: Node): Node[] => {
      const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      const found: Node[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node instanceof Text) found.push(node);
        else if (node instanceof Element && node.shadowRoot) found.push(...textIn(node.shadowRoot));
      }
      return found;
    };
    for (const node of textIn(document)) {
      const at = (node.nodeValue ?? '').indexOf(wanted);
      if (at < 0 || node.parentElement?.checkVisibility() !== true) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      return [...range.getClientRects()].map(({ left, top, right, bottom }) => ({
        left,
        top,
        right,
        bottom,
      }));
    }
    return [];
  }, words);
  if (boxes.length === 0) throw new Error(`the page does not show “${words}”`);
  return boxes;
}

/** The box of the first of the lines on which the words stand. */
export async function lineOf(page: Page | Frame, words: string): Promise<Box> {
  const [line] = await linesOf(page, words);
  if (line === undefined) throw new Error(`no line of ${words}`);
  return line;
}

/** Whether two boxes share a pixel of height; the width does not matter, for the whole line counts. */
export function overlapOf(card: Box, line: Box): boolean {
  return card.top < line.bottom && card.bottom > line.top;
}

/** The pointer goes away from word and card. */
export function leave(page: Page): Promise<void> {
  return page.mouse.move(ordinary.width - 10, ordinary.height - 10);
}

/** The middle of the first of the boxes. */
export function middleOf([box]: readonly Box[]): { x: number; y: number } {
  if (box === undefined) throw new Error('there is no box to point at');
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}

/** What `ask` answers as soon as it answers something; fails after ten seconds in which it did not. */
export async function soon<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined>,
  patience = 10_000,
): Promise<Answer> {
  const deadline = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`after ${patience / 1000} s there is still not: ${what}`);
    await pause(40);
  }
}
