import type { PageQuestion } from '../../../src/page-questions.ts';
import leaveStyles from '../../../src/page/leave.css?inline';
import paintStyles from '../../../src/page/paint.css?inline';
import { readDocument } from '../../../src/reading/read-document.ts';
import type { Words } from '../../../src/words.ts';
import { stubLibrary } from './stub-library.ts';

/** The interface's messages, put in by the bundler. */
declare const __MESSAGES__: Readonly<Record<string, { readonly message: string }>>;

/** The card's host. Closed shadow roots open to extensions alone; tests see into it by the name that Firefox gives that. */
class RememberedRoot extends HTMLElement {
  openOrClosedShadowRoot: ShadowRoot | undefined;

  override attachShadow(init: ShadowRootInit): ShadowRoot {
    return (this.openOrClosedShadowRoot = super.attachShadow(init));
  }
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
  customElements.define('sidelight-card', RememberedRoot);
  const words: Words = (name, ...values) =>
    (__MESSAGES__[name]?.message ?? '').replaceAll(
      /\$VALUE(\d)\$/gu,
      (_all, place) => values[Number(place) - 1] ?? '',
    );
  const reading = readDocument({ ...stubLibrary(), words, signal: new AbortController().signal });
  page.sidelightAnswer = (question) => reading.answer(question);
}
