/**
 * Everything that the extension keeps on disk, as one text: its storage areas, every record of every database, caches,
 * local storage and cookies. It is sent into a page of the extension as it stands, so it uses nothing from outside itself.
 */
export async function everythingStored(): Promise<string> {
  type Area = { get: (keys: null) => Promise<Record<string, unknown>> };
  type Api = { storage: { local: Area; sync: Area } };
  const { browser, chrome } = globalThis as unknown as { browser?: Api; chrome: Api };
  const { local, sync } = (browser ?? chrome).storage;

  const recordsIn = async (name: string): Promise<unknown> => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error(name)));
    });
    const stores = await Promise.all(
      [...db.objectStoreNames].map(async (store) => {
        const request = db.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => {
          request.addEventListener('success', resolve);
        });
        return [store, request.result];
      }),
    );
    db.close();
    return stores;
  };

  const databases = (await indexedDB.databases()).map(({ name = '' }) => name).toSorted();
  return JSON.stringify({
    local: await local.get(null),
    sync: await sync.get(null).catch(() => 'none'),
    databases: await Promise.all(databases.map(async (name) => [name, await recordsIn(name)])),
    caches: await caches.keys().catch(() => 'none'),
    localStorage: { ...localStorage },
    cookies: document.cookie,
  });
}
