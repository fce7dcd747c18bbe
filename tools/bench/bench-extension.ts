import { cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../../src/failure.ts';
import type { ShippedForms } from '../../src/glossary/shipped-forms.ts';
import { output } from '../root.ts';
import { runTool } from '../run-program.ts';
import { reportFolder } from './report.ts';

const built = path.join(output, 'chrome-mv3-bench');

/** Builds the extension whose reader says what it measures, and returns its folder. */
export async function buildBenchExtension(): Promise<string> {
  const { status, output: said } = await runTool(
    'wxt',
    'wxt',
    ['build', '-b', 'chrome', '--mv3', '--mode', 'bench'],
    { NODE_ENV: 'production' },
  );
  if (status !== 0) throw new Failure('build', `The extension does not build:\n${said.trim()}`);
  return built;
}

/** The same extension with other forms in its glossary: they are a file of it, and everything is made of that file. */
export function benchExtensionWith(forms: ShippedForms, name: string): string {
  const folder = path.join(reportFolder, `extension-${name}`);
  rmSync(folder, { recursive: true, force: true });
  cpSync(built, folder, { recursive: true });
  writeFileSync(path.join(folder, 'glossary', 'forms.json'), JSON.stringify(forms));
  return folder;
}
