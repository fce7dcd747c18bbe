import { MEANINGS } from '../highlights/remark.ts';
import type { Library } from '../library.ts';
import { canonicalAddress, whereabouts } from '../page/canonical.ts';
import { isFrameMeant } from '../page/focus.ts';
import { ownEvents } from '../page/own-events.ts';
import { isInEditor, selectedRange, shadowRootsOf } from '../page/selection.ts';
import type { HighlightQuestion } from '../page-questions.ts';
import {
  type Highlighter,
  type HighlighterContext,
  offeredHighlighter,
  type SelectedBy,
} from './highlight-door.ts';

export interface WatchOptions extends Omit<HighlighterContext, 'on'> {
  readonly library: HighlighterContext['library'] & Pick<Library, 'highlightsHere' | 'loadHighlighter'>;
  /** Calls back whenever highlights have changed: of the pages that these topics name, or of any. */
  readonly onNews: (heard: (topics: readonly string[] | undefined) => void) => void;
}

/** Milliseconds between looks at the page's address, which applications change without loading a page. */
const LOOK = 1_000;
/** Milliseconds after which is asked again what was not answered, each time twice as many, until it is the last or more. */
const FIRST_WAIT = 2_000;
const LAST_WAIT = 60_000;
/** Milliseconds after which a selection is finished: a pointer is up, keys rest, fingers let the handles go. */
const FINISHED: Readonly<Record<SelectedBy, number>> = { pointer: 100, key: 400, touch: 600 };
/** Frames smaller than this are not read in (CSS pixels). */
const LEAST_WIDTH = 200;
const LEAST_HEIGHT = 100;

/**
 * Waits in a frame for a reason to keep highlights there: the page has some, a person selects text, a menu or the
 * panel asks. All else is another script, fetched then. Listens on `window` from before the page's scripts run, so
 * that what is typed in a note can be kept from them.
 */
export function watchForHighlights(options: WatchOptions): (question: HighlightQuestion) => Promise<unknown> {
  const { library, onNews, signal } = options;
  let keeper: Highlighter | undefined;
  /** Where the page's highlights were last asked for. */
  let asked: string | undefined;
  let count: Promise<number> = Promise.resolve(0);
  /** What the page is called in the news; undefined while nobody has said. */
  let topics: readonly string[] | undefined;
  let lastPointer = 'mouse';
  let shadowRoots: readonly ShadowRoot[] = [];
  let finished: ReturnType<typeof setTimeout> | undefined;
  /** How long to wait before the next question, where the last had no answer. */
  let wait = FIRST_WAIT;
  let again: ReturnType<typeof setTimeout> | undefined;

  // What an earlier script left that could not say goodbye: Firefox ends them where they stand.
  for (const meaning of MEANINGS) CSS.highlights.delete(`sidelight-highlight-${meaning}`);
  document.querySelector('sidelight-highlight')?.remove();

  const load = async (): Promise<Highlighter | undefined> => {
    // Nobody answers when the extension was updated or switched off: the page goes on without highlights.
    if (!offeredHighlighter()) await library.loadHighlighter({}).catch(() => undefined);
    if (!signal.aborted) keeper ??= offeredHighlighter()?.({ ...options, on });
    return keeper;
  };

  const ask = async (): Promise<number> => {
    const here = await library.highlightsHere(whereabouts()).catch(() => undefined);
    if (signal.aborted) return 0;
    if (here === undefined) {
      // The disk was slow, or another program held it: the page must not be without its highlights for that.
      clearTimeout(again);
      again = setTimeout(() => {
        asked = undefined;
        look();
      }, wait);
      wait *= wait < LAST_WAIT ? 2 : 1;
      return 0;
    }
    wait = FIRST_WAIT;
    ({ topics } = here);
    if (keeper !== undefined || here.count > 0) await (await load())?.follow();
    return here.count;
  };
  const look = (): void => {
    if (document.hidden || document.readyState === 'loading') return;
    if (window !== window.top && (innerWidth < LEAST_WIDTH || innerHeight < LEAST_HEIGHT)) return;
    const now = `${location.href} ${canonicalAddress()}`;
    if (now === asked) return;
    asked = now;
    topics = undefined;
    count = ask();
  };

  /** Something may have been selected; of a double click it was a word, which is looked up rather than kept. */
  const selected = (by: SelectedBy, isDouble = false): void => {
    clearTimeout(finished);
    finished = setTimeout(() => void offer(by, isDouble), FINISHED[by]);
  };
  const offer = async (by: SelectedBy, isDouble: boolean): Promise<void> => {
    const range = selectedRange(shadowRoots);
    if (range === undefined || isInEditor(range)) return;
    if (isDouble && !/\s/u.test(String(document.getSelection()).trim())) return;
    const settings = await library.pageSettings({}).catch(() => undefined);
    if (settings?.selectionBar === true) (await load())?.selected(by);
  };

  const { on } = ownEvents(() => keeper, signal);
  on('pointerdown', (event) => {
    clearTimeout(finished);
    lastPointer = event.pointerType;
    shadowRoots = shadowRootsOf(event);
  });
  on('mouseup', (event) => {
    if (event.isTrusted && event.button === 0)
      selected(lastPointer === 'touch' ? 'touch' : 'pointer', event.detail === 2);
  });
  on('keyup', (event) => {
    const { isTrusted, shiftKey, key, ctrlKey, metaKey } = event;
    if (isTrusted && (shiftKey || key === 'Shift' || ((ctrlKey || metaKey) && key === 'a'))) selected('key');
  });
  // Under a finger the system selects, and no event of the pointer tells.
  on('selectionchange' as 'select', () => {
    if (lastPointer === 'touch') selected('touch');
  });
  on('DOMContentLoaded', () => setTimeout(look));
  // Out of the back/forward cache: what changed meanwhile was told to nobody here.
  on('pageshow', ({ persisted }) => {
    if (persisted) count = ask();
  });
  onNews((about) => {
    // Until the page's topics are known, any news may be about it.
    const isAbout = about === undefined || about.some((topic) => topics?.includes(topic) ?? true);
    if (asked !== undefined && isAbout) count = ask();
  });
  const looking = setInterval(look, LOOK);
  setTimeout(look);
  signal.addEventListener('abort', () => {
    clearInterval(looking);
    clearTimeout(finished);
    clearTimeout(again);
  });

  return async (question) => {
    const isOfSelection = question.sidelight === 'selection' || question.sidelight === 'highlight-selection';
    if (isOfSelection && !isFrameMeant()) return undefined;
    if (question.sidelight === 'selection') {
      const range = selectedRange(shadowRoots);
      return range && !isInEditor(range) ? String(document.getSelection()) : undefined;
    }
    // The panel may be quicker than the page.
    if (!isOfSelection && asked === undefined) count = ask();
    if (!isOfSelection && (await count) === 0 && keeper === undefined)
      return question.sidelight === 'highlights' ? [] : undefined;
    return (await load())?.answer(question);
  };
}
