import type { Runtime } from 'webextension-polyfill';

type Listener = (message: unknown, sender: Runtime.MessageSender) => Promise<unknown> | undefined;

const id = 'sidelight';
const origin = 'moz-extension://sidelight/';
let listener: Listener | undefined;
let connected: ((port: Runtime.Port) => void) | undefined;

/** As much of the browser as messages need. Put in the place of src/extension/browser.ts. */
export const browser = {
  runtime: {
    id,
    getURL: (path: string) => origin + path,
    onMessage: {
      addListener: (added: Listener) => {
        listener = added;
      },
    },
    onConnect: {
      addListener: (added: (port: Runtime.Port) => void) => {
        connected = added;
      },
    },
  },
};

type Heard = (message: unknown) => void;

/** One end of a port that has two; what is said at one is heard at the other, a while later. */
function end(
  name: string,
  other: () => { heard: Heard[]; gone: Array<() => void> },
  sender?: Runtime.MessageSender,
) {
  const heard: Heard[] = [];
  const gone: Array<() => void> = [];
  const port = {
    name,
    ...(sender && { sender }),
    postMessage: (message: unknown) => {
      const copy = structuredClone(message);
      void Promise.resolve().then(() => other().heard.forEach((hear) => hear(copy)));
    },
    disconnect: () => other().gone.forEach((leave) => leave()),
    onMessage: { addListener: (hear: Heard) => void heard.push(hear) },
    onDisconnect: { addListener: (leave: () => void) => void gone.push(leave) },
  };
  return { heard, gone, port: port as unknown as Runtime.Port };
}

/** Opens a port to whoever listens, as the browser does. `stop` is what the background's end is when it is stopped. */
export function connectAs(
  sender: Runtime.MessageSender,
  name: string,
): { readonly port: Runtime.Port; readonly stop: () => void } {
  const ours: ReturnType<typeof end> = end(name, () => theirs);
  const theirs: ReturnType<typeof end> = end(name, () => ours, sender);
  connected?.(theirs.port);
  return { port: ours.port, stop: () => theirs.port.disconnect() };
}

/** Who may ask: a content script in a tab, a page of the extension, another extension. */
export const senders = {
  contentScript: {
    id,
    url: 'https://example.org/frame',
    frameId: 3,
    tab: { id: 7, url: 'https://example.org/page', incognito: true },
  },
  ownPage: { id, url: `${origin}popup.html` },
  likeOwnPage: { id, url: `https://example.org/?${origin}` },
  stranger: { id: 'another', url: `${origin}popup.html` },
  nameless: { id },
} as Record<'contentScript' | 'ownPage' | 'likeOwnPage' | 'stranger' | 'nameless', Runtime.MessageSender>;

/** Sends a message as the browser does: it is copied on both ways. Undefined when nobody answers. */
export function sendAs(sender: Runtime.MessageSender): (message: unknown) => Promise<unknown> {
  return async (message) => {
    const reply = await listener?.(structuredClone(message), sender);
    return reply === undefined ? undefined : JSON.parse(JSON.stringify(reply));
  };
}
