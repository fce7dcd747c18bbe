import type { Page } from 'puppeteer-core';
import { soon } from './card-on-page.ts';

/** What a list of the panel shows: of each highlight its words and what became of it. */
export function listed(panel: Page, view = '#view-here'): Promise<string[]> {
  return panel.$$eval(`${view} .highlight`, (items) =>
    items.map(
      (item) =>
        `${item.querySelector('.state')?.textContent}: ${item.querySelector('blockquote p')?.textContent}`,
    ),
  );
}

/** Waits until a list shows just these. */
export async function lists(panel: Page, wanted: readonly string[], view?: string): Promise<void> {
  let shown: readonly string[] = [];
  await soon(`a list of ${JSON.stringify(wanted)}`, async () => {
    shown = await listed(panel, view);
    return JSON.stringify(shown) === JSON.stringify(wanted) || undefined;
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}, but ${JSON.stringify(shown)}`);
  });
}

/** Presses a control that can be seen and is called so; of the highlight with `words` where there are several. */
export async function pressIn(panel: Page, name: string, words?: string): Promise<void> {
  await panel.bringToFront();
  /** Where it stands, in CSS pixels. */
  const look = (): Promise<{ x: number; y: number } | undefined> =>
    panel.evaluate(
      (wanted, quote) => {
        const within = [...document.querySelectorAll(quote === null ? 'body' : '.highlight')].find(
          (one) => one.checkVisibility() && (quote === null || one.textContent?.includes(quote)),
        );
        const controls = [...(within?.querySelectorAll('button, a, summary, label, select') ?? [])];
        const control = controls.find(
          (one) =>
            one.checkVisibility() &&
            [one.textContent?.trim(), one.getAttribute('aria-label')].includes(wanted),
        );
        control?.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = control?.getBoundingClientRect();
        return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      },
      name,
      words ?? null,
    );
  // Once it stands still: what was done before may still move the list.
  let before: string | undefined;
  const point = await soon(`“${name}” in the panel`, async () => {
    const now = await look();
    const isStill = JSON.stringify(now) === before;
    before = JSON.stringify(now);
    return isStill ? now : undefined;
  });
  await panel.mouse.click(point.x, point.y);
}

/** Waits until what is said last in the panel is so. */
export async function says(panel: Page, words: string, where = '.strip'): Promise<void> {
  let said: string[] = [];
  await soon(`“${words}”`, async () => {
    said = await panel.$$eval(where, (parts) =>
      parts.flatMap((part) => (part.checkVisibility() ? [part.textContent ?? ''] : [])),
    );
    return said.some((one) => one.includes(words)) || undefined;
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}, but ${JSON.stringify(said)}`);
  });
}
