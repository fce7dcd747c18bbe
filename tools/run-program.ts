import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.ts';

export interface ProgramEnd {
  /** Exit status; 1 when the program could not be started or a signal ended it. */
  status: number;
  /** Standard output and standard error as they came. */
  output: string;
  stdout: string;
}

/** Runs a program in the repository's folder, quietly, and says how it ended. Never rejects. */
export function runProgram(
  program: string,
  options: readonly string[],
  environment: Record<string, string> = {},
): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const child = spawn(program, options, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stop = (): void => void child.kill();
    process.once('exit', stop);
    let output = '';
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.once('error', (error) => resolve({ status: 1, output: `${program}: ${error.message}`, stdout }));
    child.once('close', (code) => {
      process.off('exit', stop);
      resolve({ status: code ?? 1, output, stdout });
    });
  });
}

/** Runs the command `name` of an installed package on this Node: no shell and no `.cmd`, on any system. */
export function runTool(
  packageName: string,
  name: string,
  options: readonly string[],
  environment: Record<string, string> = {},
): Promise<ProgramEnd> {
  return runProgram(process.execPath, [toolPath(packageName, name), ...options], environment);
}

function toolPath(packageName: string, name: string): string {
  const folder = path.join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const file = typeof bin === 'string' ? bin : bin[name];
  if (file === undefined) throw new Error(`${packageName} has no command ${name}`);
  return path.join(folder, file);
}
