import type { Frame, Page } from 'puppeteer-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { everySecond } from './browser.ts';
import {
  article,
  cardOf,
  clickInCard,
  hasCard,
  linesOf,
  middleOf,
  openMarked,
  silkRoad,
  soon,
} from './card-on-page.ts';
import { extension, pause } from './extension.ts';
import { sharedDesk } from './shared-desk.ts';

beforeEach(async () => (await sharedDesk()).forgetSettings());

const mail = `<!doctype html><html lang="en"><body>${silkRoad}</body></html>`;
const roomy = 'style="width: 600px; height: 560px; border: 7px solid; margin: 20px"';
const asText = JSON.stringify(mail).replaceAll('</', '<\\/');

describe('a card opens by pointer and can be used', () => {
  test.each(
    everySecond([
      { what: 'a srcdoc frame', main: `<iframe ${roomy} srcdoc='${mail}'></iframe>` },
      { what: 'a sandboxed srcdoc frame', main: `<iframe ${roomy} sandbox srcdoc='${mail}'></iframe>` },
      {
        what: 'a sandboxed srcdoc frame with scripts',
        main: `<iframe ${roomy} sandbox="allow-scripts" srcdoc='${mail}'></iframe>`,
      },
      {
        what: 'an about:blank frame that its parent writes at once',
        main: `<iframe ${roomy}></iframe><script>
        const { contentDocument: doc } = document.querySelector('iframe');
        doc.open(); doc.write(${asText}); doc.close();</script>`,
      },
      {
        what: 'an about:blank frame that its parent writes later',
        main: `<iframe ${roomy}></iframe><script>
        setTimeout(() => {
          const { contentDocument: doc } = document.querySelector('iframe');
          doc.open(); doc.write(${asText}); doc.close();
        }, 700);</script>`,
      },
      {
        what: 'an about:blank frame that its parent fills later',
        main: `<iframe ${roomy}></iframe><script>
        setTimeout(() => { document.querySelector('iframe').contentDocument.body.innerHTML = ${JSON.stringify(silkRoad).replaceAll('</', '<\\/')} }, 700);</script>`,
      },
      ...[
        { what: 'has no height', style: 'width: 600px; height: 0' },
        { what: 'is hidden', style: 'display: none' },
      ].map(({ what, style }) => ({
        what: `a frame that ${what} until it has been written`,
        main: `<iframe style="${style}"></iframe><script>
        setTimeout(() => {
          const { contentDocument: doc } = document.querySelector('iframe');
          doc.open(); doc.write(${asText}); doc.close();
        }, 700);
        setTimeout(() => { document.querySelector('iframe').style = 'width: 600px; height: 560px' }, 1400);</script>`,
      })),
      {
        what: 'a frame of a blob',
        main: `<iframe ${roomy}></iframe><script>
        document.querySelector('iframe').src = URL.createObjectURL(new Blob([${asText}], { type: 'text/html' }));</script>`,
      },
      {
        what: 'a frame in a frame',
        main: `<iframe ${roomy} srcdoc="<iframe style='width: 520px; height: 480px' srcdoc='${mail.replaceAll('"', '&amp;quot;')}'></iframe>"></iframe>`,
      },
      {
        what: 'a page that is written anew',
        main: `<p>Nothing yet.</p><script>
        setTimeout(() => { document.open(); document.write(${asText}); document.close() }, 700);</script>`,
      },
      {
        what: 'a page that is written anew while it loads',
        main: `<p>Nothing yet.</p><script>document.open(); document.write(${asText}); document.close()</script>`,
      },
    ]),
  )('in $what', async ({ main }) => {
    const page = await openMarked(article(main), 'Digital Silk Road');
    const { corner } = await hoverInFrames(page);
    expect(await cardOf(page, 'Digital Silk Road')).toMatchObject({ sticksOut: 0 });
    await clickInCard(page, 'Global Gateway', corner);
    await cardOf(page, 'Global Gateway');
    await page.keyboard.press('Escape');
    await soon('no card', async () => (await (await sharedDesk()).cardIn(page)) === undefined || undefined);
  });

  test('in a frame of another site', async () => {
    const { put, origin } = await extension();
    put('/mail.html', mail);
    const other = origin.replace('127.0.0.1', 'localhost');
    const page = await openMarked(
      article(`<iframe ${roomy} src="${other}/mail.html"></iframe>`),
      'Digital Silk Road',
    );
    const { corner } = await hoverInFrames(page);
    await cardOf(page, 'Digital Silk Road');
    await clickInCard(page, 'Global Gateway', corner);
    await cardOf(page, 'Global Gateway');
  });
});

describe('a frame too small for a card', () => {
  const small = (width: number, height: number): string =>
    article(`<p>Above.</p><iframe style="width: ${width}px; height: ${height}px" srcdoc='${mail}'></iframe>`);

  test.each([
    { width: 230, height: 300 },
    { width: 600, height: 150 },
  ])(
    'of $width × $height opens the entry in a tab of its own at a click, and nothing at rest',
    async (size) => {
      const page = await openMarked(small(size.width, size.height), 'Digital Silk Road');
      const { x, y, frame } = await hoverInFrames(page);
      await pause(1000);
      expect(await hasCard(frame)).toBe(false);
      await page.mouse.click(x, y);
      expect(await openedEntry()).toMatch(/\/library\.html#\/term\/digital-silk-road$/u);
      expect(await hasCard(frame)).toBe(false);
    },
  );

  test('opens the entry at a key, too', async () => {
    const page = await openMarked(small(230, 120), 'Digital Silk Road');
    const { frame } = await hoverInFrames(page);
    await frame.evaluate(() => {
      document.body.tabIndex = 0;
      document.body.focus();
    });
    const desk = await sharedDesk();
    await desk.askFrames(page, { sidelight: 'step', step: 1 });
    expect((await openedEntry()).replace(/^.*#/u, '#')).toBe('#/term/digital-silk-road');
  });

  test('opens a card as soon as it has grown', async () => {
    const page = await openMarked(small(230, 120), 'Digital Silk Road');
    await page.$eval('iframe', (frame) => (frame.style.cssText = 'width: 500px; height: 400px'));
    await hoverInFrames(page);
    await cardOf(page, 'Digital Silk Road');
  });
});

/** The address of the entry that opened in a tab of its own, which is closed again. */
async function openedEntry(): Promise<string> {
  const desk = await sharedDesk();
  const url = await soon('the library page', async () =>
    (await desk.ownTabs()).find((address) => address.includes('/library.html#/term/')),
  );
  await desk.closeTabs(url);
  return url;
}

interface Found {
  readonly frame: Frame;
  /** The frame's corner in the page's window (CSS pixels). */
  readonly corner: { readonly x: number; readonly y: number };
}

/** The pointer rests on the term, in whatever frame it stands. */
async function hoverInFrames(page: Page): Promise<Found & { x: number; y: number }> {
  const found = await soon('the term in a frame', () => frameWith(page.mainFrame(), 'Digital Silk Road'));
  const at = middleOf(await linesOf(found.frame, 'Digital Silk Road'));
  const place = { x: found.corner.x + at.x, y: found.corner.y + at.y };
  await page.mouse.move(place.x, place.y);
  return { ...found, ...place };
}

/** The frame in which the words stand; undefined when none has them. */
async function frameWith(frame: Frame, words: string): Promise<Found | undefined> {
  if (await linesOf(frame, words).catch(() => undefined)) return { frame, corner: { x: 0, y: 0 } };
  for (const child of frame.childFrames()) {
    const found = await frameWith(child, words);
    const element = await child.frameElement();
    if (found === undefined || element === null) continue;
    const outer = await element.evaluate((holder) => {
      const { left, top } = holder.getBoundingClientRect();
      return { x: left + holder.clientLeft, y: top + holder.clientTop };
    });
    return { frame: found.frame, corner: { x: found.corner.x + outer.x, y: found.corner.y + outer.y } };
  }
  return undefined;
}
