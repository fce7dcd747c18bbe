import preact from '@preact/preset-vite';
import { readFileSync } from 'node:fs';
import { build, type Rollup } from 'vite';
import { bundleGlossary } from '../../../tools/bundle-glossary.ts';

/** One script: `reading-room.ts` with all that it imports, the compiled glossary and the interface's messages. */
export async function bundleReadingRoom(): Promise<string> {
  const messages = new URL('../../../assets/public/_locales/en/messages.json', import.meta.url);
  const { files } = bundleGlossary();
  const contentsOf = (name: string): string => {
    const contents = files.find(([path]) => path.endsWith(name))?.[1];
    if (contents === undefined) throw new Error(`the glossary has no ${name}`);
    return JSON.stringify(contents);
  };
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    plugins: [preact()],
    define: {
      __FORMS__: contentsOf('forms.json'),
      __ENTRIES__: contentsOf('entries.json'),
      __MESSAGES__: readFileSync(messages, 'utf8'),
      __BENCH__: 'false',
      __ISSUES_URL__: '"https://example.org/issues"',
    },
    build: {
      target: ['chrome120', 'firefox140'],
      write: false,
      modulePreload: false,
      rollupOptions: {
        input: new URL('reading-room.ts', import.meta.url).pathname,
        output: { format: 'iife' },
      },
    },
  })) as Rollup.RollupOutput;
  return built.output[0].code;
}
