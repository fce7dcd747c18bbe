import type { Page } from 'puppeteer-core';

const steps = ['read', 'send', 'settle', 'paint'] as const;

/** What one load of a page cost its own thread, in milliseconds. */
export interface Load extends Readonly<Record<(typeof steps)[number], number>> {
  /** Everything the reader measured. */
  readonly sum: number;
  /** A bare walk of the same page, afterwards, by the page's own scripts. */
  readonly walk: number;
  /** The same walk in a world beside the page's, as an extension's scripts live in: the browser keeps its nodes in a map there. */
  readonly walkBeside: number;
  readonly marks: number;
  /** Code units in text nodes that are not a script's or a style's. */
  readonly characters: number;
}

/** Milliseconds without a measure after which the reader is done. */
const QUIET = 350;
const PATIENCE = 60_000;

/** Loads a page in a browser with the extension, and waits until it has been read. */
export async function loadOnce(page: Page, url: string): Promise<Load> {
  await page.goto(url, { waitUntil: 'load', timeout: PATIENCE });
  await untilRead(page);
  const walk = await page.evaluate(bareWalk);
  const walkBeside = await walkBesidePage(page);
  return { ...(await page.evaluate(measuresOf, steps)), ...walk, walkBeside };
}

async function walkBesidePage(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  const { frameTree } = await session.send('Page.getFrameTree');
  const world = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `(${bareWalk.toString()})().walk`,
    contextId: world.executionContextId,
    returnByValue: true,
  });
  await session.detach();
  return result.value as number;
}

/** Waits until the reader has done something and then nothing for a while. */
export function untilRead(page: Page): Promise<void> {
  return page.evaluate(
    async (quiet, patience) => {
      const count = (): number =>
        performance.getEntriesByType('measure').filter(({ name }) => name.startsWith('sidelight ')).length;
      let known = 0;
      let changed = performance.now();
      while (performance.now() < patience && (known === 0 || performance.now() - changed < quiet)) {
        await new Promise((resolve) => setTimeout(resolve, 25));
        const now = count();
        if (now === known) continue;
        known = now;
        changed = performance.now();
      }
    },
    QUIET,
    PATIENCE,
  );
}

/** Runs in the page: what the reader left there (see `measured.ts`). */
function measuresOf(
  names: readonly ('read' | 'send' | 'settle' | 'paint')[],
): Omit<Load, 'walk' | 'walkBeside' | 'characters'> {
  const load = { read: 0, send: 0, settle: 0, paint: 0, sum: 0, marks: 0 };
  for (const { name, duration } of performance.getEntriesByType('measure')) {
    const step = names.find((one) => name === `sidelight ${one}`);
    if (step === undefined) continue;
    load[step] += duration;
    load.sum += duration;
  }
  for (const [name, highlight] of CSS.highlights)
    if (name.startsWith('sidelight-')) load.marks += highlight.size;
  return load;
}

/** Runs in the page: joins the data of all text nodes, as the plainest reader would. */
function bareWalk(): Pick<Load, 'walk' | 'characters'> {
  const began = performance.now();
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  const parts: string[] = [];
  while (walker.nextNode()) parts.push((walker.currentNode as Text).data);
  const all = parts.join('').length;
  const walk = performance.now() - began;
  const unread = document.querySelectorAll('script, style, noscript');
  return { walk, characters: [...unread].reduce((left, { textContent }) => left - textContent.length, all) };
}
