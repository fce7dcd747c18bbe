import type { PageQuestion, PageTerm } from '../page-questions.ts';
import { browser } from './browser.ts';
import { frameIdsOf } from './frames.ts';

/** A marked term of a tab, and the frame that it stands in. */
export interface TabTerm extends PageTerm {
  readonly frameId: number;
}

/**
 * The terms marked in a tab, in reading order, the main frame's first. Undefined where extensions may not
 * run, or where the page was open before our scripts were there.
 */
export async function pageTermsOf(tabId: number | undefined): Promise<TabTerm[] | undefined> {
  if (tabId === undefined) return undefined;
  const frames = await frameIdsOf(tabId);
  const answers = await Promise.all(
    frames.map(async (frameId) => {
      try {
        const question: PageQuestion = { sidelight: 'page-terms' };
        const answer = (await browser.tabs.sendMessage(tabId, question, { frameId })) as {
          terms: PageTerm[];
        };
        return answer.terms.map((term): TabTerm => ({ ...term, frameId }));
      } catch {
        return undefined;
      }
    }),
  );
  const answered = answers.filter((answer) => answer !== undefined);
  return answered.length === 0 ? undefined : answered.flat();
}

/** Scrolls a tab to a term and opens its card. */
export async function openTermIn(tabId: number | undefined, { frameId, index }: TabTerm): Promise<void> {
  if (tabId === undefined) return;
  const question: PageQuestion = { sidelight: 'open-card', index };
  await browser.tabs.sendMessage(tabId, question, { frameId });
}
