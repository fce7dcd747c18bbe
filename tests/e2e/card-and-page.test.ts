import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  article,
  cardOf,
  clickInCard,
  complaintsOf,
  hoverCard,
  isMarked,
  linesOf,
  middleOf,
  noCard,
  openMarked,
  threeTerms,
} from './card-on-page.ts';
import { serialisedDocument } from './serialised.ts';
import { sharedDesk } from './shared-desk.ts';

let page: Page;

beforeEach(async () => (await sharedDesk()).forgetSettings());

describe('the page', () => {
  test('is the same before and after, and differs by the one host while the card is open', async () => {
    page = await openMarked({ body: article(threeTerms), headers: {} }, 'Digital Silk Road');
    const withoutCard = await page.evaluate(serialisedDocument);
    await hoverCard(page, 'Digital Silk Road');
    const withCard = await page.evaluate(serialisedDocument);
    expect(withCard.html).toContain('<sidelight-card');
    expect(withCard.html.replace(/<sidelight-card[^>]*><\/sidelight-card>/u, '')).toBe(withoutCard.html);
    expect(withCard.textNodes).toBe(withoutCard.textNodes);
    expect(
      await page.evaluate(
        () => document.querySelector('sidelight-card')?.parentNode === document.documentElement,
      ),
    ).toBe(true);
    await page.keyboard.press('Escape');
    await noCard(page);
    expect(await page.evaluate(serialisedDocument)).toEqual(withoutCard);
  });

  test('may change the word under an open card', async () => {
    page = await openMarked(article('<p>China promoted the Digital Silk Road.</p>'), 'Digital Silk Road');
    const complaints = complaintsOf(page);
    const { x, y } = middleOf(await linesOf(page, 'Digital Silk Road'));
    await page.mouse.click(x, y);
    await cardOf(page, 'Digital Silk Road');
    await page.evaluate(() => {
      const text = document.querySelector('p')?.firstChild as Text;
      text.data = 'China';
    });
    await isMarked(page, { 'Digital Silk Road': false });
    await page.mouse.move(x + 40, y + 3);
    await page.setViewport({ width: 900, height: 700 });
    await page.mouse.click(880, 680);
    await noCard(page);
    expect(complaints).toEqual([]);
  });

  test('has a clean console', async () => {
    page = await openMarked(article(threeTerms), 'Digital Silk Road');
    const complaints = complaintsOf(page);
    await page.reload();
    await isMarked(page, { 'Digital Silk Road': true });
    await hoverCard(page, 'Digital Silk Road');
    await clickInCard(page, 'How the sides use it');
    await clickInCard(page, 'Global Gateway');
    await cardOf(page, 'Global Gateway');
    await page.keyboard.press('Escape');
    await noCard(page);
    expect(complaints).toEqual([]);
  });
});
