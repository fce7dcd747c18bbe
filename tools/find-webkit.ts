import { existsSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../src/failure.ts';
import { installPackages, isDebianAsRoot } from './find-browser.ts';

/** Safari's engine as it can be had on Linux. */
export interface FoundWebKit {
  /** WebKitWebDriver: speaks WebDriver and starts WebKitGTK's MiniBrowser. */
  driver: string;
  /** A screen for it where there is none. */
  xvfb: string;
}

/** WebKit and a screen for it, where both are installed. */
export function findWebKit(): FoundWebKit | undefined {
  const driver = programOnPath('WebKitWebDriver');
  const xvfb = programOnPath('Xvfb');
  return driver === undefined || xvfb === undefined ? undefined : { driver, xvfb };
}

/** The same; on Debian as root what is missing is installed. The Failure says what a person should install. */
export async function findOrInstallWebKit(): Promise<FoundWebKit | Failure> {
  const found = findWebKit();
  if (found !== undefined) return found;
  const failure = isDebianAsRoot() ? await installPackages(['webkit2gtk-driver', 'xvfb']) : undefined;
  return failure ?? findWebKit() ?? new Failure('no-browser', whyNoWebKit);
}

export const whyNoWebKit =
  'WebKitWebDriver and Xvfb are not installed here: on Debian and Ubuntu they are in the packages webkit2gtk-driver and xvfb.';

function programOnPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => path.join(folder, name)).find((place) => existsSync(place));
}
