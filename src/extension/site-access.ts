import { browser } from './browser.ts';

const everywhere = { origins: ['<all_urls>'] };

/** Whether the browser lets us read the page at `url`. Firefox, and Chrome's "on click", ask the reader first. */
export async function hasAccess(url: string): Promise<boolean> {
  try {
    return await browser.permissions.contains({ origins: [`${new URL(url).origin}/*`] });
  } catch {
    return browser.permissions.contains(everywhere); // no page of the web: what matters is whether we may anywhere
  }
}

/** Asks the reader for access to all sites; must be called at once from a click. Whether it was given. */
export function askAccess(): Promise<boolean> {
  return browser.permissions.request(everywhere);
}
