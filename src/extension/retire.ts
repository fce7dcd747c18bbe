import { browser } from './native-browser.ts';

/** Milliseconds between looks at whether the extension is still there. */
const LOOK = 2_000;

/**
 * The life of a content script. The signal aborts when a newer one of the same extension starts in the frame
 * (after an update, an install, a re-enabling), so that none are painted twice; and when the extension is
 * gone: a script that outlives it keeps its page, but has no `runtime.id` any more ("Extension context
 * invalidated" in Chrome). The event carries nothing, is named after the extension's id, and is the one
 * thing that a page could hear of us.
 */
export function retireWithExtension(): AbortSignal {
  const life = new AbortController();
  const started = `${browser.runtime.id}:reader`;
  document.dispatchEvent(new Event(started));
  document.addEventListener(started, () => life.abort(), { once: true });
  const looking = setInterval(() => {
    if (!isAlive()) life.abort();
  }, LOOK);
  life.signal.addEventListener('abort', () => clearInterval(looking), { once: true });
  return life.signal;
}

function isAlive(): boolean {
  try {
    return (browser.runtime as { id?: string } | undefined)?.id !== undefined;
  } catch {
    return false;
  }
}
