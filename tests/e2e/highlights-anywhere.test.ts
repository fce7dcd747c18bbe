import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Page as ServedPage } from '../../tools/serve.ts';
import { article, linesOf, overlapOf, soon } from './card-on-page.ts';
import { extension, pause } from './extension.ts';
import {
  clickWords,
  forgetHighlights,
  highlighted,
  highlights,
  highlightWords,
  onlyHighlighted,
  press,
  selectWords,
  surfaceOf,
} from './highlights-on-page.ts';
import { sharedDesk } from './shared-desk.ts';

const text = `<p>The ship that laid the last stretch of fibre left the harbour on Tuesday.</p>
  <p>We did not choose a bloc, says the harbour master. We chose a delivery date.</p>`;
const sentence = 'We chose a delivery date.';

let page: Page;
let served = 0;

beforeAll(async () => {
  page = await (await extension()).newPage(article(''));
  await page.setViewport({ width: 1000, height: 800 });
});
afterAll(() => page.close());

beforeEach(async () => {
  await (await sharedDesk()).forgetSettings();
  await forgetHighlights();
});

async function open(html: ServedPage): Promise<string> {
  const { origin, put } = await extension();
  const path = `/anywhere-${++served}.html`;
  put(path, html);
  await page.goto(`${origin}${path}`, { waitUntil: 'load' });
  await page.bringToFront();
  return `${origin}${path}`;
}

describe('on return a highlight is there', () => {
  test('when the text arrives late, and when an application renders it twice', async () => {
    const late = `<div id="app">Loading …</div><script>
      const render = () => { app.innerHTML = ${JSON.stringify(text)} };
      setTimeout(render, 1200);
      addEventListener('again', render);
    </script>`;
    await open(article(late));
    await soon('the text', async () => (await page.$('#app p')) ?? undefined);
    await highlightWords(page, sentence);
    await page.reload();
    await highlighted(page, sentence);
    await page.evaluate(() => void window.dispatchEvent(new Event('again')));
    await pause(400);
    await onlyHighlighted(page, sentence);
  });

  test('when an application shows another page and comes back', async () => {
    await open(
      article(`<div id="app"></div><script>
        const other = '<p>Nothing of the sort is written on this other page of the application.</p>';
        const show = () => { app.innerHTML = location.pathname.endsWith('/other') ? other : ${JSON.stringify(text)} };
        show();
        const go = (path) => { history.pushState(null, '', path); setTimeout(show, 300) };
      </script>`),
    );
    await highlightWords(page, sentence);
    const path = await page.evaluate(() => location.pathname);
    await page.evaluate("go(location.pathname + '/other')");
    await onlyHighlighted(page);
    await page.evaluate(`go(${JSON.stringify(path)})`);
    await onlyHighlighted(page, sentence);
  });

  test('in an open shadow root, over its edge, and in two roots one in the other', async () => {
    await open(
      article(`<p>Before the component.</p><div id="host"></div><script>
        const root = host.attachShadow({ mode: 'open' });
        root.innerHTML = '<p>Inside of it stands a sentence.</p><div id="inner"></div>';
        root.getElementById('inner').attachShadow({ mode: 'open' }).innerHTML = '<p>Deeper still is another one.</p>';
      </script>`),
    );
    await highlightWords(page, 'stands a sentence');
    await page.keyboard.press('Escape');
    await highlightWords(page, 'is another one', 'Idea');
    await page.reload();
    await onlyHighlighted(page, 'stands a sentence', 'is another one');
    await clickWords(page, 'another');
    expect((await surfaceOf(page, 'Note')).name).toBe('Highlight: is another one');
  });

  test('in a frame of the same site, which is a page of its own', async () => {
    const { origin, put } = await extension();
    put('/framed.html', article(text));
    await open(
      article(
        `<p>Around the frame.</p><iframe src="${origin}/framed.html" width="800" height="400"></iframe>`,
      ),
    );
    const frame = await soon('the frame', async () =>
      page.frames().find((one) => one.url().endsWith('/framed.html')),
    );
    const corner = await page.$eval('iframe', (element) => {
      const { left, top } = element.getBoundingClientRect();
      return { x: left + 2, y: top + 2 };
    });
    await selectWords(page, sentence, { within: frame, corner });
    await press(page, 'Highlight as Evidence', corner);
    await highlighted(frame, sentence);
    await page.reload();
    const again = await soon('the frame', async () =>
      page.frames().find((one) => one.url().endsWith('/framed.html')),
    );
    await highlighted(again, sentence);
    await page.goto(`${origin}/framed.html`);
    await highlighted(page, sentence);
  });
});

test('two tabs show what either saves, changes and removes, at once', async () => {
  const url = await open(article(text));
  const { origin, newPage } = await extension();
  const other = await newPage(article(''));
  await other.setViewport({ width: 1000, height: 800 });
  await other.goto(`${url}#other`);
  expect(url.startsWith(origin)).toBe(true);
  await highlightWords(other, sentence, 'Question');
  await onlyHighlighted(page, sentence);
  await page.bringToFront();
  await pause(100);
  await highlightWords(page, 'says the harbour master', 'Idea');
  await onlyHighlighted(other, sentence, 'says the harbour master');
  await clickWords(page, sentence);
  await press(page, 'Remove');
  await onlyHighlighted(other, 'says the harbour master');
  await other.close();
});

test('on a page from right to left the bar stands beside the words, and they are highlighted', async () => {
  const arabic = 'غادرت السفينة الميناء يوم الثلاثاء';
  await open(
    article(`<p>${arabic}. يقول مدير الميناء إنه لم يختر طرفا.</p>`, { html: 'lang="ar" dir="rtl"' }),
  );
  await selectWords(page, arabic, { rtl: true });
  const { box } = await surfaceOf(page, 'Highlight as Claim');
  for (const line of await linesOf(page, arabic)) expect(overlapOf(box, line)).toBe(false);
  expect(box.right).toBeGreaterThan(600);
  await press(page, 'Highlight as Claim');
  await soon('a highlight', async () => (await highlights(page)).length === 1 || undefined);
});

test('a passage that looks like another is listed, not painted, and can be attached again', async () => {
  const line = (port: string): string =>
    `<p>The port of ${port} signed the agreement on the landing station in the spring of that year.</p>`;
  const path = new URL(
    await open(article(`${line('Alba')}<p>Between them stands something else.</p>${line('Borea')}`)),
  ).pathname;
  const passage = 'Alba signed the agreement on the landing station';
  await highlightWords(page, passage);
  (await extension()).put(path, article(`<p>Between them stands something else.</p>${line('Borea')}`));
  await page.reload();
  await pause(800);
  await onlyHighlighted(page);
  const desk = await sharedDesk();
  const [lost] = (await desk.ask(page, { sidelight: 'highlights' })) as [
    { id: string; state: string; candidates: { text: string; before: string; after: string }[] },
  ];
  expect(lost.state).toMatch(/^(uncertain|lost)$/u);
  const near = lost.candidates.findIndex((one) => one.text.includes('signed the agreement'));
  expect(near).toBeGreaterThanOrEqual(0);
  expect(await desk.ask(page, { sidelight: 'reattach', id: lost.id, candidate: near })).toBe(true);
  await soon(
    'it',
    async () => (await highlights(page)).some((one) => one.includes('signed the agreement')) || undefined,
  );
  expect(await desk.ask(page, { sidelight: 'show-highlight', id: lost.id })).toBe(true);
  expect((await surfaceOf(page, 'Note')).focused).toBe('the card');
});
