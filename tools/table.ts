import { columnsOf, wrap } from './wrap.ts';

/** A table for a terminal `width` characters wide: cells are wrapped at spaces, columns share what there is. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const widths = shareOut(
    head.map((title, column) =>
      Math.max(columnsOf(title), ...rows.map((row) => columnsOf(row[column] ?? ''))),
    ),
    width - 2 * (head.length - 1),
  );
  const line = widths.map((columnWidth) => '─'.repeat(columnWidth)).join('──');
  return [...linesOf(head, widths), line, ...rows.flatMap((row) => linesOf(row, widths))].join('\n');
}

/** Narrow columns get what they want; the others share the rest evenly. */
function shareOut(wanted: readonly number[], total: number): number[] {
  const widths = wanted.map(() => 0);
  let open = wanted.map((_, column) => column);
  let left = total;
  while (open.length > 0) {
    const share = Math.max(8, Math.floor(left / open.length));
    const content = open.filter((column) => (wanted[column] ?? 0) <= share);
    const settled = content.length > 0 ? content : open;
    for (const column of settled) {
      widths[column] = Math.min(wanted[column] ?? 0, share);
      left -= widths[column];
    }
    open = open.filter((column) => !settled.includes(column));
  }
  return widths;
}

function linesOf(row: readonly string[], widths: readonly number[]): string[] {
  const cells = widths.map((width, column) => wrap(row[column] ?? '', width));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, column) => padded(lines[line] ?? '', widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columnsOf(text)));
}
