import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';

/** A file of this folder with all that it imports, as one script that runs in a page. */
export async function bundleForPage(name: string): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      target: 'chrome120',
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL(name, import.meta.url)),
        output: { format: 'iife' },
      },
    },
  })) as Rollup.RollupOutput;
  return built.output[0].code;
}
