import { browser } from './browser.ts';
import { SETTINGS } from './stored-keys.ts';

/** Calls back whenever stored settings may have changed, until what comes back is called. For our own pages. */
export function onSettingsChange(changed: () => void): () => void {
  const listener = (): void => changed();
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

/**
 * Gives a page of ours the reader's colours, now and whenever they are set anew. Read from the store itself: asking the
 * background would show the other colours until it has started. A theme that theme.css does not know changes nothing.
 */
export async function followTheme(root: {
  setAttribute: (name: string, value: string) => void;
}): Promise<void> {
  const follow = async (): Promise<void> => {
    const { [SETTINGS]: settings } = await browser.storage.local.get(SETTINGS);
    root.setAttribute('data-theme', String((settings as { theme?: unknown } | undefined)?.theme));
  };
  onSettingsChange(() => void follow());
  await follow();
}
