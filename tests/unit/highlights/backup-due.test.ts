import { expect, test } from 'vitest';
import { isBackupDue } from '../../../src/highlights/backup-due.ts';

/** The day so many days before now. */
const now = Date.UTC(2026, 10, 22, 12);
const ago = (days: number): string => new Date(now - days * 24 * 60 * 60 * 1000).toISOString();

const rows: { title: string; last: number | undefined; changes: number[]; due: boolean }[] = [
  { title: 'nothing is kept', last: undefined, changes: [], due: false },
  { title: 'no backup, and all of it is young', last: undefined, changes: [29, 1], due: false },
  { title: 'no backup, and something is old', last: undefined, changes: [1, 31], due: true },
  { title: 'a young backup, and changes since', last: 29, changes: [1], due: false },
  { title: 'an old backup, and nothing has changed since', last: 31, changes: [32, 90], due: false },
  { title: 'an old backup, and changes since', last: 31, changes: [90, 30], due: true },
];

test.each(rows)('$title: $due', ({ last, changes, due }) => {
  expect(isBackupDue(last === undefined ? undefined : ago(last), changes.map(ago), now)).toBe(due);
});
