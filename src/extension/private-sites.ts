import * as z from 'zod';
import { browser } from './browser.ts';

/** Kept in `storage.session`: in memory, and out of reach of content scripts. */
const KEY = 'privateSites';
/** Stands in `storage.local` for the moment in which readers are told that something has changed. */
const NEWS = 'news';

const sites = z.record(z.string(), z.boolean()).catch({});

/** Sites switched on or off in private windows: they hold in private windows alone, and no disk learns of them. */
export async function loadPrivateSites(): Promise<Readonly<Record<string, boolean>>> {
  return sites.parse((await browser.storage.session.get(KEY))[KEY]);
}

/** Switches a site on or off in private windows, until the last of them closes. */
export async function switchPrivately(site: string, on: boolean): Promise<void> {
  await browser.storage.session.set({ [KEY]: { ...(await loadPrivateSites()), [site]: on } });
  // Readers hear of `storage.local` alone. What they hear says nothing, and nothing of it stays.
  await browser.storage.local.set({ [NEWS]: true });
  await browser.storage.local.remove(NEWS);
}

/** Forgets private windows' sites when no private window is open any more. */
export async function forgetClosedPrivateSites(): Promise<void> {
  const windows = await browser.windows.getAll();
  if (!windows.some(({ incognito }) => incognito)) await browser.storage.session.remove(KEY);
}
