import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { Failure } from '../src/failure.ts';
import type { Target } from './build.ts';
import { note, step } from './progress.ts';
import { runProgram } from './run-program.ts';

export const browserNames = ['chrome', 'chromium', 'edge', 'brave', 'firefox'] as const;

/** Browsers that take the Chromium build, in the order in which tests look for one. */
export const chromiums = ['chromium', 'chrome', 'edge', 'brave'] as const;

export type BrowserName = (typeof browserNames)[number];

export interface FoundBrowser {
  name: BrowserName;
  path: string;
}

/** Which of the two builds a browser takes. */
export function targetOf(name: BrowserName): Target {
  return name === 'firefox' ? 'firefox' : 'chromium';
}

const onLinux: Record<BrowserName, string[]> = {
  chrome: ['google-chrome', 'google-chrome-stable', '/opt/google/chrome/chrome'],
  chromium: ['chromium', 'chromium-browser', '/usr/lib/chromium/chromium', '/snap/bin/chromium'],
  edge: ['microsoft-edge', 'microsoft-edge-stable', '/opt/microsoft/msedge/msedge'],
  brave: ['brave-browser', 'brave-browser-stable', 'brave', '/opt/brave.com/brave/brave', '/snap/bin/brave'],
  firefox: ['firefox', 'firefox-esr', '/usr/lib/firefox/firefox', '/snap/bin/firefox'],
};

const onMac: Record<BrowserName, string[]> = {
  chrome: ['Google Chrome.app/Contents/MacOS/Google Chrome'],
  chromium: ['Chromium.app/Contents/MacOS/Chromium'],
  edge: ['Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  brave: ['Brave Browser.app/Contents/MacOS/Brave Browser'],
  firefox: ['Firefox.app/Contents/MacOS/firefox'],
};

const onWindows: Record<BrowserName, string[]> = {
  chrome: ['Google/Chrome/Application/chrome.exe'],
  chromium: ['Chromium/Application/chrome.exe'],
  edge: ['Microsoft/Edge/Application/msedge.exe'],
  brave: ['BraveSoftware/Brave-Browser/Application/brave.exe'],
  firefox: ['Mozilla Firefox/firefox.exe'],
};

const packages: Partial<Record<BrowserName, string>> = { chromium: 'chromium', firefox: 'firefox-esr' };

/** The first of `names` that is installed here. CHROMIUM_PATH and FIREFOX_PATH win over all places. */
export function findBrowser(names: readonly BrowserName[] = browserNames): FoundBrowser | undefined {
  const places = [
    ...names.map((name) => ({ name, path: environmentPath(name) })),
    ...names.flatMap((name) => placesOf(name).map((place) => ({ name, path: place }))),
  ];
  for (const { name, path: place } of places)
    if (place !== undefined && isProgram(place)) return { name, path: place };
  return undefined;
}

/**
 * The first of `names` that is installed; on Debian as root one that is missing is installed. Anywhere
 * else a Failure is returned whose sentence says what a person should install.
 */
export async function findOrInstallBrowser(
  names: readonly BrowserName[] = browserNames,
): Promise<FoundBrowser | Failure> {
  const wrongPath = names.map(environmentPath).find((place) => place !== undefined && !existsSync(place));
  if (wrongPath !== undefined)
    return new Failure(
      'no-browser',
      `CHROMIUM_PATH or FIREFOX_PATH names ${wrongPath}, and nothing is there.`,
    );
  const found = findBrowser(names);
  if (found !== undefined) return found;
  const installable = names.find((name) => packages[name] !== undefined);
  if (installable === undefined || !isDebianAsRoot()) return new Failure('no-browser', whatToInstall(names));
  const failure = await installPackages([packages[installable] ?? installable]);
  return failure ?? findBrowser([installable]) ?? new Failure('no-browser', whatToInstall(names));
}

function environmentPath(name: BrowserName): string | undefined {
  const place = process.env[name === 'firefox' ? 'FIREFOX_PATH' : 'CHROMIUM_PATH'];
  return place === '' ? undefined : place;
}

function placesOf(name: BrowserName): string[] {
  if (process.platform === 'darwin')
    return ['/Applications', path.join(homedir(), 'Applications')].flatMap((folder) =>
      onMac[name].map((app) => path.join(folder, app)),
    );
  if (process.platform === 'win32') {
    const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map(
      (variable) => process.env[variable],
    );
    return folders.flatMap((folder) =>
      folder === undefined ? [] : onWindows[name].map((program) => path.join(folder, program)),
    );
  }
  const searchPath = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return onLinux[name].flatMap((place) =>
    path.isAbsolute(place) ? [place] : searchPath.map((folder) => path.join(folder, place)),
  );
}

function isProgram(place: string): boolean {
  return existsSync(place) && statSync(place).isFile() && !isEmptySnapStub(place);
}

/**
 * Ubuntu's packages `chromium-browser` and `firefox` are short scripts that only start the snap, or
 * ask for it where it is not installed: such a file is no browser.
 */
export function isEmptySnapStub(place: string): boolean {
  if (statSync(place).size > 20_000) return false;
  const text = readFileSync(place, 'latin1');
  if (!text.startsWith('#!') || !text.includes('snap')) return false;
  const snap = /\/snap\/bin\/[\w.-]+/u.exec(text)?.[0];
  return text.includes('snap install') && (snap === undefined || !existsSync(snap));
}

/** Whether packages can be installed here without asking anybody. */
export function isDebianAsRoot(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/os-release'))
    return false;
  return /^ID=debian$/mu.test(readFileSync('/etc/os-release', 'utf8'));
}

function whatToInstall(names: readonly BrowserName[]): string {
  if (names.length === 1 && names[0] === 'firefox')
    return 'No Firefox was found: install Firefox 140 or later, or name its program in FIREFOX_PATH.';
  const [only] = names;
  if (names.length === 1 && only !== undefined)
    return `No ${title(only)} was found: install ${title(only)} 120 or later, or name its program in CHROMIUM_PATH.`;
  return 'No browser was found: install Chrome, Chromium, Edge or Brave (120 or later) or Firefox (140 or later), or name its program in CHROMIUM_PATH or FIREFOX_PATH.';
}

function title(name: BrowserName): string {
  return name[0]?.toUpperCase() + name.slice(1);
}

/** Installs packages of Debian's; the Failure says why not. */
export async function installPackages(names: readonly string[]): Promise<Failure | undefined> {
  const quietly = { DEBIAN_FRONTEND: 'noninteractive' };
  const what = names.join(' and ');
  const lists = await step('Asking Debian for its list of packages', () =>
    runProgram('apt-get', ['update', '-q'], quietly),
  );
  if (lists.status !== 0) note('apt-get update did not end well; trying with the lists that are there.');
  const installed = await step(`Installing ${what} with apt-get (once, some minutes)`, () =>
    runProgram('apt-get', ['install', '-y', '-q', ...names], quietly),
  );
  if (installed.status === 0) return undefined;
  const said = installed.output.trim().split('\n').slice(-8).join('\n');
  return new Failure('no-browser', `${said}\n${what} could not be installed with apt-get: install by hand.`);
}
