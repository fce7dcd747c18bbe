import type { Browser } from 'webextension-polyfill';
import { browser as wxtBrowser } from 'wxt/browser';

/**
 * The extension API for the background and our own pages: webextension-polyfill, which WXT's module puts
 * behind `wxt/browser`. WXT types that import as Chrome's own API; these are the polyfill's types, where
 * a listener of `runtime.onMessage` answers with a promise.
 */
export const browser = wxtBrowser as unknown as Browser;
