import { vi } from 'vitest';
import { compileGlossary } from '../../../src/glossary/compile.ts';
import type { GlossarySource } from '../../../src/store/glossary-store.ts';
import { source, term } from '../glossary/small-glossary.ts';

const { index, lexicon, entries } = compileGlossary(
  [term('alpha', ['Alpha Norms']), term('beta', ['Beta Norms'])],
  [source('a-source')],
);
const matching = { index, lexicon };

export { entries, matching };

/** The files that came with the extension, and how often they were read. */
export const bundle = {
  readMatching: vi.fn<GlossarySource['readMatching']>(async () => matching),
  readEntries: vi.fn<GlossarySource['readEntries']>(async () => entries),
};

/** How often the index with its lexicon, and how often the entries were read from the bundle. */
export function reads(): number[] {
  return [bundle.readMatching.mock.calls.length, bundle.readEntries.mock.calls.length];
}
