import type { Runtime } from 'webextension-polyfill';

type Listener = (message: unknown, sender: Runtime.MessageSender) => Promise<unknown> | undefined;

const id = 'sidelight';
const origin = 'moz-extension://sidelight/';
let listener: Listener | undefined;

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
  },
};

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
