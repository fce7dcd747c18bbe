import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type Browser,
  type LaunchOptions,
  type Page,
  TargetType,
  type Viewport,
  launch as startBrowser,
} from 'puppeteer-core';
import { type FoundBrowser, targetOf } from './find-browser.ts';
import { output } from './root.ts';

export interface Launch {
  browser: FoundBrowser;
  /** The built extension; without one the browser starts bare. */
  extensionDir?: string;
  headless?: boolean;
  /** A folder for the browser's profile; without one a new profile that is thrown away. */
  profileDir?: string;
  /** Size of the page's area in CSS pixels; headed and without it, the window decides. */
  size?: { width: number; height: number };
  /** The reader's colour scheme. */
  scheme?: 'light' | 'dark';
  /** Pages get touch events and a coarse pointer, as far as the browser can pretend. */
  touch?: boolean;
  /** Further preferences of Firefox. */
  prefs?: Record<string, unknown>;
  /** Further options of Chromium's command line. */
  args?: readonly string[];
  /** False where the caller ends the browser by itself on Ctrl+C. */
  handleSignals?: boolean;
}

export interface Launched {
  browser: Browser;
  /** `chrome-extension://…` or `moz-extension://…`, no slash at the end; empty for a bare browser. */
  extensionOrigin: string;
  /** Opens `url` in a window of its own: tabs behind others are hidden, and hidden pages sleep. */
  newPage: (url?: string) => Promise<Page>;
  /** Opens a page of the extension, such as `popup.html?tab=3`, in a window of its own. */
  openExtensionPage: (relative: string) => Promise<Page>;
  close: () => Promise<void>;
}

/** So that the browser itself asks nothing of the network and shows nothing of its own. */
const quietChromium = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--password-store=basic',
  '--use-mock-keychain',
];

const quietFirefox: Record<string, unknown> = {
  'app.normandy.enabled': false,
  'app.update.auto': false,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.topsites.contile.enabled': false,
  'browser.newtabpage.activity-stream.feeds.section.topstories': false,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.unified': false,
};

/** Starts a browser with the extension in it. The same for people, for screenshots and for tests. */
export async function launchWithExtension(launch: Launch): Promise<Launched> {
  const launched = await (targetOf(launch.browser.name) === 'firefox' ? launchFirefox : launchChromium)(
    launch,
  );
  const { browser, extensionOrigin } = launched;
  const newPage = async (url?: string): Promise<Page> => {
    const page = await openWindow(browser, launch);
    if (url !== undefined) await page.goto(url, { waitUntil: 'load' });
    return page;
  };
  return {
    browser,
    extensionOrigin,
    newPage,
    openExtensionPage: (relative) =>
      openOwnPage(() => openWindow(browser, launch), `${extensionOrigin}/${relative}`),
    close: () => browser.close(),
  };
}

async function launchChromium(launch: Launch): Promise<{ browser: Browser; extensionOrigin: string }> {
  const asRoot = process.getuid?.() === 0;
  const browser = await startBrowser({
    ...commonOptions(launch),
    // The pipe is the one way to load an extension into branded Chrome since 137.
    pipe: true,
    ...(launch.extensionDir === undefined ? {} : { enableExtensions: [launch.extensionDir] }),
    ...(launch.headless ? {} : { ignoreDefaultArgs: ['--enable-automation'] }),
    args: [
      ...quietChromium,
      // Chromium's sandbox does not run as root.
      ...(asRoot ? ['--no-sandbox'] : []),
      ...(launch.headless ? ['--disable-gpu', '--hide-scrollbars'] : []),
      ...(launch.touch ? ['--touch-events=enabled'] : []),
      ...(launch.args ?? []),
    ],
  });
  if (launch.extensionDir === undefined) return { browser, extensionOrigin: '' };
  const worker = await browser.waitForTarget(
    (target) => target.type() === TargetType.SERVICE_WORKER && target.url().startsWith('chrome-extension://'),
  );
  // Not `URL.origin`, which is "null" for schemes that Node does not know.
  return { browser, extensionOrigin: `chrome-extension://${new URL(worker.url()).host}` };
}

async function launchFirefox(launch: Launch): Promise<{ browser: Browser; extensionOrigin: string }> {
  const uuid = launch.profileDir === undefined ? randomUUID() : uuidOf(launch.profileDir);
  const browser = await startBrowser({
    ...commonOptions(launch),
    browser: 'firefox',
    // Without it Firefox refuses to navigate to a page of an extension.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      ...quietFirefox,
      ...(launch.scheme === undefined
        ? {}
        : { 'layout.css.prefers-color-scheme.content-override': launch.scheme === 'dark' ? 0 : 1 }),
      // The extension is installed for a while only, and what it stored is to be there when the profile is started again.
      ...(launch.profileDir === undefined ? {} : { 'extensions.webextensions.keepStorageOnUninstall': true }),
      ...(launch.touch ? { 'dom.w3c_touch_events.enabled': 1, 'ui.primaryPointerCapabilities': 1 } : {}),
      ...(launch.extensionDir === undefined
        ? {}
        : { 'extensions.webextensions.uuids': JSON.stringify({ [geckoId(launch.extensionDir)]: uuid }) }),
      ...launch.prefs,
    },
  });
  if (launch.extensionDir === undefined) return { browser, extensionOrigin: '' };
  await browser.installExtension(launch.extensionDir);
  return { browser, extensionOrigin: `moz-extension://${uuid}` };
}

/** The same for a profile whenever it is started: what an extension stored lies under its address. */
function uuidOf(profileDir: string): string {
  const hex = createHash('sha256').update(path.resolve(profileDir)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function commonOptions(launch: Launch): LaunchOptions {
  if (launch.profileDir !== undefined) mkdirSync(launch.profileDir, { recursive: true });
  const handles = launch.handleSignals ?? true;
  return {
    executablePath: launch.browser.path,
    headless: launch.headless ?? false,
    defaultViewport: viewportOf(launch),
    ...(launch.profileDir === undefined ? {} : { userDataDir: launch.profileDir }),
    handleSIGINT: handles,
    handleSIGTERM: handles,
    handleSIGHUP: handles,
  };
}

/** None for a headed browser without a size: there the window decides. */
function viewportOf({ headless, size, touch }: Launch): Viewport | null {
  if (size === undefined && !headless) return null;
  return { ...(size ?? { width: 1280, height: 800 }), ...(touch ? { hasTouch: true } : {}) };
}

function geckoId(extensionDir: string): string {
  const manifest = JSON.parse(readFileSync(path.join(extensionDir, 'manifest.json'), 'utf8')) as {
    browser_specific_settings?: { gecko?: { id?: string } };
  };
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (id === undefined) throw new Error(`${extensionDir}/manifest.json names no gecko id`);
  return id;
}

async function openWindow(browser: Browser, launch: Launch): Promise<Page> {
  const page = await browser.newPage({ type: 'window' });
  if (launch.scheme !== undefined && targetOf(launch.browser.name) === 'chromium')
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: launch.scheme }]);
  return page;
}

/**
 * Opens a page of the extension. In Firefox the navigation happens and its promise never settles: it is
 * started and left alone, and the page is asked where it is.
 */
async function openOwnPage(open: () => Promise<Page>, url: string): Promise<Page> {
  const page = await open();
  if (url.startsWith('chrome-extension:')) {
    await page.goto(url, { waitUntil: 'load' });
    return page;
  }
  void page.goto(url).catch(() => undefined);
  const deadline = Date.now() + 15_000;
  while (Date.now() < deadline) {
    const at = await quickly(() =>
      page.evaluate(() => ({ href: location.href, ready: document.readyState === 'complete' })),
    );
    if (at?.ready && at.href.startsWith(url)) return page;
    await pause(50);
  }
  throw new Error(`${url} did not open`);
}

/** The answer of `ask`, or nothing when it fails or takes longer than a second: the page was moving. */
async function quickly<T>(ask: () => Promise<T>): Promise<T | undefined> {
  return Promise.race([ask().catch(() => undefined), pause(1000).then(() => undefined)]);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Where a kept profile of `name` lies: under the output folder, because a snap cannot read /tmp. */
export function profileFolder(name: string): string {
  return path.join(output, 'profiles', name);
}
