import { openDB } from 'idb';

/** The names of all databases, sorted. */
export async function databaseNames(): Promise<string[]> {
  const databases = await indexedDB.databases();
  return databases.map(({ name }) => name ?? '').toSorted();
}

/** How many records there are of each kind in the glossary's database of a version. */
export async function recordsOf(version: string): Promise<Record<string, unknown>> {
  let records = {};
  await change(version, async (db) => {
    records = {
      matching: await db.count('matching'),
      entries: await db.count('entries'),
      complete: await db.get('state', 'complete'),
    };
  });
  return records;
}

/** Does something to the glossary's database of a version, behind the back of whoever has it open. */
export async function change(
  version: string,
  work: (db: Awaited<ReturnType<typeof openDB>>) => Promise<void>,
): Promise<void> {
  const db = await openDB(`sidelight-glossary-${version}`);
  await work(db);
  db.close();
}
