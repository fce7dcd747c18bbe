import { vi } from 'vitest';

/** An event of the browser: what listens to it, and how a test makes it happen. */
function event<Arguments extends unknown[]>(): {
  addListener: (added: (...given: Arguments) => unknown) => void;
  fire: (...given: Arguments) => unknown[];
} {
  const listeners: Array<(...given: Arguments) => unknown> = [];
  return {
    addListener: (added) => void listeners.push(added),
    fire: (...given) => listeners.map((listener) => listener(...given)),
  };
}

type Suggest = (suggestions: ReadonlyArray<{ content: string; description: string }>) => void;

/** As much of the browser as the ways to look something up need. Put in the place of src/extension/browser.ts. */
export const browser = {
  runtime: {
    getURL: (path: string) => `moz-extension://sidelight${path}`,
    sendMessage: vi.fn<(message: unknown) => Promise<unknown>>(),
    onMessage: event<[unknown]>(),
  },
  tabs: {
    create: vi.fn<(what: object) => Promise<void>>(),
    update: vi.fn<(what: object) => Promise<void>>(),
    sendMessage: vi.fn<(tab: number, message: object, to: object) => Promise<unknown>>(),
  },
  action: { openPopup: vi.fn<() => Promise<void>>() },
  extension: { getViews: vi.fn<() => Array<{ close: () => void }>>(() => []) },
  scripting: { executeScript: vi.fn<() => Promise<Array<{ result?: unknown }>>>() },
  storage: {
    session: {
      get: vi.fn<(key: string) => Promise<Record<string, unknown>>>(),
      set: vi.fn<(items: Record<string, unknown>) => Promise<void>>(),
      remove: vi.fn<(key: string) => Promise<void>>(),
    },
    onChanged: event<[Record<string, { newValue?: unknown }>, string]>(),
  },
  contextMenus: {
    removeAll: vi.fn<() => Promise<void>>(),
    create: vi.fn<(item: object) => void>(),
    onClicked:
      event<[{ menuItemId: string; selectionText?: string; frameId?: number }, object | undefined]>(),
  },
  omnibox: {
    setDefaultSuggestion: vi.fn<(what: { description: string }) => void>(),
    onInputStarted: event<[]>(),
    onInputChanged: event<[string, Suggest]>(),
    onInputEntered: event<[string, string]>(),
  },
};

/** A browser that has just started, in which everything works and no panel is open. */
export function startAnew(): void {
  const kept = new Map<string, unknown>();
  const { session, onChanged } = browser.storage;
  session.get.mockImplementation(async (key) => (kept.has(key) ? { [key]: kept.get(key) } : {}));
  session.set.mockImplementation(async (items) => {
    for (const [key, value] of Object.entries(items)) {
      kept.set(key, value);
      onChanged.fire({ [key]: { newValue: value } }, 'session');
    }
  });
  session.remove.mockImplementation(async (key) => void kept.delete(key));
  browser.runtime.sendMessage.mockReset().mockRejectedValue(new Error('Receiving end does not exist.'));
  browser.tabs.create.mockReset().mockResolvedValue();
  browser.tabs.update.mockReset().mockResolvedValue();
  browser.tabs.sendMessage.mockReset().mockResolvedValue(undefined);
  browser.action.openPopup.mockReset().mockResolvedValue();
  browser.extension.getViews.mockReset().mockReturnValue([]);
  browser.scripting.executeScript.mockReset().mockResolvedValue([]);
  browser.contextMenus.removeAll.mockReset().mockResolvedValue();
  browser.contextMenus.create.mockReset();
  browser.omnibox.setDefaultSuggestion.mockReset();
}
