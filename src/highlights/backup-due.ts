/** Milliseconds after which a backup is old. */
const OLD = 30 * 24 * 60 * 60 * 1000;

/**
 * Whether a reader should be reminded of a backup: the last one is older than 30 days and something has changed since;
 * or there is none, and something is as old. Times are as `toISOString` writes them: `changes` those of what is kept,
 * in any order; `now` is in milliseconds.
 */
export function isBackupDue(
  lastBackup: string | undefined,
  changes: readonly string[],
  now: number,
): boolean {
  const isOld = (time: string): boolean => now - Date.parse(time) > OLD;
  if (lastBackup === undefined) return changes.some(isOld);
  return isOld(lastBackup) && changes.some((time) => time > lastBackup);
}
