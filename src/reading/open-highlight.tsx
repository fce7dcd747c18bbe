import { remarkOf } from '../highlights/remark.ts';
import type { Difference } from '../highlights/word-differences.ts';
import type { InputOf } from '../library.ts';
import { bringIntoView } from '../page/bring-into-view.ts';
import { type Point, rectsOf } from '../page/hit-test.ts';
import { composedParentOf, isElement } from '../page/unclobbered.ts';
import type { WholeText } from '../page/whole-text.ts';
import type { Span } from '../span.ts';
import { copyText } from '../ui/copy-text.ts';
import { HighlightCard } from '../ui/highlight-card.tsx';
import type { NamedMeaning } from '../ui/selection-bar.tsx';
import { sentenceOf } from './highlight-bar.tsx';
import type { HighlighterContext } from './highlight-door.ts';
import { citationOf, dayInWords, linkIn } from './passage.ts';
import type { PlacedHighlight, PlacedHighlights } from './placed-highlights.ts';
import type { Stage } from './stage.ts';
import { writeRemark } from './write-remark.ts';

export interface CardOfHighlightOptions {
  readonly context: HighlighterContext;
  readonly stage: Stage;
  readonly placed: PlacedHighlights;
  readonly meanings: () => readonly NamedMeaning[];
  readonly next: (other: PlacedHighlight) => void;
  readonly removed: (
    range: StaticRange,
    highlight: PlacedHighlight['highlight'],
    takesFocus: boolean,
  ) => void;
}

/** How a card is asked for: at a point or without; pinned or only while the pointer is near; who takes the focus. */
export interface Asked {
  readonly point?: Point;
  readonly pinned: boolean;
  readonly focus?: string;
}

/** The open card of a highlight. */
export interface CardOfHighlight {
  readonly id: string;
  isOpen(): boolean;
  /** Something became of the highlights. */
  heard(): void;
  /** Writes down what is not yet written. */
  flush(isLast?: boolean): Promise<void>;
}

/** The card stands beside the whole passage when that takes no more of the screen's height, else beside one line. */
const WHOLE = 0.4;
/** Code units of a changed passage that are compared, and of a passage that names its card. */
const MOST_COMPARED = 20_000;
const MOST_NAMING = 120;

/** Opens the card of a highlight; undefined where it stands nowhere. */
export function openHighlight(
  options: CardOfHighlightOptions,
  one: PlacedHighlight,
  { point, pinned, focus }: Asked,
): CardOfHighlight | undefined {
  const { context, stage, placed, meanings, removed } = options;
  const { library, words } = context;
  const { id } = one.highlight;
  const now = (): PlacedHighlight => placed.find(id) ?? one;
  const [first] = one.ranges;
  const word = first && composedParentOf(first.startContainer);
  if (first === undefined || word === undefined || !isElement(word)) return undefined;
  if (focus !== undefined) bringIntoView(first);

  let copied: 'quote' | 'link' | undefined;
  let failed = '';
  let differences: readonly Difference[] = [];
  const writer = writeRemark({
    start: remarkOf(one.highlight),
    write: async ({ tags, ...change }, was) => {
      const written = await library.changeHighlight({
        id,
        change: { ...change, ...(tags && { tags: [...tags] }) },
        was: { note: was.note, tags: [...was.tags] },
      });
      if (written === undefined) return undefined;
      placed.put(written);
      return remarkOf(written);
    },
    changed: () => shown.redraw(),
  });

  const copy = async (what: 'quote' | 'link'): Promise<void> => {
    const { whole } = placed;
    const span = spanOf(now());
    if (whole === undefined || span === undefined) return;
    const text = what === 'quote' ? citationOf(whole, span) : linkIn(whole, span);
    copied = (await copyText(text, shown.root)) ? what : undefined;
    shown.redraw();
  };
  const remove = async (): Promise<void> => {
    const [range] = now().ranges;
    try {
      await writer.flush();
      const before = await library.removeHighlight({ id });
      placed.take(id);
      if (!shown.isOpen()) return;
      if (range === undefined || before === undefined) stage.close(true);
      else removed(range, before, shown.root.activeElement !== null);
    } catch (error) {
      failed = sentenceOf(error, words('barFailed'));
      shown.redraw();
    }
  };
  /** Those that stand on some of the same words, in reading order, with this one. */
  const beside = (): readonly PlacedHighlight[] => {
    const span = spanOf(now());
    return placed.all().filter((other) => {
      const there = spanOf(other);
      const isNear = span && there && span.start < there.end && there.start < span.end;
      return isNear === true || other.highlight.id === id;
    });
  };
  const next = (): void => {
    const all = beside();
    const at = all.findIndex(({ highlight }) => highlight.id === id);
    const other = all[(at + 1) % all.length];
    if (other !== undefined) options.next(other);
  };

  const shown = stage.show({
    word,
    anchor: { rects: () => rectsBeside(now().ranges, point) },
    label: words('noteName', quoteOf(one)),
    role: 'dialog',
    staysOn: () => now().ranges.flatMap(rectsOf),
    pinned,
    focus,
    end: () => void writer.flush(),
    draw: () => {
      const { created } = now().highlight;
      return (
        <HighlightCard
          remark={writer.remark}
          writing={writer.writing}
          date={words('noteDated', dayInWords(new Date(created)))}
          time={created}
          differences={differences}
          others={beside().length - 1}
          meanings={meanings()}
          words={words}
          copied={copied}
          failed={failed}
          change={(change) => {
            copied = undefined;
            failed = '';
            writer.change(change);
          }}
          copyQuote={() => void copy('quote')}
          copyLink={() => void copy('link')}
          next={next}
          remove={() => void remove()}
          close={() => stage.close(true)}
        />
      );
    },
  });
  const change = changeOf(placed.whole, one);
  if (change !== undefined)
    library.differences(change).then(
      (found) => {
        differences = found;
        shown.redraw();
      },
      () => undefined,
    );
  return {
    id,
    isOpen: () => shown.isOpen(),
    heard() {
      const there = placed.find(id);
      if (there !== undefined) writer.heard(remarkOf(there.highlight));
    },
    flush: (isLast) => writer.flush(isLast),
  };
}

function spanOf({ located }: PlacedHighlight): Span | undefined {
  return 'span' in located ? located.span : undefined;
}

function quoteOf({ highlight }: PlacedHighlight): string {
  const [quote] = highlight.target.selector;
  return quote.exact
    .replace(/[\s\uFFFC]+/gu, ' ')
    .trim()
    .slice(0, MOST_NAMING);
}

/** The words of a passage as they were saved, and as they are, where they are others now. */
function changeOf(
  whole: WholeText | undefined,
  { highlight, located }: PlacedHighlight,
): InputOf<'differences'> | undefined {
  if (whole === undefined || located.state !== 'changed') return undefined;
  const { start, end } = located.span;
  const [quote] = highlight.target.selector;
  return {
    old: quote.exact.slice(0, MOST_COMPARED),
    now: whole.text.slice(start, end).slice(0, MOST_COMPARED),
  };
}

/** The boxes beside which a card stands: of the whole passage, or of the line nearest to `point` or to the top of the screen. */
function rectsBeside(ranges: readonly StaticRange[], point: Point | undefined): readonly DOMRect[] {
  const all = ranges.flatMap(rectsOf);
  const top = Math.min(...all.map((rect) => rect.top));
  const bottom = Math.max(...all.map((rect) => rect.bottom));
  if (bottom - top <= innerHeight * WHOLE) return all;
  const distance = (rect: DOMRect): number => Math.abs((rect.top + rect.bottom) / 2 - (point?.y ?? 0));
  const inSight = point === undefined ? all.filter((rect) => rect.top >= 0) : all;
  const [nearest] = inSight.toSorted((a, b) => distance(a) - distance(b));
  return nearest === undefined ? all : [nearest];
}
