import { browser } from './browser.ts';
import { type RejectedSense, rejectedSenseSchema, rejectionKey } from '../settings/rejected-senses.ts';

/** Each change has an item of its own in `storage.session`: in memory, and out of reach of content scripts. */
const SITE = 'private:';
const SENSE = 'private-sense:';
const HIGHLIGHT = 'private-highlight:';
/** Stands in `storage.local` for the moment in which readers are told that something has changed. */
const NEWS = 'news';

/** A sense that was rejected in a private window, or taken in again. */
export interface PrivateRejection {
  readonly sense: RejectedSense;
  readonly rejected: boolean;
}

/** Sites switched on or off in private windows: they hold in private windows alone, and no disk learns of them. */
export async function loadPrivateSites(): Promise<Readonly<Record<string, boolean>>> {
  const sites = await itemsUnder(SITE);
  return Object.fromEntries(sites.map(([key, on]) => [key.slice(SITE.length), on === true]));
}

/** Switches a site on or off in private windows, until the last of them closes. */
export async function switchPrivately(site: string, on: boolean): Promise<void> {
  await change(SITE + site, on);
}

/** Senses rejected in private windows, or taken in again there: they hold there alone. */
export async function loadPrivateRejections(): Promise<readonly PrivateRejection[]> {
  const items = await itemsUnder(SENSE);
  return items.map(([, item]) => {
    const { rejected, ...sense } = item as RejectedSense & { rejected: boolean };
    return { sense: rejectedSenseSchema.parse(sense), rejected };
  });
}

/** Rejects a sense on a site in private windows, or takes it in again, until the last of them closes. */
export async function rejectPrivately(sense: RejectedSense, rejected: boolean): Promise<void> {
  await change(SENSE + rejectionKey(sense), { ...sense, rejected });
}

/** The ids of the highlights that the reader kept from private windows: no others are shown there. */
export async function loadPrivateHighlights(): Promise<ReadonlySet<string>> {
  const items = await itemsUnder(HIGHLIGHT);
  return new Set(items.map(([key]) => key.slice(HIGHLIGHT.length)));
}

/** Remembers that a highlight was kept from a private window, until the last of them closes. */
export async function rememberPrivateHighlight(id: string): Promise<void> {
  await browser.storage.session.set({ [HIGHLIGHT + id]: true });
}

/** Forgets what was said of sites in private windows when no private window is open any more. */
export async function forgetClosedPrivateSites(): Promise<void> {
  const windows = await browser.windows.getAll();
  if (windows.some(({ incognito }) => incognito)) return;
  const items = await Promise.all([SITE, SENSE, HIGHLIGHT].map(itemsUnder));
  await browser.storage.session.remove(items.flat().map(([key]) => key));
}

async function itemsUnder(prefix: string): Promise<Array<[string, unknown]>> {
  const items = Object.entries(await browser.storage.session.get(null));
  return items.filter(([key]) => key.startsWith(prefix));
}

async function change(key: string, value: unknown): Promise<void> {
  await browser.storage.session.set({ [key]: value });
  // Readers hear of `storage.local` alone. What they hear says nothing, and nothing of it stays.
  await browser.storage.local.set({ [NEWS]: true });
  await browser.storage.local.remove(NEWS);
}
