import type { Settings } from './settings.ts';

/** The site of a page: its host without `www.`; undefined where pages have none (files, about:). */
export function siteOf(url: string): string | undefined {
  try {
    const { hostname, protocol } = new URL(url);
    if (protocol !== 'http:' && protocol !== 'https:') return undefined;
    return hostname.replace(/^www\./u, '') || undefined;
  } catch {
    return undefined;
  }
}

/** Whether marks are on at a site; `overrides` are sites switched on or off besides. Where pages have no site they are. */
export function isSiteOn(
  { sitesOff }: Settings,
  site: string | undefined,
  overrides: Readonly<Record<string, boolean>> = {},
): boolean {
  if (site === undefined) return true;
  return Object.hasOwn(overrides, site) ? overrides[site] === true : !sitesOff.includes(site);
}

/** Whether terms are to be marked on the page at `url`. A frame asks with the address of the tab it stands in. */
export function isOn(
  settings: Settings,
  url: string,
  overrides: Readonly<Record<string, boolean>> = {},
): boolean {
  return settings.on && isSiteOn(settings, siteOf(url), overrides);
}
