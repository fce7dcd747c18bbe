import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';

/** Answers messages that look like ours, and sends such messages to the extension whose id it is told. */
export default defineBackground(() => {
  browser.runtime.onMessage.addListener(
    (message: { ask?: string; sidelight?: string }, _sender, sendResponse) => {
      if (message.sidelight !== undefined) sendResponse({ value: 'from the neighbour' });
      if (message.ask === undefined) return false;
      const question = { sidelight: 'library', call: 'switchEverywhere', input: { on: false } };
      browser.runtime.sendMessage(message.ask, question).then(
        (answer: unknown) => sendResponse(answer ?? 'nothing'),
        () => sendResponse('nobody'),
      );
      return true;
    },
  );
});
