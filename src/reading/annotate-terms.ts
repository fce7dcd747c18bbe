import type { Library, PageSettings } from '../library.ts';
import { clock } from '../page/clock.ts';
import type { Point } from '../page/hit-test.ts';
import type { Painter } from '../page/painter.ts';
import { type Block, openPage, type PageReader, type Reading } from '../page/page-text.ts';
import { compareInReadingOrder } from '../page/reading-order.ts';
import { scopeOf } from '../page/scope.ts';
import { isConnected, rootElement, shadowRootOf } from '../page/unclobbered.ts';
import { type Changes, watchPage } from '../page/watch-page.ts';
import { chooseMarks, type FoundMatch } from './choose-marks.ts';
import { type Annotated, createLiveBlocks } from './live-blocks.ts';
import { measured } from './measured.ts';
import { createPace, goOn } from './pace.ts';
import { createPaintedMarks, type Mark } from './painted-marks.ts';

export interface AnnotateOptions {
  readonly library: Pick<Library, 'annotate' | 'settle'>;
  readonly painter: Painter;
  readonly settings: PageSettings;
  /** Whether a node is ours: the card's host. */
  readonly isOwn: (node: Node) => boolean;
  readonly signal: AbortSignal;
}

/** The terms of one document, marked and kept in step with its changes until the signal aborts. */
export interface AnnotatedTerms {
  /** All marks in reading order. */
  marks(): readonly Mark[];
  /** The mark under a point of the viewport (CSS pixels). */
  markAt(point: Point): Mark | undefined;
  /** Goes on with other settings. */
  use(settings: PageSettings): void;
  /** What the terms that were found are called in the glossary, by id. */
  labels(): Readonly<Record<string, string>>;
  /** Headings and articles in reading order: each begins a section. */
  sectionStarts(): readonly Element[];
}

/** Code units of text sent in one message: 128 KB cost the page about a millisecond (measured). */
const SLICE = 60_000;
/** Milliseconds between a change and its reading, so that a burst is read once. */
const SETTLE = 120;
/**
 * The longest that what has changed waits for its reading where marks stand in it, in milliseconds: one that is no
 * longer right goes within half a second. Elsewhere reading waits until what it finds may be shown.
 */
const LONGEST_WAIT = 300;
/** Milliseconds after which a page in which nothing was found counts as built. */
const LOADING = 5_000;
/** What a message and each block in it cost the background, in milliseconds (measured). */
const A_MESSAGE = 0.5;
const A_BLOCK = 0.005;
/** Between two settlings of a long page this many times as long goes into asking. */
const PATIENCE = 5;
/** After this many looks at what is hidden, one in as many is taken. */
const RESTLESS = 10;
/** Elements that are asked each time whether they have a shadow root by now. */
const MOST_HOSTS = 5_000;
/** Milliseconds between looks at what fires no event. */
const LOOK_AGAIN = 1_000;

/** A part of the page that is being read anew, and what was found in it before. */
interface Rereading {
  readonly scope: Element;
  readonly reader: PageReader;
  readonly before: readonly Annotated[];
  /** What was read so far. */
  readonly blocks: Block[];
}

/**
 * Goes round one loop (read, settle, ask, choose) as long as there is work: one thing after another, in
 * turns that let the page go on. Changes of the page only say what is to be done.
 */
export function annotateTerms({
  library,
  painter,
  settings,
  isOwn,
  signal,
}: AnnotateOptions): AnnotatedTerms {
  const live = createLiveBlocks();
  const marks = createPaintedMarks(painter);
  const pace = createPace();
  let sectionStarts: Element[] = [];
  let sorted = true;
  const shadowRoots = new Set<ShadowRoot>();
  /** Elements that had no shadow root when they were read, and may be waiting for one. */
  const hosts = new Set<Element>();
  /** Code units read so far. */
  let length = 0;

  /** What has changed, and what of it is to be read now. */
  let changes = new Set<Element>();
  const dirty = new Set<Element>();
  let rereading: Rereading | undefined;
  /** Whether what was found, or the settings by which it is judged, are others than when it was settled. */
  let unsettled = false;
  /** Whether what was settled, or the look of the page, are others than when the marks were chosen. */
  let unchosen = false;
  let found: FoundMatch[] = [];
  /** Whether something would be marked if it could be seen. */
  let someHidden = false;
  /** How often that was looked at since something was read. */
  let looks = 0;
  let labels: Readonly<Record<string, string>> = {};
  /** When settling ended, and how long it took (milliseconds). */
  let settledAt = -Infinity;
  let settling = 0;

  let works = false;
  /** Whether the page has been marked once; an application may still be building it. */
  let marked = false;
  /** Whether work was within its share when it began: then it is done whole, and the share is made up for after it. */
  let within = false;
  const opened = clock();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** When the timer fires (performance.now, milliseconds). */
  let due = 0;

  function changed({ scopes, rewritten }: Changes): void {
    marks.eraseStale(rewritten);
    for (const scope of scopes) changes.add(scope);
    schedule([...scopes].some((scope) => marks.standIn(scope)) ? LONGEST_WAIT : Infinity);
  }

  /** After a quiet time work begins at once; only a page that goes on changing waits until it has its share. */
  function schedule(longest: number): void {
    const wait = Math.max(SETTLE, Math.min(pace.wait(), longest));
    const now = clock();
    if (timer && due <= now + wait) return;
    clearTimeout(timer);
    due = now + wait;
    timer = setTimeout(takeChanges, wait);
  }

  function takeChanges(): void {
    timer = undefined;
    for (const scope of changes) dirty.add(scope);
    changes = new Set();
    if (live.dropGone()) unsettled = true;
    unchosen = true;
    within ||= !pace.wait();
    void work();
  }

  async function work(): Promise<void> {
    if (works) return;
    works = true;
    pace.begin();
    try {
      while (!signal.aborted && (await doNext()));
    } finally {
      pace.end();
      if (!marked) pace.forgive();
      marked ||= found.length > 0 || clock() - opened > LOADING;
      works = false;
    }
  }

  /** Whether there was something to do. */
  async function doNext(): Promise<boolean> {
    if (pace.isOver()) await pace.rest();
    // Before anything is marked, the first screens of a long page do not wait for the last ones to be read.
    if (unsettled && rereading?.before.length === 0 && maySettle()) await settle();
    else if ((rereading || dirty.size) && (marked || !live.asksMore(SLICE))) measured('read', readOn);
    else if (unsettled && live.asksMore() && maySettle()) await settle();
    else if (live.asksMore()) await ask();
    else if (!unsettled && !unchosen) return false;
    else if (marked && !within) {
      // What has gone is off already; what has come may wait.
      schedule(Infinity);
      return false;
    } else if (unsettled) await settle();
    else await choose();
    return true;
  }

  /** A long page is settled, and its marks seen, before everything was read and asked: for a part of the time only. */
  function maySettle(): boolean {
    return !marked && clock() - settledAt > settling * PATIENCE;
  }

  /** Reads what has changed until the turn is over. What reads the same keeps what was found in it. */
  function readOn(): void {
    rereading ??= beginReading();
    if (!rereading) return;
    const { scope, reader, before, blocks } = rereading;
    const how = reader.readOn(() => pace.isOver());
    const reading = reader.take();
    blocks.push(...reading.blocks);
    takeIn(reading, before);
    if (how === 'more') return;
    marks.eraseIn(scope, blocks);
    if (how === 'lost') changed({ scopes: [scope], rewritten: [] });
    length = Math.max(length, reader.length());
    looks = 0;
    rereading = undefined;
  }

  function beginReading(): Rereading | undefined {
    const [scope] = dirty;
    if (!scope) return undefined;
    dirty.delete(scope);
    const before = live.drop(scope);
    if (before.length > 0) unsettled = true;
    // Since it was named it may have become a part of an editor, or gone.
    if (!scopeOf(scope) || isDesigned()) {
      marks.eraseIn(scope, []);
      return undefined;
    }
    return { scope, reader: openPage(scope, before[0]?.block.before ?? length), before, blocks: [] };
  }

  function takeIn(reading: Reading, before: readonly Annotated[]): void {
    live.add(reading.blocks, before);
    if (reading.sectionStarts.length > 0) sorted = false;
    sectionStarts.push(...reading.sectionStarts);
    for (const host of reading.hosts) if (hosts.size < MOST_HOSTS) hosts.add(host);
    for (const root of reading.shadowRoots) {
      if (shadowRoots.has(root)) continue;
      shadowRoots.add(root);
      watch.include(root);
    }
  }

  async function ask(): Promise<void> {
    const slice = live.nextSlice(SLICE);
    const blocks = slice.map(({ text, lang }) => ({ text, lang }));
    const annotations = await away(blocks.length, () => measured('send', () => library.annotate({ blocks })));
    if (annotations && live.answer(slice, annotations)) unsettled = true;
  }

  /** Asks what everything means, with the whole page in view. */
  async function settle(): Promise<void> {
    const began = clock();
    unsettled = false;
    const asked = live.annotated();
    const blocks = asked.map(({ annotation }) => annotation);
    const settled =
      blocks.length === 0
        ? { matches: [], labels: {} }
        : await away(blocks.length, () => measured('send', () => library.settle({ blocks })));
    if (!settled) return;
    ({ labels } = settled);
    found = asked.flatMap(({ block }, i) => (settled.matches[i] ?? []).map((match) => ({ block, match })));
    await choose();
    settledAt = clock();
    settling = settledAt - began;
  }

  /** Chooses what is marked, and paints the difference. */
  async function choose(): Promise<void> {
    if (marked) await pace.restForLayout();
    unchosen = within = false;
    sectionStarts = sectionStarts.filter(isConnected);
    if (!sorted) sectionStarts = [...new Set(sectionStarts)].sort(compareInReadingOrder);
    sorted = true;
    for (const root of shadowRoots) if (!isConnected(root)) shadowRoots.delete(root);
    const choosing = chooseMarks(found, settings, sectionStarts);
    for (;;) {
      const choice = measured('settle', () => goOn(choosing, pace));
      if (!choice) {
        await pace.rest();
        continue;
      }
      ({ someHidden } = choice);
      return marks.show(choice.chosen, pace);
    }
  }

  /** Asks a question about so many blocks; what it costs the background counts as ours. */
  async function away<Value>(blocks: number, question: () => Promise<Value>): Promise<Value | undefined> {
    // Nobody answers when the extension was updated or switched off.
    const answer = question().catch(() => undefined);
    pace.end();
    const value = await answer;
    pace.charge(A_MESSAGE + A_BLOCK * blocks);
    pace.begin();
    return value;
  }

  /** For what fires no event: highlights thrown out by the page, late shadow roots, design mode, text shown by a style. */
  function look(): void {
    if (document.hidden) return;
    pace.begin();
    painter.keep();
    const scopes = new Set<Element>();
    for (const host of hosts) {
      const come = shadowRootOf(host);
      if (come || !isConnected(host)) hosts.delete(host);
      if (come) scopes.add(scopeOf(host) ?? host);
    }
    if (isDesigned() && marks.all().length > 0) scopes.add(rootElement());
    pace.end();
    // Long after the last change, what is hidden mostly stays so.
    const again = someHidden && (++looks < RESTLESS || looks % RESTLESS === 0);
    if (scopes.size > 0 || again) changed({ scopes, rewritten: [] });
  }

  /** In design mode the whole document is an editor. */
  function isDesigned(): boolean {
    return document.designMode === 'on';
  }

  const watch = watchPage(isOwn, changed, signal);
  const looking = setInterval(look, LOOK_AGAIN);
  const stop = (): void => {
    clearTimeout(timer);
    clearInterval(looking);
    painter.dispose();
  };
  signal.addEventListener('abort', stop);
  dirty.add(rootElement());
  void work();

  return {
    marks: () => marks.all(),
    markAt: (point) => marks.at(point, [...shadowRoots]),
    use(changedSettings) {
      settings = changedSettings;
      unsettled = true;
      within = true; // somebody asked for it
      void work();
    },
    labels: () => labels,
    sectionStarts: () => sectionStarts,
  };
}
