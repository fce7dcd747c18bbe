import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from '../src/failure.ts';
import type { Density } from '../src/glossary/density.ts';

/** What a person asked of `npm run glossary`. */
export type GlossaryOptions =
  | { readonly command: 'check' }
  | { readonly command: 'show'; readonly id: string }
  | { readonly command: 'queries' }
  | { readonly command: 'inflections'; readonly ids: readonly string[]; readonly write: boolean }
  | {
      readonly command: 'coverage';
      /** Paths of pages, none twice. */
      readonly files: readonly string[];
      readonly density: Density;
      /** Ids of terms that the reader knows: they are not marked. */
      readonly known: readonly string[];
    };

const densities: readonly Density[] = ['section', 'page', 'every'];
const usage =
  'npm run glossary, npm run glossary -- show ID, npm run glossary -- queries, npm run glossary -- inflections [--write] [ID …], or npm run glossary -- coverage [--density section|page|every] [--known ID …] PAGE.html …';

/** What the words after `npm run glossary --` mean; `folder` is where they were typed. Or the sentence to tell. */
export function glossaryOptions(words: readonly string[], folder: string): GlossaryOptions | Failure {
  const parsed = parse(words);
  if (parsed === undefined) return new Failure('options', `This is not understood; it is ${usage}.`);
  const { command, rest, density, known, write } = parsed;
  const isPlain = density === undefined && known.length === 0;
  if (command === 'inflections' && isPlain) return { command, ids: rest, write };
  if (write) return new Failure('options', `This is not understood; it is ${usage}.`);
  const [id] = rest;
  if (command === undefined && isPlain) return { command: 'check' };
  if (command === 'queries' && isPlain && rest.length === 0) return { command };
  if (command === 'show' && isPlain && id !== undefined && rest.length === 1) return { command, id };
  if (command !== 'coverage') return new Failure('options', `This is not understood; it is ${usage}.`);
  const chosen = density === undefined ? 'section' : densities.find((one) => one === density);
  if (chosen === undefined)
    return new Failure('options', `${density} is no density: it is section, page or every.`);
  const files = pagesNamed(rest, folder);
  return files instanceof Failure ? files : { command, files, density: chosen, known };
}

interface Parsed {
  readonly command: string | undefined;
  readonly rest: readonly string[];
  readonly density: string | undefined;
  readonly known: readonly string[];
  readonly write: boolean;
}

function parse(words: readonly string[]): Parsed | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: {
        density: { type: 'string' },
        known: { type: 'string', multiple: true },
        write: { type: 'boolean' },
      },
      allowPositionals: true,
    });
    const [command, ...rest] = positionals;
    return {
      command,
      rest,
      density: values.density,
      known: values.known ?? [],
      write: values.write ?? false,
    };
  } catch {
    return undefined;
  }
}

/** The files that paths and patterns name: shells that do not know patterns hand them on. */
function pagesNamed(names: readonly string[], folder: string): string[] | Failure {
  if (names.length === 0) return new Failure('page', 'Say which pages: … coverage PAGE.html …');
  const files = new Set<string>();
  for (const name of names) {
    if (/^[a-z][a-z\d+.-]+:\/\//iu.test(name))
      return new Failure(
        'page',
        `${name} is an address: save the page and name the file, nothing is fetched.`,
      );
    const file = path.resolve(folder, name);
    const found = existsSync(file) ? [file] : globSync(name, { cwd: folder }).toSorted();
    if (found.length === 0) return new Failure('page', `There is no file ${name}.`);
    for (const one of found) files.add(path.resolve(folder, one));
  }
  return [...files];
}
