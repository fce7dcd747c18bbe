import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { connect } from '../src/extension/connect.ts';
import { onHighlightsChange } from '../src/extension/highlights-news.ts';
import { browser } from '../src/extension/native-browser.ts';
import { retireWithExtension } from '../src/extension/retire.ts';
import { isHighlightQuestion } from '../src/page-questions.ts';
import { watchForHighlights } from '../src/reading/watch-for-highlights.ts';

/** In every frame beside the reader: waits for a reason to fetch the script that keeps highlights. */
export default defineUnlistedScript(() => {
  const signal = retireWithExtension('highlights');
  const answer = watchForHighlights({
    library: connect((message) => browser.runtime.sendMessage(message)),
    words: (name, ...values) => browser.i18n.getMessage(name, values),
    onNews(heard) {
      const stop = onHighlightsChange(({ topics, isSeen }) => {
        if (!isSeen) heard(topics);
      });
      signal.addEventListener('abort', () => {
        try {
          stop();
        } catch {
          // The extension is gone, and took its listeners along.
        }
      });
    },
    signal,
  });
  browser.runtime.onMessage.addListener((message, _sender, sendResponse) => {
    if (signal.aborted || !isHighlightQuestion(message)) return false;
    answer(message).then(sendResponse, () => sendResponse(undefined));
    return true;
  });
});
