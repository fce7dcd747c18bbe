import type { LookUpRequest } from '../look-up-request.ts';
import { browser } from './browser.ts';

/** Kept in `storage.session`, in memory, until whoever shows it takes it. */
const KEY = 'lookUp';
/** Milliseconds after which nobody waits for it any more. */
const STALE = 10_000;

interface Waiting extends LookUpRequest {
  readonly windowId: number;
  readonly asked: number;
}

interface Offer extends LookUpRequest {
  readonly sidelight: 'look-up';
  readonly windowId: number;
}

/** Leaves a request for the popup that opens in a window. */
export async function leaveLookUp(request: LookUpRequest, windowId: number): Promise<void> {
  const waiting: Waiting = { ...request, windowId, asked: Date.now() };
  await browser.storage.session.set({ [KEY]: waiting });
}

/** Takes back a request that nobody took. */
export async function forgetLookUp(): Promise<void> {
  await browser.storage.session.remove(KEY);
}

/** Hands each request of a window that waits, or comes later, to the popup in it. */
export async function takeLookUps(
  windowId: number | undefined,
  take: (request: LookUpRequest) => void,
): Promise<void> {
  const look = (item: unknown): void => {
    const waiting = item as Waiting | undefined;
    if (waiting === undefined || waiting.windowId !== windowId || Date.now() - waiting.asked > STALE) return;
    void forgetLookUp();
    take({ query: waiting.query, term: waiting.term });
  };
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'session') look(changes[KEY]?.newValue);
  });
  look((await browser.storage.session.get(KEY))[KEY]);
}

/** Offers a request to the panel of a window; whether one took it. */
export async function offerToPanel(request: LookUpRequest, windowId: number): Promise<boolean> {
  const offer: Offer = { sidelight: 'look-up', ...request, windowId };
  const answer: unknown = await browser.runtime.sendMessage(offer).catch(() => undefined);
  return answer === true;
}

/** Hands each request of a window to the panel in it, as long as the panel is open. */
export function takeOffers(windowId: number | undefined, take: (request: LookUpRequest) => void): void {
  browser.runtime.onMessage.addListener((message: unknown) => {
    const offer = message as Partial<Offer> | undefined;
    if (offer?.sidelight !== 'look-up' || offer.windowId !== windowId) return undefined;
    take({ query: String(offer.query), term: offer.term });
    return Promise.resolve(true);
  });
}
