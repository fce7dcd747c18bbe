import { browser } from 'wxt/browser';
import { createShadowRootUi } from 'wxt/utils/content-script-ui/shadow-root';
import { defineContentScript } from 'wxt/utils/define-content-script';
import './panel.css';

/**
 * Marks the first words of the page under a name of its own, shows a panel of its own, listens to what ours listens
 * to, and writes down in the page what it heard.
 */
export default defineContentScript({
  matches: ['<all_urls>'],
  cssInjectionMode: 'ui',
  async main(context) {
    const { dataset } = document.documentElement;
    browser.runtime.onMessage.addListener((message: unknown) => {
      dataset['neighbourHeard'] = JSON.stringify(message);
      return undefined;
    });
    const note = async (): Promise<void> => {
      dataset['neighbourOwn'] = JSON.stringify(
        await browser.runtime.sendMessage({ sidelight: 'library', call: 'pageSettings', input: {} }),
      );
      dataset['neighbourForeign'] = JSON.stringify(
        await browser.runtime.sendMessage({ ask: dataset['sidelight'] }),
      );
    };
    const text = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT).nextNode();
    if (text !== null) {
      const range = new StaticRange({
        startContainer: text,
        startOffset: 0,
        endContainer: text,
        endOffset: 5,
      });
      CSS.highlights.set('neighbour', new Highlight(range));
    }
    context.onInvalidated(() => CSS.highlights.delete('neighbour'));
    const panel = await createShadowRootUi(context, {
      name: 'neighbour-panel',
      position: 'inline',
      onMount: (container) => container.append('A word of the neighbour.'),
    });
    panel.mount();
    await note();
  },
});
