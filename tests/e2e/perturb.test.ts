import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { extension } from './extension.ts';
import { perturb, type Perturbation, perturbations } from './perturb.ts';

const html = `<!doctype html><title>Some title</title><main>
  <p>They spoke of networks, <em>cables</em> and norms.</p>
  <div id="flex" style="display: flex">loose text in a row</div>
  <x-root><template shadowrootmode="open"><p>text in an open root</p></template></x-root>
  <div class="alone"><pre>preformatted text</pre><code>some code</code><textarea>some input</textarea>
  <div contenteditable>an editor</div><svg><text>a drawing</text></svg><script type="text/plain">a script</script></div>
</main>`;

/** What is left in the page: its text, what was left alone, and traces of each kind. */
function traces(): { text: string; alone: string; row: number; nodes: number } & Record<string, unknown> {
  const root = document.querySelector('x-root')?.shadowRoot;
  const main = document.querySelector('main');
  const texts = document.createTreeWalker(main ?? document, NodeFilter.SHOW_TEXT);
  let nodes = 0;
  let empty = 0;
  while (texts.nextNode()) {
    nodes++;
    if (texts.currentNode.nodeValue === '') empty++;
  }
  const all = (main?.innerHTML ?? '') + (root?.innerHTML ?? '');
  return {
    text: `${document.title} ${main?.textContent ?? ''} ${root?.textContent ?? ''}`,
    alone: document.querySelector('.alone')?.innerHTML ?? '',
    row: document.querySelector('#flex')?.children.length ?? 0,
    inRoot: root?.firstElementChild?.childNodes.length ?? 0,
    nodes,
    empty,
    bold: all.includes('<b>'),
    comments: all.includes('<!--'),
    all,
  };
}

const left: [Perturbation, object][] = [
  ['text nodes split', { empty: 0, bold: false, comments: false }],
  ['empty text nodes', { bold: false, comments: false }],
  ['pieces in bold', { empty: 0, bold: true, comments: false }],
  ['comments between', { empty: 0, bold: false, comments: true }],
];

describe.concurrent('perturbing a page', () => {
  test.each(left)('%s', async (kind, expected) => {
    const page = await open();
    const before = await page.evaluate(traces);
    expect(await page.evaluate(perturb, 7, [kind])).toBeGreaterThan(10);
    const after = await page.evaluate(traces);
    await page.close();

    expect(after).toMatchObject({ text: before.text, alone: before.alone, row: 0, ...expected });
    expect(after.nodes).toBeGreaterThan(before.nodes + 5);
    expect(after['inRoot']).toBeGreaterThan(1);
    expect(Number(after['empty']) > 0).toBe(kind === 'empty text nodes');
  });

  test('is the same for the same seed and another for another', async () => {
    const results = [];
    for (const seed of [1, 1, 2]) {
      const page = await open();
      await page.evaluate(perturb, seed, perturbations);
      results.push((await page.evaluate(traces))['all']);
      await page.close();
    }
    expect(results[1]).toBe(results[0]);
    expect(results[2]).not.toBe(results[0]);
  });
});

async function open(): Promise<Page> {
  return (await extension()).newPage(html);
}
