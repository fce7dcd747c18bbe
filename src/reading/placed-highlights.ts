import type { FoundHighlight } from '../highlights/kept.ts';
import { MEANINGS, type Meaning, remarkOf } from '../highlights/remark.ts';
import type { Library } from '../library.ts';
import { whereabouts } from '../page/canonical.ts';
import { clock } from '../page/clock.ts';
import { covers, type Point, rectsOf, textAt } from '../page/hit-test.ts';
import paintStyles from '../page/paint-highlights.css?inline';
import { piecesOf } from '../page/block-ranges.ts';
import { createPainter, type Painter } from '../page/painter.ts';
import { openPage } from '../page/page-text.ts';
import { isConnected, rootElement, shadowRootOf } from '../page/unclobbered.ts';
import { watchText } from '../page/watch-text.ts';
import {
  rangesOf,
  type Stretch,
  stretchesOf,
  stands,
  type WholeText,
  wholeTextOf,
} from '../page/whole-text.ts';
import type { Span } from '../span.ts';
import { createPace } from './pace.ts';

/** A highlight of the page, and where it is painted. */
export interface PlacedHighlight extends FoundHighlight {
  readonly stretches: readonly Stretch[];
  /** One a block; none where it could not be placed, or stands no longer on its letters. */
  readonly ranges: readonly StaticRange[];
}

/** The highlights of one document, painted and looked for again as the page changes. */
export interface PlacedHighlights {
  /** In reading order, those that are not placed at the end. */
  all(): readonly PlacedHighlight[];
  find(id: string): PlacedHighlight | undefined;
  /** The painted highlights under a point of the viewport (CSS pixels), the shortest first. */
  at(point: Point): readonly PlacedHighlight[];
  /** Reads the page and looks for all its highlights. */
  follow(): Promise<void>;
  /** The page as it is now; undefined while it does not stop changing, or is an editor. */
  read(): Promise<WholeText | undefined>;
  /** The page as it was last read. */
  readonly whole: WholeText | undefined;
  /** Takes in a highlight that was saved, changed or put back, where it stands in `whole`, or where it stood before. */
  put(highlight: FoundHighlight['highlight'], span?: Span, whole?: WholeText): void;
  take(id: string): void;
  /** Open shadow roots of the page. */
  readonly shadowRoots: readonly ShadowRoot[];
}

export interface PlacedHighlightsOptions {
  readonly library: Pick<Library, 'locateHighlights'>;
  /** Whether a node is ours. */
  readonly isOwn: (node: Node) => boolean;
  /** Something became of the highlights. */
  readonly changed: () => void;
  readonly signal: AbortSignal;
}

/** Milliseconds between a change of the page and a look at what it did to the highlights. */
const SETTLE = 120;
/** What was not found is looked for again after so many milliseconds, each time twice as many, up to the last. */
const FIRST_WAIT = 500;
const LAST_WAIT = 30_000;
/** Milliseconds between looks at what fires no event. */
const LOOK_AGAIN = 1_000;
/** Elements that are asked each time whether they have a shadow root by now. */
const MOST_HOSTS = 5_000;
/** Readings that are begun anew because the page moved meanwhile. */
const MOST_READINGS = 3;
/** Milliseconds of work that may be done at once: an application that renders its page anew two or three times. */
const CREDIT = 400;
/** Code units by which a page has grown so much that what was missing may have come. */
const MUCH = 200;

export function placeHighlights({
  library,
  isOwn,
  changed,
  signal,
}: PlacedHighlightsOptions): PlacedHighlights {
  const pace = createPace(CREDIT, LAST_WAIT);
  const painters = new Map<Meaning, Painter>();
  let placed: readonly PlacedHighlight[] = [];
  let whole: WholeText | undefined;
  /** The text in which was last looked, or undefined when the highlights are others now. */
  let lookedIn: string | undefined;
  /** Whether the last look came to nothing: then it is taken again, though nothing is known to be missing. */
  let isUnanswered = false;
  /** The address at which was last looked. */
  let lookedAt: string | undefined;
  /** Counts what was put in and taken out, so that an answer that is older does not undo it. */
  let edits = 0;
  let shadowRoots: readonly ShadowRoot[] = [];
  let hosts: Set<Element> = new Set();
  let watch: ReturnType<typeof watchText> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** When the timer fires (performance.now, milliseconds). */
  let due = 0;
  /** How long to wait between looks for what is missing, and when the next one may be. */
  let backOff = 0;
  let nextLook = 0;
  let byNode = new Map<Text, readonly PlacedHighlight[]>();
  let looking: Promise<void> | undefined;
  let wanted = false;

  async function read(): Promise<WholeText | undefined> {
    for (let readings = 0; readings < MOST_READINGS && document.designMode !== 'on'; readings++) {
      pace.begin();
      const reader = openPage(rootElement());
      const blocks = [];
      const roots = [];
      const waiting = new Set<Element>();
      for (;;) {
        const how = reader.readOn(() => pace.isOver());
        const reading = reader.take();
        blocks.push(...reading.blocks);
        roots.push(...reading.shadowRoots);
        for (const host of reading.hosts) if (waiting.size < MOST_HOSTS) waiting.add(host);
        if (how === 'lost') break;
        if (how === 'more') {
          await pace.rest();
          continue;
        }
        whole = wholeTextOf(blocks);
        shadowRoots = roots;
        hosts = waiting;
        for (const root of roots) watch?.include(root);
        pace.end();
        return whole;
      }
      pace.end();
    }
    return undefined;
  }

  async function look(): Promise<void> {
    while (wanted && !signal.aborted) {
      wanted = false;
      const now = await read();
      isUnanswered = true;
      if (now === undefined) return schedule(FIRST_WAIT);
      if (now.text === lookedIn) {
        // The same words in other elements, perhaps.
        show(placed.map((one) => placedIn(now, one)));
        isUnanswered = false;
        continue;
      }
      const before = edits;
      const where = whereabouts();
      lookedAt = location.href;
      const missing = countMissing();
      // A page that has grown or shrunk may hold now what it did not.
      if (Math.abs(now.text.length - (lookedIn?.length ?? 0)) > MUCH) backOff = 0;
      const asked = clock();
      const found = await library.locateHighlights({ ...where, text: now.text }).catch(() => undefined);
      // What it costs the background is ours; nobody tells how long it worked, and a busy one is to be spared.
      pace.charge(clock() - asked);
      if (found === undefined) return schedule(FIRST_WAIT);
      isUnanswered = false;
      if (edits !== before || now !== whole) {
        wanted = true;
        continue;
      }
      lookedIn = now.text;
      show(found.map((one) => placedIn(now, one)));
      if (countMissing() < missing) backOff = 0;
    }
  }

  function follow(): Promise<void> {
    wanted = true;
    looking ??= look().finally(() => {
      looking = undefined;
      if (wanted && !signal.aborted) void follow();
    });
    return looking;
  }

  /** Whoever asks knows of something new. */
  function followAnew(): Promise<void> {
    lookedIn = undefined;
    backOff = 0;
    nextLook = 0;
    return follow();
  }

  function countMissing(): number {
    return placed.filter((one) => !isPlaced(one)).length;
  }

  function show(next: readonly PlacedHighlight[]): void {
    for (const painter of painters.values()) painter.dispose();
    painters.clear();
    // What is not placed has no order of its own.
    placed = next.toSorted((a, b) => startOf(a) - startOf(b));
    for (const meaning of MEANINGS) {
      const ranges = placed
        .filter(({ highlight }) => remarkOf(highlight).meaning === meaning)
        .flatMap((one) => one.ranges);
      if (ranges.length === 0) continue;
      const painter = createPainter(nameOf(meaning), paintStyles);
      painter.paint(ranges);
      painters.set(meaning, painter);
      const highlight = CSS.highlights.get(nameOf(meaning));
      // Under the marks of terms.
      if (highlight !== undefined) highlight.priority = -1;
    }
    byNode = new Map();
    for (const one of placed)
      for (const { block, span } of one.stretches)
        for (const { node } of piecesOf(block, span)) byNode.set(node, [...(byNode.get(node) ?? []), one]);
    if (placed.length > 0) watch ??= startWatch();
    changed();
  }

  /** Takes off at once what no longer stands on its letters. */
  function eraseStale(rewritten: readonly Text[] | 'all'): void {
    const touched = new Set(
      rewritten === 'all' ? placed : rewritten.flatMap((node) => byNode.get(node) ?? []),
    );
    const gone = new Set([...touched].filter((one) => isPlaced(one) && !stands(one.stretches)));
    if (gone.size === 0) return;
    show(placed.map((one) => (gone.has(one) ? { ...one, ranges: [], stretches: [] } : one)));
    // It was there a moment ago, and mostly is there again at once.
    backOff = 0;
    nextLook = 0;
    schedule(0);
  }

  function startWatch(): ReturnType<typeof watchText> {
    const started = watchText(
      isOwn,
      (rewritten) => {
        eraseStale(rewritten);
        schedule(0);
      },
      signal,
    );
    for (const root of shadowRoots) started.include(root);
    return started;
  }

  /** Looks at what a change did, when the page has been quiet for a moment and we have not taken more than our share. */
  function schedule(least: number): void {
    const wait = Math.max(SETTLE, pace.wait(), least);
    const at = clock() + wait;
    if (timer !== undefined && due <= at) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(check, wait);
  }

  /** Takes off what no longer stands on its letters, and looks again for that and for what was not found. */
  function check(): void {
    timer = undefined;
    if (signal.aborted) return;
    pace.begin();
    eraseStale('all');
    pace.end();
    if (countMissing() === 0 && !isUnanswered) return;
    const now = clock();
    if (now < nextLook || pace.wait() > 0) return schedule(nextLook - now);
    backOff = Math.min(LAST_WAIT, Math.max(FIRST_WAIT, 2 * backOff));
    nextLook = now + backOff;
    void follow();
  }

  /** For what fires no event: highlights thrown out by the page, and shadow roots that came late. */
  const glance = (): void => {
    if (document.hidden) return;
    // An application may go to another page and back between two looks of whoever else watches the address.
    if (lookedAt !== undefined && lookedAt !== location.href) void followAnew();
    if (placed.length === 0) return;
    for (const painter of painters.values()) painter.keep();
    if (countMissing() === 0) return;
    for (const host of hosts) {
      const hasCome = shadowRootOf(host) !== null;
      if (hasCome || !isConnected(host)) hosts.delete(host);
      if (hasCome) schedule(0);
    }
  };
  const glancing = setInterval(glance, LOOK_AGAIN);
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(timer);
      clearInterval(glancing);
      for (const painter of painters.values()) painter.dispose();
    },
    { once: true },
  );

  return {
    all: () => placed,
    find: (id) => placed.find(({ highlight }) => highlight.id === id),
    at(point) {
      if (painters.size === 0) return [];
      const node = textAt(point, shadowRoots);
      const there = (node && byNode.get(node)) ?? [];
      return there
        .filter(({ ranges }) => covers(ranges.flatMap(rectsOf), point))
        .toSorted((a, b) => lengthOf(a) - lengthOf(b));
    },
    follow: followAnew,
    read,
    get whole() {
      return whole;
    },
    get shadowRoots() {
      return shadowRoots;
    },
    put(highlight, span, inText) {
      edits++;
      const before = placed.find((one) => one.highlight.id === highlight.id);
      const others = placed.filter((one) => one !== before);
      const text = inText ?? whole;
      // The places of the others were counted in another text.
      if (text?.text !== lookedIn) lookedIn = undefined;
      if (span !== undefined && text !== undefined)
        show([...others, placedIn(text, { highlight, located: { state: 'exact', span } })]);
      else if (before !== undefined) show([...others, { ...before, highlight }]);
      else void followAnew();
    },
    take(id) {
      edits++;
      show(placed.filter(({ highlight }) => highlight.id !== id));
    },
  };
}

function placedIn(whole: WholeText, { highlight, located }: FoundHighlight): PlacedHighlight {
  const stretches = 'span' in located ? stretchesOf(whole, located.span) : [];
  const ranges = stands(stretches) ? rangesOf(stretches) : [];
  return { highlight, located, stretches: ranges.length > 0 ? stretches : [], ranges };
}

function isPlaced({ ranges }: PlacedHighlight): boolean {
  return ranges.length > 0;
}

function startOf({ located }: FoundHighlight): number {
  return 'span' in located ? located.span.start : Infinity;
}

function lengthOf({ located }: FoundHighlight): number {
  return 'span' in located ? located.span.end - located.span.start : 0;
}

function nameOf(meaning: Meaning): string {
  return `sidelight-highlight-${meaning}`;
}
