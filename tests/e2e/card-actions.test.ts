import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  article,
  cardOf,
  clickInCard,
  controlOf,
  hoverCard,
  isMarked,
  openMarked,
  silkRoad,
  soon,
  threeTerms,
} from './card-on-page.ts';
import { extension } from './extension.ts';
import { sharedDesk } from './shared-desk.ts';

let page: Page;

beforeEach(async () => (await sharedDesk()).forgetSettings());

describe('in the card', () => {
  test('a related term opens in place, with a way back', async () => {
    page = await openMarked(article(silkRoad), 'Digital Silk Road');
    await hoverCard(page, 'Digital Silk Road');
    await clickInCard(page, 'Global Gateway');
    const gateway = await cardOf(page, 'Global Gateway');
    expect(gateway.scrolls.at).toBe(0);
    await clickInCard(page, '← Back to Digital Silk Road');
    await cardOf(page, 'Digital Silk Road');
  });

  test('citations are links, which open the source at the phrase', async () => {
    page = await openMarked(article(silkRoad), 'Digital Silk Road');
    const { controls } = await hoverCard(page, 'Digital Silk Road');
    const links = controls.filter(({ kind }) => kind === 'a').map(({ href }) => href);
    expect(links.length).toBeGreaterThan(5);
    for (const href of links) expect(href).toMatch(/^https?:\/\//u);
    expect(links.filter((href) => href.includes('#:~:text='))).toEqual([
      expect.stringContaining('#:~:text=already%20six%20years%20old%20when'),
      expect.stringContaining('#:~:text=China%20Is%20Building%20a%20New%20Silk%20Road'),
    ]);
  });

  test('“Copy” puts the entry with its sources on the clipboard', async () => {
    page = await openMarked(article(`${silkRoad}<textarea></textarea>`), 'Digital Silk Road');
    await hoverCard(page, 'Digital Silk Road');
    await clickInCard(page, 'Copy');
    await soon('“Copied.”', async () => (await cardOf(page)).text.includes('Copied.') || undefined);
    await page.keyboard.press('Escape');
    await page.focus('textarea');
    await page.keyboard.down('Control');
    await page.keyboard.press('v');
    await page.keyboard.up('Control');
    const pasted = await page.$eval('textarea', ({ value }) => value);
    expect(pasted).toContain('Digital Silk Road. China’s umbrella name');
    expect(pasted).toContain('Sidelight glossary, “Digital Silk Road”, as of');
    expect(pasted).toContain('[1] ');
  });

  test('“Suggest a fix” is a link to a filled-in issue', async () => {
    page = await openMarked(article(silkRoad), 'Digital Silk Road');
    const href = controlOf(await hoverCard(page, 'Digital Silk Road'), 'Suggest a fix')?.href ?? '';
    expect(href).toMatch(/^https:\/\/\S+\/issues\/new\?title=Correction%3A\+Digital\+Silk\+Road&body=/u);
  });

  test('“I know this term” takes its marks away everywhere, and “Undo” brings them back', async () => {
    const { newPage } = await extension();
    const other = await newPage(article(silkRoad));
    await isMarked(other, { 'Digital Silk Road': true });
    page = await openMarked(article(threeTerms), 'Digital Silk Road', 'Global Gateway');
    await hoverCard(page, 'Digital Silk Road');
    await clickInCard(page, 'I know this term');
    await isMarked(page, { 'Digital Silk Road': false, 'Global Gateway': true });
    await isMarked(other, { 'Digital Silk Road': false });
    await clickInCard(page, 'Undo');
    await isMarked(page, { 'Digital Silk Road': true, 'Global Gateway': true });
    await isMarked(other, { 'Digital Silk Road': true });
    await other.close();
  });

  test('“Off on this site” erases all marks of the site', async () => {
    page = await openMarked(article(threeTerms), 'Digital Silk Road', 'Global Gateway');
    await hoverCard(page, 'Digital Silk Road');
    await clickInCard(page, 'Off on this site');
    await isMarked(page, { 'Digital Silk Road': false, 'Global Gateway': false });
    await clickInCard(page, 'Undo');
    await isMarked(page, { 'Digital Silk Road': true, 'Global Gateway': true });
  });
});
