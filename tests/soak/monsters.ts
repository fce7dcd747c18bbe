import type { Page as ServedPage } from '../../tools/serve.ts';

/** A generated page of a kind that breaks such tools. */
export interface Monster {
  readonly name: string;
  /** The page and what it embeds, by path; the first is the one that is opened. */
  readonly pages: Readonly<Record<string, ServedPage>>;
  /** Texts that are marked when all is done; empty where nothing can be read. */
  readonly marked: readonly string[];
  /** Firefox lays out nothing beyond some two thousand inline elements: there only the canary is seen. */
  readonly unseenIn?: 'firefox';
  /** Set where the page goes on changing by itself, every so many milliseconds. */
  readonly changes?: { readonly every: number; readonly steps: number };
}

/** What the monsters say of our subject. */
export const terms = ['Digital Silk Road', 'Global Gateway', 'Internet Governance Forum', 'AUKUS'] as const;

const canary = 'China promoted the Digital Silk Road abroad.';
const marked = ['Digital Silk Road'];

/**
 * How a changing page goes on: `change(step)` is called `steps` times, and then the title is "still".
 * Both can be said in the address, `?every=5&steps=200`: the same steps make the same page, however fast.
 */
const stepping = `
  const query = new URLSearchParams(location.search);
  const go = (change) => {
    const last = Number(query.get('steps'));
    let step = 0;
    const timer = setInterval(() => {
      change(step++);
      if (step < last) return;
      clearInterval(timer);
      document.title = 'still';
    }, Number(query.get('every')));
  };
`;

/** All monsters. The same call makes the same pages. */
export function monsters(): Monster[] {
  return [...large(), ...deep(), ...odd(), ...restless()];
}

function large(): Monster[] {
  const sentence = 'The ministers spoke about many things that are of no concern here, and went home again. ';
  const sprinkled = terms.map((term) => `${sentence.repeat(12)}They named the ${term}. `).join('');
  return [
    still(
      '100,000 text nodes in a list',
      list(100_000, (i) => `<li>Line ${i} of the list`, 'ul'),
    ),
    still('100,000 text nodes in one paragraph', `<p>${list(50_000, (i) => `word ${i} <b>and</b> `)}</p>`),
    still(
      '100,000 text nodes in a table',
      list(25_000, (i) => `<tr><td>Row ${i}<td>a figure<td>${i * 7}<td>a remark`, 'table'),
    ),
    still('5 MB of text in one node, with terms', grown(sprinkled), ...terms),
    still('5 MB of text in one node, without terms', grown(sentence)),
    still(
      'nothing but terms',
      list(
        3_000,
        (i) => `<p>${Array.from({ length: 10 }, (_, j) => terms[(i + j) % terms.length]).join(', ')}.</p>`,
      ),
    ),
    still(
      '2,000 open shadow roots',
      `<script>
        for (let i = 0; i < 2000; i++) {
          const host = document.body.appendChild(document.createElement('x-note'));
          const root = host.attachShadow({ mode: 'open' });
          root.innerHTML = '<p>Note ' + i + (i % 50 ? ' is short.' : ' is about the Global Gateway of Europe.') + '</p>';
        }
      </script>`,
      'Global Gateway',
    ),
    still(
      '10,000 custom elements without roots',
      list(10_000, (i) => `<x-item>Item ${i} of the page</x-item>`),
    ),
    still(
      '5,000 inputs',
      `<form>${list(5_000, (i) => `<label>Field ${i} <input name="field-${i}" value="Global Gateway"></label> `)}</form>`,
    ),
    {
      name: '30 empty frames of another origin',
      pages: {
        '/frames.html': html(`<p>${canary}</p><div id="frames"></div><script>
          for (let i = 0; i < 30; i++) {
            const frame = document.createElement('iframe');
            frame.width = 300;
            frame.height = 150;
            frame.src = 'http://localhost:' + location.port + '/empty-frame.html?' + i;
            document.querySelector('#frames').append(frame);
          }
        </script>`),
        '/empty-frame.html': '<!doctype html><title>Empty</title>',
      },
      marked,
    },
  ];
}

/** Chromium itself dies of 5,000 boxes one in another: with boxes there are 1,000. */
function deep(): Monster[] {
  const nest = (element: string, depth: number, style: string): string => `<div id="top"></div><script>
    let at = document.querySelector('#top');
    for (let i = 0; i < ${depth}; i++) {
      at = at.appendChild(document.createElement('${element}'));
      at.style.display = '${style}';
    }
    at.textContent = 'Europe has the Global Gateway.';
  </script>`;
  return [
    still('5,000 blocks deep', nest('div', 5_000, 'contents'), 'Global Gateway'),
    still('1,000 boxes deep', nest('div', 1_000, 'block'), 'Global Gateway'),
    {
      ...still('5,000 inline elements deep', nest('span', 5_000, 'inline'), 'Global Gateway'),
      unseenIn: 'firefox',
    },
  ];
}

function odd(): Monster[] {
  const xhtml = (body: string): string =>
    `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>X</title></head>${body}</html>`;
  return [
    {
      name: 'XHTML',
      pages: { '/x.xhtml': xhtml(`<body><p>${canary}</p><p><![CDATA[a < b]]></p></body>`) },
      marked,
    },
    {
      name: 'SVG',
      pages: {
        '/drawing.svg': `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100"><text x="5" y="50">${canary}</text></svg>`,
      },
      marked: [],
    },
    { name: 'an empty file', pages: { '/nothing.html': '' }, marked: [] },
    {
      name: 'no body',
      pages: {
        '/no-body.html': `<!doctype html><html lang="en"><title>No body</title><script>
          addEventListener('load', () => document.body.remove());
        </script></html>`,
      },
      marked: [],
    },
    {
      name: 'a frameset',
      pages: {
        '/frameset.html':
          '<!doctype html><html><title>Frames</title><frameset cols="50%,50%"><frame src="/left.html"><frame src="/right.html"></frameset></html>',
        '/left.html': html(`<p>${canary}</p>`),
        '/right.html': html('<p>Nothing here.</p>'),
      },
      marked,
    },
    {
      name: 'a strict policy with Trusted Types',
      pages: {
        '/strict.html': {
          body: html(`<p>${canary}</p>`),
          headers: {
            'content-security-policy':
              "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; sandbox allow-same-origin allow-scripts",
          },
        },
      },
      marked,
    },
  ];
}

function restless(): Monster[] {
  const quick = { every: 50, steps: 130 };
  return [
    changing(
      'a ticker',
      quick,
      list(40, (i) => `<li>Rate ${i}: 0`, 'ul'),
      `const nodes = [...document.querySelectorAll('li')].map((item) => item.firstChild);
       const terms = ${JSON.stringify(terms)};
       go((step) => {
         const node = nodes[step * 7 % nodes.length];
         node.data = step % 3 ? 'Rate at ' + step : 'News of the ' + terms[step % 4] + ' at ' + step;
       });`,
    ),
    changing(
      'a clock',
      quick,
      '<p id="clock">0</p>',
      "go((step) => { document.querySelector('#clock').textContent = 'It is ' + step; });",
    ),
    changing(
      'a chat',
      quick,
      '<section id="chat"></section>',
      `const terms = ${JSON.stringify(terms)};
       const chat = document.querySelector('#chat');
       go((step) => {
         const line = document.createElement('p');
         line.textContent = step % 10 ? 'Line ' + step + ' of the chat' : 'Have you read about the ' + terms[step / 10 % 4] + '?';
         chat.append(line);
         if (chat.children.length > 100) chat.firstElementChild.remove();
       });`,
    ),
    changing(
      'the same text again and again',
      quick,
      '<div id="app"></div>',
      `go(() => {
         const paragraph = document.createElement('p');
         paragraph.textContent = 'Europe has the Global Gateway.';
         document.querySelector('#app').replaceChildren(paragraph);
       });`,
      'Global Gateway',
    ),
    changing(
      'a clock on a page of 20,000 paragraphs',
      quick,
      `<p id="clock">0</p>${list(20_000, (i) => `<p>Paragraph ${i} of the page, with some words in it.</p>`)}`,
      "go((step) => { document.querySelector('#clock').textContent = 'It is ' + step; });",
    ),
    changing(
      'a ticker in the middle of 5,000 terms',
      quick,
      `<p>0</p>${list(5_000, (i) => `<p>${i}: ${terms[i % terms.length]} was named.</p>`)}`,
      `const all = [...document.querySelectorAll('p')].map((one) => one.firstChild);
       go((step) => {
         const node = all[1 + step * 37 % 5000];
         node.data = 'Rate at ' + step;
       });`,
    ),
    changing(
      'styles of 200 elements at 60 Hz',
      { every: 16, steps: 400 },
      list(200, (i) => `<div class="thing">Thing ${i}</div>`),
      `const things = [...document.querySelectorAll('.thing')];
       go((step) => { for (const [i, thing] of things.entries()) thing.style.transform = 'translateX(' + (step + i) % 90 + 'px)'; });`,
    ),
    changing(
      'its whole body replaced every 200 ms',
      { every: 200, steps: 32 },
      '',
      `go((step) => {
         const body = document.createElement('body');
         body.innerHTML = '<h1>State ' + step + '</h1>' + '<p>A paragraph of the application.</p>'.repeat(100) + '<p>${canary}</p>';
         document.body.replaceWith(body);
       });`,
    ),
    changing(
      '20 kB letter by letter',
      { every: 8, steps: 800 },
      '<p id="stream"></p>',
      `const words = ${JSON.stringify(`${'The answer goes on and on and says little. '.repeat(8)}It names the Global Gateway. `)};
       const text = words.repeat(Math.ceil(20000 / words.length));
       const node = document.querySelector('#stream').appendChild(document.createTextNode(''));
       go((step) => node.appendData(text.slice(step * 25, step * 25 + 25)));`,
      'Global Gateway',
    ),
    changing(
      '15,000 changes in one burst',
      { every: 1_000, steps: 1 },
      list(5_000, (i) => `<p class="row">Row ${i}</p>`),
      `const rows = [...document.querySelectorAll('.row')];
       go(() => {
         for (const [i, row] of rows.entries()) {
           row.firstChild.data = 'Row ' + i + ' again';
           row.className = 'row read';
           row.append(i % 100 ? ' and more' : ' and the Global Gateway');
         }
       });`,
      'Global Gateway',
    ),
  ];
}

/** A page that ends with the canary; `also` is marked in it too. */
function still(name: string, main: string, ...also: string[]): Monster {
  return { name, pages: { [pathOf(name)]: html(`${main}<p>${canary}</p>`) }, marked: [...marked, ...also] };
}

function changing(
  name: string,
  changes: NonNullable<Monster['changes']>,
  main: string,
  script: string,
  ...also: string[]
): Monster {
  const body = `${main}<p>${canary}</p><script>${stepping}${script}</script>`;
  return { name, pages: { [pathOf(name)]: html(body) }, marked: [...marked, ...also], changes };
}

/** One text node of 5 MB, made by a script: a parser would cut it into pieces. */
function grown(text: string): string {
  const times = Math.ceil(5_000_000 / text.length);
  return `<p id="grown"></p><script>document.querySelector('#grown').textContent = ${JSON.stringify(text)}.repeat(${times});</script>`;
}

function html(body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Monster</title></head><body>${body}</body></html>`;
}

function pathOf(name: string): string {
  return `/${name.replaceAll(/\W+/gu, '-')}.html`;
}

function list(length: number, item: (i: number) => string, inside?: string): string {
  const items = Array.from({ length }, (_, i) => item(i)).join('');
  return inside === undefined ? items : `<${inside}>${items}</${inside}>`;
}
