import { IDBObjectStore } from 'fake-indexeddb';
import { vi } from 'vitest';

/** How IndexedDB may fail from the start; `vi.restoreAllMocks` and a new stub of `indexedDB` mend it. */
export const failures: { title: string; break: () => void }[] = [
  {
    title: 'at opening, by throwing',
    break: () =>
      vi.spyOn(indexedDB, 'open').mockImplementation(() => {
        throw new DOMException('not allowed', 'SecurityError');
      }),
  },
  { title: 'because there is none', break: () => vi.stubGlobal('indexedDB', undefined) },
  {
    title: 'at reading',
    break: () =>
      vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
        throw new DOMException('broken', 'UnknownError');
      }),
  },
  {
    title: 'at writing, for want of room',
    break: () =>
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw new DOMException('full', 'QuotaExceededError');
      }),
  },
  {
    title: 'at writing, for want of room, as Chromium says it',
    break: () =>
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw new DOMException('Failed to write blobs', 'DataError');
      }),
  },
];
