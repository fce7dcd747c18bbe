import type { Entry } from '../glossary/entry.ts';
import { buildMatching, type ShippedForms } from '../glossary/shipped-forms.ts';
import { readBundledFile } from './bundled-file.ts';
import type { GlossarySource } from './glossary-store.ts';

/** The glossary files that came with the extension; `urlOf` gives the address of a path in it. */
export function bundledGlossary(urlOf: (path: string) => string): GlossarySource {
  const readJson = async (path: string): Promise<unknown> =>
    JSON.parse(new TextDecoder().decode(await readBundledFile(urlOf(path))));
  return {
    async readMatching() {
      return buildMatching((await readJson('glossary/forms.json')) as ShippedForms);
    },
    async readEntries() {
      return (await readJson('glossary/entries.json')) as readonly Entry[];
    },
  };
}
