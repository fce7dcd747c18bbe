import type { Entry } from '../glossary/entry.ts';
import type { Lexicon } from '../glossary/lexicon.ts';
import { readBundledFile } from './bundled-file.ts';
import type { GlossarySource } from './glossary-store.ts';

/** The glossary files that came with the extension; `urlOf` gives the address of a path in it. */
export function bundledGlossary(urlOf: (path: string) => string): GlossarySource {
  const readJson = async (path: string): Promise<unknown> =>
    JSON.parse(new TextDecoder().decode(await readBundledFile(urlOf(path))));
  return {
    async readMatching() {
      const { index, lexicon } = (await readJson('glossary/matching.json')) as {
        index: string;
        lexicon: Lexicon;
      };
      return { index: bytesOf(index), lexicon };
    },
    async readEntries() {
      return (await readJson('glossary/entries.json')) as readonly Entry[];
    },
  };
}

function bytesOf(base64: string): ArrayBuffer {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;
}
