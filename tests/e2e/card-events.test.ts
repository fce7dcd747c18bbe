import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { target } from './browser.ts';
import { article, cardOf, hoverCard, noCard, openMarked, soon } from './card-on-page.ts';
import { pause } from './extension.ts';
import { sharedDesk } from './shared-desk.ts';

/**
 * A page that listens to everything there is, before anyone: on `window`, `document` and the document
 * element, capturing and not. It writes down what begins in the card, and every key that it hears of.
 */
const eavesdropper = `<script>
  heard = new Set();
  keys = [];
  const types = new Set(('DOMActivate DOMMouseScroll MozMousePixelScroll beforecopy beforecut beforepaste beforetoggle ' +
    'command compositionend compositionstart compositionupdate dragexit focusin focusout mousewheel ' +
    'pointerrawupdate textInput toggle touchcancel touchend touchmove touchstart').split(' '));
  for (const owner of [window, document, Element.prototype, HTMLElement.prototype])
    for (const name in owner) if (name.startsWith('on')) types.add(name.slice(2));
  for (const type of types)
    for (const [where, listener] of Object.entries({ window, document, root: document.documentElement }))
      for (const capture of [true, false])
        listener.addEventListener(type, (event) => {
          if (event.composedPath()[0]?.localName === 'sidelight-card')
            heard.add(type + ' on ' + where + (capture ? ', capturing' : ''));
          if (type.startsWith('key')) keys.push(type + ' ' + event.key);
        }, capture);
</script>`;

/** What a page that listens on \`window\` from the start may hear: that the pointer is over the card, no more. */
const pointerIsThere = /^(mouse(enter|leave)|pointer(enter|leave|rawupdate)) on window/u;

let page: Page;

beforeEach(async () => {
  await (await sharedDesk()).forgetSettings();
  page = await openMarked(
    article('<p>China promoted the Digital Silk Road abroad.</p><p><a id="here" href="#x">Here</a></p>', {
      head: eavesdropper,
    }),
    'Digital Silk Road',
  );
});

describe('a page that listens to everything hears nothing', () => {
  test('of pointers, wheels, fingers and text picked in the card', async () => {
    const { box } = await hoverCard(page, 'Digital Silk Road');
    const [x, y] = [box.left + 60, box.top + 150];
    const { mouse, touchscreen } = page;
    await mouse.move(x, y, { steps: 5 });
    await mouse.click(x, y, { count: 2 });
    await mouse.click(x, y, { button: 'middle' });
    await mouse.down();
    await mouse.move(x + 150, y + 30, { steps: 5 });
    await mouse.up();
    await mouse.wheel({ deltaY: 60 });
    await soon('a scrolled card', async () => (await cardOf(page)).scrolls.at > 0 || undefined);
    await touchscreen.tap(x, y);
    const touch = await touchscreen.touchStart(x, y);
    await touch.move(x, y - 20);
    await touch.end();
    await mouse.click(x, y, { button: 'right' });
    await pause(200);
    expect(await heardBy(page)).toEqual([]);
  });

  test('of the card that comes, takes the focus, is used and closed by keys', async () => {
    await page.focus('#here');
    const desk = await sharedDesk();
    await desk.ask(page, { sidelight: 'step', step: 1 });
    await cardOf(page, 'Digital Silk Road');
    for (const key of ['e', '#', 'Tab', 'Tab', 'Enter', ' ', 'ArrowDown', 'Escape'] as const)
      await page.keyboard.press(key);
    await noCard(page);
    // Closed by its button: what follows from the key comes when the card is gone.
    await desk.ask(page, { sidelight: 'step', step: 1 });
    await cardOf(page, 'Digital Silk Road');
    for (const key of ['Tab', 'Enter'] as const) await page.keyboard.press(key);
    await noCard(page);
    expect(await heardBy(page)).toEqual([]);
    expect(await keysHeard(page)).toEqual([]);
    await page.keyboard.press('e');
    expect(await keysHeard(page)).toContain('keydown e');
  });

  test('of what is typed, cut, pasted and composed in a field of the card', async () => {
    await hoverCard(page, 'Digital Silk Road');
    const { x, y } = await putField(page);
    await page.mouse.click(x, y);
    await page.keyboard.type('ej#Ü 漢');
    await page.keyboard.press('Backspace');
    for (const key of ['a', 'c', 'x', 'v', 'v'] as const) await withControl(page, key);
    if (target === 'chromium') await compose(page, '加');
    const composed = target === 'chromium' ? '加' : '';
    expect(await fieldIn(page)).toEqual({
      value: `ej#Ü ej#Ü ${composed}`,
      // What listens inside hears of it: Preact's onInput, say.
      inputs: expect.arrayContaining(['e', 'ej', 'ej#', 'ej#Ü', 'ej#Ü ', 'ej#Ü 漢']) as string[],
    });
    expect(await heardBy(page)).toEqual([]);
    expect(await keysHeard(page)).toEqual([]);
  });

  test('of something dragged in the card', async () => {
    // Firefox’s driver refuses to drag what stands in an element without a size of its own.
    if (target === 'firefox') return;
    await hoverCard(page, 'Digital Silk Road');
    const { x, y } = await putField(page);
    await page.mouse.move(x, y + 40);
    await page.mouse.down();
    await page.mouse.move(x + 30, y + 60, { steps: 4 });
    await page.mouse.move(x, y, { steps: 4 });
    await page.mouse.up();
    expect(await heardBy(page)).toEqual([]);
  });
});

test('a page goes on hearing its own keys while a card is open that a pointer opened', async () => {
  await page.focus('#here');
  await hoverCard(page, 'Digital Silk Road');
  await page.keyboard.press('j');
  expect(await keysHeard(page)).toEqual(expect.arrayContaining(['keydown j', 'keyup j']));
  await page.keyboard.press('Escape');
  await noCard(page);
  expect((await keysHeard(page)).filter((key) => key.includes('Escape'))).toEqual([]);
});

/** What the page heard of the card, but for what it may hear. */
async function heardBy(of: Page): Promise<string[]> {
  const heard = (await of.evaluate('[...heard]')) as string[];
  return heard.filter((event) => !pointerIsThere.test(event));
}

function keysHeard(of: Page): Promise<string[]> {
  return of.evaluate('keys') as Promise<string[]>;
}

/** Puts a text field into the open card, and something to drag under it; answers where the field is. */
async function putField(of: Page): Promise<{ x: number; y: number }> {
  return inCard(
    of,
    `
    const field = document.createElement('input');
    field.style.cssText = 'display: block; width: 200px; height: 24px';
    root.inputs = [];
    field.addEventListener('input', () => root.inputs.push(field.value));
    const thing = document.createElement('div');
    thing.draggable = true;
    thing.textContent = 'Drag me';
    thing.style.cssText = 'height: 24px';
    root.querySelector('.inner').prepend(field, thing);
    const { left, top } = field.getBoundingClientRect();
    return { x: left + 40, y: top + 12 };`,
  );
}

function fieldIn(of: Page): Promise<{ value: string; inputs: string[] }> {
  return inCard(of, `return { value: root.querySelector('input').value, inputs: root.inputs };`);
}

/** Runs code in the closed shadow root of the open card, `root`. */
async function inCard<Answer>(of: Page, code: string): Promise<Answer> {
  const desk = await sharedDesk();
  const answer = await desk.inScriptsWorld(
    of,
    `const host = document.querySelector('sidelight-card');
    const root = host.openOrClosedShadowRoot ?? chrome.dom.openOrClosedShadowRoot(host);
    ${code}`,
  );
  return answer as Answer;
}

async function withControl(of: Page, key: 'a' | 'c' | 'x' | 'v'): Promise<void> {
  await of.keyboard.down('Control');
  await of.keyboard.press(key);
  await of.keyboard.up('Control');
}

/** Types as an input method does: a first letter, another in its place, the chosen one. */
async function compose(of: Page, text: string): Promise<void> {
  const session = await of.createCDPSession();
  for (const step of ['か', text])
    await session.send('Input.imeSetComposition', { selectionStart: 1, selectionEnd: 1, text: step });
  await session.send('Input.insertText', { text });
}
