import type { Settings } from '../settings/settings.ts';
import { browser } from './browser.ts';
import { loadSettings } from './stored.ts';

/** Calls back whenever stored settings may have changed, until what comes back is called. For our own pages. */
export function onSettingsChange(changed: () => void): () => void {
  const listener = (): void => changed();
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

/** Gives a page of ours the reader's colours (see theme.css), now and whenever they are set anew. */
export async function followTheme(root: {
  setAttribute: (name: string, value: Settings['theme']) => void;
}): Promise<void> {
  const follow = async (): Promise<void> => root.setAttribute('data-theme', (await loadSettings()).theme);
  onSettingsChange(() => void follow());
  await follow();
}
