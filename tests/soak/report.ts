import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { output } from '../../tools/root.ts';
import { table } from '../../tools/table.ts';

/** Prints what was measured as a table, and leaves it in `.output/soak/<name>.json` for comparison. */
export function report<Key extends string>(
  name: string,
  headings: Readonly<Record<Key, string>>,
  rows: readonly Partial<Record<Key, string | number>>[],
): void {
  const keys = Object.keys(headings) as Key[];
  const cells = rows.map((row) => keys.map((key) => written(row[key])));
  console.log(
    `\n${name}\n${table(
      keys.map((key) => headings[key]),
      cells,
      150,
    )}\n`,
  );
  const folder = path.join(output, 'soak');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(rows, undefined, 2)}\n`);
}

function written(value: string | number | undefined): string {
  if (typeof value !== 'number') return value ?? '';
  if (value >= 100) return value.toFixed(0);
  return String(Number(value.toPrecision(3)));
}
