import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Tombstone } from '../../../src/highlights/backup.ts';
import type { StoredHighlight } from '../../../src/store/highlight-store.ts';

/** The versions that were ever shipped, of each a fixture: what a reader's database held then, as it lay there. */
export const OLD_VERSIONS = [1];

interface Fixture {
  readonly stores: Record<string, { keyPath: string; indexes: Record<string, [string, IDBIndexParameters]> }>;
  readonly records: { readonly highlights: StoredHighlight[]; readonly tombstones: Tombstone[] };
}

/** Makes a database as a version of the extension left it, with what its fixture holds; answers that. */
export async function fillOldDatabase(version: number): Promise<Fixture['records']> {
  const file = path.join(import.meta.dirname, `highlights-database-v${version}.json`);
  const { stores, records } = JSON.parse(readFileSync(file, 'utf8')) as Fixture;
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('sidelight-highlights', version);
    request.addEventListener('upgradeneeded', () => {
      for (const [name, { keyPath, indexes }] of Object.entries(stores)) {
        const store = request.result.createObjectStore(name, { keyPath });
        for (const [index, [key, options]] of Object.entries(indexes)) store.createIndex(index, key, options);
      }
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error(file)));
  });
  const transaction = db.transaction(Object.keys(stores), 'readwrite');
  for (const [name, all] of Object.entries(records))
    for (const record of all) transaction.objectStore(name).put(record);
  await new Promise((resolve) => {
    transaction.addEventListener('complete', resolve);
  });
  db.close();
  return records;
}
