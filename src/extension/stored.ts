import { browser } from './browser.ts';
import { readSettings, type Settings, type SettingsChange, sparseSettings } from '../settings/settings.ts';

const KEY = 'settings';

/** The settings as stored, completed by defaults. */
export async function loadSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(KEY);
  return readSettings(stored[KEY]);
}

let lastChange: Promise<unknown> = Promise.resolve();

/** Changes the settings; changes made at once follow one another, so that none is lost. The background alone calls it. */
export function changeSettings(change: (settings: Settings) => SettingsChange): Promise<void> {
  const done = lastChange.then(async () => {
    const settings = await loadSettings();
    await browser.storage.local.set({ [KEY]: sparseSettings({ ...settings, ...change(settings) }) });
  });
  lastChange = done.catch(() => undefined);
  return done;
}
