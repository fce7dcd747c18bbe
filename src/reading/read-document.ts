import type { Library, PageSettings } from '../library.ts';
import { createPainter, lookOf } from '../page/painter.ts';
import paintStyles from '../page/paint.css?inline';
import type { PageQuestion } from '../page-questions.ts';
import type { Words } from '../words.ts';
import { type AnnotatedTerms, annotateTerms } from './annotate-terms.ts';
import { openCards } from './open-card.ts';
import { listTerms } from './page-terms.ts';

export interface ReadingOptions {
  readonly library: Pick<
    Library,
    'pageSettings' | 'annotate' | 'term' | 'knowTerm' | 'switchThisSite' | 'openEntry' | 'loadCard'
  >;
  readonly words: Words;
  /** Calls back whenever stored settings may have changed. */
  readonly onSettingsChange: (changed: () => void) => void;
  readonly signal: AbortSignal;
}

/** The reading of one document: marks, cards, and answers to questions about them. */
export interface DocumentReading {
  answer(question: PageQuestion): Promise<unknown>;
}

/** Milliseconds after parsing at which a page is read that has not been painted. */
const LATEST = 200;

/**
 * Puts page, card and Library together for this document, from the moment it can be read until the signal
 * aborts. Nothing that goes wrong reaches the page.
 */
export function readDocument(options: ReadingOptions): DocumentReading {
  const { library, words, onSettingsChange, signal } = options;
  let terms: AnnotatedTerms | undefined;
  let stop: AbortController | undefined;
  const cards = openCards({ terms: () => terms, library, words, signal });

  const start = (settings: PageSettings): void => {
    stop = new AbortController();
    const name = lookOf(navigator.userAgent);
    terms = annotateTerms({
      library,
      painter: createPainter(name, paintStyles),
      settings,
      isOwn: (node) => cards.isOwn(node),
      signal: AbortSignal.any([signal, stop.signal]),
    });
  };
  const follow = async (): Promise<void> => {
    let settings: PageSettings;
    try {
      settings = await library.pageSettings({});
    } catch {
      return; // nobody answers: the extension was updated or switched off
    }
    if (signal.aborted) return;
    if (!settings.on) {
      stop?.abort();
      terms = undefined;
    } else if (terms === undefined) start(settings);
    else terms.use(settings);
  };

  void readable(signal).then(async () => {
    // SVG and other XML: nothing that we add to it would be shown.
    if (!(document.documentElement instanceof HTMLElement)) return;
    await largeEnough(signal);
    onSettingsChange(() => void follow());
    await follow();
  });

  return {
    async answer(question) {
      if (question.sidelight === 'page-terms')
        return { terms: terms === undefined ? [] : listTerms(terms, words) };
      if (question.sidelight === 'step') return cards.step(question.step);
      const mark = terms?.marks()[question.index];
      return mark === undefined ? undefined : cards.openAt(mark);
    },
  };
}

/**
 * When the document has been parsed and painted for the first time: before that, asking for a style would make
 * the browser compute all of them early. A page that is not shown paints nothing; it is read when it is idle.
 */
function readable(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const painted = (): void => {
      const late = setTimeout(resolve, LATEST);
      requestAnimationFrame(() => {
        clearTimeout(late);
        setTimeout(resolve, 0);
      });
    };
    if (document.readyState !== 'loading') painted();
    else document.addEventListener('DOMContentLoaded', painted, { once: true, signal });
  });
}

/** Frames below this size are not read in: advertisements, trackers, buttons of other sites (CSS pixels). */
const LARGE = '(min-width: 200px) and (min-height: 100px)';

/**
 * At once in a page of its own and in frames that a person can read in; in others when they grow, or never.
 * By media query, because a mail's frame is often written into before it grows, and `document.open()` takes
 * away what listens on the window.
 */
function largeEnough(signal: AbortSignal): Promise<void> {
  const large = matchMedia(LARGE);
  if (window === window.top || large.matches) return Promise.resolve();
  return new Promise((resolve) =>
    large.addEventListener('change', () => resolve(), { once: true, passive: true, signal }),
  );
}
