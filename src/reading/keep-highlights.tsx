import { render } from 'preact';
import { Failure } from '../failure.ts';
import { linkTo, type Passage } from '../highlights/text-fragment.ts';
import { quoteWithSource } from '../highlights/quote-with-source.ts';
import { MEANINGS, type Meaning, type Remark, remarkOf } from '../highlights/remark.ts';
import type { Difference } from '../highlights/word-differences.ts';
import type { InputOf } from '../library.ts';
import type { HighlightQuestion, PageHighlight } from '../page-questions.ts';
import { bringIntoView } from '../page/bring-into-view.ts';
import { whereabouts } from '../page/canonical.ts';
import { cardHomeOf } from '../page/card-home.ts';
import { deliverEvent } from '../page/deliver-event.ts';
import { focusedElement, giveFocusBack } from '../page/focus.ts';
import { covers, type Point, rectsOf, textAt } from '../page/hit-test.ts';
import { languageOf } from '../page/language.ts';
import { isInEditor, type SelectedRange, selectedRange } from '../page/selection.ts';
import { shieldCard } from '../page/shield-card.ts';
import { closest, composedParentOf, isElement } from '../page/unclobbered.ts';
import { spanOfRange, stretchesOf, type WholeText } from '../page/whole-text.ts';
import type { Span } from '../span.ts';
import cardStyles from '../ui/card.css?inline';
import { copyText } from '../ui/copy-text.ts';
import { HighlightCard } from '../ui/highlight-card.tsx';
import highlightStyles from '../ui/highlights.css?inline';
import { type Anchor, createPopover, type Popover } from '../ui/popover.ts';
import { type BarState, type NamedMeaning, SelectionBar } from '../ui/selection-bar.tsx';
import themeStyles from '../ui/theme.css?inline';
import type { Highlighter, HighlighterContext, SelectedBy } from './highlight-door.ts';
import { type PlacedHighlight, type PlacedHighlights, placeHighlights } from './placed-highlights.ts';
import { type RemarkWriter, writeRemark } from './write-remark.ts';

type Saved = PlacedHighlight['highlight'];
type Saving = InputOf<'saveHighlight'>;

/** Milliseconds that a pointer rests on a highlight before its card opens: they are larger than terms. */
const REST = 500;
/** CSS pixels that a resting hand may tremble. */
const TREMBLE = 4;
/** Milliseconds that a pointer may take to travel from the words to their card. */
const GRACE = 300;
/** Milliseconds for which the bar says what was done. */
const SHOWN = 6_000;
/** Code units beyond which a selection is most of a page: the bar offers itself only when it is asked for. */
const MOST_SELECTED = 20_000;
/** CSS pixels to the bar from words selected by touch: the system's handles hang between. */
const GAP_BY_TOUCH = 36;
/** The card stands beside the whole passage when that takes no more of the screen's height, else beside one line. */
const WHOLE = 0.4;
/** Code units of the paragraph that are kept, and those of the page beside a candidate that are shown. */
const MOST_PARAGRAPH = 20_000;
const BESIDE = 60;
/** Code units of a changed passage that are compared. */
const MOST_COMPARED = 20_000;
const LEAST_WIDTH = 260;
const LEAST_HEIGHT = 180;
const IN_USE = /^(pointer(down|move|over)|key|focusin|input|touchstart|wheel)/u;
const HOST = 'sidelight-highlight';

/** Keeps the highlights of one document. One thing is open at a time: the bar, or the card of a highlight. */
export function keepHighlights(context: HighlighterContext): Highlighter {
  return new Keeper(context);
}

interface OpenSurface {
  readonly popover: Popover;
  readonly shield: AbortController;
  readonly returnTo: Element | null;
  /** Boxes of the words that it stands beside. */
  readonly rects: () => readonly DOMRect[];
  readonly redraw: () => void;
  readonly end: () => void;
  pinned: boolean;
}

interface OpenBar extends OpenSurface {
  readonly kind: 'bar';
  readonly range: SelectedRange;
  state: BarState;
  /** What is being saved, and whether a note follows. */
  saving: { input: Saving; whole: WholeText; isNoted: boolean } | undefined;
  /** What undo takes back. */
  done: { saved: string } | { removed: Saved } | undefined;
}

interface OpenCard extends OpenSurface {
  readonly kind: 'card';
  readonly id: string;
  readonly writer: RemarkWriter;
}

class Keeper implements Highlighter {
  readonly #context: HighlighterContext;
  readonly #placed: PlacedHighlights;
  #open: OpenBar | OpenCard | undefined;
  #meanings: readonly NamedMeaning[] = [];
  #followed: Promise<void> | undefined;
  #grace: ReturnType<typeof setTimeout> | undefined;
  #resting: { at: Point; timer: ReturnType<typeof setTimeout> } | undefined;
  #lastHost: Element | undefined;
  /** The highlight whose card was opened last, from which a key goes on. */
  #last: string | undefined;
  /** The meaning that was chosen last in this page: a note begun at once takes it. */
  #lastMeaning: Meaning = MEANINGS[0];

  constructor(context: HighlighterContext) {
    const { library, signal } = context;
    this.#context = context;
    this.#placed = placeHighlights({
      library,
      isOwn: (node) => node === this.host || node === this.#lastHost,
      changed: () => this.#heard(),
      signal,
    });
    signal.addEventListener('abort', () => this.#close(false), { once: true });
    const options = { capture: true, passive: true, signal };
    window.addEventListener('pointermove', (event) => this.#moved(event), options);
    window.addEventListener('pointerdown', (event) => this.#pressed(event), options);
    window.addEventListener('click', (event) => this.#clicked(event), options);
    window.addEventListener('scroll', () => this.#stopResting(), options);
    window.addEventListener('pagehide', () => void this.#flush(), options);
    document.addEventListener('visibilitychange', () => void this.#flush(), options);
    document.addEventListener('selectionchange', () => this.#deselected(), options);
  }

  get host(): Element | undefined {
    return this.#open?.popover.host;
  }

  follow(): Promise<void> {
    this.#followed = this.#placed.follow();
    return this.#followed;
  }

  selected(by: SelectedBy): void {
    void this.#offer(by, false);
  }

  async answer(question: HighlightQuestion): Promise<unknown> {
    switch (question.sidelight) {
      case 'selection':
        return undefined;
      case 'highlight-selection':
        return this.#highlightSelection(question.meaning);
      case 'highlights':
        await (this.#followed ?? this.follow());
        return this.#list();
      case 'show-highlight':
        await (this.#followed ?? this.follow());
        return this.#show(question.id);
      case 'reattach':
        return this.#reattach(question.id, question.candidate);
    }
  }

  receive(event: Event): void {
    if (this.#open === undefined) return;
    if (IN_USE.test(event.type)) this.#stay();
    if (event.type === 'pointerdown' || event.type === 'keydown') this.#pin();
    deliverEvent(event, this.#open.popover.root);
  }

  dismiss(): void {
    this.#close(true);
  }

  // What is selected.

  /** Offers the bar for what is selected; asked for by a key, it takes the focus, and is there whatever the settings say. */
  async #offer(by: SelectedBy, isAsked: boolean): Promise<boolean> {
    const settings = await this.#context.library.pageSettings({}).catch(() => undefined);
    if (settings === undefined || (!settings.selectionBar && !isAsked)) return false;
    this.#name(settings.meaningNames);
    const chosen = await this.#selection();
    if (chosen === undefined || this.#context.signal.aborted) return false;
    const { range, span } = chosen;
    if (span.end - span.start > MOST_SELECTED && !isAsked) return false;
    if (this.#open?.kind === 'bar' && this.#open.state.kind === 'offer' && isSame(this.#open.range, range))
      return true;
    this.#openBar(range, { kind: 'offer' }, by, isAsked);
    return true;
  }

  /** What is selected of the text that is read, and the page around it. */
  async #selection(): Promise<{ range: SelectedRange; whole: WholeText; span: Span } | undefined> {
    const whole = await this.#placed.read();
    const range = selectedRange(this.#placed.shadowRoots);
    if (whole === undefined || range === undefined || isInEditor(range)) return undefined;
    const span = spanOfRange(whole, range);
    return span && { range: asRange(range), whole, span };
  }

  async #highlightSelection(meaning: Meaning | undefined): Promise<boolean | undefined> {
    if (meaning === undefined) return (await this.#offer('key', true)) || this.#step();
    const chosen = await this.#selection();
    if (chosen === undefined) return undefined;
    const settings = await this.#context.library.pageSettings({}).catch(() => undefined);
    this.#name(settings?.meaningNames);
    this.#openBar(chosen.range, { kind: 'saving' }, 'key', false);
    await this.#save(meaning, false);
    return true;
  }

  #name(names: Readonly<Record<Meaning, string>> | undefined): void {
    const { words } = this.#context;
    const own = {
      claim: words('meaningClaim'),
      evidence: words('meaningEvidence'),
      question: words('meaningQuestion'),
      idea: words('meaningIdea'),
    };
    this.#meanings = MEANINGS.map((meaning) => ({ meaning, name: names?.[meaning] || own[meaning] }));
  }

  /** The selection was taken back, by a key or by the page. */
  #deselected(): void {
    const open = this.#open;
    if (open?.kind !== 'bar' || open.state.kind !== 'offer' || open.popover.root.activeElement !== null)
      return;
    if (selectedRange(this.#placed.shadowRoots) === undefined) this.#close(false);
  }

  // The bar.

  #openBar(range: SelectedRange, state: BarState, by: SelectedBy, takeFocus: boolean): void {
    const { words } = this.#context;
    const first = composedParentOf(range.startContainer) ?? range.startContainer;
    const word = isElement(range.startContainer) ? range.startContainer : first;
    if (!isElement(word)) return;
    const anchor: Anchor = {
      rects: () => rectsOf(range),
      direction: directionOf(word),
      side: by === 'pointer' && isBackward(range) ? 'top' : 'bottom',
      ...(by === 'touch' && { gap: GAP_BY_TOUCH }),
      whole: !takeFocus,
    };
    const surface = this.#surface(takeFocus);
    const open: OpenBar = {
      ...surface,
      kind: 'bar',
      range,
      state,
      saving: undefined,
      done: undefined,
      rects: anchor.rects,
      pinned: true,
      redraw: () => {
        render(
          <SelectionBar
            state={open.state}
            meanings={this.#meanings}
            words={words}
            highlight={(meaning) => void this.#save(meaning, false)}
            note={() => this.#note(open)}
            copy={() => void this.#copySelection(open)}
            lookUp={() => this.#lookUp(open)}
            undo={() => void this.#undo(open)}
            keepPrivately={() => void this.#send(open, true)}
            again={() => void this.#send(open, open.saving?.input.privately === true)}
            close={() => this.#close(true)}
          />,
          open.popover.panel,
        );
      },
      end: () => undefined,
    };
    const { panel } = open.popover;
    panel.setAttribute('role', 'group');
    panel.setAttribute('aria-label', words('barName'));
    // A click must not take the selection away.
    panel.addEventListener('mousedown', (event) => event.preventDefault());
    this.#show_(open, cardHomeOf(word), anchor);
    if (takeFocus) panel.querySelector('button')?.focus({ preventScroll: true });
  }

  async #save(meaning: Meaning, isNoted: boolean): Promise<void> {
    const open = this.#open;
    if (open?.kind !== 'bar') return;
    this.#lastMeaning = meaning;
    this.#say(open, { kind: 'saving' });
    const whole = await this.#placed.read();
    const span = whole && spanOfRange(whole, open.range);
    if (this.#open !== open) return;
    if (whole === undefined || span === undefined) {
      this.#say(open, { kind: 'failed', why: this.#context.words('barGone') });
      return;
    }
    open.saving = { input: savingOf(whole, span, { meaning, note: '', tags: [] }), whole, isNoted };
    await this.#send(open, false);
  }

  /** Asks that what the bar is about be kept. Asked twice, it is there once: it bears its id already. */
  async #send(open: OpenBar, privately: boolean): Promise<void> {
    const { library, words } = this.#context;
    const { saving } = open;
    if (saving === undefined) return;
    saving.input = { ...saving.input, privately };
    this.#say(open, { kind: 'saving' });
    try {
      const saved = await library.saveHighlight(saving.input);
      this.#placed.put(saved, saving.input.span, saving.whole);
      if (this.#open !== open) return;
      document.getSelection()?.empty();
      open.done = { saved: saved.id };
      const { meaning } = remarkOf(saved);
      const name = this.#meanings.find((one) => one.meaning === meaning)?.name ?? meaning;
      this.#say(open, { kind: 'saved', name });
      if (saving.isNoted) this.#note(open);
      else this.#fade(open);
    } catch (error) {
      if (this.#open !== open) return;
      if (error instanceof Failure && error.code === 'private') return this.#say(open, { kind: 'private' });
      const isSentence = error instanceof Failure && !/^(bug|unreachable|bad-input)$/u.test(error.code);
      this.#say(open, { kind: 'failed', why: isSentence ? error.message : words('barFailed') });
    }
  }

  /** A note at once: of what was saved, or of what is then saved first. */
  #note(open: OpenBar): void {
    if (open.done === undefined || !('saved' in open.done)) return void this.#save(this.#lastMeaning, true);
    const saved = this.#placed.find(open.done.saved);
    if (saved !== undefined) this.#openCard(saved, 'by-key', undefined, 'textarea');
  }

  async #undo(open: OpenBar): Promise<void> {
    const { library } = this.#context;
    const { done } = open;
    if (done === undefined) return;
    try {
      if ('saved' in done) {
        await library.removeHighlight({ id: done.saved });
        this.#placed.take(done.saved);
      } else {
        await library.putBackHighlight({ highlight: done.removed });
        await this.follow();
      }
      if (this.#open === open) this.#close(true);
    } catch {
      if (this.#open === open) this.#say(open, { kind: 'failed', why: this.#context.words('barFailed') });
    }
  }

  async #copySelection(open: OpenBar): Promise<void> {
    const whole = await this.#placed.read();
    const span = whole && spanOfRange(whole, open.range);
    if (whole === undefined || span === undefined) return;
    const copied = await copyText(this.#citationOf(whole, span), open.popover.root);
    if (this.#open === open) this.#say(open, { kind: 'offer', copied });
  }

  /** Looks the selected words up where the reader's other surfaces are. */
  #lookUp({ range }: OpenBar): void {
    const query = range instanceof Range ? range.toString() : String(document.getSelection());
    this.#close(true);
    void this.#context.library.lookUp({ query: query.slice(0, 2000) }).catch(() => undefined);
  }

  #say(open: OpenBar, state: BarState): void {
    const { root, panel } = open.popover;
    const hadFocus = root.activeElement !== null;
    open.state = state;
    open.redraw();
    // The control that was pressed may be gone.
    if (hadFocus && (root.activeElement === null || root.activeElement === panel))
      (panel.querySelector<HTMLElement>('button:not(.icon)') ?? panel).focus({ preventScroll: true });
  }

  /** Lets the bar go when it has been read; not while somebody is in it. */
  #fade(open: OpenBar): void {
    const timer = setInterval(() => {
      const { host, root } = open.popover;
      if (this.#open !== open) clearInterval(timer);
      else if (root.activeElement === null && !host.matches(':hover')) this.#close(false);
    }, SHOWN);
    this.#context.signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  }

  // The card of a highlight.

  #openCard(
    one: PlacedHighlight,
    asked: 'by-rest' | 'by-click' | 'by-key',
    point: Point | undefined,
    focus: string | undefined,
  ): void {
    const { library, words, signal } = this.#context;
    const { id } = one.highlight;
    if (this.#open?.kind === 'card' && this.#open.id === id) {
      if (asked !== 'by-rest') this.#pin();
      return;
    }
    if (asked === 'by-rest' && this.#open?.pinned === true) return;
    if (innerWidth < LEAST_WIDTH || innerHeight < LEAST_HEIGHT) return;
    const [first] = one.ranges;
    if (asked === 'by-key' && first !== undefined) bringIntoView(first);
    const word = first && composedParentOf(first.startContainer);
    if (word === undefined || !isElement(word)) return;
    const anchor: Anchor = {
      rects: () => rectsBeside(this.#placed.find(id)?.ranges ?? one.ranges, point),
      direction: directionOf(word),
    };
    if (this.#meanings.length === 0) this.#name(undefined);
    void library.pageSettings({}).then(
      ({ meaningNames }) => {
        this.#name(meaningNames);
        if (this.#open === open) open.redraw();
      },
      () => undefined,
    );
    const writer = writeRemark({
      start: remarkOf(one.highlight),
      write: async (change, was) => {
        const written = await library.changeHighlight({
          id,
          change: { ...change, ...(change.tags && { tags: [...change.tags] }) } as Partial<Saving['remark']>,
          was: { note: was.note, tags: [...was.tags] },
        });
        if (written === undefined) return undefined;
        this.#placed.put(written);
        return remarkOf(written);
      },
      changed: () => this.#open === open && open.redraw(),
    });
    let copied: 'quote' | 'link' | undefined;
    const copy = async (what: 'quote' | 'link'): Promise<void> => {
      const shown = this.#placed.find(id) ?? one;
      const { whole } = this.#placed;
      const span = 'span' in shown.located ? shown.located.span : undefined;
      if (whole === undefined || span === undefined) return;
      const text = what === 'quote' ? this.#citationOf(whole, span) : linkIn(whole, span);
      copied = (await copyText(text, open.popover.root)) ? what : undefined;
      if (this.#open === open) open.redraw();
    };
    let differences: readonly Difference[] = [];
    const compared = changeOf(this.#placed.whole, one);
    if (compared !== undefined)
      library.differences(compared).then(
        (found) => {
          differences = found;
          if (this.#open === open) open.redraw();
        },
        () => undefined,
      );
    const surface = this.#surface(focus !== undefined);
    const open: OpenCard = {
      ...surface,
      kind: 'card',
      id,
      writer,
      rects: () => (this.#placed.find(id)?.ranges ?? one.ranges).flatMap(rectsOf),
      pinned: asked !== 'by-rest',
      redraw: () => {
        const shown = this.#placed.find(id) ?? one;
        const { created } = shown.highlight;
        const here = this.#beside(shown);
        render(
          <HighlightCard
            remark={writer.remark}
            writing={writer.writing}
            date={words(
              'noteDated',
              new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date(created)),
            )}
            time={created}
            differences={differences}
            others={here.length - 1}
            meanings={this.#meanings}
            words={words}
            copied={copied}
            change={(change) => {
              copied = undefined;
              writer.change(change);
            }}
            copyQuote={() => void copy('quote')}
            copyLink={() => void copy('link')}
            next={() => {
              const next = here[(here.indexOf(shown) + 1) % here.length];
              if (next !== undefined) this.#openCard(next, 'by-key', undefined, '.link');
            }}
            remove={() => void this.#remove(open)}
            close={() => this.#close(true)}
          />,
          open.popover.panel,
        );
      },
      end: () => void writer.flush(),
    };
    const { panel } = open.popover;
    this.#last = id;
    panel.setAttribute('aria-label', words('noteName', quoteOf(one).slice(0, 120)));
    this.#show_(open, cardHomeOf(word), anchor);
    if (focus !== undefined) focusIn(panel, focus);
    if (signal.aborted) this.#close(false);
  }

  /** Those that stand on some of the same words, in reading order, with `one`. */
  #beside(one: PlacedHighlight): readonly PlacedHighlight[] {
    const span = spanOf(one);
    return this.#placed.all().filter((other) => {
      const there = spanOf(other);
      return other === one || (span && there && span.start < there.end && there.start < span.end);
    });
  }

  async #remove(open: OpenCard): Promise<void> {
    const { library, words } = this.#context;
    const shown = this.#placed.find(open.id);
    const [first] = shown?.ranges ?? [];
    try {
      await open.writer.flush();
      const removed = await library.removeHighlight({ id: open.id });
      this.#placed.take(open.id);
      if (this.#open !== open) return;
      const hadFocus = open.popover.root.activeElement !== null;
      if (first === undefined || removed === undefined) return this.#close(true);
      this.#openBar(first, { kind: 'removed' }, 'key', hadFocus);
      // As TypeScript sees it, nothing has been opened since.
      const bar = this.#open as OpenBar | OpenCard;
      if (bar.kind !== 'bar') return;
      bar.done = { removed };
      this.#fade(bar);
    } catch (error) {
      if (this.#open === open)
        open.popover.panel
          .querySelector('.done')
          ?.replaceChildren(
            error instanceof Failure && error.code !== 'bug' ? error.message : words('barFailed'),
          );
    }
  }

  /** What is open shows what has become of the highlights. */
  #heard(): void {
    const open = this.#open;
    if (open?.kind !== 'card') return;
    const shown = this.#placed.find(open.id);
    if (shown === undefined) return;
    open.writer.heard(remarkOf(shown.highlight));
    open.redraw();
  }

  // Questions of the menu, of keys and of the panel.

  #list(): PageHighlight[] {
    const text = this.#placed.whole?.text ?? '';
    return this.#placed.all().map(({ highlight: { id }, located }) => {
      const candidates = 'span' in located ? [] : located.candidates;
      return {
        id,
        state: located.state,
        text: 'span' in located ? text.slice(located.span.start, located.span.end) : '',
        candidates: candidates.map(({ span: { start, end }, likeness }) => ({
          text: text.slice(start, end),
          before: text.slice(Math.max(0, start - BESIDE), start),
          after: text.slice(end, end + BESIDE),
          likeness,
        })),
      };
    });
  }

  #show(id: string): true | undefined {
    const one = this.#placed.find(id);
    if (one === undefined || one.ranges.length === 0) return undefined;
    this.#openCard(one, 'by-key', undefined, '');
    return true;
  }

  /** Opens the card of the next highlight, from the last one or from the top of the screen. */
  #step(): true | undefined {
    const all = this.#placed.all().filter(({ ranges }) => ranges.length > 0);
    const last = all.findIndex(({ highlight }) => highlight.id === this.#last);
    const below = all.findIndex(({ ranges: [range] }) => range && (rectsOf(range)[0]?.top ?? -1) >= 0);
    const next = all[last >= 0 ? (last + 1) % all.length : Math.max(0, below)];
    return next && this.#show(next.highlight.id);
  }

  async #reattach(id: string, candidate: number): Promise<true | undefined> {
    const one = this.#placed.find(id);
    const { whole } = this.#placed;
    if (one === undefined || whole === undefined || 'span' in one.located) return undefined;
    const span = one.located.candidates[candidate]?.span;
    if (span === undefined) return undefined;
    const moved = await this.#context.library.reattachHighlight({
      id,
      ...whereabouts(),
      text: whole.text,
      span,
    });
    if (moved === undefined) return undefined;
    this.#placed.put(moved, span, whole);
    return true;
  }

  // Pointers.

  #moved(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    const point = { x: event.clientX, y: event.clientY };
    const open = this.#open;
    if (open !== undefined && !open.pinned) {
      if (covers(open.rects() as DOMRect[], point)) this.#stay();
      else this.#grace ??= setTimeout(() => this.#close(false), GRACE);
    }
    const at = this.#resting?.at;
    if (at !== undefined && Math.hypot(point.x - at.x, point.y - at.y) <= TREMBLE) return;
    this.#stopResting();
    if (event.buttons !== 0 || this.#placed.all().length === 0) return;
    this.#resting = { at: point, timer: setTimeout(() => this.#point(point, 'by-rest'), REST) };
  }

  #pressed(event: PointerEvent): void {
    this.#stopResting();
    const open = this.#open;
    if (open === undefined) return;
    const isOnWords = covers(open.rects() as DOMRect[], { x: event.clientX, y: event.clientY });
    if (open.kind === 'bar' || !isOnWords) this.#close(false);
  }

  #clicked(event: MouseEvent): void {
    if (event.button !== 0 || !event.isTrusted || isInControl(event)) return;
    if (document.getSelection()?.isCollapsed === false) return;
    this.#point({ x: event.clientX, y: event.clientY }, 'by-click');
  }

  /** Opens the card of what is under a point; where a term is marked, its card comes first. */
  #point(point: Point, asked: 'by-rest' | 'by-click'): void {
    const [one] = this.#placed.at(point);
    if (one !== undefined && !isTermAt(point, this.#placed.shadowRoots))
      this.#openCard(one, asked, point, undefined);
  }

  #stopResting(): void {
    clearTimeout(this.#resting?.timer);
    this.#resting = undefined;
  }

  // What is open.

  /** A new popover in place of what was open. */
  #surface(takesFocus: boolean): Pick<OpenSurface, 'popover' | 'shield' | 'returnTo'> {
    const returnTo = this.#open?.returnTo ?? (takesFocus ? focusedElement() : null);
    this.#close(false);
    const popover = createPopover(themeStyles + cardStyles + highlightStyles, HOST);
    const shield = new AbortController();
    shieldCard(popover.host, shield.signal);
    popover.panel.lang = 'en'; // the language of the interface, whatever the page's
    popover.panel.dir = 'ltr';
    return { popover, shield, returnTo };
  }

  #show_(open: OpenBar | OpenCard, home: Element, anchor: Anchor): void {
    const { host, panel } = open.popover;
    this.#open = open;
    this.#lastHost = host;
    panel.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      this.#close(true);
    });
    open.redraw();
    open.popover.show(home, anchor, () => this.#open === open && this.#close(false));
  }

  #pin(): void {
    if (this.#open !== undefined) this.#open.pinned = true;
    this.#stay();
  }

  #stay(): void {
    clearTimeout(this.#grace);
    this.#grace = undefined;
  }

  async #flush(): Promise<void> {
    if (this.#open?.kind === 'card') await this.#open.writer.flush();
  }

  #close(returnFocus: boolean): void {
    this.#stay();
    const open = this.#open;
    if (open === undefined) return;
    const { popover, shield, returnTo, end } = open;
    const hadFocus = popover.root.activeElement !== null;
    end();
    // First these, while it is open: what the browser says of the focus is kept from the page.
    render(null, popover.panel);
    popover.remove();
    shield.abort();
    this.#open = undefined;
    if (returnFocus && hadFocus) giveFocusBack(returnTo);
  }

  /** The words of a passage, and where they stand. */
  #citationOf(whole: WholeText, span: Span): string {
    const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date());
    const quote = stretchesOf(whole, span)
      .map(({ block, span: { start, end } }) => block.text.slice(start, end))
      .join(' ');
    return quoteWithSource(quote, document.title, linkIn(whole, span), today);
  }
}

/** Gives the focus to the first element that `selector` names; empty, to the panel itself. */
function focusIn(panel: HTMLElement, selector: string): void {
  const inner = selector === '' ? null : panel.querySelector<HTMLElement>(selector);
  (inner ?? panel).focus({ preventScroll: true });
}

function savingOf(whole: WholeText, span: Span, remark: Remark): Saving {
  const stretches = stretchesOf(whole, span);
  const scope = stretches[0]?.block.scope;
  const around = stretches.map(({ block }) => block.text.trim()).join('\n');
  return {
    id: newId(),
    page: {
      ...whereabouts(),
      title: document.title.slice(0, 2000),
      language: scope === undefined ? '' : languageOf(scope),
    },
    text: whole.text,
    span,
    paragraph: around.slice(0, MOST_PARAGRAPH),
    remark: { ...remark, tags: [...remark.tags] },
    privately: false,
  };
}

/** A random UUID (RFC 9562, version 4). The browser's own is not to be had on pages without a certificate. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** A link to a passage of this page. */
function linkIn(whole: WholeText, span: Span): string {
  return linkTo(location.href, passageIn(whole, span), whole.text);
}

function passageIn(whole: WholeText, span: Span): Passage {
  const stretches = stretchesOf(whole, span);
  const first = stretches[0];
  const last = stretches.at(-1);
  return {
    parts: stretches.map(({ block, span: { start, end } }) => block.text.slice(start, end)),
    before: first?.block.text.slice(0, first.span.start) ?? '',
    after: last?.block.text.slice(last.span.end) ?? '',
  };
}

/** The words of a passage as they were saved, and as they are, where they are others now. */
function changeOf(whole: WholeText | undefined, { highlight, located }: PlacedHighlight) {
  if (whole === undefined || located.state !== 'changed') return undefined;
  const { start, end } = located.span;
  const [quote] = highlight.target.selector;
  return {
    old: quote.exact.slice(0, MOST_COMPARED),
    now: whole.text.slice(start, end).slice(0, MOST_COMPARED),
  };
}

function spanOf({ located }: PlacedHighlight): Span | undefined {
  return 'span' in located ? located.span : undefined;
}

function quoteOf({ highlight }: PlacedHighlight): string {
  return highlight.target.selector[0].exact.replace(/[\s\uFFFC]+/gu, ' ').trim();
}

/** A range that goes with the page's changes, where its ends stand in one tree. */
function asRange(selected: SelectedRange): SelectedRange {
  const range = document.createRange();
  range.setStart(selected.startContainer, selected.startOffset);
  range.setEnd(selected.endContainer, selected.endOffset);
  return range.collapsed ? selected : range;
}

function isSame(a: SelectedRange, b: SelectedRange): boolean {
  return (
    a.startContainer === b.startContainer &&
    a.startOffset === b.startOffset &&
    a.endContainer === b.endContainer &&
    a.endOffset === b.endOffset
  );
}

/** Whether the selection was drawn from its end to its beginning. */
function isBackward(range: SelectedRange): boolean {
  const selection = document.getSelection();
  return selection?.focusNode === range.startContainer && selection.focusOffset === range.startOffset;
}

function directionOf(element: Element): 'ltr' | 'rtl' {
  return getComputedStyle(element).direction === 'rtl' ? 'rtl' : 'ltr';
}

/** The boxes beside which a card stands: of the whole passage, or of the line nearest to `point` or to the top of the screen. */
function rectsBeside(ranges: readonly StaticRange[], point: Point | undefined): readonly DOMRect[] {
  const all = ranges.flatMap(rectsOf);
  const top = Math.min(...all.map((rect) => rect.top));
  const bottom = Math.max(...all.map((rect) => rect.bottom));
  if (bottom - top <= innerHeight * WHOLE) return all;
  const y = point?.y ?? 0;
  const distance = (rect: DOMRect): number => Math.abs((rect.top + rect.bottom) / 2 - y);
  const inSight = point === undefined ? all.filter((rect) => rect.top >= 0) : all;
  const [nearest] = inSight.toSorted((a, b) => distance(a) - distance(b));
  return nearest === undefined ? all : [nearest];
}

/** Whether a term is marked under a point: its card comes first. */
function isTermAt(point: Point, shadowRoots: readonly ShadowRoot[]): boolean {
  const node = textAt(point, shadowRoots)?.node;
  return ['sidelight-term', 'sidelight-term-tint'].some((name) =>
    [...((CSS.highlights.get(name) as Iterable<AbstractRange> | undefined) ?? [])].some(
      (range) =>
        (range.startContainer === node || range.endContainer === node) && covers(rectsOf(range), point),
    ),
  );
}

/** A click on a word in a link or control does what the page meant. */
function isInControl(event: MouseEvent): boolean {
  const target = event.composedPath()[0] as Node | undefined;
  const control = 'a[href], button, summary, label, [role=button], [role=link], [onclick]';
  return target !== undefined && isElement(target) && closest(target, control) !== null;
}
