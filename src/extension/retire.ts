import { browser } from './native-browser.ts';

/** Milliseconds between looks at whether the extension is still there. */
const LOOK = 2_000;

/**
 * The life of a content script. The signal aborts when a newer one of the same extension starts in the frame
 * (after an update, an install, a re-enabling; `script` names it), so that none are painted twice; and when the extension is
 * gone: a script that outlives it keeps its page, but has no `runtime.id` any more ("Extension context
 * invalidated" in Chrome). The event carries nothing, is named after the extension's id, and is the one
 * thing that a page could hear of us.
 */
export function retireWithExtension(script: string): AbortSignal {
  const life = new AbortController();
  const started = `${browser.runtime.id}:${script}`;
  const retire = (): void => life.abort();
  const listen = (): void => document.addEventListener(started, retire, { once: true, signal: life.signal });
  document.dispatchEvent(new Event(started));
  listen();
  const looking = setInterval(() => {
    listen(); // again, because `document.open()` takes all listeners away; the same one is never there twice
    if (!isAlive()) retire();
  }, LOOK);
  life.signal.addEventListener('abort', () => clearInterval(looking));
  return life.signal;
}

function isAlive(): boolean {
  try {
    return (browser.runtime as { id?: string } | undefined)?.id !== undefined;
  } catch {
    return false;
  }
}
