/** What tests do to the glossary's database behind the background's back. */
export type Deed =
  | 'is whole'
  | 'can be searched'
  /** Asks for its deletion while holding it open: the deletion waits, and so does whoever opens it next. */
  | 'hold up its deletion'
  | 'let go'
  | 'delete the index'
  | 'halve the index'
  | 'put something else in the place of the index'
  | 'delete the entries';

/**
 * Does something to the glossary's database, in a page of the extension, which shares it. It is sent there as it
 * stands, so it uses nothing from outside itself. The answer is whether all went well; for `is whole` and `can be searched`,
 * whether it is so.
 */
export async function doToGlossary(deed: Deed): Promise<boolean> {
  const holder = globalThis as { held?: IDBDatabase };
  if (deed === 'let go') {
    holder.held?.close();
    return true;
  }
  const all = await indexedDB.databases();
  const name = all.find((one) => one.name?.startsWith('sidelight-glossary-'))?.name;
  if (name === undefined) return false;
  const opening = indexedDB.open(name);
  await new Promise((resolve) => {
    opening.addEventListener('success', resolve);
    // It went between the two questions: this one must not leave an empty one behind.
    opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
    opening.addEventListener('error', resolve);
  });
  if (opening.error !== null) return false;
  const db = opening.result;
  if (deed === 'hold up its deletion') {
    holder.held = db;
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(name).addEventListener('blocked', resolve);
    });
    return true;
  }
  const transaction = db.transaction(['state', 'matching', 'entries', 'search'], 'readwrite');
  const [state, matching, entries] = ['state', 'matching', 'entries'].map((store) =>
    transaction.objectStore(store),
  ) as [IDBObjectStore, IDBObjectStore, IDBObjectStore];
  if (deed === 'delete the index') matching.delete('matching');
  if (deed === 'halve the index') matching.put({ index: new ArrayBuffer(64), lexicon: {} }, 'matching');
  if (deed === 'put something else in the place of the index') matching.put('nothing', 'matching');
  if (deed === 'delete the entries') entries.clear();
  const found = {
    complete: state.get('complete'),
    matching: matching.get('matching'),
    entries: entries.count(),
    search: transaction.objectStore('search').count(),
  };
  await new Promise((resolve) => {
    transaction.addEventListener('complete', resolve);
  });
  db.close();
  if (deed === 'can be searched') return found.search.result === 1;
  if (deed !== 'is whole') return true;
  const { index } = (found.matching.result ?? {}) as { index?: ArrayBuffer };
  return found.complete.result === true && (index?.byteLength ?? 0) > 1_000 && found.entries.result > 0;
}
