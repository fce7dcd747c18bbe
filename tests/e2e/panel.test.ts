import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sharedBrowser, target } from './browser.ts';
import { article, soon } from './card-on-page.ts';
import type { Desk } from './desk.ts';
import { extension } from './extension.ts';
import { askAtDesk } from './highlight-calls.ts';
import { highlighted } from './highlights-on-page.ts';
import { keep } from './keep-passages.ts';
import { listed, lists, pressIn, says } from './kept-for-panel.ts';
import { openPopupOf } from './popup-of.ts';
import { sharedDesk } from './shared-desk.ts';

const first = 'The ship that laid the last stretch of fibre left the harbour on Tuesday.';
const second = 'Officials avoid the word contest, yet the coast came up twice in their talks.';
const third = 'The harbour master chose a delivery date, and he says that he chose no bloc.';
const framed = 'In a frame of its own the paper prints what the minister had to say of it.';
const before = 'The harbour master chose a delivery date, and he said that he chose no bloc.';
const gone = 'Nobody expected the northern islands to build their own exchange so early.';
/** Two that are alike: which of them it was nobody can say. */
const alike = 'The committee met for the third time and adopted the report of its working group';
const twice = `<p>${alike} on cables.</p><p>${alike} on satellites.</p>`;

let path: string;
let url: string;
let desk: Desk;
let page: Page;
let panel: Page;
let number = 0;

beforeEach(async () => {
  const { origin, put, newPage } = await extension();
  desk = await sharedDesk();
  await askAtDesk(desk, 'deleteEverything', {});
  path = `/panel-${++number}.html`;
  url = origin + path;
  put(`${path}-frame`, article(`<p>${framed}</p>`));
  put(
    path,
    article(
      `<p>${first}</p><p>${second}</p><p>${third}</p><iframe src="${path}-frame" width="600" height="200"></iframe>${twice}`,
    ),
  );
  page ??= await newPage(article(''));
  await page.goto(url, { waitUntil: 'load' });
});

afterEach(() => panel.close());
afterAll(async () => {
  await askAtDesk(desk, 'deleteEverything', {});
  await page.close();
});

/** The panel beside the page, as narrow as it often is. */
async function openPanel(): Promise<Page> {
  const { openExtensionPage } = await extension();
  const opened = await openExtensionPage(`sidepanel.html?tab=${await desk.tabOf(page)}`);
  await opened.setViewport({ width: 360, height: 700 });
  await opened.waitForSelector('[role="tab"]');
  return opened;
}

/** The highlights that are kept, as their notes and tags say. */
async function kept(): Promise<Record<string, unknown>[]> {
  const { highlights } = await askAtDesk(desk, 'highlights', { from: 0, limit: 500 });
  return highlights.map(({ highlight, isNote }) => ({
    quote: highlight.target.selector[0].exact,
    remark: highlight.body.map(({ value }) => value).join(' | '),
    isNote,
  }));
}

describe('the page in front', () => {
  test('its highlights stand in reading order, also those of frames, then those that are not found, then notes', async () => {
    const text = `${first} ${second} ${third}`;
    await keep(
      desk,
      { quote: 'chose a delivery date, and he said that he chose no bloc', text: before, url },
      { quote: 'what the minister had to say', text: framed, url: `${url}-frame` },
      { quote: gone, text: gone, url },
      { quote: 'the coast came up twice', text, url },
      { quote: 'left the harbour on Tuesday', text, url: `${url}?utm_source=letter#part` },
    );
    panel = await openPanel();
    await lists(panel, [
      'Unchanged: left the harbour on Tuesday',
      'Unchanged: the coast came up twice',
      'Changed: chose a delivery date, and he said that he chose no bloc',
      'Unchanged: what the minister had to say',
      'Not found: Nobody expected the northern islands to build their own exchange so early.',
    ]);
    const seen = await panel.$eval('#view-here .list .candidate', (part) => ({
      gone: [...part.querySelectorAll('del')].map((one) => one.textContent),
      come: [...part.querySelectorAll('ins')].map((one) => one.textContent),
    }));
    expect(seen.gone.join(' ')).toContain('[gone: said]');
    expect(seen.come.join(' ')).toContain('[new: says]');

    await pressIn(panel, 'Keep as a note', gone);
    await says(panel, 'Kept as notes', '#view-here h3');
    await pressIn(panel, 'Look for it again', gone);
    await soon(
      'found nowhere again',
      async () => (await listed(panel)).some((one) => one.startsWith('Not found:')) || undefined,
    );
    await pressIn(panel, 'Show in page', 'the coast came up twice');
    await soon('its card in the page', () => desk.cardIn(page, '', 'sidelight-highlight'));

    // The panel goes where its tab goes.
    const { origin, put } = await extension();
    put('/panel-other.html', article(`<p>${gone}</p>`));
    await keep(desk, { quote: 'the northern islands', text: gone, url: `${origin}/panel-other.html` });
    await page.goto(`${origin}/panel-other.html`);
    await lists(panel, ['Unchanged: the northern islands']);
  });

  test('one of two that are alike is uncertain until the reader says which', async () => {
    const old = `${alike} on harbours. Other business was left for the spring.`;
    const [{ id } = { id: '' }] = await keep(desk, { quote: alike, text: old, url });
    panel = await openPanel();
    await lists(panel, [`Uncertain: ${alike}`]);
    await says(panel, 'Match 1 of 2', '#view-here .candidate');
    await pressIn(panel, 'Next match');
    await says(panel, 'on satellites', '#view-here .candidate');
    await pressIn(panel, 'The paragraph it stood in');
    await says(panel, 'Other business was left for the spring.', '#view-here .paragraph');
    await pressIn(panel, 'It stands here now');
    await lists(panel, [`Unchanged: ${alike}`]);
    await highlighted(page, alike);
    const { highlights } = await askAtDesk(desk, 'highlights', { page: url, from: 0, limit: 1 });
    expect(highlights[0]?.highlight).toMatchObject({ id });
    expect(highlights[0]?.highlight.target.selector[0].suffix).toContain('satellites');
    await soon('the focus on it', () =>
      panel.evaluate(() => document.activeElement?.textContent === 'Show in page' || undefined),
    );
  });

  test('a note is saved as one writes, and what another window writes meanwhile is joined to it', async () => {
    const [one] = await keep(desk, { quote: 'the coast came up twice', text: second, url });
    panel = await openPanel();
    await panel.waitForSelector('#view-here textarea');
    await panel.type('#view-here textarea', 'Who asked');
    await soon(
      'what was written',
      async () => (await kept())[0]?.['remark'] === 'claim | Who asked' || undefined,
    );
    await askAtDesk(desk, 'changeHighlight', { id: one?.id ?? '', change: { note: 'Ask the port.' } });
    // The field is in use: nothing is taken out of it.
    await panel.type('#view-here textarea', ' first?');
    await soon('both', async () => {
      const remark = String((await kept())[0]?.['remark']);
      return (remark.includes('Ask the port.') && remark.includes('Who asked first?')) || undefined;
    });
    await soon('both in the field', () =>
      panel.$eval(
        '#view-here textarea',
        ({ value }) => (value.includes('Ask the port.') && value.includes('Who asked first?')) || undefined,
      ),
    );
    await panel.type('#view-here .tags input', 'ports,');
    await panel.select('#view-here .meaning select', 'idea');
    await soon(
      'tag and colour',
      async () => (await kept()).some(({ remark }) => /^idea .* ports$/su.test(String(remark))) || undefined,
    );
    // Written and closed at once.
    await panel.type('#view-here textarea', '!!!');
    await panel.evaluate(() => location.replace('about:blank'));
    await soon(
      'the last letters',
      async () => String((await kept())[0]?.['remark']).includes('!!!') || undefined,
    );
  });

  test('all of it goes by keyboard, and the focus is never lost', async () => {
    await keep(
      desk,
      { quote: 'left the harbour on Tuesday', text: first, url },
      { quote: 'the coast came up twice', text: second, url },
    );
    panel = await openPanel();
    await panel.bringToFront();
    await panel.waitForSelector('#view-here .highlight');
    const focused = (): Promise<string> =>
      panel.evaluate(() => {
        const { activeElement: at } = document;
        return at?.getAttribute('aria-label') ?? at?.textContent ?? '';
      });
    const press = async (
      ...keys: ('Tab' | 'Enter' | 'ArrowRight' | 'ArrowLeft' | 'Home' | 'End')[]
    ): Promise<void> => {
      for (const key of keys) await panel.keyboard.press(key);
    };
    await press('Tab');
    expect(await focused()).toBe('This page');
    const passed: string[] = [];
    for (let i = 0; i < 5; i++) {
      await press('Tab');
      passed.push(await focused());
    }
    expect(passed.slice(1)).toEqual([
      'Note on “left the harbour on Tuesday”',
      'Add a tag',
      'Show in page',
      'Remove',
    ]);
    expect(passed[0]).toMatch(/^Colour of/u);
    await press('Enter');
    await soon('Undo in focus', async () => (await focused()) === 'Undo' || undefined);
    await lists(panel, ['Moved: the coast came up twice']);
    expect(await kept()).toHaveLength(1);
    await press('Enter');
    await soon('the highlight in focus', async () => (await focused()) === 'Show in page' || undefined);
    await lists(panel, ['Unchanged: left the harbour on Tuesday', 'Moved: the coast came up twice']);

    await panel.focus('#tab-here');
    await press('ArrowRight');
    expect(await focused()).toBe('All');
    await press('End');
    expect(await focused()).toBe('My data');
    expect(
      await panel.$$eval('[role="tabpanel"]', (views) => views.map((view) => view.checkVisibility())),
    ).toEqual([false, false, false, true]);
    await press('ArrowRight');
    expect(await focused()).toBe('This page');
  });
});

describe('two panels', () => {
  let other: Page;
  afterEach(() => other.close());

  test('show at once what is written, coloured, named and removed in one of them', async () => {
    await keep(
      desk,
      { quote: 'left the harbour on Tuesday', text: first, url },
      { quote: 'the coast came up twice', text: second, url },
    );
    panel = await openPanel();
    other = await openPanel();
    await soon('both in the other', async () => (await listed(other)).length === 2 || undefined);
    await panel.bringToFront();
    await panel.type('#view-here textarea', 'Which ship?');
    await panel.select('#view-here .meaning select', 'idea');
    const seen = (): Promise<{
      note?: string | undefined;
      colour?: string | undefined;
      name?: string | undefined;
    }> =>
      other.evaluate(() => {
        const select = document.querySelector<HTMLSelectElement>('#view-here .meaning select');
        return {
          note: document.querySelector<HTMLTextAreaElement>('#view-here textarea')?.value,
          colour: select?.value,
          name: select?.selectedOptions[0]?.textContent ?? undefined,
        };
      });
    await soon('note and colour in the other', async () => {
      const { note, colour } = await seen();
      return (note === 'Which ship?' && colour === 'idea') || undefined;
    });
    await askAtDesk(desk, 'changeSettings', {
      meaningNames: { claim: '', evidence: '', question: '', idea: 'Lead' },
    });
    await soon('the new name in the other', async () => (await seen()).name === 'Lead' || undefined);
    await desk.forgetSettings();
    await soon('the old name in the other', async () => (await seen()).name === 'Idea' || undefined);
    await pressIn(panel, 'Remove', 'left the harbour on Tuesday');
    await soon('one in the other', async () => (await listed(other)).length === 1 || undefined);
  });
});

describe('all highlights', () => {
  test('by page, searched and filtered; a page’s are removed, and put back', async () => {
    const other = url.replace('.html', '-b.html');
    await keep(
      desk,
      { quote: 'the coast came up twice', text: second, url, tags: ['ports'], note: 'Ask the ministry.' },
      { quote: 'left the harbour on Tuesday', text: first, url, meaning: 'evidence' },
      { quote: 'the northern islands', text: gone, url: other, title: 'جزر الشمال', meaning: 'question' },
      { quote: 'Nobody expected', text: gone, url },
    );
    panel = await openPanel();
    await soon('four', async () => (await listed(panel)).length === 3 || undefined);
    await pressIn(panel, 'All');
    const pages = (): Promise<(string | null)[]> =>
      panel.$$eval('#view-all .page .name', (names) => names.map(({ textContent }) => textContent));
    await soon('two pages', async () => (await pages()).length === 2 || undefined);
    expect(await pages()).toEqual(['News', 'جزر الشمال']);
    const words = async (wanted: readonly string[]): Promise<void> => {
      let shown: string[] = [];
      await soon(wanted.join(), async () => {
        shown = (await listed(panel, '#view-all')).map((one) => one.replace(/^.*?: /u, '')).toSorted();
        return shown.join() === wanted.toSorted().join() || undefined;
      }).catch((error: unknown) => {
        throw new Error(`${String(error)}, but ${shown.join()}`);
      });
    };
    await panel.type('#view-all input[type="search"]', 'ministry');
    await words(['the coast came up twice']);
    await panel.$eval('#view-all input[type="search"]', (box) => box.select());
    await panel.keyboard.press('Backspace');
    await pressIn(panel, 'Evidence');
    await pressIn(panel, 'Question');
    await words(['left the harbour on Tuesday', 'the northern islands']);
    await pressIn(panel, 'Evidence');
    await pressIn(panel, 'Question');
    await panel.select('#view-all .filters select', 'ports');
    await words(['the coast came up twice']);
    await panel.select('#view-all .filters select', '');
    await pressIn(panel, 'Only those not found in their pages');
    await words(['Nobody expected']);
    await pressIn(panel, 'Only those not found in their pages');

    await panel.$eval('#view-all .page', (part) => ((part as HTMLDetailsElement).open = true));
    await soon('the page’s', async () => (await listed(panel, '#view-all')).length === 3 || undefined);
    await pressIn(panel, 'Remove all highlights of this page');
    await soon('one page', async () => (await pages()).length === 1 || undefined);
    expect(await kept()).toHaveLength(1);
    await pressIn(panel, 'Undo');
    await soon('two pages', async () => (await pages()).length === 2 || undefined);
    expect(await kept()).toHaveLength(4);
  });
});

describe('my data', () => {
  test('a backup, all deleted, all restored, and the same backup again', async () => {
    await keep(
      desk,
      { quote: 'the coast came up twice', text: second, url, tags: ['ports'], note: 'Ask the ministry.' },
      { quote: 'left the harbour on Tuesday', text: first, url, meaning: 'evidence' },
    );
    panel = await openPanel();
    await pressIn(panel, 'My data');
    await says(panel, 'Your highlights: 2', '#view-data table');
    await says(panel, 'There is no backup yet.', '#view-data');
    const backup = await saveBackup();
    await says(panel, 'Last backup:', '#view-data');

    await pressIn(panel, 'Delete everything');
    await soon('the focus in the field', () =>
      panel.evaluate(() => document.activeElement?.matches('form input[type="text"]') || undefined),
    );
    await panel.keyboard.type('delet');
    await panel.keyboard.press('Enter');
    expect(await kept()).toHaveLength(2);
    await panel.keyboard.type('e');
    await panel.keyboard.press('Enter');
    await says(panel, 'Everything was deleted.', '#view-data');
    expect(await kept()).toEqual([]);
    await says(panel, 'Your highlights: 0', '#view-data table');

    const [head = '', ...lines] = backup.split('\n');
    await choose(
      [
        head,
        ...lines.with(
          1,
          lines[1]?.replace('"claim"', '"no colour"').replace('"evidence"', '"no colour"') ?? '',
        ),
      ].join('\n'),
    );
    await says(panel, '3', '#view-data .failed');
    expect(await kept()).toEqual([]);
    await choose(backup);
    await says(panel, 'New: 2', '#view-data .changes');
    expect(await kept()).toEqual([]);
    await pressIn(panel, 'Restore');
    await says(panel, 'This was changed:', '#view-data');
    expect(await kept()).toHaveLength(2);
    const undated = (file: string): string => file.replaceAll(/"\d{4}-[^"]*Z"/gu, '');
    expect(undated(await saveBackup())).toBe(undated(backup));

    await pressIn(panel, 'This page');
    await lists(panel, ['Unchanged: left the harbour on Tuesday', 'Moved: the coast came up twice']);
  });

  /** What the button gives to the browser as a file. */
  async function saveBackup(): Promise<string> {
    await panel.evaluate(() => {
      const offered = globalThis as { offered?: Blob | undefined };
      offered.offered = undefined;
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob) => {
        if (blob instanceof Blob) offered.offered = blob;
        return make(blob);
      };
    });
    await pressIn(panel, 'Save a backup file');
    return soon('a file', () => panel.evaluate(() => (globalThis as { offered?: Blob }).offered?.text()));
  }

  async function choose(file: string): Promise<void> {
    await panel.$eval(
      'input[type="file"]',
      (input, text) => {
        const chosen = new DataTransfer();
        chosen.items.add(new File([text], 'backup.jsonl'));
        input.files = chosen.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      },
      file,
    );
  }
});

test('the popup opens it', async () => {
  panel = await openPopupOf(page);
  await pressIn(panel, 'Highlights');
  // A driver does not see Firefox's sidebar.
  if (target === 'firefox') return;
  const { browser } = await sharedBrowser();
  const opened = await browser.waitForTarget((one) => one.url().endsWith('/sidepanel.html'), {
    timeout: 10_000,
  });
  const own = await opened.asPage();
  await own.waitForSelector('#view-here');
  expect(await own.title()).toBe('Sidelight');
  await own.close();
});

test('nothing is lost at 320 pixels', async () => {
  const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung';
  await keep(
    desk,
    { quote: 'the coast came up twice', text: second, url, tags: [long], note: long.repeat(2) },
    { quote: alike, text: `${alike} on harbours.`, url, title: long },
    { quote: gone, text: gone, url },
  );
  panel = await openPanel();
  await panel.setViewport({ width: 320, height: 600 });
  await soon('three', async () => (await listed(panel)).length === 3 || undefined);
  for (const view of ['This page', 'All', 'My data']) {
    await pressIn(panel, view);
    if (view === 'All') {
      await panel.waitForSelector('#view-all .page');
      await panel.$eval('#view-all .page', (part) => ((part as HTMLDetailsElement).open = true));
      await panel.waitForSelector('#view-all .highlight');
    }
    if (view === 'My data') await pressIn(panel, 'Delete everything');
    const beyond = await panel.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((one) => one.checkVisibility() && !one.classList.contains('unseen'))
        .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map((one) => `${one.localName}.${one.className}`),
    );
    expect(beyond, view).toEqual([]);
    expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});
