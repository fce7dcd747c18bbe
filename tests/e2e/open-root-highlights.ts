import { Failure } from '../../src/failure.ts';
import { type Highlight, highlightOf } from '../../src/highlights/highlight.ts';
import { bodyOf, remarkOf } from '../../src/highlights/remark.ts';
import { keepHighlights } from '../../src/reading/keep-highlights.ts';
import type { Words } from '../../src/words.ts';

/**
 * The product's bar and card of a highlight for `axe`, which does not enter closed shadow roots: the same stage,
 * components and styles, bundled for a test page, where every shadow root is open. The page's `#words` are selected, and
 * the bar is open beside them. What the background would refuse stands after # in the address.
 */
const { messages } = globalThis as unknown as { messages: Readonly<Record<string, { message: string }>> };

const attachShadow = Reflect.get(Element.prototype, 'attachShadow');
Element.prototype.attachShadow = function (this: Element, init) {
  return attachShadow.call(this, { ...init, mode: 'open' });
};

const words: Words = (name, ...values) =>
  (messages[name]?.message ?? '').replace(
    /\$VALUE(\d)\$/gu,
    (_all, place) => values[Number(place) - 1] ?? '',
  );

/** What the background says no to: `#full`, `#private`. */
const refuses = location.hash.slice(1);
let kept: Highlight | undefined;
const keeper = keepHighlights({
  library: {
    pageSettings: () =>
      Promise.resolve({
        on: true,
        density: 'section',
        headings: true,
        links: true,
        openBy: 'hover',
        theme: 'system',
        paintedAs: 'sidelight-term',
        selectionBar: true,
        meaningNames: { claim: '', evidence: '', question: '', idea: '' },
      } as never),
    locateHighlights: () => Promise.resolve([]),
    saveHighlight({ id, page, text, span, paragraph, remark, privately }) {
      if (refuses === 'full') return Promise.reject(new Failure('full', 'There is no room left.'));
      if (refuses === 'private' && !privately) return Promise.reject(new Failure('private', 'Private.'));
      const quote = { exact: text.slice(span.start, span.end), prefix: '', suffix: '' };
      const selectors = { quote, position: span, times: 1, lookAlikes: [] };
      const source = { source: 'https://example.org/', title: page.title, language: page.language };
      kept = highlightOf(id, '2026-11-22T18:00:00.000Z', source, selectors, paragraph, remark);
      return Promise.resolve(kept);
    },
    highlightAsFile: ({ text, span }) => Promise.resolve(text.slice(span.start, span.end)),
    changeHighlight({ change }) {
      if (kept === undefined) return Promise.resolve(undefined);
      const { meaning, note, tags } = { ...remarkOf(kept), ...change } as ReturnType<typeof remarkOf>;
      kept = { ...kept, body: bodyOf({ meaning, note, tags }) };
      return Promise.resolve(kept);
    },
    removeHighlight: () => Promise.resolve(kept),
    putBackHighlight: () => Promise.resolve(),
    reattachHighlight: () => Promise.resolve(kept),
    differences: () => Promise.resolve([]),
    lookUp: () => Promise.resolve(),
  },
  words,
  on: (type, listener) => window.addEventListener(type, listener, { capture: true }),
  signal: new AbortController().signal,
});
const passage = document.querySelector('#words');
if (passage !== null) {
  document.getSelection()?.selectAllChildren(passage);
  void keeper.answer({ sidelight: 'highlight-selection' });
}
