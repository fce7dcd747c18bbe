import type { Page } from 'puppeteer-core';
import { soon } from './card-on-page.ts';
import { extension } from './extension.ts';
import { sharedDesk } from './shared-desk.ts';

/** The popup as the toolbar opens it above `page`, once it has something to say. */
export async function openPopupOf(page: Page): Promise<Page> {
  const { openExtensionPage } = await extension();
  const popup = await openExtensionPage(`popup.html?tab=${await (await sharedDesk()).tabOf(page)}`);
  await popup.waitForSelector('.switch');
  return popup;
}

/** Clicks in a page of ours, with the pointer, the first thing that the words label. */
export async function press(page: Page, words: string): Promise<void> {
  await page.bringToFront();
  const point = await soon(`“${words}” on the page`, () =>
    page.$$eval(
      'button, label, summary',
      (controls, wanted) => {
        const labels = (control: Element): string[] => [
          control.textContent ?? '',
          control.firstElementChild?.textContent ?? '',
        ];
        const control = controls.find((one) => labels(one).includes(wanted));
        control?.scrollIntoView({ block: 'center' });
        const box = control?.getBoundingClientRect();
        return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      },
      words,
    ),
  );
  await page.mouse.click(point.x, point.y);
}
