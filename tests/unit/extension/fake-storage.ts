import { vi } from 'vitest';

type Changes = Record<string, { newValue?: unknown }>;

/** One storage area, in memory, as far as the extension uses it. */
function area() {
  let items: Record<string, unknown> = {};
  const listeners = new Set<(changes: Changes) => void>();
  const tell = (changes: Changes): void => listeners.forEach((listener) => listener(changes));
  return {
    onChanged: {
      addListener: (listener: (changes: Changes) => void) => void listeners.add(listener),
      removeListener: (listener: (changes: Changes) => void) => void listeners.delete(listener),
    },
    get: vi.fn(async (key: string | null) =>
      structuredClone(key === null ? items : key in items ? { [key]: items[key] } : {}),
    ),
    set: vi.fn(async (added: Record<string, unknown>) => {
      items = { ...items, ...structuredClone(added) };
      tell(Object.fromEntries(Object.entries(added).map(([key, newValue]) => [key, { newValue }])));
    }),
    remove: vi.fn(async (keys: string | string[]) => {
      const gone = [keys].flat().filter((key) => key in items);
      items = Object.fromEntries(Object.entries(items).filter(([key]) => !gone.includes(key)));
      tell(Object.fromEntries(gone.map((key) => [key, {}])));
    }),
    clear: vi.fn(async () => {
      items = {};
    }),
  };
}

/** As much of the browser as stored items need. Put in the place of src/extension/browser.ts. */
export const browser = {
  storage: { local: area(), session: area() },
  windows: { getAll: vi.fn(async (): Promise<{ incognito: boolean }[]> => []) },
};
