import { browser } from './browser.ts';
import type { PageQuestion } from '../page-questions.ts';

/** Kept in `storage.session`, which browsers empty when they or the extension start: when it started. */
const KEY = 'started';
/** Milliseconds for which Firefox keeps a page in its back/forward cache (docshell, `CONTENT_VIEWER_TIMEOUT_SECONDS`). */
const KEPT = 30 * 60_000;

/**
 * Whether the background starts for the first time since the extension was installed, updated or enabled, or the
 * browser started. No event tells of an extension that was enabled again, and Chromium gives open tabs nothing then.
 */
export async function isFirstStart(): Promise<boolean> {
  const { [KEY]: started } = await browser.storage.session.get(KEY);
  if (started === undefined) await browser.storage.session.set({ [KEY]: Date.now() });
  return started === undefined;
}

/**
 * Puts the reader into pages that lay in Firefox's back/forward cache when the extension was updated or enabled: they
 * come back with a script that is dead, and get no other. Chromium empties that cache when an extension goes.
 */
export function readPagesThatComeBack(): void {
  if (!import.meta.env.FIREFOX) return;
  const shown = async (tabId: number): Promise<void> => {
    const { [KEY]: started } = await browser.storage.session.get(KEY);
    if (typeof started === 'number' && Date.now() - started < KEPT) await readTab(tabId);
  };
  try {
    browser.tabs.onUpdated.addListener(
      (tabId, { status }) => void (status === 'complete' ? shown(tabId) : undefined),
      { properties: ['status'] },
    );
  } catch {
    // Firefox for Android may know no filter, and without one every title and icon would wake the background.
  }
}

/** Puts the reader into tabs that were open before it could run there; where one answers there is nothing to do. */
export async function readOpenTabs(): Promise<void> {
  const tabs = await browser.tabs.query({ url: ['http://*/*', 'https://*/*'], discarded: false });
  // At once: a tab that is held up by a dialogue must not hold up the others.
  await Promise.all(tabs.flatMap(({ id }) => (id === undefined ? [] : [readTab(id)])));
}

async function readTab(tabId: number): Promise<void> {
  if (await hasReader(tabId)) return;
  const [script] = browser.runtime.getManifest().content_scripts ?? [];
  const target = { tabId, allFrames: true };
  await browser.scripting.insertCSS({ target, files: script?.css ?? [] }).catch(() => undefined);
  await browser.scripting
    .executeScript({ target, files: script?.js ?? [], injectImmediately: true })
    .catch(() => undefined);
}

async function hasReader(tabId: number): Promise<boolean> {
  const question: PageQuestion = { sidelight: 'present' };
  const answer: unknown = await browser.tabs
    .sendMessage(tabId, question, { frameId: 0 })
    .catch(() => undefined);
  return answer !== undefined && answer !== null;
}
