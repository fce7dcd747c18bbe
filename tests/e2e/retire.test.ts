import { expect, test } from 'vitest';
import { target } from './browser.ts';
import { article, isMarked, openMarked, silkRoad, soon } from './card-on-page.ts';
import { extension, painted, pause } from './extension.ts';

const anew = `<p>Nothing yet.</p><script>
  setTimeout(() => {
    document.open();
    document.write(${JSON.stringify(article(silkRoad)).replaceAll('</', '<\\/')});
    document.close();
  }, 500)</script>`;

test.each([
  { what: 'a page', main: silkRoad },
  { what: 'a page that was written anew, which takes all listeners away', main: anew },
])('in $what the reader goes when a newer one starts', async ({ main }) => {
  const page = await openMarked(article(main), 'Digital Silk Road');
  const { extensionOrigin } = await extension();
  const id = target === 'firefox' ? 'sidelight@sidelight.example' : new URL(extensionOrigin).host;
  await isMarked(page, { 'Digital Silk Road': true });
  await pause(2500); // it listens again within two seconds
  await page.evaluate((started) => document.dispatchEvent(new Event(started)), `${id}:reader`);
  await soon('no marks', async () => (await painted(page)).length === 0 || undefined);
  expect(await painted(page)).toEqual([]);
});
