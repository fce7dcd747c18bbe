import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../src/failure.ts';
import { output, root } from './root.ts';
import { runTool } from './run-program.ts';

export type Target = 'chromium' | 'firefox';

const wxtNames = { chromium: 'chrome', firefox: 'firefox' } as const;

/** Everything that the built extension follows from. */
const inputs = [
  'src',
  'entrypoints',
  'assets',
  'modules',
  'wxt.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** The folder of the extension built for `target`. */
export function builtFolder(target: Target): string {
  return path.join(output, `${wxtNames[target]}-mv3`);
}

/**
 * Builds the extension for `target`, unless it was built from these very inputs before, and returns its
 * folder. Throws a Failure with the builder's own words when it does not build.
 */
export async function buildExtension(target: Target): Promise<string> {
  const folder = builtFolder(target);
  const stampFile = path.join(output, `${target}.inputs`);
  const stamp = hashOf([...inputs, ...importedBy('wxt.config.ts')]);
  const isBuilt = existsSync(path.join(folder, 'manifest.json')) && existsSync(stampFile);
  if (isBuilt && readFileSync(stampFile, 'utf8') === stamp) return folder;
  // Taken away first: a build that dies half-way must not count.
  rmSync(stampFile, { force: true });
  const built = await runTool('wxt', 'wxt', ['build', '--browser', wxtNames[target], '--mv3'], {
    NODE_ENV: 'production',
  });
  if (built.status !== 0)
    throw new Failure('build', `The extension does not build for ${target}:\n${built.output.trim()}`);
  writeFileSync(stampFile, stamp);
  return folder;
}

/** One hash over names and contents of files and folders, given relative to the repository. */
export function hashOf(names: readonly string[]): string {
  const hash = createHash('sha256');
  for (const name of names.flatMap(filesUnder)) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(path.join(root, name)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** The files of this repository that `name` imports, and those that they import. */
function importedBy(name: string, found = new Set<string>()): string[] {
  const source = existsSync(path.join(root, name)) ? readFileSync(path.join(root, name), 'utf8') : '';
  for (const [, to] of source.matchAll(/\bfrom\s*'(\.[^']+)'/gu)) {
    const imported = path.join(path.dirname(name), to ?? '');
    if (!found.has(imported)) importedBy(imported, found.add(imported));
  }
  return [...found].toSorted();
}

function filesUnder(name: string): string[] {
  const full = path.join(root, name);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [name];
  return readdirSync(full)
    .toSorted()
    .flatMap((child) => filesUnder(path.join(name, child)));
}
