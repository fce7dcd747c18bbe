import type { Runtime } from 'webextension-polyfill';
import type { Send } from './connect.ts';
import type { Posted, Returned } from './through-port.ts';

/** Milliseconds without a question after which the port is closed: an open one must not keep the background from resting. */
const IDLE = 5_000;

interface Waiting {
  readonly resolve: (reply: unknown) => void;
  readonly reject: (why: Error) => void;
}

/** A port, and what was asked through it. */
interface Opened {
  readonly port: Runtime.Port;
  readonly waiting: Map<number, Waiting>;
}

/**
 * Sends messages through one port, which is opened when it is needed: an answer comes in two thirds of the time that
 * a message of its own takes, and no other page of the extension is woken by it (measured). What was not answered when
 * the background went rejects.
 */
export function sendByPort(open: () => Runtime.Port): Send {
  let current: Opened | undefined;
  let last = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;

  function rest(): void {
    clearTimeout(idle);
    idle = setTimeout(() => {
      if (current !== undefined && current.waiting.size > 0) return rest();
      current?.port.disconnect();
      current = undefined;
    }, IDLE);
  }

  function opened(): Opened {
    const port = open();
    const fresh: Opened = { port, waiting: new Map() };
    port.onMessage.addListener((returned: unknown) => {
      const { number, reply } = returned as Returned;
      fresh.waiting.get(number)?.resolve(reply);
      fresh.waiting.delete(number);
    });
    port.onDisconnect.addListener(() => leave(fresh));
    return fresh;
  }

  function leave(left: Opened): void {
    if (current === left) current = undefined;
    for (const { reject } of left.waiting.values()) reject(new Error('The background went.'));
    left.waiting.clear();
  }

  return (message) =>
    new Promise((resolve, reject) => {
      const posted: Posted = { number: ++last, message };
      const here = (current ??= opened());
      const { port, waiting } = here;
      try {
        port.postMessage(posted);
      } catch (why) {
        // Whoever closes a port hears nothing of it himself.
        port.disconnect();
        leave(here);
        throw why;
      }
      waiting.set(posted.number, { resolve, reject });
      rest();
    });
}
