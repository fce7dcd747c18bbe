import type { Page } from 'puppeteer-core';
import { untilRead } from './one-load.ts';
import type { Group } from './report.ts';
import { spreadOf } from './spread.ts';

/** Milliseconds that a pointer rests before the card opens (`open-card.ts`): no part of what is measured. */
const REST = 300;

/** Milliseconds from the end of that rest to the first frame with a filled card: the first of a page, and later ones. */
export async function cardFigures(page: Page, url: string, loads: number): Promise<Group> {
  const first: number[] = [];
  const later: number[] = [];
  const script = await page.evaluateOnNewDocument(watchForCard, REST);
  for (let i = 0; i < loads; i++) {
    await page.mouse.move(1, 1);
    await page.goto(url, { waitUntil: 'load' });
    await untilRead(page);
    const point = await page.evaluate(pointOfMark);
    if (point === undefined) continue;
    for (const times of [first, later]) {
      await page.mouse.move(point.x, point.y);
      times.push(await page.evaluate(() => globalThis.cardPainted()));
      await page.mouse.move(1, 1);
      await page.waitForFunction(() => document.querySelector('sidelight-card') === null);
    }
  }
  await page.removeScriptToEvaluateOnNewDocument(script.identifier);
  return {
    title: `Card, ms from the end of the rest (${REST} ms) to its first frame`,
    head: ['loads', 'first on the page, script included', 'later'],
    rows: [[first.length, spreadOf(first), spreadOf(later)]],
  };
}

declare global {
  // oxlint-disable-next-line no-var -- the one way to say what a global is
  var cardPainted: () => Promise<number>;
}

/**
 * Runs in the page before its scripts. A card in its closed root shows itself to the page by covering what
 * is 60 pixels above or below the word; one that has no text yet is not as high.
 */
function watchForCard(rest: number): void {
  let moved = { at: 0, x: 0, y: 0 };
  window.addEventListener(
    'pointermove',
    ({ timeStamp, clientX, clientY }) => (moved = { at: timeStamp, x: clientX, y: clientY }),
    { capture: true, passive: true },
  );
  const isCard = (x: number, y: number): boolean =>
    document.elementFromPoint(x, y)?.localName === 'sidelight-card';
  globalThis.cardPainted = () =>
    new Promise((resolve) => {
      setTimeout(() => resolve(Number.NaN), 5_000);
      const look = (): void => {
        const { at, x, y } = moved;
        if (!isCard(x, y + 60) && !isCard(x, y - 60)) requestAnimationFrame(look);
        else setTimeout(() => resolve(performance.now() - at - rest));
      };
      requestAnimationFrame(look);
    });
}

/** Runs in the page: where a mark is on the screen. */
function pointOfMark(): { x: number; y: number } | undefined {
  for (const [name, highlight] of CSS.highlights) {
    if (!name.startsWith('sidelight-')) continue;
    for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
      const range = document.createRange();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y, width, height } = range.getBoundingClientRect();
      const at = { x: x + width / 2, y: y + height / 2 };
      if (width > 0 && document.elementFromPoint(at.x, at.y)?.contains(startContainer) === true) return at;
    }
  }
  return undefined;
}
