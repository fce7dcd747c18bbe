import * as z from 'zod';
import type { Runtime } from 'webextension-polyfill';
import { browser } from './browser.ts';
import { Failure } from '../failure.ts';
import { type CallName, type InputOf, libraryCalls, type OutputOf } from '../library.ts';
import { PORT, type Returned } from './through-port.ts';

z.config({ jitless: true }); // the extension's CSP forbids new Function, which zod would try

/** Who asks: the page's address as the browser knows it, and where it stands. */
export interface Caller {
  /** Address of the tab's page; of the extension's own page when that one asks. */
  readonly pageUrl: string;
  /**
   * Address of the frame that asks, from the browser; the page's where the frame has none of its own (`about:srcdoc`);
   * empty where that may belong to another site than the page. Of a frame in a page it may be that which it was loaded from.
   */
  readonly frameUrl: string;
  readonly isOwnPage: boolean;
  readonly tabId: number | undefined;
  readonly frameId: number | undefined;
  readonly incognito: boolean;
}

/** Answers to the calls of the Library, each told who asks. */
export type Handlers = {
  readonly [Name in CallName]: (input: InputOf<Name>, caller: Caller) => Promise<OutputOf<Name>>;
};

const request = z.strictObject({ sidelight: z.literal('library'), call: z.string(), input: z.unknown() });
const posted = z.strictObject({ number: z.number(), message: request });

/** What goes back over the wire: an error's class would be lost on the way. */
export type Reply =
  { readonly value: unknown } | { readonly failure: { readonly code: string; readonly message: string } };

/**
 * Answers messages to the Library, each sent by itself or through a port (`sendByPort`). A message that is not ours is
 * left to others; one of ours that does not pass its schema, or that its sender may not send, gets a Failure back and
 * does nothing.
 */
export function serve(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const parsed = request.safeParse(message);
    if (!parsed.success) return undefined;
    return answer(handlers, parsed.data.call, parsed.data.input, sender);
  });
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== PORT) return;
    port.onMessage.addListener((message: unknown) => void answerThrough(port, handlers, message));
  });
}

async function answerThrough(port: Runtime.Port, handlers: Handlers, message: unknown): Promise<void> {
  const parsed = posted.safeParse(message);
  if (!parsed.success || port.sender === undefined) return;
  const { number, message: asked } = parsed.data;
  const returned: Returned = { number, reply: await answer(handlers, asked.call, asked.input, port.sender) };
  try {
    port.postMessage(returned);
  } catch {
    // Whoever asked has gone.
  }
}

async function answer(
  handlers: Handlers,
  name: string,
  input: unknown,
  sender: Runtime.MessageSender,
): Promise<Reply> {
  if (sender.id !== browser.runtime.id)
    return failure('stranger', 'Another extension may not ask the Library.');
  if (!isCallName(name)) return failure('unknown-call', `The Library has no call “${name}”.`);
  const { input: schema, callers } = libraryCalls[name];
  if (callers === 'own pages' && !isOwnPage(sender))
    return failure('not-allowed', `A web page may not call “${name}”.`);
  const parsed = schema.safeParse(input);
  if (!parsed.success)
    return failure('bad-input', `“${name}” was called with ${z.prettifyError(parsed.error)}.`);
  try {
    const handler = handlers[name] as (input: unknown, caller: Caller) => Promise<unknown>;
    return { value: await handler(parsed.data, callerOf(sender)) };
  } catch (error) {
    if (error instanceof Failure) return failure(error.code, error.message);
    return failure('bug', error instanceof Error ? error.message : String(error));
  }
}

function failure(code: string, message: string): Reply {
  return { failure: { code, message } };
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(libraryCalls, name);
}

function isOwnPage(sender: Runtime.MessageSender): boolean {
  return sender.url?.startsWith(browser.runtime.getURL('')) ?? false;
}

function callerOf(sender: Runtime.MessageSender): Caller {
  const pageUrl = sender.tab?.url ?? sender.url ?? '';
  return {
    pageUrl,
    frameUrl: frameUrlOf(sender, pageUrl),
    isOwnPage: isOwnPage(sender),
    tabId: sender.tab?.id,
    frameId: sender.frameId,
    incognito: sender.tab?.incognito ?? false,
  };
}

function frameUrlOf({ url = '', frameId, ...sender }: Runtime.MessageSender, pageUrl: string): string {
  // Chromium names the address that the page was loaded from. Where the tab has gone on to another site it is not this page's.
  if (frameId === 0 && originOf(url) === originOf(pageUrl)) return pageUrl;
  if (!/^about:(?:srcdoc|blank)(?:$|[?#])/u.test(url)) return url;
  const { origin } = sender as { origin?: string };
  const isOfPage = frameId === 0 || origin === undefined || origin === originOf(pageUrl);
  return isOfPage ? pageUrl : '';
}

function originOf(url: string): string | undefined {
  try {
    return new URL(url).origin;
  } catch {
    return undefined;
  }
}
