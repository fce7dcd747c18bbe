import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { target } from './browser.ts';
import {
  article,
  cardOf,
  lineOf,
  noCard,
  openMarked,
  overlapOf,
  silkRoad,
  threeTerms,
} from './card-on-page.ts';
import { sharedDesk } from './shared-desk.ts';

let page: Page;

beforeEach(async () => (await sharedDesk()).forgetSettings());

describe('keys', () => {
  test('open the next term’s card, go on and back, and give the focus back', async () => {
    page = await openMarked(
      article(`<p><a id="here" href="#x">A link</a></p>${threeTerms}`),
      'Digital Silk Road',
      'Global Gateway',
      'Internet Governance Forum',
    );
    await page.focus('#here');
    const desk = await sharedDesk();
    await desk.ask(page, { sidelight: 'step', step: 1 });
    expect(await cardOf(page, 'Digital Silk Road')).toMatchObject({ focused: 'the card' });
    expect(await focusIn(page)).toBe('sidelight-card');
    await page.keyboard.press('ArrowRight');
    expect(await cardOf(page, 'Global Gateway')).toMatchObject({
      name: 'Global Gateway, in: Europe answered with the Global Gateway.',
      focused: 'the card',
    });
    await page.keyboard.press('ArrowLeft');
    await cardOf(page, 'Digital Silk Road');
    await page.keyboard.press('Escape');
    await noCard(page);
    expect(await focusIn(page)).toBe('here');
    await desk.ask(page, { sidelight: 'step', step: 1 });
    await cardOf(page, 'Global Gateway');
  });

  const rest = 'Much else was said that day, and written down. ';
  test.each([
    { where: 'far down the page', main: `<div style="height: 3000px"></div>${silkRoad}` },
    {
      where: 'at the end of a very long paragraph',
      main: `<p style="width: 20em">${rest.repeat(200)} They promoted the Digital Silk Road.</p><p>${rest.repeat(300)}</p>`,
    },
    {
      where: 'far down a box that scrolls',
      main: `<div style="height: 300px; overflow: auto"><p>${rest.repeat(200)}</p>${silkRoad}</div>`,
    },
  ])('bring a term into sight that is $where', async ({ main }) => {
    page = await openMarked(article(main), 'Digital Silk Road');
    await (await sharedDesk()).ask(page, { sidelight: 'step', step: 1 });
    const { box } = await cardOf(page, 'Digital Silk Road');
    const line = await lineOf(page, 'Digital Silk Road');
    expect(line.top).toBeGreaterThanOrEqual(0);
    expect(line.bottom).toBeLessThanOrEqual(800);
    expect(overlapOf(box, line)).toBe(false);
  });

  test('on a screen as low as at 400 % zoom bring the term to the top, so that the card has room', async () => {
    page = await openMarked(
      article(`<div style="height: 90px"></div>${silkRoad.repeat(20)}`),
      'Digital Silk Road',
    );
    await page.setViewport({ width: 320, height: 200 });
    await (await sharedDesk()).ask(page, { sidelight: 'step', step: 1 });
    const { box } = await cardOf(page, 'Digital Silk Road');
    expect((await lineOf(page, 'Digital Silk Road')).top).toBeLessThan(12);
    expect(box.bottom - box.top).toBeGreaterThan(130);
  });

  test('have in the accessibility tree a dialog named by term and sentence', async () => {
    page = await openMarked(article(silkRoad), 'Digital Silk Road');
    await (await sharedDesk()).ask(page, { sidelight: 'step', step: 1 });
    const { name } = await cardOf(page);
    expect(name).toBe('Digital Silk Road, in: China promoted the Digital Silk Road abroad.');
    // Puppeteer shows Chromium's accessibility tree alone; in Firefox the label that makes the name has to do.
    if (target === 'firefox') return;
    const session = await page.createCDPSession();
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const dialog = nodes.find(({ role }) => role?.value === 'dialog');
    expect(dialog?.name?.value).toBe(name);
  });
});

/** Id or name of the element that has the focus. */
function focusIn(of: Page): Promise<string> {
  return of.evaluate(() => document.activeElement?.id || document.activeElement?.localName || '');
}
