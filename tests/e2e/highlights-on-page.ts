import type { Frame, Page } from 'puppeteer-core';
import { linesOf, middleOf, soon } from './card-on-page.ts';
import { paintedIn } from './painted.ts';
import type { Box, CardSeen } from './seen-in-card.ts';
import { sharedDesk } from './shared-desk.ts';

const host = 'sidelight-highlight';

/** Selects words as a mouse does: pressed before the first letter, up after the last; or the other way round. */
export async function selectWords(
  page: Page,
  words: string,
  options: { within?: Frame; corner?: { x: number; y: number }; backward?: boolean; rtl?: boolean } = {},
): Promise<void> {
  const { within = page, corner = { x: 0, y: 0 }, backward = false, rtl = false } = options;
  const lines = await linesOf(within, words);
  const first = lines[0] as Box;
  const last = lines.at(-1) as Box;
  const [start, end] = rtl ? [first.right - 1, last.left + 1] : [first.left + 1, last.right - 1];
  const ends = [
    { x: corner.x + start, y: corner.y + middleOf([first]).y },
    { x: corner.x + end, y: corner.y + middleOf([last]).y },
  ] as const;
  const [from, to] = backward ? [ends[1], ends[0]] : ends;
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 2 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

/** The open bar or card of a highlight in `page`, once it stands still; with `words`, once it has a control that is called so. */
export async function surfaceOf(page: Page, words?: string): Promise<CardSeen> {
  const desk = await sharedDesk();
  let before: string | undefined;
  return soon(`an open bar or card${words === undefined ? '' : ` with “${words}”`}`, async () => {
    const seen = await desk.cardIn(page, '', host);
    const now = JSON.stringify(seen);
    const isSettled = now === before;
    before = now;
    if (seen === undefined || !isSettled) return undefined;
    return words === undefined || seen.controls.some((control) => control.words === words) ? seen : undefined;
  });
}

/** Presses what is called so in the open bar or card. */
export async function press(page: Page, words: string, corner = { x: 0, y: 0 }): Promise<void> {
  await surfaceOf(page, words);
  const seen = await (await sharedDesk()).cardIn(page, words, host);
  const control = seen?.controls.find((one) => one.words === words);
  if (control === undefined) throw new Error(`no “${words}” in ${JSON.stringify(seen?.controls)}`);
  const { x, y } = middleOf([control.box]);
  await page.mouse.click(corner.x + x, corner.y + y);
}

export async function hasSurface(page: Page): Promise<boolean> {
  return (await (await sharedDesk()).cardIn(page, '', host)) !== undefined;
}

export async function noSurface(page: Page): Promise<void> {
  await soon('no bar or card', async () => !(await hasSurface(page)) || undefined);
}

/** Selects words and highlights them by the bar; answers when they are painted. */
export async function highlightWords(page: Page, words: string, meaning = 'Claim'): Promise<void> {
  await selectWords(page, words);
  await press(page, `Highlight as ${meaning}`);
  await highlighted(page, words);
}

/** The words that are painted as highlights in a document. */
export function highlights(page: Page | Frame): Promise<string[]> {
  return page.evaluate(paintedIn, 'sidelight-highlight-');
}

/** Waits until exactly these words are painted, in whatever order. */
export async function onlyHighlighted(page: Page | Frame, ...wanted: string[]): Promise<void> {
  let seen: string[] = [];
  await soon(`highlights of ${JSON.stringify(wanted)}`, async () => {
    seen = await highlights(page);
    return JSON.stringify(seen.toSorted()) === JSON.stringify(wanted.toSorted()) || undefined;
  }).catch((error: unknown) => {
    throw new Error(`${String(error)} but of ${JSON.stringify(seen)}`);
  });
}

/** Waits until these words are painted, whatever else is. */
export async function highlighted(page: Page | Frame, words: string): Promise<void> {
  await soon(`a highlight of “${words}”`, async () => (await highlights(page)).includes(words) || undefined);
}

/** Clicks on words of the page. */
export async function clickWords(page: Page, words: string): Promise<void> {
  const { x, y } = middleOf(await linesOf(page, words));
  await page.mouse.click(x, y);
}

/** Removes all highlights that are kept. */
export async function forgetHighlights(): Promise<void> {
  const desk = await sharedDesk();
  const reply = (await desk.tell('highlightedPages', {})) as { value: readonly { key: string }[] };
  for (const { key } of reply.value) await desk.tell('removeHighlightsOf', { key });
}
