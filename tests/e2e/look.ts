import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { buildExtension, type Target } from '../../tools/build.ts';
import { type Launched, launchWithExtension } from '../../tools/browsers.ts';
import { chromiums, findBrowser } from '../../tools/find-browser.ts';
import { output } from '../../tools/root.ts';
import { type Server, serve } from '../../tools/serve.ts';
import { type Desk, openDesk } from './desk.ts';
import { keep } from './keep-passages.ts';
import { arabic, council, inBox, news } from './look-pages.ts';

/**
 * Takes pictures of every surface in every colour scheme and both browsers, into `.output/look/`, for a
 * person to look at: `node tests/e2e/look.ts [chromium|firefox] [beginning of the pictures' names]`.
 */
const folder = path.join(output, 'look');

/** Senses rejected on sites, for the popup's list. */
const rejected = [
  ['example.org', 'DSA'],
  ['a-very-long-name-of-a-site.example.com', 'DSA'],
  ['127.0.0.1', 'DSA'],
] as const;

interface Studio {
  launched: Launched;
  desk: Desk;
  server: Server;
  /** Begins the pictures' names: `chromium-dark`. */
  name: string;
  forced: boolean;
}

type Shot = (studio: Studio, name: string) => Promise<void>;

/** Words that are selected, and what is then pressed in the bar, in the card. */
interface Selection {
  path?: string;
  words: string;
  press?: readonly string[];
  type?: string;
  size?: { width: number; height: number };
}

const onPage =
  (scene: Scene): Shot =>
  (studio, name) =>
    page(studio, name, scene);
const onSelection =
  (selection: Selection): Shot =>
  (studio, name) =>
    selected(studio, name, selection);
const inLibrary =
  (hash: string): Shot =>
  (studio, name) =>
    library(studio, name, hash);
const besidePage =
  (view: string, at?: string): Shot =>
  (studio, name) =>
    panel(studio, name, view, at);
const abovePage =
  (address: string | undefined): Shot =>
  (studio, name) =>
    popup(studio, name, address);

const minister = 'a phrase she heard at the World Internet Conference';

const shots: Readonly<Record<string, Shot>> = {
  article: onPage({}),
  'card-long': onPage({ open: 'Digital Silk Road' }),
  'card-short': onPage({ open: 'AUKUS' }),
  'card-acronym': onPage({ open: 'TTC' }),
  'card-senses': onPage({ path: '/council.html', open: 'TTC' }),
  'card-senses-all': onPage({ path: '/council.html', open: 'TTC', press: / more$/u }),
  'card-senses-320': onPage({ path: '/council.html', open: 'TTC', size: { width: 320, height: 640 } }),
  'card-sense-rejected': onPage({ path: '/council.html', open: 'TTC', press: 'Not this sense here' }),
  'card-perspectives': onPage({ open: 'Digital Silk Road', unfold: 'How the sides use it' }),
  'card-timeline': onPage({ open: 'Digital Silk Road', unfold: 'Timeline' }),
  'card-end': onPage({ open: 'Digital Silk Road', unfold: 'Related' }),
  'card-at-the-bottom': onPage({ open: 'digital diplomacy' }),
  'card-right-to-left': onPage({ path: '/arabic.html', open: 'طريق الحرير الرقمي' }),
  'card-320': onPage({ open: 'Digital Silk Road', size: { width: 320, height: 640 } }),
  'card-zoom-400': onPage({ open: 'Digital Silk Road', size: { width: 320, height: 200 } }),
  'card-in-dialog': onPage({ path: '/dialog.html', open: 'Digital Silk Road' }),
  'card-in-popover': onPage({ path: '/popover.html', open: 'Digital Silk Road' }),
  'card-in-least-room': onPage({ open: 'AUKUS', size: { width: 260, height: 180 } }),
  bar: onSelection({ words: minister }),
  'bar-saved': onSelection({ words: minister, press: ['Highlight as Question'] }),
  'bar-320': onSelection({ words: 'a delivery date', size: { width: 320, height: 640 } }),
  'bar-right-to-left': onSelection({ path: '/arabic.html', words: 'بل اختار موعدا للتسليم' }),
  'highlight-card': onSelection({
    words: minister,
    press: ['Highlight as Evidence', 'Add a note'],
    type: 'Ask her advisers which committee drafted it.',
  }),
  'highlight-card-320': onSelection({
    words: 'a delivery date',
    press: ['Highlight as Idea', 'Add a note'],
    size: { width: 320, height: 640 },
  }),
  'highlight-card-right-to-left': onSelection({
    path: '/arabic.html',
    words: 'بل اختار موعدا للتسليم',
    press: ['Highlight as Claim', 'Add a note'],
    type: 'ملاحظة قصيرة',
  }),
  'panel-here': besidePage('This page'),
  'panel-here-right-to-left': besidePage('This page', '/arabic.html'),
  'panel-all': besidePage('All'),
  'panel-look-up': besidePage('Look up'),
  'panel-data': besidePage('My data'),
  popup: abovePage('/article.html'),
  'popup-senses': abovePage('/article.html'),
  'popup-nothing': abovePage('/empty.html'),
  'popup-browser-page': abovePage(undefined),
  welcome: (studio) => welcome(studio),
  'library-search': inLibrary('#/'),
  'library-found': inLibrary('#/?q=cyber'),
  'library-glossary': inLibrary('#/glossary'),
  'library-glossary-rtl': inLibrary('#/glossary?language=ar&kind=law'),
  'library-glossary-zh': inLibrary('#/glossary?language=zh&letter=Z'),
  'library-about': inLibrary('#/about'),
  'library-entry': inLibrary('#/term/digital-silk-road'),
  'library-entry-long': inLibrary('#/term/technology-export-controls?q=chips'),
  'library-short': inLibrary('#/term/aukus'),
  'library-nothing': inLibrary('#/term/no-such-term'),
  settings: (studio, name) => settings(studio, name),
};
const inForcedColours =
  /^(bar|highlight-card|panel-here|panel-data|card-(long|perspectives|senses|sense-rejected)|popup|popup-senses|welcome|library.*|settings)$/u;
const [wantedBrowser, wantedShots = ''] = process.argv.slice(2);
const names = Object.keys(shots).filter((name) => name.startsWith(wantedShots));

const server = await serve({
  '/article.html': news,
  '/arabic.html': arabic,
  '/council.html': council,
  '/dialog.html': inBox('dialog', 'showModal'),
  '/popover.html': inBox('div popover', 'showPopover'),
  '/empty.html': '<!doctype html><html lang="en"><title>Bread</title><p>How to bake bread.</p></html>',
});
mkdirSync(folder, { recursive: true });
for (const target of ['chromium', 'firefox'] as const) {
  if (wantedBrowser !== undefined && wantedBrowser !== target) continue;
  await inStudio(target, 'light', false, names);
  await inStudio(target, 'dark', false, names);
  await inStudio(
    target,
    'light',
    true,
    names.filter((name) => inForcedColours.test(name)),
  );
}
await server.close();

async function inStudio(
  target: Target,
  scheme: 'light' | 'dark',
  forced: boolean,
  list: readonly string[],
): Promise<void> {
  const browser = findBrowser(target === 'firefox' ? ['firefox'] : chromiums);
  if (browser === undefined) return;
  const launched = await launchWithExtension({
    browser,
    extensionDir: await buildExtension(target),
    headless: true,
    size: { width: 1000, height: 800 },
    scheme,
    prefs: forced ? { 'browser.display.document_color_use': 2 } : {},
  });
  const desk = await openDesk((relative) => launched.openExtensionPage(relative));
  const name = `${target}-${forced ? 'forced' : scheme}`;
  for (const shot of list) await shots[shot]?.({ launched, desk, server, name, forced }, shot);
  await launched.close();
}

interface Scene {
  path?: string;
  /** The words whose card is opened. */
  open?: string;
  /** The part of the card that is unfolded and scrolled to. */
  unfold?: string;
  /** The button of the card that is pressed, by its words; one that is not there ends the run. */
  press?: string | RegExp;
  size?: { width: number; height: number };
}

async function page(studio: Studio, name: string, scene: Scene): Promise<void> {
  const { launched, desk } = studio;
  const tab = await launched.newPage(`${studio.server.origin}${scene.path ?? '/article.html'}?${name}`);
  if (scene.size) await tab.setViewport(scene.size);
  await force(studio, tab);
  if (scene.open !== undefined) await openCard(studio, tab, scene.open);
  await pause(700);
  if (scene.press !== undefined) {
    const { press } = scene;
    const card = await desk.cardIn(tab, typeof press === 'string' ? press : '');
    const isMeant = (words: string): boolean =>
      typeof press === 'string' ? words === press : press.test(words);
    const box = card?.controls.find(({ words }) => isMeant(words))?.box;
    if (box === undefined) throw new Error(`${name}: no button of the card says ${String(press)}.`);
    await tab.mouse.click((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    await pause(300);
  }
  if (scene.unfold !== undefined) {
    const card = await desk.cardIn(tab, scene.unfold);
    const box = card?.controls.find(({ words }) => words === scene.unfold)?.box;
    const isOpen = scene.unfold === 'Related';
    if (box && !isOpen) await tab.mouse.click(box.left + 30, (box.top + box.bottom) / 2);
    await desk.cardIn(tab, scene.unfold);
    await pause(300);
  }
  await picture(studio, tab, name);
  if (scene.press !== undefined) await desk.forgetSettings();
  await tab.close();
}

async function selected(studio: Studio, name: string, selection: Selection): Promise<void> {
  const { launched, desk } = studio;
  const { path: at = '/article.html', words, press = [], type = '', size } = selection;
  const tab = await launched.newPage(`${studio.server.origin}${at}?${name}`);
  if (size) await tab.setViewport(size);
  await force(studio, tab);
  await tab.bringToFront();
  const [from, to] = await tab.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const folded = wanted.replaceAll(' ', String.raw`\s+`);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const found = new RegExp(folded, 'u').exec((node as Text).data);
      if (found === null) continue;
      const range = new Range();
      range.setStart(node, found.index);
      range.setEnd(node, found.index + found[0].length);
      node.parentElement?.scrollIntoView({ block: 'center' });
      const boxes = [...range.getClientRects()];
      const [first, last] = [boxes[0] as DOMRect, boxes.at(-1) as DOMRect];
      const isRtl = getComputedStyle(document.body).direction === 'rtl';
      return [
        { x: isRtl ? first.right - 1 : first.left + 1, y: first.top + first.height / 2 },
        { x: isRtl ? last.left + 1 : last.right - 1, y: last.top + last.height / 2 },
      ] as const;
    }
    throw new Error(`no ${wanted}`);
  }, words);
  await pause(500);
  await tab.mouse.move(from.x, from.y);
  await tab.mouse.down();
  await tab.mouse.move(to.x, to.y, { steps: 6 });
  await tab.mouse.up();
  await pause(700);
  for (const control of press) {
    const card = await desk.cardIn(tab, control, 'sidelight-highlight');
    const box = card?.controls.find((one) => one.words === control)?.box;
    if (box) await tab.mouse.click((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    else console.log(`no “${control}” in ${name}`);
    await pause(500);
  }
  if (type !== '') await tab.keyboard.type(type);
  await pause(800);
  await picture(studio, tab, name);
  await tab.close();
}

async function openCard({ desk }: Studio, tab: Page, words: string): Promise<void> {
  const deadline = Date.now() + 8000;
  while (Date.now() < deadline) {
    const answer = (await desk.ask(tab, { sidelight: 'page-terms' }).catch(() => undefined)) as
      { terms: { index: number; text: string }[] } | undefined;
    const term = answer?.terms.find(({ text }) => text === words);
    if (term !== undefined) {
      await tab.bringToFront();
      await desk.ask(tab, { sidelight: 'open-card', index: term.index });
      return;
    }
    await pause(100);
  }
  console.log(`no mark on “${words}”`);
}

async function popup(studio: Studio, name: string, address: string | undefined): Promise<void> {
  const { launched, desk } = studio;
  const before = await desk.tabs();
  const tab = await launched.newPage(
    address === undefined ? undefined : `${studio.server.origin}${address}?${name}`,
  );
  if (address === undefined && !studio.name.startsWith('firefox')) await tab.goto('chrome://version');
  if (address === undefined && studio.name.startsWith('firefox'))
    await Promise.race([tab.goto('about:license'), pause(1500)]);
  await pause(700);
  const id = (await desk.tabs()).find((one) => !before.includes(one));
  if (name === 'popup-senses') {
    await desk.tell('knowTerm', { id: 'gdpr', known: true });
    for (const [site, form] of rejected)
      await desk.tell('rejectSenseOn', { site, id: 'digital-services-act', form, rejected: true });
  }
  const opened = await launched.openExtensionPage(`popup.html?tab=${id}`);
  await opened.setViewport({ width: 360, height: 600 });
  await force(studio, opened);
  await pause(400);
  if (name === 'popup-senses') {
    await opened.$$eval('details', (parts) => parts.map((part) => (part.open = true)));
    await opened.evaluate(() => window.scrollTo(0, 1e6));
    await desk.forgetSettings();
  }
  await picture(studio, opened, name);
  if (name === 'popup') {
    await opened.type('input.filter', 'gate');
    await pause(200);
    await picture(studio, opened, `${name}-filtered`);
    await opened.type('.query', 'internet gov');
    await pause(600);
    await picture(studio, opened, `${name}-search`);
    await opened.click('.hit');
    await pause(400);
    await picture(studio, opened, `${name}-entry`);
  }
  await opened.close();
  await tab.close();
}

/** The panel beside a page with two highlights in it, one that has changed, one that nobody finds, and a note. */
async function panel(studio: Studio, name: string, view: string, at = '/article.html'): Promise<void> {
  const { launched, desk } = studio;
  const url = `${studio.server.origin}${at}?${name}`;
  const tab = await launched.newPage(url);
  const text = (await tab.evaluate(() => document.body.innerText)).replaceAll(/\s+/gu, ' ');
  const sentences = text.split(/(?<=[.؟!?”]) /u).filter((one) => one.length > 30);
  const [first = '', second = '', third = ''] = sentences.slice(1);
  const was = `${third.split(' ').slice(0, 5).join(' ')} formerly ${third.split(' ').slice(5).join(' ')}`;
  const gone = 'Nobody expected the northern islands to build their own exchange so early.';
  await keep(
    desk,
    {
      quote: first,
      text,
      url,
      meaning: 'evidence',
      note: 'Ask the ministry for the contract.',
      tags: ['ports', 'cables'],
    },
    { quote: second, text, url, title: 'A cable with two ends', meaning: 'question' },
    { quote: was, text: text.replace(third, was), url, meaning: 'idea' },
    { quote: gone, text: gone, url },
  );
  await pause(500);
  const opened = await launched.openExtensionPage(`sidepanel.html?tab=${await desk.tabOf(tab)}`);
  await opened.setViewport({ width: 360, height: 1100 });
  await force(studio, opened);
  await pause(1200);
  await opened.evaluate((wanted) => {
    const tabs = [...document.querySelectorAll<HTMLElement>('[role="tab"]')];
    tabs.find(({ textContent }) => textContent === wanted)?.click();
  }, view);
  await pause(700);
  await opened.$$eval('#view-all details', (parts) => parts.map((part) => (part.open = true)));
  await pause(700);
  await picture(studio, opened, name);
  await opened.close();
  await tab.close();
  await desk.tell('deleteEverything', {});
}

async function welcome(studio: Studio): Promise<void> {
  const opened = await studio.launched.openExtensionPage('welcome.html');
  await force(studio, opened);
  await pause(700);
  await picture(studio, opened, 'welcome');
  await opened.setViewport({ width: 320, height: 640 });
  await picture(studio, opened, 'welcome-320');
  await opened.close();
}

async function library(studio: Studio, name: string, hash: string): Promise<void> {
  const opened = await studio.launched.openExtensionPage(`library.html${hash}`);
  await opened.setViewport({ width: 1100, height: 1400 });
  await force(studio, opened);
  await pause(500);
  await picture(studio, opened, name);
  await opened.evaluate(() => window.scrollTo(0, 1e6));
  await picture(studio, opened, `${name}-end`);
  await opened.setViewport({ width: 320, height: 640 });
  await opened.evaluate(() => window.scrollTo(0, 0));
  await picture(studio, opened, `${name}-320`);
  if (name === 'library-entry') {
    await opened.setViewport({ width: 1000, height: 800 });
    await opened.type('.query', 'digtal silk');
    await pause(600);
    await picture(studio, opened, `${name}-search`);
  }
  await opened.close();
}

async function settings(studio: Studio, name: string): Promise<void> {
  const { launched, desk } = studio;
  await desk.tell('knowTerm', { id: 'gdpr', known: true });
  await desk.tell('switchSite', { site: 'example.org', on: false });
  for (const [site, form] of rejected)
    await desk.tell('rejectSenseOn', { site, id: 'digital-services-act', form, rejected: true });
  const opened = await launched.openExtensionPage('library.html#/settings');
  await opened.setViewport({ width: 1000, height: 1900 });
  await force(studio, opened);
  await opened.waitForSelector('.exceptions button');
  await opened.click('[data-setting=knownTerms] button');
  await pause(500);
  await picture(studio, opened, name);
  await opened.setViewport({ width: 320, height: 2400 });
  await pause(300);
  await picture(studio, opened, `${name}-320`);
  await opened.close();
  await desk.forgetSettings();
}

/** Forced colours in Chromium; Firefox has them from its preferences. */
async function force({ name, forced }: Studio, tab: Page): Promise<void> {
  if (!forced || name.startsWith('firefox')) return;
  const session = await tab.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [{ name: 'forced-colors', value: 'active' }],
  });
}

async function picture({ name }: Studio, tab: Page, of: string): Promise<void> {
  await tab.bringToFront();
  await tab.screenshot({ path: path.join(folder, `${of}-${name}.png`) });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
