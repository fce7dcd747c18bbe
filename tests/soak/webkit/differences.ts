import { setTimeout as pause } from 'node:timers/promises';
import { type Server, serve } from '../../../tools/serve.ts';
import type { WebDriver } from './web-driver.ts';

/** What WebKit does otherwise than Chromium and Firefox, tried in `window`, and what Sidelight does about it. */
export async function differencesIn(
  window: WebDriver,
): Promise<[feature: string, found: string, answer: string][]> {
  const server = await serve({});
  const studio = { window, server };
  try {
    return [
      [
        'caretPositionFromPoint',
        await has(window, 'document.caretPositionFromPoint'),
        'takes caretRangeFromPoint where it is missing',
      ],
      [
        'caretRangeFromPoint on words in an open shadow root',
        await caretInShadowRoot(studio),
        'goes on with the elementFromPoint of the roots',
      ],
      [
        'CSS.highlights.highlightsFromPoint',
        await has(window, 'CSS.highlights.highlightsFromPoint'),
        'goes through the ranges of the mark where it is missing',
      ],
      [
        'text-decoration with a style and a colour',
        await takes(studio, 'text-decoration: underline dotted 1.5px red'),
        'writes the parts one by one',
      ],
      [
        'text-underline-offset in ::highlight()',
        await changes(studio, 'text-decoration-line: underline', 'text-underline-offset: 0.4em'),
        'the line stands a little nearer to the words',
      ],
      [
        'text-decoration-thickness in ::highlight()',
        await changes(studio, 'text-decoration-line: underline', 'text-decoration-thickness: 6px'),
        'the line is as thick as the font says',
      ],
      [
        'underline of a link under a highlight’s own',
        await linkKeepsItsLine(studio),
        'a marked link has a dotted line in place of its own',
      ],
      [
        'a document’s ::highlight() rules in shadow roots',
        await reachesShadowRoots(studio),
        'gives each root that holds marks a sheet anyway',
      ],
    ];
  } finally {
    await server.close();
  }
}

interface Studio {
  readonly window: WebDriver;
  readonly server: Server;
}

const WORDS = 'Digital Silk Road';
/** Paints the words in `words`, a text node. */
const paint = `const paint = (words) => CSS.highlights.set('look', new Highlight(new StaticRange({
  startContainer: words, startOffset: 0, endContainer: words, endOffset: words.length })));`;
const shadow = `const root = document.querySelector('p').attachShadow({ mode: 'open' });
  root.innerHTML = '<b>${WORDS}</b>'; const inRoot = root.querySelector('b').firstChild;`;

async function has(window: WebDriver, expression: string): Promise<string> {
  return (await window.run<boolean>(`return ${expression} !== undefined`)) ? 'is there' : 'is missing';
}

async function takes(studio: Studio, declaration: string): Promise<string> {
  await open(studio, { highlight: declaration });
  const count = await studio.window.run<number>('return document.styleSheets[0].cssRules[0].style.length');
  return count === 0 ? 'the whole declaration is dropped' : 'is understood';
}

/** Whether `more` changes how a highlight with `declaration` looks. */
async function changes(studio: Studio, declaration: string, more: string): Promise<string> {
  const script = `paint(document.querySelector('p').firstChild)`;
  const without = await picture(studio, { highlight: declaration, script });
  const withMore = await picture(studio, { highlight: `${declaration}; ${more}`, script });
  return without.equals(withMore) ? 'changes nothing' : 'is painted';
}

async function linkKeepsItsLine(studio: Studio): Promise<string> {
  const highlight = 'text-decoration-line: underline; text-decoration-style: dotted';
  const script = `const p = document.querySelector('p');
    p.innerHTML = '<a href="#">${WORDS}</a>'; paint(p.firstChild.firstChild)`;
  const underlined = await picture(studio, { highlight, script });
  const plain = await picture(studio, { highlight, script, styles: 'a { text-decoration: none }' });
  return underlined.equals(plain) ? 'is not painted' : 'is painted too';
}

async function reachesShadowRoots(studio: Studio): Promise<string> {
  const bare = await picture(studio, { highlight: 'color: red', script: shadow });
  const marked = await picture(studio, { highlight: 'color: red', script: `${shadow} paint(inRoot)` });
  return marked.equals(bare) ? 'do not reach them' : 'reach them';
}

async function caretInShadowRoot(studio: Studio): Promise<string> {
  await open(studio, { script: shadow });
  const name = await studio.window.run<string>(`
    const { left, top, width, height } = document.querySelector('p').shadowRoot.querySelector('b').getBoundingClientRect();
    const caret = document.caretRangeFromPoint(left + width / 2, top + height / 2);
    return caret === null ? 'nothing' : caret.startContainer.nodeName;`);
  return name === '#text' ? 'answers with the text' : `answers with ${name === 'P' ? 'the host' : name}`;
}

interface Scene {
  /** What the highlight `look` is painted with. */
  readonly highlight?: string;
  readonly script?: string;
  readonly styles?: string;
}

async function picture(studio: Studio, scene: Scene): Promise<Buffer> {
  await open(studio, scene);
  await pause(400);
  return studio.window.picture();
}

async function open(
  { window, server }: Studio,
  { highlight = '', script = '', styles = '' }: Scene,
): Promise<void> {
  server.put(
    '/scene.html',
    `<!doctype html><title>Scene</title><style>::highlight(look) { ${highlight} } p { font: 20px/40px serif } ${styles}</style>
    <p>${WORDS}</p><script>${paint} ${script}</script>`,
  );
  await window.goTo(`${server.origin}/scene.html`);
}
