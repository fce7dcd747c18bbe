import { inject } from 'vitest';
import { type Launch, type Launched, launchWithExtension } from '../../tools/browsers.ts';
import { builtFolder, type Target } from '../../tools/build.ts';
import { type FoundBrowser, chromiums, findBrowser } from '../../tools/find-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Which browser's project is running. */
    target: Target;
    /** Whether this is the soak, which runs everything in both browsers. */
    isSoak: boolean;
  }
}

/** The browser that this run of the tests is about. */
export const target: Target = inject('target');

/** What `of` holds for the browser that is running; all of it in the soak, each once. */
export function partOf<One>(of: Readonly<Record<Target, readonly One[]>>): One[] {
  return inject('isSoak') ? [...new Set([...of.chromium, ...of.firefox])] : [...of[target]];
}

/** Of many that are alike, every second: the others are tested in the other browser, and in the soak all in both. */
export function everySecond<One>(all: readonly One[]): One[] {
  const half = (rest: number): One[] => all.filter((_one, i) => i % 2 === rest);
  return partOf({ chromium: half(0), firefox: half(1) });
}

/** All test files of a project run in one worker: what hangs here is shared by them. */
const shared = globalThis as { sidelightTestBrowser?: Promise<Launched> };

/** The one browser of this run, with the extension, started when it is first asked for. */
export function sharedBrowser(): Promise<Launched> {
  shared.sidelightTestBrowser ??= launchShared();
  return shared.sidelightTestBrowser;
}

async function launchShared(): Promise<Launched> {
  const launched = await launchForTest({ extensionDir: builtFolder(target) });
  // After the install the welcome page comes by itself, in Chromium in front of the page that was opened last: a
  // test's page would be hidden behind it, where nobody looks for what a style reveals.
  const welcome = `${launched.extensionOrigin}/welcome.html`;
  if (target === 'chromium') await launched.browser.waitForTarget((one) => one.url() === welcome);
  return launched;
}

/** A browser of its own for a test that needs other conditions; the test closes it. */
export function launchForTest(options: Omit<Launch, 'browser'>): Promise<Launched> {
  // With the worker that holds it the browser ends too: puppeteer sees to that.
  return launchWithExtension({
    headless: true,
    size: { width: 1000, height: 800 },
    ...options,
    // Firefox paints all windows all the time: at half the rate, a test takes a seventh less of the processor.
    prefs: { 'layout.frame_rate': 30, ...options.prefs },
    browser: installed(),
  });
}

function installed(): FoundBrowser {
  const names = target === 'firefox' ? (['firefox'] as const) : chromiums;
  const found = findBrowser(names);
  if (found === undefined)
    throw new Error(`no browser for ${target} is installed here: npm test installs or names one`);
  return found;
}
