import { browser } from './native-browser.ts';

/**
 * The life of a content script: the signal aborts when a newer one of the same extension starts in the
 * frame (after an update, an install, a re-enabling), so that old marks go and none are painted twice. The
 * event carries nothing, is named after the extension's own id, and is the one thing the page could hear.
 */
export function retireWithExtension(): AbortSignal {
  const life = new AbortController();
  const started = `${browser.runtime.id}:reader`;
  document.dispatchEvent(new Event(started));
  document.addEventListener(started, () => life.abort(), { once: true });
  return life.signal;
}
