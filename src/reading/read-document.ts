import type { Library, PageSettings } from '../library.ts';
import { createPainter } from '../page/painter.ts';
import paintStyles from '../page/paint.css?inline';
import type { Words } from '../words.ts';
import { type AnnotatedTerms, annotateTerms } from './annotate-terms.ts';
import { type CardOpener, type CardOptions, openCards } from './open-card.ts';

export interface ReadingOptions {
  readonly library: CardOptions['library'] & Pick<Library, 'pageSettings' | 'annotate' | 'settle'>;
  readonly words: Words;
  /** Calls back whenever stored settings may have changed. */
  readonly onSettingsChange: (changed: () => void) => void;
  readonly signal: AbortSignal;
}

/** The reading of one document: marks, cards, and answers to questions about them. */
export type DocumentReading = Pick<CardOpener, 'answer'>;

/** Milliseconds after parsing at which a page is read that has not been painted. */
const LATEST = 200;

/**
 * Puts page, card and Library together for this document, from the moment it can be read until the signal
 * aborts. Nothing that goes wrong reaches the page.
 */
export function readDocument(options: ReadingOptions): DocumentReading {
  const { library, words, onSettingsChange, signal } = options;
  let terms: AnnotatedTerms | undefined;
  let settings: PageSettings | undefined;
  let stop: AbortController | undefined;
  const cards = openCards({ library, words, signal, terms: () => terms, settings: () => settings });

  // WebKit (2.50) never lets a document go whose `AbortSignal.any` is listened to.
  signal.addEventListener('abort', () => stop?.abort());

  const start = (first: PageSettings): void => {
    stop = new AbortController();
    terms = annotateTerms({
      library,
      painter: createPainter(first.paintedAs, paintStyles),
      settings: first,
      isOwn: cards.isOwn,
      signal: stop.signal,
    });
  };
  let asked = 0;
  const follow = async (): Promise<void> => {
    const question = ++asked;
    // Nobody answers when the extension was updated or switched off.
    const answer = await library.pageSettings({}).catch(() => undefined);
    // An answer that was overtaken by a later one is an old one.
    if (answer === undefined || signal.aborted || question !== asked) return;
    // A painter has one look: another one begins anew.
    if (!answer.on || answer.paintedAs !== settings?.paintedAs) {
      stop?.abort();
      terms = undefined;
    }
    settings = answer;
    if (!answer.on) return;
    if (terms === undefined) start(answer);
    else terms.use(answer);
  };

  void readable(signal).then(async () => {
    // SVG and other XML: nothing that we add to it would be shown.
    if (!(document.documentElement instanceof HTMLElement)) return;
    await largeEnough(signal);
    onSettingsChange(() => void follow());
    await follow();
  });

  return cards;
}

/**
 * When the document has been parsed and painted for the first time: before that, asking for a style would make
 * the browser compute all of them early. A page that is not shown paints nothing; it is read when it is idle. One
 * that the browser renders on suspicion that somebody will go there is not read before somebody does.
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
    const parsed = (): void => {
      if (document.readyState !== 'loading') painted();
      // On the window and first: whatever the page does with the event comes later.
      else window.addEventListener('DOMContentLoaded', painted, { once: true, capture: true, signal });
    };
    // Not merely true-ish: an image may bear this name.
    if ((document as { prerendering?: unknown }).prerendering === true)
      document.addEventListener('prerenderingchange', parsed, { once: true, signal });
    else parsed();
  });
}

/** Frames below this size are not read in: advertisements, trackers, buttons of other sites (CSS pixels). */
const LARGE = '(min-width: 200px) and (min-height: 100px)';

/**
 * At once in a page of its own and in frames that a person can read in; in others when they grow or are shown,
 * or never. The size by media query, because a mail's frame is often written into before it grows, and
 * `document.open()` takes away what listens on the window.
 */
function largeEnough(signal: AbortSignal): Promise<void> {
  const large = matchMedia(LARGE);
  // Null in a frame of another site, which is not told how it is shown.
  const frame = window.frameElement;
  const isRead = (): boolean =>
    window === window.top ||
    (large.matches && (frame === null || getComputedStyle(frame).visibility === 'visible'));
  if (isRead()) return Promise.resolve();
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isRead()) return;
      restyled.disconnect();
      resolve();
    };
    const restyled = new MutationObserver(look);
    if (frame !== null) restyled.observe(frame, { attributes: true });
    large.addEventListener('change', look, { passive: true, signal });
    // Whoever points into a frame sees it, whatever was done to show it.
    window.addEventListener('pointerover', look, { passive: true, signal });
  });
}
