import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { connect } from '../src/extension/connect.ts';
import { browser } from '../src/extension/native-browser.ts';
import { retireWithExtension } from '../src/extension/retire.ts';
import { HIGHLIGHTS_NEWS } from '../src/extension/stored-keys.ts';
import { isPageQuestion } from '../src/page-questions.ts';
import { isFrameMeant } from '../src/page/focus.ts';
import { clearRemains } from '../src/reading/clear-remains.ts';
import { readDocument } from '../src/reading/read-document.ts';

/**
 * The reader: in every frame, from before the page's scripts (the manifest's `content_scripts` name it, see
 * wxt.config.ts). It marks terms and waits for a pointer or a key.
 */
export default defineUnlistedScript(() => {
  const signal = retireWithExtension('reader');
  clearRemains();
  const reading = readDocument({
    library: connect((message) => browser.runtime.sendMessage(message)),
    words: (name, ...values) => browser.i18n.getMessage(name, values),
    onSettingsChange(changed) {
      browser.storage.onChanged.addListener((changes) => {
        if (!signal.aborted && !(HIGHLIGHTS_NEWS in changes)) changed();
      });
      // What changed while the page lay in the back/forward cache was told to nobody there.
      window.addEventListener('pageshow', ({ persisted }) => persisted && changed(), { signal });
    },
    signal,
  });
  browser.runtime.onMessage.addListener((message, _sender, sendResponse) => {
    if (signal.aborted || !isPageQuestion(message)) return false;
    if (message.sidelight === 'step' && !isFrameMeant()) return false;
    reading.answer(message).then(sendResponse, () => sendResponse(undefined));
    return true;
  });
});
