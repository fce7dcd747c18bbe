import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { extension, paintedOnce } from './extension.ts';

/**
 * Painted means seen. The same words stand twice in a page at whole pixels, once as text and once in a
 * `code` that looks alike and that Sidelight leaves alone: their pictures must differ.
 */
const looks = `<style>
  body { margin: 0; font: 20px/40px serif; background: #fff; color: #222 }
  div { position: absolute; left: 20px; width: 300px; height: 40px }
  #marked { top: 100px } #bare { top: 200px } #bare-again { top: 300px }
  code { font: inherit; color: inherit }
</style>`;

const kinds = [
  { kind: 'plain text', around: (words: string) => words },
  { kind: 'a link', around: (words: string) => `<a href="#there">${words}</a>` },
];

const code = '<code>Digital Silk Road</code>';

test.each(kinds)('a mark is seen on $kind', async ({ around }) => {
  const page = await open(
    `${looks}<div id="marked">${around('Digital Silk Road')}</div>
    <div id="bare">${around(code)}</div><div id="bare-again">${around(code)}</div>`,
  );
  await expectSeen(page);
});

test('a mark is seen in an open shadow root', async () => {
  const page = await open(
    `${looks}<div id="marked"><x-words></x-words></div>
    <div id="bare"><x-code></x-code></div><div id="bare-again"><x-code></x-code></div>
    <script>
      const define = (name, html) =>
        customElements.define(name, class extends HTMLElement {
          connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = html }
        });
      define('x-words', '<p style="margin: 0">Digital Silk Road</p>');
      define('x-code', '<p style="margin: 0"><code style="font: inherit">Digital Silk Road</code></p>');
    </script>`,
  );
  await expectSeen(page);
});

async function open(html: string): Promise<Page> {
  const { newPage } = await extension();
  const page = await newPage(
    `<!doctype html><html lang="en"><title>Pictures</title><main>${html}</main></html>`,
  );
  expect(await paintedOnce(page, ['Digital Silk Road'])).toEqual(['Digital Silk Road']);
  return page;
}

async function expectSeen(page: Page): Promise<void> {
  const [marked, bare, bareAgain] = [
    await pictureOf(page, '#marked'),
    await pictureOf(page, '#bare'),
    await pictureOf(page, '#bare-again'),
  ];
  await page.close();
  expect(bare === bareAgain, 'words without a mark look alike wherever they stand').toBe(true);
  expect(marked === bare, 'the mark can be seen').toBe(false);
}

async function pictureOf(page: Page, selector: string): Promise<string> {
  const box = await page.$eval(selector, (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  });
  return page.screenshot({ clip: box, encoding: 'base64' });
}
