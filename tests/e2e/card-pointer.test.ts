import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  article,
  cardOf,
  hasCard,
  hoverCard,
  leave,
  lineOf,
  linesOf,
  middleOf,
  noCard,
  openMarked,
  silkRoad,
  soon,
} from './card-on-page.ts';
import { pause } from './extension.ts';
import { sharedDesk } from './shared-desk.ts';

let page: Page;

beforeEach(async () => (await sharedDesk()).forgetSettings());

describe('a pointer', () => {
  test('opens the card after about 300 ms of rest', async () => {
    page = await openMarked(article(silkRoad, { head: stopwatch }), 'Digital Silk Road');
    await hoverCard(page, 'Digital Silk Road');
    await leave(page);
    await noCard(page);
    // The second time, when the card's script is in the page.
    await hoverCard(page, 'Digital Silk Road');
    const { moved, cardCame } = await readStopwatch(page);
    expect(cardCame - moved).toBeGreaterThan(280);
    expect(cardCame - moved).toBeLessThan(600);
  });

  test('opens no card while it moves across', async () => {
    page = await openMarked(article(silkRoad, { head: stopwatch }), 'Digital Silk Road');
    const { left, right, top, bottom } = await lineOf(page, 'Digital Silk Road');
    const moveAcross = async (): Promise<Stopwatch> => {
      await page.mouse.move(left, top - 10);
      await page.evaluate('stopwatch.longestStop = stopwatch.cardCame = 0');
      for (let step = 0; step < 100; step++)
        await page.mouse.move(left + ((step * 7) % (right - left)), (top + bottom) / 2);
      await leave(page);
      await noCard(page);
      return readStopwatch(page);
    };
    // A machine under load may itself stop the pointer: only a run in which it never stopped says something.
    const { cardCame } = await soon('a pointer that never stops', async () => {
      const watch = await moveAcross();
      return watch.longestStop < 250 ? watch : undefined;
    });
    expect(cardCame).toBe(0);
  });

  test('that leaves closes the card within about 300 ms', async () => {
    page = await openMarked(article(silkRoad, { head: stopwatch }), 'Digital Silk Road');
    await hoverCard(page, 'Digital Silk Road');
    await leave(page);
    await noCard(page);
    const { moved, cardWent } = await readStopwatch(page);
    expect(cardWent - moved).toBeGreaterThan(250);
    expect(cardWent - moved).toBeLessThan(600);
  });

  test('that clicks pins the card until a click elsewhere', async () => {
    page = await openMarked(article(silkRoad), 'Digital Silk Road');
    const { x, y } = middleOf(await linesOf(page, 'Digital Silk Road'));
    await page.mouse.click(x, y);
    await cardOf(page, 'Digital Silk Road');
    await leave(page);
    await pause(800);
    expect(await hasCard(page)).toBe(true);
    await page.mouse.click(900, 780);
    await noCard(page);
  });

  test('that clicks a term in a link follows the link and opens no card', async () => {
    page = await openMarked(
      article('<p>Read on: <a href="#there">the Digital Silk Road</a>.</p><p id="there">There.</p>'),
      'Digital Silk Road',
    );
    const { x, y } = middleOf(await linesOf(page, 'Digital Silk Road'));
    await page.mouse.click(x, y);
    await soon('the link’s place', async () => page.url().endsWith('#there') || undefined);
    await leave(page);
    await pause(500);
    expect(await hasCard(page)).toBe(false);
  });
});

/** Notes, in the page's own world, when the pointer last moved and when a card came and went (milliseconds). */
const stopwatch = `<script>
  stopwatch = { moved: 0, longestStop: 0, cardCame: 0, cardWent: 0 };
  window.addEventListener('pointermove', () => {
    const now = performance.now();
    stopwatch.longestStop = Math.max(stopwatch.longestStop, now - stopwatch.moved);
    stopwatch.moved = now;
  }, true);
  new MutationObserver(() => {
    stopwatch[document.querySelector('sidelight-card') ? 'cardCame' : 'cardWent'] = performance.now();
  }).observe(document.documentElement, { childList: true });
</script>`;

interface Stopwatch {
  moved: number;
  longestStop: number;
  cardCame: number;
  cardWent: number;
}

function readStopwatch(of: Page): Promise<Stopwatch> {
  return of.evaluate(() => (globalThis as unknown as { stopwatch: Stopwatch }).stopwatch);
}
