import { browser } from './browser.ts';

const KEY = 'last-backup';

/** When a backup was last handed out, as `toISOString` writes it; undefined when never. */
export async function lastBackup(): Promise<string | undefined> {
  const { [KEY]: date } = await browser.storage.local.get(KEY);
  return typeof date === 'string' ? date : undefined;
}

export async function rememberBackup(date: string): Promise<void> {
  await browser.storage.local.set({ [KEY]: date });
}
