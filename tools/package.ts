import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { Failure } from '../src/failure.ts';
import { buildExtension } from './build.ts';
import { note, step } from './progress.ts';
import { output, root } from './root.ts';
import { runProgram } from './run-program.ts';

/** The earliest time that a zip can name, in whatever time zone: the same bytes every time and everywhere. */
const fixedTime = new Date(1980, 0, 1);

const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };

try {
  const chrome = await step('Building for Chrome', () => buildExtension('chromium'));
  const firefox = await step('Building for Firefox', () => buildExtension('firefox'));
  save(`sidelight-${version}-chrome.zip`, chrome, filesIn(chrome));
  save(`sidelight-${version}-firefox.zip`, firefox, filesIn(firefox));
  save(`sidelight-${version}-sources.zip`, root, await sources());
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

/** What a reviewer needs to build the same extension: the files that git keeps. */
async function sources(): Promise<string[]> {
  const kept = await runProgram('git', ['ls-files', '-z', '--cached']);
  const loose = await runProgram('git', ['ls-files', '-z', '--others', '--exclude-standard']);
  const names = namesIn(kept.stdout);
  if (kept.status !== 0 || names.length === 0)
    throw new Failure(
      'sources',
      'The sources zip holds the files that git keeps, and git keeps none here: commit them first.',
    );
  const left = namesIn(loose.stdout);
  if (left.length > 0) note(`Not in the sources zip, because git does not keep them: ${left.join(', ')}`);
  return names;
}

function namesIn(list: string): string[] {
  return list.split('\0').filter((name) => name !== '');
}

function save(name: string, folder: string, files: readonly string[]): void {
  const sorted = files.map((file) => file.split(path.sep).join('/')).toSorted();
  const contents: Zippable = Object.fromEntries(
    sorted.map((file) => [file, new Uint8Array(readFileSync(path.join(folder, file)))]),
  );
  const zip = zipSync(contents, { level: 9, mtime: fixedTime });
  writeFileSync(path.join(output, name), zip);
  const hash = createHash('sha256').update(zip).digest('hex');
  console.log(`${path.relative(root, path.join(output, name))}  ${zip.length} bytes  sha256 ${hash}`);
}
