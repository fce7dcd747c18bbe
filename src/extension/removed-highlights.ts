import { browser } from './browser.ts';
import type { Highlight } from '../highlights/highlight.ts';

/** In memory alone (`storage.session`): what was removed last, so that a removal can be answered a second time. */
const KEY = 'removed-highlights';

/** Remembers what is being removed, in place of what was removed before. */
export async function rememberRemoved(highlights: readonly Highlight[]): Promise<void> {
  // More than the browser has room for can still be removed.
  await browser.storage.session.set({ [KEY]: highlights }).catch(() => undefined);
}

/** What was removed last. */
export async function lastRemoved(): Promise<readonly Highlight[]> {
  const { [KEY]: highlights } = await browser.storage.session.get(KEY);
  return (highlights as Highlight[] | undefined) ?? [];
}

export async function forgetRemoved(): Promise<void> {
  await browser.storage.session.remove(KEY);
}
