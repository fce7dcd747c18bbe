import type { Page } from 'puppeteer-core';
import { type CardSeen, seenInCard } from './seen-in-card.ts';

/** What tests use of the extension API. */
interface ExtensionApi {
  tabs: {
    remove: (ids: number[]) => Promise<void>;
    query: (what: object) => Promise<{ id: number; url?: string }[]>;
    sendMessage: (tab: number, message: object, to: { frameId: number }) => Promise<unknown>;
  };
  scripting: { executeScript: (what: object) => Promise<{ frameId: number }[]> };
  storage: { local: { clear: () => Promise<void> } };
  permissions: { contains: (what: object) => Promise<boolean>; remove: (what: object) => Promise<boolean> };
  runtime: { reload: () => void; sendMessage: (message: object) => Promise<unknown> };
}

/** The extension API where a test runs code in a page of the extension. Sent there as it stands. */
export type Api = { browser?: ExtensionApi; chrome?: ExtensionApi };

/**
 * A page of the extension from which tests ask tabs what the popup and the background ask them. What is in
 * a card is seen from here too: its closed shadow root opens to content scripts alone, in both browsers.
 */
export interface Desk {
  readonly page: Page;
  /** The id of the tab that shows `page`, found by its address. */
  tabOf: (page: Page) => Promise<number>;
  /** The ids of all tabs. */
  tabs: () => Promise<number[]>;
  /** The addresses of all tabs that show pages of the extension. */
  ownTabs: () => Promise<string[]>;
  /** Closes the tabs that show an address. */
  closeTabs: (url: string) => Promise<void>;
  /** Asks the reader in the main frame of `page`. */
  ask: (page: Page, question: object) => Promise<unknown>;
  /** Runs code as a content script in the main frame of `page`; answers what it returns. */
  inScriptsWorld: (page: Page, code: string) => Promise<unknown>;
  /** Asks the readers in all frames of `page`, as a shortcut does. */
  askFrames: (page: Page, question: object) => Promise<unknown>;
  /** Asks the reader in the main frame of a tab. */
  askTab: (tab: number, question: object) => Promise<unknown>;
  /** Calls the Library as our own pages do; the background's whole reply. */
  tell: (call: string, input: object) => Promise<unknown>;
  /** The open card of `page` or of a frame in it, undefined while there is none; boxes count from the page's or frame's corner. The control with the words `reveal` is scrolled into sight first; `host` names the element that holds it. */
  cardIn: (page: Page, reveal?: string, host?: string) => Promise<CardSeen | undefined>;
  /** Switches all marks off. */
  switchOff: () => Promise<void>;
  /** Sets everything back to the first day. */
  forgetSettings: () => Promise<void>;
}

/** A desk in the browser that opens its pages with `openExtensionPage`. */
export async function openDesk(openExtensionPage: (relative: string) => Promise<Page>): Promise<Desk> {
  const page = await openExtensionPage('popup.html?tab=0');
  const tabs = (): Promise<{ id: number; url?: string }[]> =>
    page.evaluate(async () => {
      const { browser, chrome } = globalThis as Api;
      const all = (await (browser ?? chrome)?.tabs.query({})) ?? [];
      return all.map(({ id, url }) => ({ id, ...(url !== undefined && { url }) }));
    });
  const tabOf = async (tabPage: Page): Promise<number> => {
    // Not puppeteer's own idea of it: pages that come back from Firefox's back/forward cache escape it.
    const shown = await tabPage.evaluate(() => location.href);
    const tab = (await tabs()).find(({ url }) => url === shown);
    if (tab === undefined) throw new Error(`no tab shows ${shown}`);
    return tab.id;
  };
  const askTab = (tab: number, question: object): Promise<unknown> =>
    page.evaluate(
      (id, what) => {
        const { browser, chrome } = globalThis as Api;
        return (browser ?? chrome)?.tabs.sendMessage(id, what, { frameId: 0 });
      },
      tab,
      question,
    );
  return {
    page,
    tabOf,
    tabs: async () => (await tabs()).map(({ id }) => id),
    ownTabs: async () => (await tabs()).flatMap(({ url }) => (url?.includes('-extension://') ? [url] : [])),
    closeTabs: async (url) => {
      const ids = (await tabs()).filter((tab) => tab.url === url).map(({ id }) => id);
      await page.evaluate((closed) => {
        const { browser, chrome } = globalThis as Api;
        return (browser ?? chrome)?.tabs.remove(closed);
      }, ids);
    },
    ask: async (tabPage, question) => askTab(await tabOf(tabPage), question),
    askTab,
    tell: (call, input) =>
      page.evaluate(
        (message) => {
          const { browser, chrome } = globalThis as Api;
          return (browser ?? chrome)?.runtime.sendMessage(message);
        },
        { sidelight: 'library', call, input },
      ),
    inScriptsWorld: async (tabPage, code) =>
      page.evaluate(`(globalThis.browser ?? chrome).scripting.executeScript({
        target: { tabId: ${await tabOf(tabPage)} },
        func: () => { ${code} },
      }).then(([answer]) => answer.result ?? undefined)`),
    askFrames: async (tabPage, question) =>
      page.evaluate(
        async (tabId, what) => {
          const { browser, chrome } = globalThis as Api;
          const { scripting, tabs: all } = (browser ?? chrome) as ExtensionApi;
          const frames = await scripting.executeScript({ target: { tabId, allFrames: true }, func: () => 0 });
          const asked = frames.map(({ frameId }) => all.sendMessage(tabId, what, { frameId }));
          await Promise.allSettled(asked);
        },
        await tabOf(tabPage),
        question,
      ),
    // As a string, because the function must exist in the page of the extension, which sends it on.
    cardIn: async (tabPage, reveal = '', host = 'sidelight-card') =>
      (await page.evaluate(`(globalThis.browser ?? chrome).scripting.executeScript({
        target: { tabId: ${await tabOf(tabPage)}, allFrames: true },
        func: ${String(seenInCard)},
        args: ${JSON.stringify([reveal, host])},
      }).then((answers) => answers.find(({ result }) => result)?.result)`)) as CardSeen | undefined,
    switchOff: () =>
      page.evaluate(async () => {
        const { browser, chrome } = globalThis as Api;
        const message = { sidelight: 'library', call: 'switchEverywhere', input: { on: false } };
        await (browser ?? chrome)?.runtime.sendMessage(message);
      }),
    forgetSettings: () =>
      page.evaluate(async () => {
        const { browser, chrome } = globalThis as Api;
        await (browser ?? chrome)?.storage.local.clear();
      }),
  };
}
