import { MEANINGS, type Meaning } from '../highlights/remark.ts';
import { whereabouts } from '../page/canonical.ts';
import { covers, type Point, rectsOf, textAt } from '../page/hit-test.ts';
import { isInControl } from '../page/in-control.ts';
import { isInEditor, type SelectedRange, selectedRange } from '../page/selection.ts';
import { spanOfRange } from '../page/whole-text.ts';
import type { PageHighlight } from '../page-questions.ts';
import type { Span } from '../span.ts';
import type { NamedMeaning } from '../ui/selection-bar.tsx';
import { createHighlightBar } from './highlight-bar.tsx';
import type { Highlighter, HighlighterContext, SelectedBy } from './highlight-door.ts';
import { type Asked, type CardOfHighlight, openHighlight } from './open-highlight.tsx';
import { type PlacedHighlight, placeHighlights } from './placed-highlights.ts';
import { createStage } from './stage.ts';

/** Milliseconds that a pointer rests on a highlight before its card opens: they are larger than terms. */
const REST = 500;
/** CSS pixels that a resting hand may tremble. */
const TREMBLE = 4;
/** Code units beyond which a selection is most of a page: the bar offers itself only when it is asked for. */
const MOST_SELECTED = 20_000;
/** Code units of the page beside a candidate that are shown. */
const BESIDE = 60;
/** CSS pixels of a window or frame that hold a card. */
const LEAST_WIDTH = 260;
const LEAST_HEIGHT = 180;

/** CSS Custom Highlight API, `highlightsFromPoint`: younger than the oldest browsers that we run in. */
interface HighlightsAtPoints {
  readonly highlightsFromPoint?: (
    x: number,
    y: number,
    options: { shadowRoots: readonly ShadowRoot[] },
  ) => ReadonlyArray<{ readonly highlight: Highlight }>;
}

/** Keeps the highlights of one document. One thing is open at a time: the bar, or the card of a highlight. */
export function keepHighlights(context: HighlighterContext): Highlighter {
  const { library, words, on, signal } = context;
  const stage = createStage(() => theme, dismissCard, signal);
  const placed = placeHighlights({
    library,
    isOwn: (node) => stage.isOwn(node),
    changed: () => card?.isOpen() === true && card.heard(),
    signal,
  });
  let card: CardOfHighlight | undefined;
  let followed: Promise<void> | undefined;
  let resting: Point | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The highlight whose card was opened last, from which a key goes on. */
  let last: string | undefined;
  /** The one whose card was closed by Escape while the pointer was on it: it comes again when that has been elsewhere. */
  let dismissed: string | undefined;
  let meanings: readonly NamedMeaning[] = [];
  let openBy: 'hover' | 'click' | 'key' = 'hover';
  let termName = '';
  let theme = 'system';

  const bar = createHighlightBar({
    context,
    stage,
    placed,
    meanings: () => meanings,
    openNote: (saved) => open(saved, { pinned: true, focus: 'textarea' }),
  });

  /** Whether the settings could be read: what the bar is to do, and what the reader calls the meanings. */
  async function readSettings(): Promise<{ readonly selectionBar: boolean }> {
    const settings = await library.pageSettings({}).catch(() => undefined);
    const own: Readonly<Record<Meaning, string>> = {
      claim: words('meaningClaim'),
      evidence: words('meaningEvidence'),
      question: words('meaningQuestion'),
      idea: words('meaningIdea'),
    };
    meanings = MEANINGS.map((meaning) => ({
      meaning,
      name: settings?.meaningNames[meaning] || own[meaning],
    }));
    openBy = settings?.openBy ?? openBy;
    termName = settings?.paintedAs ?? termName;
    theme = settings?.theme ?? theme;
    return { selectionBar: settings?.selectionBar === true };
  }

  function follow(): Promise<void> {
    followed = Promise.all([readSettings(), placed.follow()]).then(() => undefined);
    return followed;
  }

  /** What is selected of the text that is read. */
  async function selection(): Promise<{ readonly range: SelectedRange; readonly span: Span } | undefined> {
    const whole = await placed.read();
    const range = selectedRange(placed.shadowRoots);
    if (whole === undefined || range === undefined || isInEditor(range)) return undefined;
    const span = spanOfRange(whole, range);
    return span && { range: asRange(range), span };
  }

  /** Offers the bar for what is selected; asked for by a key, it takes the focus, and is there whatever the settings say. */
  async function offer(by: SelectedBy, isAsked: boolean): Promise<boolean> {
    const [{ selectionBar }, chosen] = await Promise.all([readSettings(), selection()]);
    if (chosen === undefined || signal.aborted || !(selectionBar || isAsked)) return false;
    const { range, span } = chosen;
    if (span.end - span.start > MOST_SELECTED && !isAsked) return false;
    if (isAsked || bar.offers === undefined || !isSame(bar.offers, range)) bar.offer(range, by, isAsked);
    return true;
  }

  async function highlightSelection(meaning: Meaning | undefined): Promise<true | undefined> {
    if (meaning === undefined) return (await offer('key', true)) || step();
    const [chosen] = await Promise.all([selection(), readSettings()]);
    if (chosen === undefined) return undefined;
    await bar.highlight(chosen.range, meaning);
    return true;
  }

  /** Its card does not come back under a pointer that stays. */
  function dismissCard(): void {
    dismissed = card?.isOpen() === true ? card.id : undefined;
  }

  function open(one: PlacedHighlight, asked: Asked): true | undefined {
    const { id } = one.highlight;
    if (innerWidth < LEAST_WIDTH || innerHeight < LEAST_HEIGHT || one.ranges.length === 0) return undefined;
    if (card?.isOpen() === true && card.id === id && asked.focus === undefined) {
      if (asked.pinned) stage.pin();
      return true;
    }
    if (!asked.pinned && stage.isPinned) return undefined;
    card = openHighlight(
      {
        context,
        stage,
        placed,
        meanings: () => meanings,
        removed: (range, highlight, takesFocus) => bar.removed(range, highlight, takesFocus),
        next: (other) => open(other, { pinned: true, focus: '.link' }),
      },
      one,
      asked,
    );
    last = id;
    return true;
  }

  async function show(id: string): Promise<true | undefined> {
    await (followed ?? follow());
    const one = placed.find(id);
    return one && open(one, { pinned: true, focus: '' });
  }

  /** Opens the card of the next highlight, from the last one or from the top of the screen. */
  function step(): true | undefined {
    const all = placed.all().filter(({ ranges }) => ranges.length > 0);
    const before = all.findIndex(({ highlight }) => highlight.id === last);
    const below = all.findIndex(({ ranges: [range] }) => range && (rectsOf(range)[0]?.top ?? -1) >= 0);
    const next = all[before >= 0 ? (before + 1) % all.length : Math.max(0, below)];
    return next && open(next, { pinned: true, focus: '' });
  }

  async function list(): Promise<PageHighlight[]> {
    await (followed ?? follow());
    const text = placed.whole?.text ?? '';
    return placed.all().map(({ highlight: { id }, located }) => ({
      id,
      state: located.state,
      text: 'span' in located ? text.slice(located.span.start, located.span.end) : '',
      candidates: ('span' in located ? [] : located.candidates).map(({ span: { start, end }, likeness }) => ({
        text: text.slice(start, end),
        before: text.slice(Math.max(0, start - BESIDE), start),
        after: text.slice(end, end + BESIDE),
        likeness,
      })),
    }));
  }

  async function reattach(id: string, candidate: number): Promise<true | undefined> {
    const { whole } = placed;
    const located = placed.find(id)?.located;
    const span = located && 'candidates' in located ? located.candidates[candidate]?.span : undefined;
    if (whole === undefined || span === undefined) return undefined;
    const moved = await library.reattachHighlight({ id, ...whereabouts(), text: whole.text, span });
    if (moved === undefined) return undefined;
    placed.put(moved, span, whole);
    return true;
  }

  function stopResting(): void {
    clearTimeout(timer);
    resting = undefined;
  }

  /** Opens the card of what is under a point; where a term is marked, its card comes first. */
  function point(at: Point, pinned: boolean): void {
    const [one] = placed.at(at);
    if (!pinned && one?.highlight.id === dismissed) return;
    if (one !== undefined && !isTermAt(termName, at, placed.shadowRoots)) open(one, { point: at, pinned });
  }

  on('pointermove', (event) => {
    if (event.pointerType === 'touch') return;
    const at = pointOf(event);
    stage.moved(at);
    if (dismissed !== undefined && placed.at(at)[0]?.highlight.id !== dismissed) dismissed = undefined;
    if (resting !== undefined && Math.hypot(at.x - resting.x, at.y - resting.y) <= TREMBLE) return;
    stopResting();
    if (event.buttons !== 0 || placed.all().length === 0 || openBy !== 'hover') return;
    resting = at;
    timer = setTimeout(() => point(at, false), REST);
  });
  on('pointerdown', (event) => {
    stopResting();
    stage.pressed(pointOf(event));
  });
  on('click', (event) => {
    if (event.button !== 0 || !event.isTrusted || isInControl(event) || openBy === 'key') return;
    if (document.getSelection()?.isCollapsed !== false) point(pointOf(event), true);
  });
  on('scroll', stopResting);
  const flush = (): void => void (card?.isOpen() === true && card.flush(true));
  on('pagehide', flush);
  on('visibilitychange' as 'pagehide', flush);
  // Taken back by a key or by the page.
  on('selectionchange' as 'select', () => {
    if (bar.offers !== undefined && !bar.isFocused && selectedRange(placed.shadowRoots) === undefined)
      stage.close(false);
  });

  return {
    get host() {
      return stage.host;
    },
    follow,
    selected: (by) => void offer(by, false),
    async answer(question) {
      switch (question.sidelight) {
        case 'highlight-selection':
          return highlightSelection(question.meaning);
        case 'highlights':
          return list();
        case 'show-highlight':
          return show(question.id);
        case 'reattach':
          return reattach(question.id, question.candidate);
      }
    },
    receive: (event) => stage.receive(event),
    dismiss() {
      dismissCard();
      stage.close(true);
    },
  };
}

function pointOf({ clientX, clientY }: MouseEvent): Point {
  return { x: clientX, y: clientY };
}

/** A range that goes with the page's changes, where its ends stand in one tree. */
function asRange(selected: SelectedRange): SelectedRange {
  const range = document.createRange();
  range.setStart(selected.startContainer, selected.startOffset);
  range.setEnd(selected.endContainer, selected.endOffset);
  return range.collapsed ? selected : range;
}

function isSame(a: SelectedRange, b: SelectedRange): boolean {
  const ends = ['startContainer', 'startOffset', 'endContainer', 'endOffset'] as const;
  return ends.every((end) => a[end] === b[end]);
}

/** Whether a term is marked under a point; `name` is that of its look. */
function isTermAt(name: string, point: Point, shadowRoots: readonly ShadowRoot[]): boolean {
  const marks = CSS.highlights.get(name);
  if (marks === undefined) return false;
  const registry = CSS.highlights as HighlightsAtPoints;
  if (registry.highlightsFromPoint !== undefined) {
    const hits = registry.highlightsFromPoint(point.x, point.y, { shadowRoots });
    return hits.some(({ highlight }) => highlight === marks);
  }
  const node = textAt(point, shadowRoots);
  try {
    return [...(marks as unknown as Iterable<AbstractRange>)].some(
      (range) =>
        (range.startContainer === node || range.endContainer === node) && covers(rectsOf(range), point),
    );
  } catch {
    // Firefox lets no content script go through a highlight. Without the call above, both cards come.
    return false;
  }
}
