import type { Entry } from '../../src/glossary/entry.ts';
import { keepCard } from '../../src/reading/keep-card.tsx';
import type { Words } from '../../src/words.ts';

/**
 * The product's card for `axe`, which does not enter closed shadow roots: the same keeper, popover,
 * component and styles, bundled for a test page, where every shadow root is open. The page brings
 * the entries of the real glossary and the messages of the real interface; its `#word` is a term's name, or a form
 * of the term that its `data-label` names.
 */
const { entries, messages } = globalThis as unknown as {
  entries: readonly Entry[];
  messages: Readonly<Record<string, { message: string }>>;
};

const attachShadow = Reflect.get(Element.prototype, 'attachShadow');
Element.prototype.attachShadow = function (this: Element, init) {
  return attachShadow.call(this, { ...init, mode: 'open' });
};

const words: Words = (name, ...values) =>
  (messages[name]?.message ?? '').replace(
    /\$VALUE(\d)\$/gu,
    (_all, place) => values[Number(place) - 1] ?? '',
  );

const scope = document.querySelector('#word');
const node = scope?.firstChild;
const named = scope?.getAttribute('data-label') ?? scope?.textContent;
const entry = entries.find(({ label }) => label === named);
if (scope && node instanceof Text && entry !== undefined) {
  const match = {
    start: 0,
    end: node.length,
    written: 0,
    senses: [{ term: entry.id, reason: { kind: 'named' } }],
  } as const;
  const mark = {
    block: {
      text: node.data,
      pieces: [{ node, start: 0, end: node.length, from: 0 }],
      lang: 'en',
      scope,
      inHeading: false,
      before: 0,
    },
    match,
    label: entry.label,
    range: new StaticRange({
      startContainer: node,
      startOffset: 0,
      endContainer: node,
      endOffset: node.length,
    }),
    text: node.data,
  };
  const keeper = keepCard({
    terms: () => ({
      marks: () => [mark],
      markAt: () => mark,
      use: () => undefined,
      labels: () => ({ [entry.id]: entry.label }),
      sectionStarts: () => [],
    }),
    settings: () => undefined,
    library: {
      term: ({ id }) => Promise.resolve(entries.find((one) => one.id === id)),
      knowTerm: () => Promise.resolve(),
      switchThisSite: () => Promise.resolve(),
      rejectSense: () => Promise.resolve('example.org'),
      openEntry: () => Promise.resolve(),
    },
    words,
    signal: new AbortController().signal,
  });
  keeper.open(mark, 'by-key');
}
