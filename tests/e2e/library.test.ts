import type { Page } from 'puppeteer-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { soon } from './card-on-page.ts';
import { extension } from './extension.ts';
import { sharedDesk } from './shared-desk.ts';

let page: Page;

beforeAll(async () => {
  page = await (await extension()).openExtensionPage('library.html#/term/digital-silk-road');
});

describe('the library page', () => {
  test('shows the entry of its address, unfolded, under one heading', async () => {
    await shows('Digital Silk Road');
    const { h1, folds, parts, links, overflow } = await page.evaluate(() => ({
      h1: document.querySelectorAll('h1').length,
      folds: document.querySelectorAll('details').length,
      parts: [...document.querySelectorAll('h2')].map(({ textContent }) => textContent),
      links: [...document.querySelectorAll<HTMLAnchorElement>('.sources a')].map(({ target, rel }) => [
        target,
        rel,
      ]),
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }));
    expect({ h1, folds, overflow }).toEqual({ h1: 1, folds: 0, overflow: 0 });
    expect(parts).toEqual(['How the sides use it', 'Timeline', 'Sources', 'Related']);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(link).toEqual(['_blank', 'noreferrer noopener']);
  });

  test('goes to a related term by a link, and back and forward', async () => {
    await shows('Digital Silk Road');
    await page.evaluate(() => window.scrollTo(0, 5000));
    await page.click('.related a[href="#/term/global-gateway"]');
    await shows('Global Gateway');
    expect(await page.evaluate(() => [scrollY, document.activeElement?.localName])).toEqual([0, 'h1']);
    await page.evaluate(() => history.back());
    await shows('Digital Silk Road');
    await page.evaluate(() => history.forward());
    await shows('Global Gateway');
  });

  test.each(['', '#/', '#/term/', '#/term/no-such-term', '#/term/Digital%20Silk', '#/term/<b>'])(
    'says in a sentence that there is no entry at “%s”',
    async (hash) => {
      await page.evaluate((to) => (location.hash = to), hash);
      const text = await soon('the sentence', () =>
        page.evaluate(() => document.querySelector('main .message')?.textContent ?? undefined),
      );
      expect(text).toBe('The glossary has no entry at this address.');
      expect(await page.evaluate(() => [document.title, document.querySelectorAll('main *').length])).toEqual(
        ['Sidelight', 1],
      );
    },
  );

  test('offers what can be done with an entry away from any site', async () => {
    await page.evaluate(() => (location.hash = '#/term/global-gateway'));
    await shows('Global Gateway');
    const actions = (): Promise<string[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll('.actions button, .actions a')].map(({ textContent }) => textContent),
      );
    expect(await actions()).toEqual(['Copy', 'I know this term', 'Suggest a fix']);
    await page.evaluate(() =>
      [...document.querySelectorAll('button')]
        .find(({ textContent }) => textContent === 'I know this term')
        ?.click(),
    );
    await soon('“Undo”', async () => (await actions()).includes('Undo') || undefined);
    await (await sharedDesk()).forgetSettings();
  });
});

/** Waits until the page shows the entry. */
async function shows(label: string): Promise<void> {
  await soon(label, () =>
    page.evaluate(
      (wanted) =>
        (document.querySelector('h1')?.textContent === wanted &&
          document.title === `${wanted} – Sidelight`) ||
        undefined,
      label,
    ),
  );
}
