import type { HighlightQuestion } from '../page-questions.ts';
import type { Words } from '../words.ts';
import { browser } from './browser.ts';
import { lookUp, type Searching } from './look-up.ts';

/** Where our scripts run. */
const pages = ['http://*/*', 'https://*/*', 'file:///*'];

/** Puts our lines into the menu of a selection. Browsers keep them until they or the extension start anew. */
export async function makeMenus(words: Words): Promise<void> {
  const menus = browser.contextMenus as typeof browser.contextMenus | undefined; // Firefox for Android has none
  if (menus === undefined) return;
  await menus.removeAll();
  menus.create({ id: 'look-up', title: words('menuLookUp'), contexts: ['selection'] });
  menus.create({
    id: 'highlight',
    title: words('menuHighlight'),
    contexts: ['selection'],
    documentUrlPatterns: pages,
  });
}

/** Does what the menu of a selection says. */
export function obeyMenus(search: Searching): void {
  const menus = browser.contextMenus as typeof browser.contextMenus | undefined;
  menus?.onClicked.addListener(({ menuItemId, selectionText = '', frameId = 0 }, tab) => {
    if (menuItemId === 'look-up') void lookUp(selectionText, tab ?? {}, search);
    if (menuItemId === 'highlight') void highlightSelection(tab?.id, [frameId]);
  });
}

/** Asks frames of a tab to highlight what is selected in them; where no reader is, nothing happens. */
export async function highlightSelection(
  tabId: number | undefined,
  frameIds: readonly number[],
): Promise<void> {
  if (tabId === undefined) return;
  const question: HighlightQuestion = { sidelight: 'highlight-selection' };
  await Promise.allSettled(frameIds.map((frameId) => browser.tabs.sendMessage(tabId, question, { frameId })));
}
