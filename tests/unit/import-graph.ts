import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Source files by their path in the repository, with `/` on every system. */
export type SourceTree = Record<string, string>;

export interface Import {
  from: string;
  /** A path of the tree where one of its files is meant, else the name of a package. */
  to: string;
  /** True when nothing of it is left once types are taken away. */
  typeOnly: boolean;
}

/** The TypeScript files under `folders` of the repository at `root`. */
export function readTree(root: string, folders: readonly string[]): SourceTree {
  const names = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
  );
  return Object.fromEntries(
    names.map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(root, name), 'utf8')]),
  );
}

const withFrom = /^\s*(?:import|export)\b([^;'"`]*?)\bfrom\s*['"]([^'"]+)['"]/gmu;
const forEffect = /^\s*import\s*['"]([^'"]+)['"]/gmu;
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/gu;

/** Every import and re-export of a tree. Formatted code is expected, so that patterns are enough. */
export function importsOf(tree: SourceTree): Import[] {
  return Object.entries(tree).flatMap(([from, source]) => {
    const code = withoutComments(source);
    const found = [
      ...[...code.matchAll(withFrom)].map((match) => ({
        to: match[2] ?? '',
        typeOnly: isTypeOnly(match[1] ?? ''),
      })),
      ...[...code.matchAll(forEffect)].map((match) => ({ to: match[1] ?? '', typeOnly: false })),
      ...[...code.matchAll(dynamic)].map((match) => ({ to: match[1] ?? '', typeOnly: false })),
    ];
    return found.map(({ to, typeOnly }) => ({ from, to: resolved(from, to), typeOnly }));
  });
}

/** True for a file that only passes on what others export. */
export function isBarrel(source: string): boolean {
  const code = withoutComments(source);
  const passedOn =
    /^\s*export\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s*(?:from\s*['"][^'"]+['"])?\s*;?/gmu;
  const imported = /^\s*import\b[^;]*;?$/gmu;
  return passedOn.test(code) && code.replaceAll(passedOn, '').replaceAll(imported, '').trim() === '';
}

/** The cycles among files, each as the files on the way round. */
export function cyclesOf(imports: readonly Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (file: string, way: readonly string[]): void => {
    const seenAt = way.indexOf(file);
    if (seenAt >= 0) cycles.push([...way.slice(seenAt), file]);
    if (seenAt >= 0 || done.has(file)) return;
    for (const target of next.get(file) ?? []) visit(target, [...way, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return cycles;
}

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//gu, '').replaceAll(/^\s*\/\/.*$/gmu, '');
}

function isTypeOnly(clause: string): boolean {
  if (/^\s*type\b/u.test(clause)) return true;
  const names = /^\s*\{([^}]*)\}\s*$/u.exec(clause)?.[1];
  if (names === undefined) return false;
  const listed = names.split(',').filter((name) => name.trim() !== '');
  return listed.length > 0 && listed.every((name) => /^\s*type\s/u.test(name));
}

function resolved(from: string, to: string): string {
  const plain = to.replace(/\?.*$/u, '');
  const aliased = /^[@~]{1,2}\/(.*)$/u.exec(plain)?.[1];
  if (aliased !== undefined) return aliased;
  if (!plain.startsWith('.')) return plain;
  return path.posix.normalize(path.posix.join(path.posix.dirname(from), plain));
}
