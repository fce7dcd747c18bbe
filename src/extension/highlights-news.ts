import { browser } from './browser.ts';
import { HIGHLIGHTS_NEWS } from './stored-keys.ts';

/**
 * That highlights have changed travels in one item of `storage.local`, which wakes nobody who does not listen and which
 * content scripts can read: pages are named in it by topics, which say nothing without a key that is kept in memory
 * (`storage.session`, out of the reach of content scripts) and made anew when the browser starts.
 */
const KEY = 'highlight-topics';

export interface HighlightsChange {
  /** Of which pages; undefined where it may be any. */
  readonly topics: readonly string[] | undefined;
  /** Whether only what became of highlights was seen, by a page: no page needs to look again, lists do. */
  readonly isSeen: boolean;
}

/** Calls `listener` when highlights have changed, from now until what it answers is called. */
export function onHighlightsChange(listener: (change: HighlightsChange) => void): () => void {
  const listen = (changes: Record<string, { newValue?: unknown }>): void => {
    const change = changes[HIGHLIGHTS_NEWS]?.newValue as
      (HighlightsChange & { topics?: string[] }) | undefined;
    if (change !== undefined) listener({ topics: change.topics, isSeen: change.isSeen });
  };
  browser.storage.local.onChanged.addListener(listen);
  return () => browser.storage.local.onChanged.removeListener(listen);
}

/**
 * Tells all who listen. `keys` are those of the pages; undefined for any page. The background alone calls it. What is
 * kept is kept although nobody may have heard of it: it never rejects.
 */
export async function tellOfHighlights(keys: readonly string[] | undefined, isSeen = false): Promise<void> {
  try {
    const topics = keys === undefined ? {} : { topics: await topicsOf(keys) };
    await browser.storage.local.set({ [HIGHLIGHTS_NEWS]: { ...topics, isSeen } });
    await browser.storage.local.remove(HIGHLIGHTS_NEWS); // the same once more is news too
  } catch {
    // There is no room, or the browser is closing.
  }
}

/** What pages filed under these keys are called in the news. */
export async function topicsOf(keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const key = await topicKey();
  return Promise.all(
    keys.map(async (page) => {
      const hash = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(page));
      return hexOf(new Uint8Array(hash).subarray(0, 12));
    }),
  );
}

let made: Promise<CryptoKey> | undefined;

function topicKey(): Promise<CryptoKey> {
  made ??= loadKey().catch((error: unknown) => {
    made = undefined;
    throw error;
  });
  return made;
}

async function loadKey(): Promise<CryptoKey> {
  const { [KEY]: kept } = await browser.storage.session.get(KEY);
  const secret = typeof kept === 'string' ? kept : hexOf(crypto.getRandomValues(new Uint8Array(32)));
  if (secret !== kept) await browser.storage.session.set({ [KEY]: secret });
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, ['sign']);
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
