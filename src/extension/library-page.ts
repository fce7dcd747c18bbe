import { addressOfEntry } from '../library-address.ts';
import { browser } from './browser.ts';

/**
 * Opens the entry of a term in the library page, in a new tab beside the tab that asks. Beside a private
 * tab it may not stand in Chrome, which shows pages of an extension in ordinary windows alone.
 */
export async function openEntryPage(id: string, besideTab: number | undefined): Promise<void> {
  const url = browser.runtime.getURL(`/library.html${addressOfEntry(id)}`);
  const beside = besideTab === undefined ? undefined : await browser.tabs.get(besideTab);
  const { id: openerTabId, windowId, index = 0, incognito = true } = beside ?? {};
  const isBeside = openerTabId !== undefined && windowId !== undefined && !incognito;
  await browser.tabs.create({ url, ...(isBeside && { openerTabId, windowId, index: index + 1 }) });
}
