import { lookOf } from '../page/painter.ts';

/**
 * Takes away what an earlier reader left that could not say goodbye: Firefox ends the scripts of an extension that
 * is updated or switched off where they stand, and their marks and their card stay in the page.
 */
export function clearRemains(): void {
  CSS.highlights.delete(lookOf(navigator.userAgent));
  document.querySelector('sidelight-card')?.remove();
}
