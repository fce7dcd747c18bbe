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

/** Whether terms are to be marked on the page at `url`. A frame asks with the address of the tab it stands in. */
export function isOn(settings: Settings, url: string): boolean {
  const site = siteOf(url);
  return settings.on && (site === undefined || !settings.sitesOff.includes(site));
}
