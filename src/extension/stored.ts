import { copiesSince, type Dated, meet, readTimes, timesAfter } from '../settings/copied-settings.ts';
import { readSettings, type Settings, type SettingsChange, sparseSettings } from '../settings/settings.ts';
import { browser } from './browser.ts';
import { loadCopies, removeCopies, saveCopies } from './copies.ts';
import { SETTINGS, TIMES } from './stored-keys.ts';

/** The settings as stored, completed by defaults. */
export async function loadSettings(): Promise<Settings> {
  return (await load()).settings;
}

/** Changes the settings; changes made at once follow one another, so that none is lost. The background alone calls it. */
export function changeSettings(change: (settings: Settings) => SettingsChange): Promise<void> {
  return next(async () => {
    const before = await load();
    const settings = { ...before.settings, ...change(before.settings) };
    const times = timesAfter(before.settings, settings, before.times, Date.now());
    const after = { settings, times };
    if (!settings.synced) {
      // First what may fail: while copies are left, the switch stands as it stood, and can be pressed again.
      if (before.settings.synced) await removeCopies();
      await save(after);
    } else if (!before.settings.synced) await meetCopies(after, await loadCopies(), 'add');
    else {
      await save(after);
      // What cannot be copied now is copied when the browser starts again.
      await saveCopies(copiesSince(before.times, after)).catch(() => undefined);
    }
  });
}

/** Deletes all settings, also the copies. */
export function deleteSettings(): Promise<void> {
  return next(async () => {
    const { settings } = await load();
    // First what may fail: whoever asks once more must still find that there are copies.
    if (settings.synced) await removeCopies();
    await browser.storage.local.remove([SETTINGS, TIMES]);
  });
}

/**
 * From now on, what another browser of the reader changes is taken over here, if the reader wished it. Called by the
 * background when it starts, each time: the browser wakes it with the news.
 */
export function takeOverCopies(): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area !== 'sync') return;
    // What was removed is left: the reader switched copying off in another browser.
    const news = Object.entries(changes).map(([name, { newValue }]) => [name, newValue]);
    void next(() => meetIfWished(Object.fromEntries(news))).catch(() => undefined);
  });
}

/** Makes up for what happened to the copies while this browser was closed, or could not be copied then. */
export function catchUpWithCopies(): Promise<void> {
  return next(async () => meetIfWished(await loadCopies())).catch(() => undefined);
}

async function meetIfWished(copies: Readonly<Record<string, unknown>>): Promise<void> {
  const dated = await load();
  if (dated.settings.synced) await meetCopies(dated, copies, 'leave');
}

async function meetCopies(
  here: Dated,
  copies: Readonly<Record<string, unknown>>,
  missing: 'add' | 'leave',
): Promise<void> {
  const { change, times, behind } = meet(here, copies, missing);
  // First what may fail: copying is not switched on where there is no place for copies.
  await saveCopies(behind);
  await save({ settings: { ...here.settings, ...change }, times });
}

async function load(): Promise<Dated> {
  const stored = await browser.storage.local.get([SETTINGS, TIMES]);
  return { settings: readSettings(stored[SETTINGS]), times: readTimes(stored[TIMES]) };
}

async function save({ settings, times }: Dated): Promise<void> {
  await browser.storage.local.set({ [SETTINGS]: sparseSettings(settings), [TIMES]: times });
}

let last: Promise<unknown> = Promise.resolve();

/** Does one thing after another. */
function next(task: () => Promise<void>): Promise<void> {
  const done = last.then(task);
  last = done.catch(() => undefined);
  return done;
}
