import { existsSync, readFileSync } from 'node:fs';
import { table } from '../../tools/table.ts';
import type { PlainForm } from './plain-search.ts';

/**
 * The five documents that the glossary grew from, and the inventory that people made of the terms in them: where
 * they lie beside the project, what is marked in them can be held against what people found.
 */
const shared = new URL('../../../shared/', import.meta.url);
const inventory = new URL('glossary/terms.jsonl', shared);

export interface SeedDocument {
  readonly file: string;
  readonly paragraphs: readonly string[];
  /** Ids of the terms that people found in it. */
  readonly recorded: readonly string[];
}

interface InventoryLine {
  readonly id: string;
  readonly relevance: string;
  readonly mentions: ReadonlyArray<{ readonly file: string }>;
}

/** The inventory's lines; none where it is not at hand. */
export function inventoryLines(): InventoryLine[] {
  if (!existsSync(inventory)) return [];
  return readFileSync(inventory, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as InventoryLine);
}

/** All five, or none where they are not at hand. */
export function seedDocuments(): SeedDocument[] {
  const lines = inventoryLines();
  const files = new Set(lines.flatMap(({ mentions }) => mentions.map(({ file }) => file)));
  return [...files].toSorted().map((file) => ({
    file,
    paragraphs: readFileSync(new URL(`seeds/${file}`, shared), 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    recorded: lines.filter(({ mentions }) => mentions.some((one) => one.file === file)).map(({ id }) => id),
  }));
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The document as a plain page in a column: every paragraph a `<p>`, lines as high as so many letters. */
export function seedPage({ file, paragraphs }: SeedDocument, lineHeight: number): string {
  const safe = paragraphs.map((text) => text.replaceAll(/[&<>]/gu, (character) => entities[character] ?? ''));
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${file}</title>
<style>body { max-width: 38rem; margin: 2rem auto; font: 1.25rem/${lineHeight} serif }</style>
${safe.map((text) => `<p>${text}</p>`).join('\n')}</html>`;
}

/** A mark: the id of its term, and its words. */
export interface SeedMark {
  readonly term: string;
  readonly text: string;
}

export interface SeedFindings {
  /** Recorded terms of which a form that nothing else is called by stands in the document. */
  readonly expected: readonly string[];
  /** Those of them that are marked nowhere, and why. */
  readonly missing: ReadonlyArray<{ readonly term: string; readonly why: string }>;
  /** Marked terms that nobody recorded: somebody has to read the place. */
  readonly unrecorded: readonly string[];
}

/** Holds the marks of a document against what people found in it. `forms`: those that nothing else is called by. */
export function heldAgainst(
  document: SeedDocument,
  marks: readonly SeedMark[],
  forms: readonly PlainForm[],
): SeedFindings {
  const standing = new Map<string, RegExp[]>();
  for (const { term, pattern } of forms) {
    if (!document.recorded.includes(term) || !document.paragraphs.some((text) => pattern.test(text)))
      continue;
    standing.set(term, [...(standing.get(term) ?? []), pattern]);
  }
  const marked = new Set(marks.map(({ term }) => term));
  return {
    expected: [...standing.keys()],
    missing: [...standing]
      .filter(([term]) => !marked.has(term))
      .map(([term, patterns]) => {
        const around = marks.filter(({ text }) => patterns.some((pattern) => pattern.test(text)));
        const longer = [...new Set(around.map((mark) => `“${mark.text}”`))];
        return { term, why: longer.length > 0 ? `stands in ${longer.join(', ')}` : 'not marked' };
      }),
    unrecorded: [...marked].filter((term) => !document.recorded.includes(term)),
  };
}

/** The part of the expected terms that is marked, 0 to 1. */
export function shareOf({ expected, missing }: Pick<SeedFindings, 'expected' | 'missing'>): number {
  return 1 - missing.length / Math.max(1, expected.length);
}

/** The table for people: a row for each document. */
export function seedTable(
  rows: ReadonlyArray<{ document: SeedDocument; marks: readonly SeedMark[]; findings: SeedFindings }>,
): string {
  return table(
    ['Document', 'Recorded', 'With a form of their own', 'Marked', 'Share', 'Marks', 'Not marked'],
    rows.map(({ document, marks, findings }) => [
      document.file.slice(0, 3),
      String(document.recorded.length),
      String(findings.expected.length),
      String(findings.expected.length - findings.missing.length),
      `${(shareOf(findings) * 100).toFixed(0)} %`,
      String(marks.length),
      findings.missing.map(({ term, why }) => `${term}: ${why}`).join('; '),
    ]),
    140,
  );
}
