import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { everySecond } from './browser.ts';
import {
  article,
  cardOf,
  clickInCard,
  hasCard,
  hoverCard,
  leave,
  linesOf,
  middleOf,
  noCard,
  openMarked,
  silkRoad,
  soon,
} from './card-on-page.ts';
import { pause } from './extension.ts';
import { sharedDesk } from './shared-desk.ts';

beforeEach(async () => (await sharedDesk()).forgetSettings());

const inShadow = (html: string): string =>
  `<x-app><template shadowrootmode="open">${html}</template></x-app>`;

/** `box` is what is open around the term; `find` is how a page's script gets at it. */
const boxes = [
  {
    what: 'a modal dialog',
    main: `<dialog id="box">${silkRoad}</dialog>`,
    open: 'box.showModal()',
    shut: 'box.close()',
  },
  {
    what: 'a modal dialog that any click outside closes',
    main: `<dialog id="box" closedby="any">${silkRoad}</dialog>`,
    open: 'box.showModal()',
    shut: 'box.close()',
  },
  {
    what: 'a popover that any click outside closes',
    main: `<div id="box" popover>${silkRoad}</div>`,
    open: 'box.showPopover()',
    shut: 'box.hidePopover()',
  },
  {
    what: 'a form that is a popover, with fields named like properties',
    main: `<form id="box" popover><input name="parentNode"><input name="appendChild"><input name="matches"><input name="getBoundingClientRect"><input name="focus"><input name="getRootNode"><input name="assignedSlot">${silkRoad}</form>`,
    open: 'HTMLElement.prototype.showPopover.call(box)',
    shut: 'HTMLElement.prototype.hidePopover.call(box)',
  },
  {
    what: 'a popover in a modal dialog',
    main: `<dialog id="outer"><p>Around it.</p><div id="box" popover>${silkRoad}</div></dialog>`,
    open: 'outer.showModal(); box.showPopover()',
    shut: 'box.hidePopover()',
  },
  {
    what: 'a modal dialog in an open shadow root',
    main: inShadow(`<dialog id="box">${silkRoad}</dialog>`),
    open: 'box.showModal()',
    shut: 'box.close()',
  },
  {
    what: 'a popover in an open shadow root in another',
    main: inShadow(`<section>${inShadow(`<div id="box" popover>${silkRoad}</div>`)}</section>`),
    open: 'box.showPopover()',
    shut: 'box.hidePopover()',
  },
];

/** Names the box and everything around it for the page's scripts, out of shadow roots, too. */
const finder = `<script>
  const find = (scope, id) => scope.querySelector('#' + id) ??
    [...scope.querySelectorAll('*')].map((at) => at.shadowRoot && find(at.shadowRoot, id)).find(Boolean);
  const isOpen = (box) => Element.prototype.matches.call(box, 'dialog[open], :popover-open, :fullscreen');
</script>`;
const named = `<script>const box = find(document, 'box'), outer = find(document, 'outer');</script>`;

describe.each(everySecond(boxes))('in $what', ({ main, open, shut }) => {
  const opened = async (): Promise<Page> => {
    const page = await openMarked(
      article(`<button id="here">Here</button>${main}${named}<script>here.focus(); ${open}</script>`, {
        head: finder,
      }),
      'Digital Silk Road',
    );
    expect(await isOpen(page)).toBe(true);
    return page;
  };

  test('a pointer opens the card, the card can be used, and Escape closes the card alone', async () => {
    const page = await opened();
    await hoverCard(page, 'Digital Silk Road');
    await clickInCard(page, 'Global Gateway');
    await cardOf(page, 'Global Gateway');
    await clickInCard(page, 'How the sides use it');
    expect(await isOpen(page)).toBe(true);
    await page.keyboard.press('Escape');
    await noCard(page);
    expect(await isOpen(page)).toBe(true);
  });

  test('a key gives the card the focus, and Escape gives it back', async () => {
    const page = await opened();
    const before = await focusOf(page);
    const desk = await sharedDesk();
    await desk.ask(page, { sidelight: 'step', step: 1 });
    expect(await cardOf(page, 'Digital Silk Road')).toMatchObject({ focused: 'the card' });
    await page.keyboard.press('Tab');
    expect(await cardOf(page)).toMatchObject({ focused: 'Close' });
    await page.keyboard.press('Escape');
    await noCard(page);
    expect(await isOpen(page)).toBe(true);
    expect(await focusOf(page)).toBe(before);
  });

  test('the card goes when what is around it closes, and comes again', async () => {
    const page = await opened();
    const desk = await sharedDesk();
    await desk.ask(page, { sidelight: 'step', step: 1 });
    await cardOf(page, 'Digital Silk Road');
    await page.evaluate(shut);
    await noCard(page);
    await page.evaluate(open);
    // What was hidden is marked again in a moment; a pointer that rests there before finds nothing.
    await soon('the card again', async () => {
      await leave(page);
      const { x, y } = middleOf(await linesOf(page, 'Digital Silk Road'));
      await page.mouse.move(x, y);
      await pause(600);
      return (await hasCard(page)) || undefined;
    });
    await clickInCard(page, 'Global Gateway');
    await cardOf(page, 'Global Gateway');
  });
});

test('a full-screen element has the card, where it can be used', async () => {
  const page = await openMarked(
    article(
      `<div id="box" style="background: #fff">${silkRoad}<button>Large</button></div>${named}
      <script>document.querySelector('button').onclick = () => box.requestFullscreen()</script>`,
      { head: finder },
    ),
    'Digital Silk Road',
  );
  await page.click('button');
  await soon('full screen', async () => (await isOpen(page)) || undefined);
  await pause(300);
  await hoverCard(page, 'Digital Silk Road');
  await clickInCard(page, 'Global Gateway');
  await cardOf(page, 'Global Gateway');
  await page.evaluate(() => document.exitFullscreen());
  await page.keyboard.press('Escape');
  await noCard(page);
});

test('a term behind a modal dialog has its card in the dialog, where a key can use it', async () => {
  const page = await openMarked(
    article(
      `${silkRoad}${inShadow('<dialog id="box"><p>Cookies?</p><button>No</button></dialog>')}${named}<script>box.showModal()</script>`,
      { head: finder },
    ),
    'Digital Silk Road',
  );
  const desk = await sharedDesk();
  await desk.ask(page, { sidelight: 'step', step: 1 });
  await cardOf(page, 'Digital Silk Road');
  await clickInCard(page, 'Global Gateway');
  expect(await cardOf(page, 'Global Gateway')).toMatchObject({ focused: 'the card' });
  expect(await isOpen(page)).toBe(true);
});

test('the card follows a word that scrolls inside a shadow root', async () => {
  const page = await openMarked(
    article(
      `${inShadow(`<div id="box" style="height: 300px; overflow: auto">${silkRoad}<div style="height: 3000px"></div></div>`)}${named}`,
      { head: finder },
    ),
    'Digital Silk Road',
  );
  const { x, y } = middleOf(await linesOf(page, 'Digital Silk Road'));
  await page.mouse.click(x, y);
  const before = await cardOf(page, 'Digital Silk Road');
  await page.evaluate('box.scrollTop = 20');
  await pause(200);
  const after = await cardOf(page, 'Digital Silk Road');
  expect(Math.round(before.box.top - after.box.top)).toBe(20);
});

describe('a page that', () => {
  test.each([
    { does: 'removes the host', script: `host().remove()` },
    { does: 'moves the host', script: `document.body.append(host())` },
    { does: 'hides the host’s popover', script: `host().hidePopover()` },
    {
      does: 'replaces its whole body and root',
      script: `document.documentElement.replaceWith(document.documentElement.cloneNode(true))`,
    },
  ])('$does has closed the card, and can have it again', async ({ script }) => {
    const page = await openMarked(
      article(silkRoad, {
        head: `<script>const host = () => document.querySelector('sidelight-card')</script>`,
      }),
      'Digital Silk Road',
    );
    await hoverCard(page, 'Digital Silk Road');
    await page.evaluate(script);
    await leave(page);
    await soon(
      'no open card',
      async () => (await (await sharedDesk()).cardIn(page)) === undefined || undefined,
    );
    await page.evaluate(() => document.querySelectorAll('sidelight-card').forEach((left) => left.remove()));
    await soon('the card again', async () => {
      await leave(page);
      const { x, y } = middleOf(await linesOf(page, 'Digital Silk Road'));
      await page.mouse.move(x, y);
      await pause(700);
      return (await hasCard(page)) || undefined;
    });
    await cardOf(page, 'Digital Silk Road');
  });

  test('clones the host gets an empty element that shows nothing', async () => {
    const page = await openMarked(article(silkRoad), 'Digital Silk Road');
    await hoverCard(page, 'Digital Silk Road');
    const clone = await page.evaluate(() => {
      const copy = document.querySelector('sidelight-card')?.cloneNode(true) as Element;
      document.body.append(copy);
      const { width, height } = copy.getBoundingClientRect();
      const seen = { width, height, shadow: copy.shadowRoot, text: copy.textContent };
      copy.remove();
      return seen;
    });
    expect(clone).toEqual({ width: 0, height: 0, shadow: null, text: '' });
    await page.keyboard.press('Escape');
    await noCard(page);
  });
});

function isOpen(page: Page): Promise<boolean> {
  return page.evaluate('isOpen(box)') as Promise<boolean>;
}

/** The element that has the focus, through shadow roots, in a word. */
function focusOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return `${at?.localName} ${at?.id}`;
  });
}
