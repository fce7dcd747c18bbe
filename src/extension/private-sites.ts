import { browser } from './browser.ts';

/** Each site has an item of its own in `storage.session`: in memory, and out of reach of content scripts. */
const PREFIX = 'private:';
/** Stands in `storage.local` for the moment in which readers are told that something has changed. */
const NEWS = 'news';

/** Sites switched on or off in private windows: they hold in private windows alone, and no disk learns of them. */
export async function loadPrivateSites(): Promise<Readonly<Record<string, boolean>>> {
  const items = Object.entries(await browser.storage.session.get(null));
  const sites = items.filter(([key]) => key.startsWith(PREFIX));
  return Object.fromEntries(sites.map(([key, on]) => [key.slice(PREFIX.length), on === true]));
}

/** Switches a site on or off in private windows, until the last of them closes. */
export async function switchPrivately(site: string, on: boolean): Promise<void> {
  await browser.storage.session.set({ [PREFIX + site]: on });
  // Readers hear of `storage.local` alone. What they hear says nothing, and nothing of it stays.
  await browser.storage.local.set({ [NEWS]: true });
  await browser.storage.local.remove(NEWS);
}

/** Forgets private windows' sites when no private window is open any more. */
export async function forgetClosedPrivateSites(): Promise<void> {
  const windows = await browser.windows.getAll();
  if (windows.some(({ incognito }) => incognito)) return;
  await browser.storage.session.remove(Object.keys(await loadPrivateSites()).map((site) => PREFIX + site));
}
