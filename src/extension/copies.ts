import { Failure } from '../failure.ts';
import { COPIED, type Copies } from '../settings/copied-settings.ts';
import { browser } from './browser.ts';

/**
 * The copies in `storage.sync`, which the browser's maker stores and hands to the reader's other browsers. Rejects with
 * a Failure “no-copies” where the browser has no such place, or it is full.
 */
export async function loadCopies(): Promise<Readonly<Record<string, unknown>>> {
  return orFail(() => browser.storage.sync.get([...COPIED]));
}

export async function saveCopies(copies: Copies): Promise<void> {
  if (Object.keys(copies).length > 0) await orFail(() => browser.storage.sync.set({ ...copies }));
}

export async function removeCopies(): Promise<void> {
  await orFail(() => browser.storage.sync.remove([...COPIED]));
}

async function orFail<Value>(ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Failure('no-copies', `Your browser did not keep or remove the copies of settings: ${why}`);
  }
}
