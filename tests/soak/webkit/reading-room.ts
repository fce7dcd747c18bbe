import type { PageQuestion } from '../../../src/page-questions.ts';
import leaveStyles from '../../../src/page/leave.css?inline';
import paintStyles from '../../../src/page/paint.css?inline';
import { readDocument } from '../../../src/reading/read-document.ts';
import type { Words } from '../../../src/words.ts';
import { stubLibrary } from './stub-library.ts';

/** The interface's messages, put in by the bundler. */
declare const __MESSAGES__: Readonly<Record<string, { readonly message: string }>>;

/** Closed shadow roots open to extensions alone; tests see into the card's by the name that Firefox gives that. */
function rememberCardsRoot(): void {
  const attachShadow = Reflect.get(Element.prototype, 'attachShadow');
  Element.prototype.attachShadow = function (this: Element, init) {
    const root = attachShadow.call(this, init);
    if (this.localName === 'sidelight-card') Object.assign(this, { openOrClosedShadowRoot: root });
    return root;
  };
}

/**
 * The reading room for a plain page without an extension around it: what entrypoints/reader.ts and
 * entrypoints/card.ts do, with a stub for the Library. Once in a document; then tests find
 * `sidelightAnswer` in it.
 */
const page = globalThis as unknown as { sidelightAnswer?: (question: PageQuestion) => Promise<unknown> };

if (page.sidelightAnswer === undefined) {
  // The manifest's style sheets; adopted, because the page is never changed.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(leaveStyles + paintStyles);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  rememberCardsRoot();
  const words: Words = (name, ...values) =>
    (__MESSAGES__[name]?.message ?? '').replaceAll(
      /\$VALUE(\d)\$/gu,
      (_all, place) => values[Number(place) - 1] ?? '',
    );
  const reading = readDocument({ ...stubLibrary(), words, signal: new AbortController().signal });
  page.sidelightAnswer = (question) => reading.answer(question);
}
