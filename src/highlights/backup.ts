import * as z from 'zod';
import { Failure } from '../failure.ts';
import { type Highlight, highlightSchema, problemOf } from './highlight.ts';
import type { RestorePreview } from './kept.ts';

/**
 * All highlights as one file of text, in JSON Lines: first a line that says what the file is, when it was written and how
 * many lines follow; then a line for each highlight (its Web Annotation) and for each that was removed (a tombstone),
 * sorted by id. Keys are sorted too, so that the same highlights are the same bytes. What is derived (the keys of pages,
 * the state last seen) is not in it.
 */
const FORMAT = 'sidelight-highlights';
const VERSION = 1;

const headerSchema = z.object({
  format: z.literal(FORMAT),
  version: z.int().positive(),
  date: z.iso.datetime(),
  lines: z.int().nonnegative(),
});

const tombstoneSchema = z.object({
  type: z.literal('Tombstone'),
  id: z.uuid().transform((id) => id.toLowerCase()),
  /** When it was removed, as `toISOString` writes it. */
  modified: z.iso.datetime({ precision: 3 }),
});

/** A highlight that was removed, as other devices must learn. */
export type Tombstone = Omit<z.infer<typeof tombstoneSchema>, 'type'>;

/** All that a backup holds. */
export interface Kept {
  readonly highlights: readonly Highlight[];
  readonly tombstones: readonly Tombstone[];
}

/** What is written to carry out a restore. */
export interface Restoring {
  /** Put in the place of those with the same id. */
  readonly highlights: readonly Highlight[];
  readonly tombstones: readonly Tombstone[];
  /** Ids of the highlights and of the tombstones that go. */
  readonly goneHighlights: readonly string[];
  readonly goneTombstones: readonly string[];
  readonly preview: RestorePreview;
}

/** The file; `date` as `toISOString` writes it. It ends with a line break. */
export function writeBackup({ highlights, tombstones }: Kept, date: string): string {
  const records = [
    ...highlights,
    ...tombstones.map(({ id, modified }) => ({ type: 'Tombstone', id, modified })),
  ].toSorted(byId);
  const header = { format: FORMAT, version: VERSION, date, lines: records.length };
  return [JSON.stringify(header), ...records.map(lineOf)].map((line) => `${line}\n`).join('');
}

/** What a file holds; a Failure `backup` whose sentence names the line and the field that cannot be read. */
export function readBackup(file: string): Kept | Failure {
  const [first, ...lines] = file
    .replace(/^\uFEFF/u, '')
    .split('\n')
    .map((text, i) => ({ number: i + 1, text: text.trim() }))
    .filter(({ text }) => text !== '');
  if (first === undefined) return problemIn(undefined, 'it is empty');
  const header = parse(headerSchema, first.text);
  if ('problem' in header)
    return problemIn(first.number, `this is no backup of Sidelight: ${header.problem}`);
  if (header.value.version > VERSION)
    return problemIn(first.number, 'version: it was written by a newer version of Sidelight');
  const highlights: Highlight[] = [];
  const tombstones: Tombstone[] = [];
  const lineOfId = new Map<string, number>();
  for (const { number, text } of lines) {
    const line = parse(recordSchema, text);
    if ('problem' in line) return problemIn(number, line.problem);
    const { value } = line;
    const other = lineOfId.get(value.id);
    if (other !== undefined) return problemIn(number, `id: it stands in line ${other} already`);
    lineOfId.set(value.id, number);
    if (value.type === 'Tombstone') tombstones.push({ id: value.id, modified: value.modified });
    else highlights.push(value);
  }
  if (lines.length !== header.value.lines)
    return problemIn(
      first.number,
      `lines: ${header.value.lines} should follow, and there are ${lines.length}`,
    );
  return { highlights, tombstones };
}

/**
 * What restoring a backup changes. Merged: of each highlight the later edit wins, and a removal that is later than the
 * last edit; in whatever order backups are merged, the same comes of it. Replaced: only what the backup holds is left.
 */
export function planRestore(current: Kept, backup: Kept, mode: 'merge' | 'replace'): Restoring {
  const now = recordsOf(current);
  const then = new Map(recordsOf(backup));
  if (mode === 'merge')
    for (const [id, record] of now) {
      const restored = then.get(id);
      if (restored === undefined || wins(record, restored)) then.set(id, record);
    }
  const changed = [...then].filter(([id, record]) => !isSame(record, now.get(id)));
  const gone = [...now].filter(([id, record]) => then.get(id)?.type !== record.type);
  const highlights = changed.flatMap(([, record]) => (record.type === 'Annotation' ? [record] : []));
  const added = highlights.filter(({ id }) => now.get(id)?.type !== 'Annotation').length;
  const removed = gone.filter(([, { type }]) => type === 'Annotation').map(([id]) => id);
  return {
    highlights,
    tombstones: changed.flatMap(([id, { type, modified }]) =>
      type === 'Tombstone' ? [{ id, modified }] : [],
    ),
    goneHighlights: removed,
    goneTombstones: gone.filter(([, { type }]) => type === 'Tombstone').map(([id]) => id),
    preview: {
      added,
      changed: highlights.length - added,
      removed: removed.length,
      same: current.highlights.length - removed.length - (highlights.length - added),
    },
  };
}

type RecordOfBackup = Highlight | ({ readonly type: 'Tombstone' } & Tombstone);

const recordSchema = z.discriminatedUnion('type', [highlightSchema, tombstoneSchema]);

function recordsOf({ highlights, tombstones }: Kept): Map<string, RecordOfBackup> {
  const records: RecordOfBackup[] = [
    // One that is both was removed and put back.
    ...tombstones.map((one) => ({ ...one, type: 'Tombstone' as const })),
    ...highlights,
  ];
  return new Map(records.map((record) => [record.id, record]));
}

/** Whether `one` stays where `other` has the same id: for both alike, whichever is asked first. */
function wins(one: RecordOfBackup, other: RecordOfBackup): boolean {
  if (one.modified !== other.modified) return one.modified > other.modified;
  if (one.type !== other.type) return one.type === 'Annotation';
  return lineOf(one) >= lineOf(other);
}

function isSame(one: RecordOfBackup, other: RecordOfBackup | undefined): boolean {
  return one === other || (other !== undefined && lineOf(one) === lineOf(other));
}

function byId({ id: a }: { id: string }, { id: b }: { id: string }): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A record in one line, whatever its texts: some programs take U+2028 and U+2029 for line breaks. */
function lineOf(record: object): string {
  return JSON.stringify(sorted(record))
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, field]) => [key, sorted(field)]));
}

function parse<Value>(
  schema: z.ZodType<Value>,
  text: string,
): { readonly value: Value } | { readonly problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: 'it is not JSON, or only part of it' };
  }
  const result = schema.safeParse(json);
  return result.success ? { value: result.data } : { problem: problemOf(result.error) };
}

function problemIn(line: number | undefined, problem: string): Failure {
  const where =
    line === undefined ? 'The file cannot be restored' : `Line ${line} of the file cannot be read`;
  return new Failure('backup', `${where}: ${problem}. Nothing was changed.`);
}
