import type { Tabs } from 'webextension-polyfill';
import { browser } from './browser.ts';
import type { TabInFront } from './tab-highlights.ts';

/**
 * Tells what stands in front in this window: at once, and whenever another tab comes to the front, or the one in
 * front shows another page or has loaded it. With `named`, the id of a tab, it is that tab, wherever it stands. Answers the
 * window that it stands in itself.
 */
export async function followTab(
  named: number | undefined,
  show: (tab: TabInFront | undefined) => void,
): Promise<{ readonly windowId: number | undefined }> {
  const { id: windowId } = await browser.windows.getCurrent();
  let asked = 0;
  const look = async (): Promise<void> => {
    const order = ++asked;
    const tab = await tabInFront(named, windowId);
    if (order === asked) show(tab);
  };
  browser.tabs.onActivated.addListener((activated) => {
    if (activated.windowId === windowId) void look();
  });
  browser.tabs.onUpdated.addListener((tabId, { url, title, status }, tab) => {
    const isInFront = named === undefined ? tab.active && tab.windowId === windowId : tabId === named;
    if (isInFront && (url ?? title ?? status) !== undefined) void look();
  });
  await look();
  return { windowId };
}

async function tabInFront(
  named: number | undefined,
  windowId: number | undefined,
): Promise<TabInFront | undefined> {
  const [tab]: (Tabs.Tab | undefined)[] =
    named === undefined
      ? await browser.tabs.query({ active: true, ...(windowId !== undefined && { windowId }) })
      : [await browser.tabs.get(named).catch(() => undefined)];
  if (tab?.id === undefined) return undefined;
  return { id: tab.id, url: tab.url ?? '', title: tab.title ?? '', isPrivate: tab.incognito };
}
