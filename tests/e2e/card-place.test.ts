import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { article, hoverCard, lineOf, linesOf, openMarked, overlapOf } from './card-on-page.ts';
import { sharedDesk } from './shared-desk.ts';

let page: Page;

beforeEach(async () => (await sharedDesk()).forgetSettings());

describe('the card never covers the line that it explains', () => {
  const at = (top: string): string =>
    article(
      `<p style="position: absolute; top: ${top}; margin: 0">China promoted the Digital Silk Road abroad.</p>`,
    );
  const places: Record<string, { width: number; height: number; html: string; words: string }> = {
    'at the top of the screen': { width: 1000, height: 800, html: at('4px'), words: 'Digital Silk Road' },
    'in the middle of the screen': {
      width: 1000,
      height: 800,
      html: at('390px'),
      words: 'Digital Silk Road',
    },
    'at the bottom of the screen': {
      width: 1000,
      height: 800,
      html: at('770px'),
      words: 'Digital Silk Road',
    },
    'broken over two lines': {
      width: 1000,
      height: 800,
      html: article('<p style="width: 12em; margin: 300px auto">China promoted the Digital Silk Road.</p>'),
      words: 'Digital Silk Road',
    },
    'in a window 320 pixels wide': { width: 320, height: 640, html: at('300px'), words: 'Digital Silk Road' },
    'in a window as low as at 400 % zoom': {
      width: 320,
      height: 200,
      html: at('90px'),
      words: 'Digital Silk Road',
    },
  };

  test.each(Object.entries(places))('%s', async (_where, { width, height, html, words }) => {
    page = await openMarked(html, words);
    await page.setViewport({ width, height });
    const { box, sticksOut } = await hoverCard(page, words);
    for (const line of await linesOf(page, words)) expect(overlapOf(box, line)).toBe(false);
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(width);
    expect(box.top).toBeGreaterThanOrEqual(0);
    expect(box.bottom).toBeLessThanOrEqual(height);
    expect(sticksOut).toBe(0);
  });

  test('in a page that runs from right to left', async () => {
    page = await openMarked(
      article('<p>اقترحت الصين طريق الحرير الرقمي على شركائها.</p>', { html: 'lang="ar" dir="rtl"' }),
      'طريق الحرير الرقمي',
    );
    const { box, title } = await hoverCard(page, 'طريق الحرير الرقمي');
    const line = await lineOf(page, 'طريق الحرير الرقمي');
    expect(title).toBe('Digital Silk Road');
    expect(overlapOf(box, line)).toBe(false);
    // It begins where the word begins: at its right edge.
    expect(Math.abs(box.right - line.right)).toBeLessThan(2);
  });
});
