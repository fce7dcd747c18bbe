import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { type Inflections, parseInflections, type Reviewed } from '../src/glossary/inflections.ts';
import { type Checked, checkGlossary } from '../src/glossary/check.ts';
import type { AuthoredFile, Problem } from '../src/glossary/problem.ts';
import { root } from './root.ts';

const folder = join(root, 'assets', 'glossary');
const seeds = join(root, '..', 'shared', 'seeds');

/** A problem with the line at which it stands, counted from 1. */
export interface LocatedProblem extends Problem {
  readonly line: number;
}

export interface AuthoredGlossary extends Checked {
  readonly problems: readonly LocatedProblem[];
}

/** Reads and checks everything under assets/glossary; problems are in the order of files and lines. */
export function readGlossary(from = folder): AuthoredGlossary {
  const parsed = new Map<string, { document: Document.Parsed; lines: LineCounter }>();
  const broken: LocatedProblem[] = [];
  const read = (part: string): AuthoredFile[] =>
    readdirSync(join(from, part))
      .filter((name) => name.endsWith('.yaml'))
      .toSorted()
      .flatMap((name) => {
        const path = join(from, part, name);
        const file = relative(root, path).replaceAll('\\', '/');
        const lines = new LineCounter();
        const document = parseDocument(readFileSync(path, 'utf8'), {
          lineCounter: lines,
          prettyErrors: false,
          schema: 'failsafe', // every scalar is text as written: 2023 is a date here, no is Norwegian
        });
        for (const error of document.errors) {
          const message = `This is no YAML: ${error.message.split('\n')[0] ?? ''}.`;
          broken.push({ file, path: [], message, severity: 'error', line: lines.linePos(error.pos[0]).line });
        }
        if (document.errors.length > 0) return [];
        parsed.set(file, { document, lines });
        return [{ file, value: document.toJS() as unknown }];
      });
  const { inflections, problems: unreadable } = readInflections(from);
  const checked = checkGlossary(read('terms'), read('sources'), seedText, inflections);
  const located = checked.problems.map((problem): LocatedProblem => {
    const file = parsed.get(problem.file);
    return { ...problem, line: file === undefined ? 1 : lineOf(file.document, file.lines, problem.path) };
  });
  const problems = [...broken, ...unreadable, ...located].toSorted(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line,
  );
  return { ...checked, problems };
}

/** The lists of inflected forms; undefined where the glossary has none. A line that says nothing is a problem. */
export function readInflections(from = folder): {
  readonly inflections: Inflections | undefined;
  readonly problems: readonly LocatedProblem[];
} {
  const lists = join(from, 'inflections');
  if (!existsSync(lists)) return { inflections: undefined, problems: [] };
  const problems: LocatedProblem[] = [];
  const inflections = new Map<string, ReadonlyMap<string, Reviewed>>();
  for (const name of readdirSync(lists).filter((entry) => entry.endsWith('.txt'))) {
    const path = join(lists, name);
    const { forms, broken } = parseInflections(readFileSync(path, 'utf8'));
    inflections.set(name.replace(/\.txt$/u, ''), forms);
    const file = relative(root, path).replaceAll('\\', '/');
    const message =
      'A line is a form, an arrow and what becomes of it (form → one; two; -refused), each form once.';
    for (const line of broken) problems.push({ file, path: [], message, severity: 'error', line });
  }
  return { inflections, problems };
}

function seedText(name: string): string | undefined {
  const path = join(seeds, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** The line of the deepest node on the path that exists. */
function lineOf(document: Document.Parsed, lines: LineCounter, path: ReadonlyArray<string | number>): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    const range = (node as { range?: [number, number, number] | null } | undefined)?.range;
    if (range) return lines.linePos(range[0]).line;
  }
  return 1;
}

/** One line for a person: file, line, what is wrong and what to do. */
export function problemLine({ file, line, message, severity }: LocatedProblem): string {
  return `${file}:${line}: ${severity === 'warning' ? 'warning: ' : ''}${message}`;
}
