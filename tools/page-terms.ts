import type { Page } from 'puppeteer-core';
import type { Reason } from '../src/glossary/senses.ts';
import type { Launched } from './browsers.ts';

/** A mark as the extension itself describes it. */
export interface MarkedTerm {
  index: number;
  label: string;
  text: string;
  reason: Reason;
  place: string;
}

/** What can be asked about the marks of one open page. */
export interface MarkedPage {
  terms: () => Promise<MarkedTerm[]>;
  /** Scrolls to a mark and opens its card. */
  openCard: (index: number) => Promise<void>;
}

interface MessagesOfTabs {
  tabs: {
    query: (what: object) => Promise<{ id?: number; url?: string }[]>;
    sendMessage: (tab: number, message: object) => Promise<unknown>;
  };
}

/** What a reader answers to `page-terms`. */
interface Answer {
  terms?: MarkedTerm[];
}

interface OwnPage {
  sidelightPage?: {
    terms: () => Answer | Promise<Answer>;
    openCard: (index: number) => unknown;
  };
}

/** A page of the extension that reads itself, such as the welcome page. */
export function ownPage(page: Page): MarkedPage {
  return {
    terms: () =>
      page.evaluate(async () => (await (globalThis as OwnPage).sidelightPage?.terms())?.terms ?? []),
    openCard: (index) =>
      page.evaluate(async (at) => {
        await (globalThis as OwnPage).sidelightPage?.openCard(at);
      }, index),
  };
}

/** A page of the web: its reader is asked through a page of the extension, as the toolbar popup does it. */
export async function webPage(launched: Launched, page: Page): Promise<MarkedPage> {
  const popup = await launched.openExtensionPage('popup.html');
  const url = await page.evaluate(() => location.href);
  const ask = (message: object): Promise<unknown> =>
    popup.evaluate(
      async (wanted, text) => {
        const { browser, chrome } = globalThis as { browser?: MessagesOfTabs; chrome?: MessagesOfTabs };
        const { tabs } = browser ?? chrome ?? {};
        const tab = (await tabs?.query({}))?.find((one) => one.url === wanted);
        if (tab?.id === undefined) return undefined;
        // Until the reader has come to the page nobody answers.
        return tabs?.sendMessage(tab.id, text).catch(() => undefined);
      },
      url,
      message,
    );
  return {
    terms: async () => {
      const answer = (await ask({ sidelight: 'page-terms' })) as Answer | undefined;
      return answer?.terms ?? [];
    },
    openCard: async (index) => {
      await ask({ sidelight: 'open-card', index });
    },
  };
}

/** The marks of a page once there are some and they stay as they are; none after `patience` milliseconds. */
export async function settledTerms(page: MarkedPage, patience = 15_000): Promise<MarkedTerm[]> {
  const deadline = Date.now() + patience;
  let before: MarkedTerm[] = [];
  while (Date.now() < deadline) {
    const terms = await page.terms().catch(() => []);
    if (terms.length > 0 && terms.length === before.length) return terms;
    before = terms;
    await new Promise((resolve) => setTimeout(resolve, 700));
  }
  return before;
}
