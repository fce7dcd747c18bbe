import type { Library, OutputOf } from '../library.ts';
import { browser } from './browser.ts';
import { SETTINGS } from './stored-keys.ts';

/** Calls back whenever stored settings may have changed, until what comes back is called. For our own pages. */
export function onSettingsChange(changed: () => unknown): () => void {
  const listener = (): void => void changed();
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

type MeaningNames = OutputOf<'settings'>['meaningNames'];

/** What the reader calls the colours of highlights; `changed` is told whenever that is something else. */
export async function followMeaningNames(
  library: Pick<Library, 'settings'>,
  changed: (names: MeaningNames) => void,
): Promise<MeaningNames> {
  let { meaningNames } = await library.settings({});
  onSettingsChange(async () => {
    const before = JSON.stringify(meaningNames);
    ({ meaningNames } = await library.settings({}));
    if (JSON.stringify(meaningNames) !== before) changed(meaningNames);
  });
  return meaningNames;
}
