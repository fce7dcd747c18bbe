import { PAINTED } from '../settings/mark-look.ts';

/**
 * Takes away what an earlier reader left that could not say goodbye: Firefox ends the scripts of an extension that
 * is updated or switched off where they stand, and their marks and their card stay in the page.
 */
export function clearRemains(): void {
  // By name: a content script in Firefox cannot go through all that are there.
  for (const name of PAINTED) CSS.highlights.delete(name);
  document.querySelector('sidelight-card')?.remove();
}
