import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { output } from '../root.ts';
import { table } from '../table.ts';
import type { Spread } from './spread.ts';

export type Cell = string | number | Spread | undefined;

/** What was measured of one kind: a table for people, records in the JSON. */
export interface Group {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Where tables and JSON are left. */
export const reportFolder = path.join(output, 'bench');

/** Prints a group; figures are medians, with their quartiles in brackets. */
export function printGroup({ title, head, rows }: Group): void {
  const cells = rows.map((row) => row.map(written));
  console.log(`\n${title}\n${table(head, cells, 150)}`);
}

/** Leaves everything as `.output/bench/bench.json`: for each group its rows, by the words of the table's head. */
export function writeReport(
  about: Readonly<Record<string, string | number>>,
  groups: readonly Group[],
): string {
  const records = groups.map(({ title, head, rows }) => ({
    title,
    rows: rows.map((row) => Object.fromEntries(head.map((name, column) => [name, row[column]]))),
  }));
  const file = path.join(reportFolder, 'bench.json');
  mkdirSync(reportFolder, { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...about, groups: records }, undefined, 2)}\n`);
  return file;
}

function written(cell: Cell): string {
  if (cell === undefined) return '–';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return figure(cell);
  if (cell.count === 0) return '–';
  return cell.count === 1
    ? figure(cell.median)
    : `${figure(cell.median)} (${figure(cell.low)}–${figure(cell.high)})`;
}

/** Three digits, or all of a whole number. */
function figure(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}
