import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { soon } from './card-on-page.ts';
import { extension } from './extension.ts';
import { press } from './popup-of.ts';
import { sharedDesk } from './shared-desk.ts';

let page: Page;

beforeAll(async () => {
  page = await (await extension()).openExtensionPage('library.html#/term/digital-silk-road');
});
afterAll(() => page.close());

describe('an entry', () => {
  beforeEach(() => go('#/term/digital-silk-road', 'Digital Silk Road'));

  test('shows everything under one heading, and nothing sticks out', async () => {
    const { h1, parts, links, overflow } = await page.evaluate(() => ({
      h1: document.querySelectorAll('h1').length,
      parts: [...document.querySelectorAll('main h2')].map(({ textContent }) => textContent),
      links: [...document.querySelectorAll<HTMLAnchorElement>('.sources a')].map(({ target, rel }) => [
        target,
        rel,
      ]),
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }));
    expect({ h1, overflow }).toEqual({ h1: 1, overflow: 0 });
    expect(parts).toEqual([
      'Use this entry',
      'Also met as',
      'In other languages',
      'How the sides use it',
      'Timeline',
      'Related',
      'Sources',
    ]);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(link).toEqual(['_blank', 'noreferrer noopener']);
  });

  test('names in other languages say which they are, and run their own way', async () => {
    const names = await page.$$eval('.names .label', (found) =>
      found.map((label) => [
        (label as HTMLElement).lang,
        getComputedStyle(label).direction,
        label.textContent,
      ]),
    );
    expect(names).toEqual(
      expect.arrayContaining([
        ['ar', 'rtl', 'طريق الحرير الرقمي'],
        ['zh', 'ltr', '数字丝绸之路'],
      ]),
    );
  });

  test('perspectives stand side by side where there is room, else under one another', async () => {
    const lefts = (): Promise<number> =>
      page.$$eval(
        '.perspectives > div',
        (parts) => new Set(parts.map((part) => Math.round(part.getBoundingClientRect().left))).size,
      );
    expect(await lefts()).toBe(2);
    await page.setViewport({ width: 320, height: 640 });
    await soon('one column', async () => (await lefts()) === 1 || undefined);
    await page.setViewport({ width: 1000, height: 800 });
  });

  test('points of the timeline are looked at by key and pointer, and show their step', async () => {
    await page.waitForSelector('.point');
    const current = (): Promise<string> =>
      page.$$eval('.timeline .current', (steps) =>
        steps.map((step) => step.querySelector('time')?.textContent).join(),
      );
    const points = await page.$$eval('.point', (all) =>
      all.map((point) => point.getAttribute('aria-label') ?? ''),
    );
    expect(points).toHaveLength(4);
    expect(points[1]).toMatch(/^May 2017: At the first Belt and Road Forum .* Source: /u);
    await page.$eval('.point[tabindex="0"]', (point) => (point as SVGElement).focus());
    await soon('the first step', async () => (await current()) === '2015' || undefined);
    await page.keyboard.press('ArrowRight');
    await soon('the second step', async () => (await current()) === 'May 2017' || undefined);
    await page.keyboard.press('End');
    await soon('the last step', async () => (await current()) === 'October 2025' || undefined);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await soon('no step', async () => (await current()) === '' || undefined);
    const { x, y } = await page.$eval('.point:nth-of-type(3) circle', (circle) => {
      circle.scrollIntoView({ block: 'center' });
      const box = circle.getBoundingClientRect();
      return { x: box.x + 2, y: box.y + 2 };
    });
    await page.mouse.move(x, y);
    await soon(
      'the step under the pointer',
      async () => (await current()) === '3 December 2017' || undefined,
    );
    await page.mouse.move(5, 5);
  });

  test('neighbours on the map are links, named with their relation', async () => {
    await page.waitForSelector('.relation-chart a');
    const map = await page.$$eval('.relation-chart a', (links) =>
      links.map((link) => [link.getAttribute('aria-label') ?? '', link.getAttribute('href') ?? '']),
    );
    expect(map).toEqual(
      expect.arrayContaining([
        ['Belt and Road Initiative, part of', '#/term/belt-and-road-initiative'],
        ['Global Gateway, see also', '#/term/global-gateway'],
      ]),
    );
    const listed = await page.$$eval('.related a', (links) =>
      links.map((link) => link.getAttribute('href') ?? ''),
    );
    expect(new Set(map.map(([, href]) => href))).toEqual(new Set(listed));
  });

  test('goes to a neighbour by the map, and comes back to where one was', async () => {
    await page.waitForSelector('.relation-chart a');
    await page.$eval('.relation-chart a[href="#/term/global-gateway"]', (link) => {
      link.scrollIntoView({ block: 'center' });
      (link as unknown as HTMLElement).focus();
    });
    const before = await page.evaluate(() => scrollY);
    expect(before).toBeGreaterThan(300);
    await page.keyboard.press('Enter');
    await shows('Global Gateway');
    expect(await page.evaluate(() => [scrollY, document.activeElement?.localName])).toEqual([0, 'h1']);
    await page.evaluate(() => history.back());
    await shows('Digital Silk Road');
    await soon('the place that was left', () =>
      page.evaluate((y) => Math.abs(scrollY - y) < 5 || undefined, before),
    );
    await page.evaluate(() => history.forward());
    await shows('Global Gateway');
  });

  test.each([
    ['Footnote', /^“Digital Silk Road”, Sidelight glossary, as of October 2025\.$/u],
    ['Markdown', /^“Digital Silk Road”, Sidelight glossary, as of October 2025\.$/u],
    ['BibTeX', /^@inreference\{sidelight-digital-silk-road,/u],
    ['RIS', /^TY {2}- DICT/u],
    ['CSL-JSON', /^\[\n {2}\{\n {4}"id": "sidelight-digital-silk-road"/u],
  ])('is cited by key as %s', async (format, begins) => {
    await catchCopies();
    await page.focus('button[aria-label="Cite “Digital Silk Road”"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.copy-as ul button:focus');
    for (let i = 0; i < 5; i++) {
      if ((await page.evaluate(() => document.activeElement?.textContent)) === format) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await soon('the copy', () => page.evaluate(() => (globalThis as { copied?: string }).copied));
    expect(await page.evaluate(() => (globalThis as { copied?: string }).copied)).toMatch(begins);
    await soon('what was done', () =>
      page.$eval(
        '.copy-as:has(ul) .done',
        (done, what) => done.textContent === `${what} copied.` || undefined,
        format,
      ),
    );
    await page.keyboard.press('Escape');
    await soon('the formats folded', async () => ((await page.$('.copy-as ul')) === null ? true : undefined));
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-expanded'))).toBe('false');
  });

  test('each source is cited by itself', async () => {
    await catchCopies();
    await page.$eval('.sources li:nth-child(2) .copy-as button', (button) => (button as HTMLElement).click());
    await page.waitForSelector('.sources .copy-as ul');
    await page.$eval('.sources .copy-as li:nth-child(3) button', (button) => (button as HTMLElement).click());
    const copied = await soon('the copy', () =>
      page.evaluate(() => (globalThis as { copied?: string }).copied),
    );
    expect(copied).toMatch(/^@article\{international-studies-journal-china-cyber-diplomacy,/u);
  });

  test('offers what can be done with it away from any site', async () => {
    await go('#/term/global-gateway', 'Global Gateway');
    const actions = (): Promise<string[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll('.actions button, .actions a')].map(({ textContent }) => textContent),
      );
    expect(await actions()).toEqual(['Copy', 'Cite', 'I know this term', 'Suggest a fix']);
    await press(page, 'I know this term');
    await soon('“Undo”', async () => (await actions()).includes('Undo') || undefined);
    await (await sharedDesk()).forgetSettings();
  });
});

describe('places', () => {
  const rows: { hash: string; heading: string; title: string; current: string }[] = [
    { hash: '#/', heading: 'Look anything up', title: 'Look anything up – Sidelight', current: 'Search' },
    { hash: '#/glossary', heading: 'Glossary', title: 'Glossary – Sidelight', current: 'Glossary' },
    { hash: '#/term/aukus', heading: 'AUKUS', title: 'AUKUS – Sidelight', current: 'Glossary' },
    { hash: '#/about', heading: 'About', title: 'About – Sidelight', current: 'About' },
  ];

  test.each(rows)('$hash', async ({ hash, heading, title, current }) => {
    await page.evaluate((to) => (location.hash = to), hash);
    await soon(title, () => page.evaluate((wanted) => document.title === wanted || undefined, title));
    const seen = await page.evaluate(() => ({
      headings: [...document.querySelectorAll('h1')].map(({ textContent }) => textContent),
      current: [...document.querySelectorAll('[aria-current=page]')].map(({ textContent }) => textContent),
    }));
    expect(seen).toEqual({ headings: [heading], current: [current] });
  });

  test.each([
    ['#/term/', 'The library has no page at this address.'],
    ['#/term/Digital%20Silk', 'The library has no page at this address.'],
    ['#/term/<b>', 'The library has no page at this address.'],
    ['#/nothing', 'The library has no page at this address.'],
    ['#/term/no-such-term', 'The glossary has no entry at this address.'],
  ])('nothing is at “%s”, and a sentence says so', async (hash, sentence) => {
    await page.evaluate((to) => (location.hash = to), hash);
    await soon(sentence, () =>
      page.evaluate(
        (wanted) => document.querySelector('main .message')?.textContent === wanted || undefined,
        sentence,
      ),
    );
    expect(await page.evaluate(() => [document.title, document.querySelectorAll('main *').length])).toEqual([
      'Sidelight',
      1,
    ]);
  });

  test('the page of the options is one of them', async () => {
    const options = await page.evaluate(
      () =>
        (
          (globalThis as { browser?: { runtime: { getManifest: () => object } } }).browser ??
          (globalThis as unknown as { chrome: { runtime: { getManifest: () => object } } }).chrome
        ).runtime.getManifest() as { options_ui?: { page: string; open_in_tab: boolean } },
    );
    expect(options.options_ui).toMatchObject({ open_in_tab: true });
    expect(options.options_ui?.page).toMatch(/library\.html#\/settings$/u);
  });

  test('every permission has a reason, every key its use', async () => {
    await go('#/about', 'About');
    const reasons = await page.$$eval('.about-page dd', (all) => all.map(({ textContent }) => textContent));
    expect(reasons.length).toBeGreaterThan(10);
    expect(reasons.filter((reason) => reason.trim() === '')).toEqual([]);
    const terms = reasons.find((reason) =>
      /^\d+ terms; sources read up to \d+ \w+ 20\d\d; version /u.test(reason),
    );
    expect(Number.parseInt(terms ?? '', 10)).toBeGreaterThan(300);
  });
});

describe('the search', () => {
  test('stays where it is, keeps what is typed in its address, and marks it in the entry', async () => {
    await go('#/', 'Look anything up');
    await page.focus('.query');
    await page.keyboard.type('silk road');
    await soon('results', () =>
      page
        .$eval('.hit .name', (name) => name.textContent?.startsWith('Digital Silk Road') || undefined)
        .catch(() => undefined),
    );
    await soon('the address', () => page.evaluate(() => location.hash === '#/?q=silk+road' || undefined));
    await page.keyboard.press('Enter');
    await shows('Digital Silk Road');
    await page.waitForSelector('.story mark');
    await page.evaluate(() => history.back());
    await soon('the results again', () =>
      page.evaluate(
        () =>
          (document.querySelector<HTMLInputElement>('.query')?.value === 'silk road' &&
            document.querySelectorAll('.hit').length > 0) ||
          undefined,
      ),
    );
  });
});

describe('the glossary', () => {
  test('is browsed by kind, language and letter, each step an address', async () => {
    await go('#/glossary', 'Glossary');
    await soon('all', async () => ((await labels()).length > 300 ? true : undefined));
    await page.select('.filters label:nth-child(1) select', 'un-body');
    await soon('UN bodies', async () => ((await labels()).length < 20 ? true : undefined));
    await page.select('.filters label:nth-child(2) select', 'fr');
    await soon('French names', async () =>
      (await labels()).some((label) => label.startsWith('Conseil')) ? true : undefined,
    );
    await press(page, 'C');
    await soon('one letter', async () =>
      (await labels()).every((label) => label.startsWith('C')) ? true : undefined,
    );
    expect(await page.evaluate(() => location.hash)).toBe('#/glossary?kind=un-body&language=fr&letter=C');
    expect(await page.$eval('.browse .name bdi', (name) => name.lang)).toBe('fr');
    for (const hash of ['#/glossary?kind=un-body&language=fr', '#/glossary?kind=un-body', '#/glossary']) {
      await page.evaluate(() => history.back());
      await soon(hash, () => page.evaluate((wanted) => location.hash === wanted || undefined, hash));
    }
    await soon('all again', async () => ((await labels()).length > 300 ? true : undefined));
  });

  test('chosen entries and their sources are one file', async () => {
    await page.$$eval('.chosen button:last-child', (clear) =>
      clear.forEach((button) => (button as HTMLElement).click()),
    );
    await go('#/glossary?letter=G', 'Glossary');
    await catchDownloads();
    await page.click('input[aria-label="Choose Global Gateway for a file of citations"]');
    await go('#/term/aukus', 'AUKUS');
    await page.$eval('.actions .choose input', (box) => (box as HTMLElement).click());
    await soon('two', async () =>
      (await text('.chosen [role=status]')) === 'Entries chosen: 2' ? true : undefined,
    );
    for (const [format, name, begins] of [
      [
        'bibtex',
        'sidelight-citations.bib',
        /^@inreference\{sidelight-global-gateway,[^]*@inreference\{sidelight-aukus,/u,
      ],
      ['ris', 'sidelight-citations.ris', /^TY {2}- DICT\nID {2}- sidelight-global-gateway/u],
      ['csl-json', 'sidelight-citations.json', /^\[\n {2}\{\n {4}"id": "sidelight-global-gateway"/u],
    ] as const) {
      await page.select('.chosen select', format);
      await press(page, 'Download');
      await soon(name, async () =>
        (await text('.chosen [role=status]')) === `${name} downloaded.` ? true : undefined,
      );
      const content = await soon('the file', () =>
        page.evaluate((wanted) => {
          const { saved } = globalThis as { saved?: { name: string; text: string } };
          return saved?.name === wanted ? saved.text : undefined;
        }, name),
      );
      expect(content).toMatch(begins);
    }
    await press(page, 'Choose none');
    await soon('nothing chosen', async () => ((await page.$('.chosen')) === null ? true : undefined));
  });
});

test.each(
  [
    '#/',
    '#/?q=cyber',
    '#/glossary',
    '#/term/technology-export-controls',
    '#/term/cyber-sovereignty',
    '#/about',
  ].map((hash) => ({ hash })),
)('at 320 pixels, which are 400 % of zoom, nothing of $hash is lost sideways', async ({ hash }) => {
  await page.setViewport({ width: 320, height: 256 });
  await page.evaluate((to) => (location.hash = to), hash);
  await soon('the page', () =>
    page.evaluate(
      (to) => (location.hash === to && document.querySelector('main h1, main ul') !== null) || undefined,
      hash,
    ),
  );
  await soon('its width', () =>
    page.evaluate(
      () => document.documentElement.scrollWidth === document.documentElement.clientWidth || undefined,
    ),
  );
  const outside = await page.evaluate(() =>
    [...document.querySelectorAll('main *, header *')]
      .filter((element) => element.checkVisibility() && !(element instanceof SVGPathElement))
      .filter((element) => element.closest('.results') === null || element.closest('main') !== null)
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && (left < -1 || right > document.documentElement.clientWidth + 1);
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  await page.setViewport({ width: 1000, height: 800 });
  expect(outside).toEqual([]);
});

/** Goes to an address and waits for its heading. */
async function go(hash: string, heading: string): Promise<void> {
  await page.bringToFront();
  await page.evaluate((to) => (location.hash = to), hash);
  await soon(heading, () =>
    page.evaluate(
      (to, wanted) =>
        (location.hash === to &&
          document.querySelector('h1')?.textContent === wanted &&
          document.querySelector('[aria-busy=true]') === null) ||
        undefined,
      hash,
      heading,
    ),
  );
}

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

/** From now on what is copied stands in `copied`, and nothing on the machine's clipboard. */
async function catchCopies(): Promise<void> {
  await page.evaluate(() => {
    const caught = globalThis as { copied?: string | undefined };
    caught.copied = undefined;
    navigator.clipboard.writeText = async (copied) => void (caught.copied = copied);
  });
}

/** From now on what is downloaded stands in `saved`, and nowhere on the disk. */
async function catchDownloads(): Promise<void> {
  await page.evaluate(() => {
    let blob: Blob | undefined;
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (made) => create((blob = made as Blob));
    document.addEventListener('click', (event) => {
      const link = event.target;
      if (!(link instanceof HTMLAnchorElement) || link.download === '') return;
      event.preventDefault();
      const name = link.download;
      void blob?.text().then((content) => Object.assign(globalThis, { saved: { name, text: content } }));
    });
  });
}

/** The names in the list of the glossary. */
function labels(): Promise<string[]> {
  return page.$$eval('.entries .name bdi', (names) => names.map(({ textContent }) => textContent ?? ''));
}

function text(selector: string): Promise<string> {
  return page.$eval(selector, (element) => element.textContent ?? '').catch(() => '');
}
