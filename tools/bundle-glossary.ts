import { createHash } from 'node:crypto';
import { compileGlossary } from '../src/glossary/compile.ts';
import { buildSearchIndex } from '../src/lookup/search-index.ts';
import { problemLine, readGlossary } from './read-glossary.ts';

export interface BundledGlossary {
  /** Changes with every byte of the glossary, and of what is made of it where it runs: names its database. */
  readonly version: string;
  /** The last day on which a source was read (ISO 8601). */
  readonly date: string;
  /** Path in the extension and contents. */
  readonly files: ReadonlyArray<readonly [path: string, contents: string]>;
}

/**
 * The glossary as it ships: in one file the forms, of which the background makes index and lexicon, entries in
 * another. Throws, with all problems at once, when the authored glossary is not in order.
 */
export function bundleGlossary(): BundledGlossary {
  const { terms, sources, problems } = readGlossary();
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new Error(`The glossary is not in order:\n${errors.map((error) => problemLine(error)).join('\n')}`);
  }
  const { forms, entries, index, lexicon } = compileGlossary(terms, sources);
  const files = [
    ['glossary/forms.json', JSON.stringify(forms)],
    ['glossary/entries.json', JSON.stringify(entries)],
  ] as const;
  const version = createHash('sha256')
    .update(JSON.stringify([files, lexicon, buildSearchIndex(entries).serialise()]))
    .update(new Uint8Array(index))
    .digest('hex')
    .slice(0, 12);
  const date =
    sources
      .map(({ seen }) => seen)
      .toSorted()
      .at(-1) ?? '';
  return { version, date, files };
}
