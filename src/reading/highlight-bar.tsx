import { Failure } from '../failure.ts';
import { MEANINGS, type Meaning, remarkOf } from '../highlights/remark.ts';
import type { InputOf } from '../library.ts';
import { rectsOf } from '../page/hit-test.ts';
import type { SelectedRange } from '../page/selection.ts';
import { composedParentOf, isElement } from '../page/unclobbered.ts';
import { spanOfRange, type WholeText } from '../page/whole-text.ts';
import { copyText } from '../ui/copy-text.ts';
import { type BarState, type NamedMeaning, SelectionBar } from '../ui/selection-bar.tsx';
import type { HighlighterContext, SelectedBy } from './highlight-door.ts';
import { citationOf, savingOf } from './passage.ts';
import type { PlacedHighlight, PlacedHighlights } from './placed-highlights.ts';
import { focusIn, type Shown, type Stage } from './stage.ts';

type Saved = PlacedHighlight['highlight'];

export interface BarOptions {
  readonly context: HighlighterContext;
  readonly stage: Stage;
  readonly placed: PlacedHighlights;
  readonly meanings: () => readonly NamedMeaning[];
  /** Opens the card of a highlight that was saved, for a note. */
  readonly openNote: (saved: PlacedHighlight) => void;
}

/** The bar of one document, beside what is selected in it. */
export interface HighlightBar {
  /** The range it was opened for, while it offers to highlight it. */
  readonly offers: SelectedRange | undefined;
  readonly isFocused: boolean;
  /** Offers what can be done with a selection; asked for, it takes the focus. */
  offer(range: SelectedRange, by: SelectedBy, isAsked: boolean): void;
  /** Highlights a selection at once, and says so. */
  highlight(range: SelectedRange, meaning: Meaning): Promise<void>;
  /** Says that a highlight was removed, and offers to put it back. */
  removed(range: SelectedRange, highlight: Saved, takesFocus: boolean): void;
}

/** What one opening of the bar is about. */
interface Business {
  readonly range: SelectedRange;
  shown: Shown;
  state: BarState;
  /** What is being saved, and whether a note follows. */
  saving:
    { input: InputOf<'saveHighlight'>; readonly whole: WholeText; readonly isNoted: boolean } | undefined;
  /** What Undo takes back. */
  done: { readonly saved: string } | { readonly removed: Saved } | undefined;
}

/** Milliseconds for which the bar says what was done. */
const SHOWN = 6_000;
/** CSS pixels to the bar from words selected by touch: the system's handles hang between. */
const GAP_BY_TOUCH = 36;
/** Code units that are looked up. */
const MOST_LOOKED_UP = 2_000;

export function createHighlightBar({ context, stage, placed, meanings, openNote }: BarOptions): HighlightBar {
  const { library, words, signal } = context;
  let last: Business | undefined;
  /** A note that is begun at once takes the meaning that was chosen last in this page. */
  let lastMeaning: Meaning = MEANINGS[0];

  function open(
    range: SelectedRange,
    state: BarState,
    by: SelectedBy,
    takesFocus: boolean,
  ): Business | undefined {
    const { startContainer } = range;
    const word = isElement(startContainer) ? startContainer : composedParentOf(startContainer);
    if (!isElement(word)) return undefined;
    const business = { range, state, saving: undefined, done: undefined } as unknown as Business;
    const draw = () => (
      <SelectionBar
        state={business.state}
        meanings={meanings()}
        words={words}
        highlight={(meaning) => void save(business, meaning, false)}
        note={() => note(business)}
        copy={() => void copy(business)}
        lookUp={() => lookUp(business)}
        undo={() => void undo(business)}
        keepPrivately={() => void send(business, true)}
        again={() => void send(business, business.saving?.input.privately === true)}
        close={() => stage.close(true)}
      />
    );
    business.shown = stage.show({
      word,
      anchor: {
        rects: () => rectsOf(range),
        side: by === 'pointer' && isBackward(range) ? 'top' : 'bottom',
        ...(by === 'touch' && { gap: GAP_BY_TOUCH }),
        whole: !takesFocus,
      },
      label: words('barName'),
      role: 'group',
      staysOn: () => [],
      pinned: true,
      focus: takesFocus ? 'button' : undefined,
      draw,
    });
    last = business;
    // A click must not take the selection away.
    business.shown.panel.addEventListener('mousedown', (event) => event.preventDefault());
    return business;
  }

  function say(business: Business, state: BarState): void {
    const { shown } = business;
    const { root, panel } = shown;
    const hadFocus = root.activeElement !== null;
    business.state = state;
    shown.redraw();
    // The control that was pressed may be gone.
    if (hadFocus && (root.activeElement === null || root.activeElement === panel))
      focusIn(panel, 'button:not(.icon)');
  }

  async function save(business: Business, meaning: Meaning, isNoted: boolean): Promise<void> {
    lastMeaning = meaning;
    say(business, { kind: 'saving' });
    const whole = await placed.read();
    const span = whole && spanOfRange(whole, business.range);
    if (whole === undefined || span === undefined)
      return say(business, { kind: 'failed', why: words('barGone') });
    business.saving = { input: savingOf(whole, span, { meaning, note: '', tags: [] }), whole, isNoted };
    return send(business, false);
  }

  /** Asks that what the bar is about be kept. Asked twice, it is there once: it bears its id already. */
  async function send(business: Business, privately: boolean): Promise<void> {
    const { saving } = business;
    if (saving === undefined) return;
    saving.input = { ...saving.input, privately };
    say(business, { kind: 'saving' });
    try {
      const saved = await library.saveHighlight(saving.input);
      placed.put(saved, saving.input.span, saving.whole);
      if (!business.shown.isOpen()) return;
      document.getSelection()?.empty();
      business.done = { saved: saved.id };
      const { meaning } = remarkOf(saved);
      say(business, {
        kind: 'saved',
        name: meanings().find((one) => one.meaning === meaning)?.name ?? meaning,
      });
      if (saving.isNoted) note(business);
      else fade(business);
    } catch (error) {
      const code = error instanceof Failure ? error.code : '';
      if (code === 'private') return say(business, { kind: 'private' });
      const why = sentenceOf(error, words('barFailed'));
      say(business, { kind: 'failed', why });
      if (code !== 'full' && code !== 'not-saved') return;
      // What cannot be kept can be taken away: nothing that was written is lost.
      const text = await library.highlightAsFile(saving.input).catch(() => undefined);
      if (text === undefined) return;
      const file = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
      say(business, { kind: 'failed', why, file });
    }
  }

  /** A note at once: of what was saved, or of what is then saved first. */
  function note(business: Business): void {
    const { done } = business;
    if (done === undefined || !('saved' in done)) return void save(business, lastMeaning, true);
    const saved = placed.find(done.saved);
    if (saved !== undefined) openNote(saved);
  }

  async function undo(business: Business): Promise<void> {
    const { done, shown } = business;
    if (done === undefined) return;
    try {
      if ('saved' in done) {
        await library.removeHighlight({ id: done.saved });
        placed.take(done.saved);
      } else {
        await library.putBackHighlight({ highlight: done.removed });
        await placed.follow();
      }
      if (shown.isOpen()) stage.close(true);
    } catch (error) {
      say(business, { kind: 'failed', why: sentenceOf(error, words('barFailed')) });
    }
  }

  async function copy(business: Business): Promise<void> {
    const whole = await placed.read();
    const span = whole && spanOfRange(whole, business.range);
    if (whole === undefined || span === undefined) return;
    const copied = await copyText(citationOf(whole, span), business.shown.root);
    say(business, { kind: 'offer', copied });
  }

  /** Looks the selected words up where the reader's other surfaces are. */
  function lookUp({ range }: Business): void {
    const query = range instanceof Range ? range.toString() : String(document.getSelection());
    stage.close(true);
    void library.lookUp({ query: query.slice(0, MOST_LOOKED_UP) }).catch(() => undefined);
  }

  /** Lets the bar go when it has been read; not while somebody is in it. */
  function fade({ shown }: Business): void {
    const timer = setInterval(() => {
      if (!shown.isOpen() || signal.aborted) clearInterval(timer);
      else if (shown.root.activeElement === null && !shown.host.matches(':hover')) stage.close(false);
    }, SHOWN);
  }

  return {
    get offers() {
      return last?.shown.isOpen() === true && last.state.kind === 'offer' ? last.range : undefined;
    },
    get isFocused() {
      return last?.shown.root.activeElement !== null;
    },
    offer(range, by, isAsked) {
      open(range, { kind: 'offer' }, by, isAsked);
    },
    async highlight(range, meaning) {
      const business = open(range, { kind: 'saving' }, 'key', false);
      if (business !== undefined) await save(business, meaning, false);
    },
    removed(range, highlight, takesFocus) {
      const business = open(range, { kind: 'removed' }, 'key', takesFocus);
      if (business === undefined) return;
      business.done = { removed: highlight };
      fade(business);
    },
  };
}

/** What went wrong, where that was said in a sentence for people. */
export function sentenceOf(error: unknown, otherwise: string): string {
  const isForPeople = error instanceof Failure && !/^(bug|unreachable|bad-input)$/u.test(error.code);
  return isForPeople ? error.message : otherwise;
}

/** Whether the selection was drawn from its end to its beginning. */
function isBackward(range: SelectedRange): boolean {
  const selection = document.getSelection();
  return selection?.focusNode === range.startContainer && selection.focusOffset === range.startOffset;
}
