import { inflateSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Page as ServedPage } from '../../tools/serve.ts';
import { everySecond, target } from './browser.ts';
import {
  article,
  cardOf,
  clickInCard,
  complaintsOf,
  hasCard,
  leave,
  linesOf,
  middleOf,
  noCard,
  openMarked,
  silkRoad,
  soon,
} from './card-on-page.ts';
import { extension, paintedOnce, pause } from './extension.ts';
import type { Box } from './seen-in-card.ts';
import { sharedDesk } from './shared-desk.ts';

beforeEach(async () => (await sharedDesk()).forgetSettings());

const styled = (css: string): string => article(silkRoad, { head: `<style>${css}</style>` });
const scripted = (script: string): string => article(silkRoad, { head: `<script>${script}</script>` });
const documentNames =
  'activeElement adoptedStyleSheets addEventListener body caretPositionFromPoint caretRangeFromPoint createElement createElementNS createRange createTreeWalker defaultView documentElement execCommand fullscreenElement getElementById getSelection head implementation querySelector querySelectorAll readyState removeEventListener scrollingElement visibilityState'.split(
    ' ',
  );

const pages: Record<string, ServedPage> = {
  'defines our host’s element and takes its shadow root': scripted(
    `customElements.define('sidelight-card', class extends HTMLElement {
      static observedAttributes = ['popover'];
      constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = 'Ours now' }
      connectedCallback() { this.hidePopover() }
      attributeChangedCallback() { throw new Error('no') }
    })`,
  ),
  'defines our host’s element and throws': scripted(
    `customElements.define('sidelight-card', class extends HTMLElement { constructor() { super(); throw new Error('no') } })`,
  ),
  'forbids our host’s element a shadow root': scripted(
    `customElements.define('sidelight-card', class extends HTMLElement { static disabledFeatures = ['shadow'] })`,
  ),
  'patches attachShadow, popovers and the clock': scripted(
    `const no = () => { throw new Error('no') };
    Element.prototype.attachShadow = HTMLElement.prototype.showPopover = no;
    Node.prototype.appendChild = Element.prototype.append = Element.prototype.matches = no;
    Object.defineProperty(HTMLElement.prototype, 'popover', { set: no, get: no });
    EventTarget.prototype.addEventListener = Event.prototype.composedPath = document.createElement = no;
    window.requestAnimationFrame = window.setTimeout = Array.prototype.map = Map.prototype.get = no;
    Promise.prototype.then = JSON.stringify = JSON.parse = no;
    Object.freeze(Object.prototype)`,
  ),
  'hides everything': styled(
    '* { display: revert } :not(html, body, head, head *, main, p) { display: none !important; visibility: hidden !important; opacity: 0 !important }',
  ),
  'hides what hangs on the root': styled(
    ':root > :not(head, body) { display: none !important; width: 1px !important; clip-path: inset(50%) !important; transform: scale(0) !important; pointer-events: none !important; zoom: 3 !important; z-index: -1 !important; inset: 50px !important }',
  ),
  'hides popovers': styled(
    '[popover], :popover-open { display: none !important; margin: auto; inset: 0; filter: blur(9px) !important }',
  ),
  'has tokens with the names of ours': styled(
    '* { --paper: red; --ink: red; --accent: red; --rule: red; --font-text: serif; --size-text: 50px }',
  ),
  'zooms its root': styled('html { zoom: 2 }'),
  'zooms its body': styled('body { zoom: 1.5 }'),
  'transforms its root': styled(
    'html { transform: translate(30px, 20px) scale(1.2); filter: blur(0); perspective: 10px }',
  ),
  'has letters of 40 pixels': styled(
    'html { font-size: 40px; line-height: 3; letter-spacing: 9px; text-transform: uppercase }',
  ),
  'has an image for each name of the document': article(
    silkRoad + documentNames.map((name) => `<img name="${name}" id="${name}" alt="">`).join(''),
  ),
  'has a form for each name of the document': article(
    documentNames.map((name) => `<form name="${name}"><input name="${name}"></form>`).join('') + silkRoad,
  ),
  'stands in a form with fields named like properties': article(
    `<form tabindex="0">${'closest matches append appendChild getRootNode getBoundingClientRect scrollIntoView scrollBy focus isConnected parentNode assignedSlot nodeName nodeType ownerDocument addEventListener contains host shadowRoot localName children style dispatchEvent'
      .split(' ')
      .map((name) => `<input name="${name}" hidden>`)
      .join('')}${silkRoad}</form>`,
  ),
  'has quirks': `<html lang="en"><link rel="icon" href="data:,"><title>Quirks</title><body style="height: 50px">${silkRoad}`,
  'is XHTML': {
    body: `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>X</title></head><body>${silkRoad}</body></html>`,
    headers: { 'content-type': 'application/xhtml+xml; charset=utf-8' },
  },
  'trusts no types': {
    body: article(silkRoad),
    headers: {
      'content-security-policy':
        "default-src 'none'; style-src 'none'; script-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; sandbox allow-scripts",
    },
  },
  'runs both ways': article(
    `<div dir="rtl"><p>אמר <bdi lang="en">China promoted the Digital Silk Road abroad.</bdi></p></div>`,
  ),
};

describe.each(everySecond(Object.entries(pages)))('a page that %s', (_what, served) => {
  test('has a card that looks like itself, beside the word, and can be used', async () => {
    const page = await openBeset(served);
    const word = await wordIn(page);
    await page.mouse.move(word.x, word.y);
    const card = await cardOf(page, 'Digital Silk Road');
    expect(card).toMatchObject({ background: 'rgb(255, 253, 249)', sticksOut: 0 });
    expect(Math.round(card.box.right - card.box.left)).toBe(384);
    const gap = Math.min(Math.abs(card.box.top - word.bottom), Math.abs(word.top - card.box.bottom));
    expect(gap).toBeLessThan(9);
    await clickInCard(page, 'Global Gateway');
    await cardOf(page, 'Global Gateway');
    await page.keyboard.press('Escape');
    await cardIsGone(page);
  });

  test('has a card by key, which closes', async () => {
    const page = await openBeset(served);
    const desk = await sharedDesk();
    await desk.ask(page, { sidelight: 'step', step: 1 });
    expect(await cardOf(page, 'Digital Silk Road')).toMatchObject({ focused: 'the card' });
    await page.keyboard.press('Escape');
    await cardIsGone(page);
  });
});

/** Opens a page whose own world may be too broken to ask anything there: its reader answers instead. */
async function openBeset(served: ServedPage): Promise<Page> {
  const page = await openMarked(served);
  const desk = await sharedDesk();
  await soon('a mark', async () => {
    const answer = await desk.ask(page, { sidelight: 'page-terms' }).catch(() => undefined);
    return (answer as { terms: unknown[] } | undefined)?.terms.length === 1 || undefined;
  });
  return page;
}

/** The box around the term, and the middle of its first line. */
async function wordIn(page: Page): Promise<Box & { x: number; y: number }> {
  const desk = await sharedDesk();
  const box = await desk.inScriptsWorld(
    page,
    `const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
    const wanted = 'Digital Silk Road';
    while (walker.nextNode() && !walker.currentNode.data.includes(wanted));
    const range = document.createRange();
    range.setStart(walker.currentNode, walker.currentNode.data.indexOf(wanted));
    range.setEnd(walker.currentNode, range.startOffset + wanted.length);
    const { left, top, right, bottom } = range.getBoundingClientRect();
    const [line] = range.getClientRects();
    return { left, top, right, bottom, x: line.left + line.width / 2, y: line.top + line.height / 2 };`,
  );
  return box as Box & { x: number; y: number };
}

async function cardIsGone(page: Page): Promise<void> {
  const desk = await sharedDesk();
  await soon('no card', async () => (await desk.cardIn(page)) === undefined || undefined);
}

test('a related term opened by key keeps the focus in the card', async () => {
  const page = await openMarked(article(silkRoad), 'Digital Silk Road');
  const desk = await sharedDesk();
  await desk.ask(page, { sidelight: 'step', step: 1 });
  await cardOf(page, 'Digital Silk Road');
  for (let tabs = 0; (await cardOf(page)).focused !== 'Global Gateway'; tabs++) {
    expect(tabs).toBeLessThan(40);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  expect(await cardOf(page, 'Global Gateway')).toMatchObject({ focused: 'the card' });
});

describe('where a pointer finds no text', () => {
  test.each([
    {
      what: 'no pointer events on the root',
      head: '<style>html { pointer-events: none }</style>',
      html: 'lang="en"',
    },
    {
      what: 'an inert body',
      head: '<script>addEventListener("DOMContentLoaded", () => { document.body.inert = true })</script>',
      html: 'lang="en"',
    },
  ])('($what) a key opens a card that can be used by pointer, and nothing breaks', async ({ head, html }) => {
    const page = await openMarked(article(silkRoad, { head, html }), 'Digital Silk Road');
    const complaints = complaintsOf(page);
    const { x, y } = middleOf(await linesOf(page, 'Digital Silk Road'));
    await page.mouse.move(x, y);
    await pause(500);
    await page.mouse.click(x, y);
    await leave(page);
    const desk = await sharedDesk();
    await desk.ask(page, { sidelight: 'step', step: 1 });
    await cardOf(page, 'Digital Silk Road');
    await clickInCard(page, 'Global Gateway');
    await cardOf(page, 'Global Gateway');
    expect(complaints).toEqual([]);
  });
});

test('an SVG document is left alone', async () => {
  const { newPage } = await extension();
  const page = await newPage({
    body: `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200"><text x="20" y="60" font-size="30">The Digital Silk Road</text></svg>`,
    headers: { 'content-type': 'image/svg+xml' },
  });
  expect(await paintedOnce(page, ['Digital Silk Road'], 1500)).toEqual([]);
  await page.mouse.move(120, 50);
  await pause(800);
  expect(await hasCard(page)).toBe(false);
  await page.close();
});

describe('on paper', () => {
  const looks = `<style>body { margin: 0; font: 20px/40px serif; color: #222 } x-words, p { display: block; margin: 0 }</style>`;
  const words = `${looks}<p>Digital Silk Road</p><x-words><template shadowrootmode="open"><p style="margin: 0">Global Gateway</p></template></x-words>`;

  test('neither marks nor card are printed, in shadow roots neither', async () => {
    const page = await openMarked(article(words), 'Digital Silk Road', 'Global Gateway');
    await page.setViewport({ width: 600, height: 400 });
    const { x, y } = middleOf(await linesOf(page, 'Digital Silk Road'));
    await page.mouse.click(x, y);
    await cardOf(page, 'Digital Silk Road');
    const withMarks = await printed(page);
    const desk = await sharedDesk();
    await page.keyboard.press('Escape');
    await noCard(page);
    await desk.switchOff();
    try {
      expect(await paintedNothing(page)).toBe(true);
      const without = await printed(page);
      expect(without.length).toBeGreaterThan(100);
      expect(
        withMarks === without,
        `on paper, with marks:\n${withMarks.slice(0, 2000)}\nwithout:\n${without.slice(0, 2000)}`,
      ).toBe(true);
    } finally {
      await desk.forgetSettings();
    }
  });
});

async function paintedNothing(page: Page): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    if ((await paintedOnce(page, [], 0)).length === 0) return true;
    await pause(50);
  }
  return false;
}

/** What is on paper: in Chromium a picture of the print style, in Firefox what its PDF draws. */
async function printed(page: Page): Promise<string> {
  if (target === 'chromium') {
    await page.emulateMediaType('print');
    const picture = await page.screenshot({ encoding: 'base64' });
    await page.emulateMediaType();
    return picture;
  }
  return drawnBy(Buffer.from(await page.pdf()));
}

/** The streams of a PDF that draw: lines, fillings and letters, without dates, names and fonts. */
function drawnBy(pdf: Buffer): string {
  const parts = pdf.toString('latin1').matchAll(/stream\r?\n(.*?)\r?\nendstream/gsu);
  return [...parts]
    .map(([, part]) => inflated(part ?? ''))
    .filter((part) => /\bBT\b/u.test(part))
    .join('\n');
}

function inflated(part: string): string {
  try {
    return inflateSync(Buffer.from(part, 'latin1')).toString('latin1');
  } catch {
    return '';
  }
}
