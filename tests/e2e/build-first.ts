import { buildExtension } from '../../tools/build.ts';
import type { TestProject } from 'vitest/node';

/** Global set-up: the tests run the extension as it is built from the files as they are now. */
export async function setup(project: TestProject): Promise<void> {
  const { target } = project.config.provide;
  if (target !== undefined) await buildExtension(target);
}
