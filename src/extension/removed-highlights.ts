import { browser } from './browser.ts';
import type { Highlight } from '../highlights/highlight.ts';

/** In memory alone (`storage.session`): what was removed last, so that a removal can be answered a second time. */
const KEY = 'removed-highlights';

interface Removed {
  readonly highlights: readonly Highlight[];
  /** The key of the page of which all were removed. */
  readonly key?: string | undefined;
}

/** Remembers what is being removed, in place of what was removed before. */
export async function rememberRemoved(removed: Removed): Promise<void> {
  // More than the browser has room for can still be removed.
  await browser.storage.session.set({ [KEY]: removed }).catch(() => undefined);
}

/** What was removed last. */
export async function lastRemoved(): Promise<Removed> {
  const { [KEY]: removed } = await browser.storage.session.get(KEY);
  return (removed as Removed | undefined) ?? { highlights: [] };
}

export async function forgetRemoved(): Promise<void> {
  await browser.storage.session.remove(KEY);
}
