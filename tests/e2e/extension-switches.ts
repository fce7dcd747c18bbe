import { type Browser, type Page, type Target, TargetType } from 'puppeteer-core';
import type { Launched } from '../../tools/browsers.ts';
import { target } from './browser.ts';
import { soon } from './card-on-page.ts';

/** What a person does to the extension on the browser's own page of extensions, and what the browser does to it. */
export interface Switches {
  /** Its pages are closed with it. */
  disable: () => Promise<void>;
  enable: () => Promise<void>;
  /** As an update does: the old one ends, a new one begins. */
  reload: () => Promise<void>;
  /** Lets it into private windows; both browsers start it anew for that. */
  allowInPrivateWindows: () => Promise<void>;
  /** Ends the background at once, whatever it is doing. */
  stopBackground: () => Promise<void>;
}

/** The switches of the extension in this browser. Chromium shows them in a page that stays open. */
export async function switchesOf({ browser, extensionOrigin, newPage }: Launched): Promise<Switches> {
  if (target === 'firefox') return switchesInFirefox(browser);
  return switchesInChromium(browser, await newPage('chrome://extensions'), new URL(extensionOrigin).host);
}

interface ChromesOwnPage {
  chrome: {
    developerPrivate: {
      updateProfileConfiguration: (what: object) => Promise<void>;
      updateExtensionConfiguration: (what: object) => Promise<void>;
      reload: (id: string, how: object) => Promise<unknown>;
    };
    management: { setEnabled: (id: string, on: boolean) => Promise<void> };
  };
}

async function switchesInChromium(browser: Browser, page: Page, id: string): Promise<Switches> {
  const setEnabled = (on: boolean): Promise<void> =>
    page.evaluate(
      (which, enabled) =>
        (globalThis as unknown as ChromesOwnPage).chrome.management.setEnabled(which, enabled),
      id,
      on,
    );
  // Without developer mode an unpacked extension stays switched off after a reload.
  await page.evaluate(() =>
    (globalThis as unknown as ChromesOwnPage).chrome.developerPrivate.updateProfileConfiguration({
      inDeveloperMode: true,
    }),
  );
  return {
    disable: () => setEnabled(false),
    enable: () => setEnabled(true),
    reload: () =>
      page.evaluate(async (which) => {
        const { developerPrivate } = (globalThis as unknown as ChromesOwnPage).chrome;
        await developerPrivate.reload(which, { failQuietly: true });
      }, id),
    allowInPrivateWindows: () =>
      page.evaluate(
        (extensionId) =>
          (globalThis as unknown as ChromesOwnPage).chrome.developerPrivate.updateExtensionConfiguration({
            extensionId,
            incognitoAccess: true,
          }),
        id,
      ),
    async stopBackground() {
      const isWorker = (one: Target): boolean =>
        one.type() === TargetType.SERVICE_WORKER && one.url().includes(id);
      const worker = browser.targets().find(isWorker);
      // More than once: one that is only starting does not hear of it.
      await soon('the worker’s end', async () => {
        if (worker === undefined || !browser.targets().includes(worker)) return true;
        await (await worker.worker())?.close().catch(() => undefined);
        return undefined;
      });
    },
  };
}

/** As much as is used here of puppeteer's connection to Firefox, which it does not offer to others. */
interface Connection {
  send: (method: string, parameters: object) => Promise<{ result: unknown }>;
}

/** Firefox's own script has all of its switches (the window's, which BiDi opens with system access). */
async function switchesInFirefox(browser: Browser): Promise<Switches> {
  const { connection } = browser as unknown as { connection: Connection };
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [window] = (tree.result as { contexts: { context: string }[] }).contexts;
  const run = async (script: string): Promise<void> => {
    const { result } = await connection.send('script.evaluate', {
      expression: `(async () => {
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        const addon = await AddonManager.getAddonByID('sidelight@sidelight.example');
        ${script}
      })()`,
      target: { context: window?.context },
      awaitPromise: true,
    });
    const { type, exceptionDetails } = result as { type: string; exceptionDetails?: { text: string } };
    if (type !== 'success') throw new Error(exceptionDetails?.text);
  };
  return {
    disable: () => run('await addon.disable();'),
    enable: () => run('await addon.enable();'),
    reload: () => run('await addon.reload();'),
    allowInPrivateWindows: () =>
      run(`
        const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
        const { extension } = WebExtensionPolicy.getByID(addon.id);
        await ExtensionPermissions.add(addon.id, { permissions: ['internal:privateBrowsingAllowed'], origins: [] }, extension);
        await addon.reload();`),
    stopBackground: () =>
      run(`
        const { extension } = WebExtensionPolicy.getByID(addon.id);
        await extension.terminateBackground({ disableResetIdleForTest: true });`),
  };
}
