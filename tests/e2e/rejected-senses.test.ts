import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sharedBrowser } from './browser.ts';
import {
  article,
  cardOf,
  clickInCard,
  controlOf,
  hoverCard,
  isMarked,
  isMarkedTimes,
  noCard,
  openMarked,
  silkRoad,
  soon,
} from './card-on-page.ts';
import { extension, pause } from './extension.ts';
import { openPopupOf, press } from './popup-of.ts';
import { sharedDesk } from './shared-desk.ts';

const longForm = 'EU-US Trade and Technology Council';
const india = 'EU-India Trade and Technology Council';
const council = `<p>The ${longForm} met in Brussels.</p><p>The TTC spoke of export controls.</p>`;
const reject = 'Not this sense here';

/** Pages that a test opened beside the one window of the file. */
let opened: Page[] = [];

beforeEach(async () => (await sharedDesk()).forgetSettings());
afterEach(async () => {
  await Promise.all(opened.map((page) => page.close()));
  opened = [];
  await (await sharedDesk()).forgetSettings();
});

/** Opens a page at a host of ours, in a window of its own. */
async function openAt(host: '127.0.0.1' | 'localhost', main: string): Promise<Page> {
  const { origin, put } = await extension();
  put('/senses.html', article(main));
  const { newPage } = await sharedBrowser();
  const page = await newPage(`${origin.replace('127.0.0.1', host)}/senses.html?${opened.length}`);
  opened.push(page);
  return page;
}

async function says(page: Page, sentence: string): Promise<void> {
  await soon(
    `“${sentence}” in the card`,
    async () => (await cardOf(page)).text.includes(sentence) || undefined,
  );
}

async function hasFocus(page: Page, words: string): Promise<void> {
  await soon(`the focus on “${words}”`, async () => (await cardOf(page)).focused === words || undefined);
}

describe('the card of an ambiguous form', () => {
  test('names what else is written so, the first few and then all', async () => {
    const page = await openMarked(article(council), 'TTC');
    const { text } = await hoverCard(page, 'TTC');
    const others = `“TTC” may also mean: ${india}; Toronto Transit Commission; TrueType Collection font file;`;
    expect(text).toContain(others);
    const [more = ''] = /\d+ more/u.exec(text) ?? [];
    await clickInCard(page, more);
    await says(
      page,
      '; time to collision; Tamriel Trade Centre (game); table tennis club (Tischtennisclub); ',
    );
    await clickInCard(page, 'fewer');
    await says(page, `TrueType Collection font file; ${more}`);
  });

  test.each([
    { what: 'whose letters are not ambiguous', main: silkRoad, words: 'Digital Silk Road' },
    { what: 'whose name is not ambiguous', main: council, words: longForm },
  ])('says nothing of that on a term $what', async ({ main, words }) => {
    const page = await openMarked(article(main), words);
    const card = await hoverCard(page, words);
    expect(card.text).not.toContain('may also mean');
    expect(controlOf(card, reject)).toBeUndefined();
  });
});

describe('“Not this sense here”', () => {
  test('takes the mark away on this site, in all its tabs, and nowhere else; “Undo” brings it back', async () => {
    const sameSite = await openAt('127.0.0.1', council);
    const otherSite = await openAt('localhost', council);
    await isMarked(sameSite, { TTC: true });
    await isMarked(otherSite, { TTC: true });
    const page = await openMarked(article(council), 'TTC', longForm);
    await hoverCard(page, 'TTC');
    await clickInCard(page, reject);
    await isMarked(page, { TTC: false, [longForm]: true });
    await isMarked(sameSite, { TTC: false, [longForm]: true });
    await says(page, `On 127.0.0.1, “TTC” is no longer marked as ${longForm}. Undo`);
    await hasFocus(page, 'Undo');
    await pause(500);
    await isMarked(otherSite, { TTC: true });
    await isMarked(await openAt('127.0.0.1', council), { TTC: false, [longForm]: true });

    await clickInCard(page, 'Undo');
    await isMarked(page, { TTC: true });
    await isMarked(sameSite, { TTC: true });
    await hasFocus(page, reject);
    expect((await cardOf(page)).text).not.toContain('no longer');
  });

  test('works by key alone, and is heard once', async () => {
    const page = await openMarked(article(council), 'TTC', longForm);
    const desk = await sharedDesk();
    await desk.ask(page, { sidelight: 'step', step: 1 });
    await cardOf(page, longForm);
    await page.keyboard.press('ArrowRight');
    await soon('the card of TTC', async () =>
      controlOf(await cardOf(page), reject) === undefined ? undefined : true,
    );
    await tabTo(page, reject);
    await page.keyboard.press('Enter');
    await isMarked(page, { TTC: false });
    await hasFocus(page, 'Undo');
    expect(await heard(page)).toEqual([`On 127.0.0.1, “TTC” is no longer marked as ${longForm}.`]);
    await page.keyboard.press('Enter');
    await isMarked(page, { TTC: true });
    await hasFocus(page, reject);
    await page.keyboard.press('Enter');
    await isMarked(page, { TTC: false });
    await page.keyboard.press('Escape');
    await noCard(page);
  });

  test('where two terms are meant, rejects one of them: the other stays', async () => {
    const both = `<p>The ${longForm} and the ${india} met in Brussels.</p><p>The TTC met.</p>`;
    const page = await openMarked(article(both), 'TTC', longForm, india);
    const first = await hoverCard(page, 'TTC');
    const [rejected, other] = first.title === longForm ? [longForm, india] : [india, longForm];
    expect(first.title).toBe(rejected);
    expect(first.text).toContain(`May also mean: ${other}`);
    expect(first.text).not.toContain(`may also mean: ${other}`);
    await clickInCard(page, reject);
    await says(page, `“TTC” is no longer marked as ${rejected}.`);
    await clickInCard(page, other);
    const second = await cardOf(page, other);
    expect(controlOf(second, reject)).toBeDefined();
    expect(second.text).not.toContain('no longer');
    await page.keyboard.press('Escape');
    await noCard(page);

    await isMarkedTimes(page, 'TTC', 1);
    const alone = await soon('the card of the other term alone', async () => {
      await page.mouse.move(990, 790);
      const card = await hoverCard(page, 'TTC');
      return card.title === other && !card.text.includes('May also mean:') ? card : undefined;
    });
    expect(alone.text).toContain(`may also mean: ${rejected};`);
    await clickInCard(page, reject);
    await isMarked(page, { TTC: false, [longForm]: true, [india]: true });
  });

  test('in a frame of another site, is about the site that the reader sees', async () => {
    const { origin, put } = await extension();
    put('/framed.html', article(council));
    const src = `${origin.replace('127.0.0.1', 'localhost')}/framed.html`;
    const page = await openMarked(
      article(`<iframe src="${src}" style="width: 700px; height: 600px; border: 0"></iframe>`),
      'TTC',
    );
    const frame = page.frames().find((one) => one.url() === src);
    if (frame === undefined) throw new Error('there is no frame');
    const desk = await sharedDesk();
    const tell = {
      sidelight: 'library',
      call: 'rejectSense',
      input: { id: 'eu-us-trade-and-technology-council', form: 'TTC', rejected: true },
    };
    await desk.page.evaluate(`(globalThis.browser ?? chrome).scripting.executeScript({
      target: { tabId: ${await desk.tabOf(page)}, allFrames: true },
      func: (message) => { if (window !== window.top) (globalThis.browser ?? chrome).runtime.sendMessage(message) },
      args: [${JSON.stringify(tell)}],
    }).then(() => undefined)`);
    await isMarked(page, { TTC: false });
    const { value } = (await desk.tell('siteState', { url: page.url() })) as {
      value: { rejectedSenses: { site: string }[] };
    };
    expect(value.rejectedSenses.map(({ site }) => site)).toEqual(['127.0.0.1']);
  });
});

describe('the popup', () => {
  test('lists the senses corrected here and elsewhere, and takes them in again', async () => {
    const elsewhere = await openAt('localhost', council);
    await isMarked(elsewhere, { TTC: true });
    await hoverCard(elsewhere, 'TTC');
    await clickInCard(elsewhere, reject);
    await isMarked(elsewhere, { TTC: false });
    const page = await openMarked(article(council), 'TTC');
    await hoverCard(page, 'TTC');
    await clickInCard(page, reject);
    await isMarked(page, { TTC: false });
    const popup = await openPopupOf(page);
    opened.push(popup);
    await press(popup, 'Senses corrected on 127.0.0.1 (1)');
    await press(popup, 'Senses corrected on other sites (1)');
    expect(await listed(popup)).toEqual([`“TTC” is not ${longForm}`, `“TTC” is not ${longForm} localhost`]);

    await press(popup, 'Mark again');
    await isMarked(page, { TTC: true });
    await soon('one left', async () => (await listed(popup)).length === 1 || undefined);
    expect(await popup.$eval('main .done', (done) => done.textContent)).toBe(
      `“TTC” may be marked as ${longForm} on 127.0.0.1 again.`,
    );
    expect(await popup.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      `Mark again: “TTC” as ${longForm} on localhost`,
    );
    await isMarked(elsewhere, { TTC: false });
    await popup.keyboard.press('Enter');
    await isMarked(elsewhere, { TTC: true });
    await soon('none left', async () => (await listed(popup)).length === 0 || undefined);
  });
});

/** What the list of corrected senses shows, unfolded or not. */
function listed(popup: Page): Promise<string[]> {
  return popup.$$eval('.rejected li', (items) =>
    items.map((item) =>
      [...item.querySelectorAll('span')].map((span) => span.firstChild?.textContent).join(' '),
    ),
  );
}

/** Presses Tab in the card until a control has the focus. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let i = 0; i < 12; i++) {
    if ((await cardOf(page)).focused === words) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach “${words}”`);
}

/** What the card's live regions say now. */
async function heard(page: Page): Promise<string[]> {
  const desk = await sharedDesk();
  const said = await desk.inScriptsWorld(
    page,
    `const host = document.querySelector('sidelight-card');
     const root = host.openOrClosedShadowRoot ?? chrome.dom.openOrClosedShadowRoot(host);
     return [...root.querySelectorAll('[role=status]')].map((one) => one.textContent).filter(Boolean);`,
  );
  return said as string[];
}
