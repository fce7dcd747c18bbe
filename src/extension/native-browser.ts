import type { browser as WxtBrowser } from 'wxt/browser';

type Browser = typeof WxtBrowser;

/**
 * The browser's own extension API under one name, without the polyfill's ten kilobytes: what a content
 * script uses of it answers with promises in Chrome's Manifest V3 as in Firefox. The one difference that
 * remains: a listener of `runtime.onMessage` answers with `sendResponse` and `true`, not with a promise.
 */
export const browser = (
  'browser' in globalThis
    ? (globalThis as { browser?: Browser }).browser
    : (globalThis as { chrome?: Browser }).chrome
) as Browser;
