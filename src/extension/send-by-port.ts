import type { Runtime } from 'webextension-polyfill';
import type { Send } from './connect.ts';
import type { Posted, Returned } from './through-port.ts';

/** Milliseconds without a question after which the port is closed: an open one must not keep the background from resting. */
const IDLE = 5_000;

interface Waiting {
  readonly resolve: (reply: unknown) => void;
  readonly reject: (why: Error) => void;
}

/**
 * Sends messages through one port, which is opened when it is needed: an answer comes in two thirds of the time that
 * a message of its own takes, and no other page of the extension is woken by it (measured). What was not answered when
 * the background went rejects.
 */
export function sendByPort(open: () => Runtime.Port): Send {
  let port: Runtime.Port | undefined;
  let last = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;
  const waiting = new Map<number, Waiting>();

  function rest(): void {
    clearTimeout(idle);
    idle = setTimeout(() => {
      if (waiting.size > 0) return rest();
      port?.disconnect();
      port = undefined;
    }, IDLE);
  }

  function opened(): Runtime.Port {
    const fresh = open();
    fresh.onMessage.addListener((returned: unknown) => {
      const { number, reply } = returned as Returned;
      waiting.get(number)?.resolve(reply);
      waiting.delete(number);
    });
    fresh.onDisconnect.addListener(() => {
      if (port !== fresh) return;
      port = undefined;
      for (const { reject } of waiting.values()) reject(new Error('The background went.'));
      waiting.clear();
    });
    return fresh;
  }

  return (message) =>
    new Promise((resolve, reject) => {
      const posted: Posted = { number: ++last, message };
      port ??= opened();
      try {
        port.postMessage(posted);
      } catch (why) {
        port = undefined;
        throw why;
      }
      waiting.set(posted.number, { resolve, reject });
      rest();
    });
}
