import type { Match } from '../glossary/senses.ts';
import { piecesOf, rangeOf, stillReads } from '../page/block-ranges.ts';
import { covers, type Point, rectsOf, textAt } from '../page/hit-test.ts';
import type { Block } from '../page/page-text.ts';
import type { Painter } from '../page/painter.ts';
import { insideOf } from '../page/unclobbered.ts';
import type { Span } from '../span.ts';
import type { FoundMatch } from './choose-marks.ts';
import { measured } from './measured.ts';
import type { Pace } from './pace.ts';

/** Code units beside a mark that say whether it still is a word. */
const BESIDE = 2;

/** A match that is painted. */
export interface Mark {
  readonly block: Block;
  readonly match: Match;
  readonly range: StaticRange;
  /** The words as the page writes them. */
  readonly text: string;
}

/** The marks of one document, and where they are. */
export interface PaintedMarks {
  /** In reading order. */
  all(): readonly Mark[];
  /** The mark under a point of the viewport (CSS pixels), also in `shadowRoots`. */
  at(point: Point, shadowRoots: readonly ShadowRoot[]): Mark | undefined;
  /** Paints `chosen` and nothing else; what is painted already stays as it is. */
  show(chosen: readonly FoundMatch[], pace: Pace): Promise<void>;
  /** Takes off at once the marks on `nodes`, or of all, that no longer stand on the letters they were made for. */
  eraseStale(nodes: Iterable<Text> | 'all'): void;
  /** Takes off what stands inside `scope`, which was read anew as `blocks`, and no longer between the same letters. */
  eraseIn(scope: Element, blocks: readonly Block[]): void;
  /** Whether any stands inside `scope`. */
  standIn(scope: Element): boolean;
}

export function createPaintedMarks(painter: Painter): PaintedMarks {
  let marks: Mark[] = [];
  let byNode = new Map<Text, Mark[]>();

  function erase(those: readonly Mark[]): void {
    if (those.length === 0) return;
    painter.erase(those.map(({ range }) => range));
    marks = marks.filter((mark) => !those.includes(mark));
  }

  function standingIn(scope: Element): Mark[] {
    const isInside = insideOf(scope);
    return marks.filter(({ block }) => isInside(block.scope));
  }

  return {
    all: () => marks,
    at(point, shadowRoots) {
      const node = textAt(point, shadowRoots);
      return (node && byNode.get(node))?.find(({ block, match, range }) => {
        return stillReads(block, match) && covers(rectsOf(range), point);
      });
    },
    async show(chosen, pace) {
      const places = new Map<Text, Mark[]>();
      const kept = new Set<StaticRange>();
      const shown: Mark[] = [];
      const fresh: StaticRange[] = [];
      for (const { block, match } of chosen) {
        const made = rangeOf(block, match);
        // Time may have passed since the choice.
        if (!made || !stillReads(block, match)) continue;
        const same = byNode.get(made.startContainer as Text)?.find((mark) => isSame(mark.range, made));
        const range = same?.range ?? made;
        const mark = { block, match, range, text: block.text.slice(match.start, match.end) };
        kept.add(range);
        fresh.push(range);
        shown.push(mark);
        for (const { node } of piecesOf(block, match)) {
          const others = places.get(node);
          if (!others) places.set(node, [mark]);
          else others.push(mark);
        }
        if (!pace.isOver()) continue;
        painter.paint(fresh.splice(0));
        await pace.rest();
      }
      measured('paint', () => {
        painter.erase(marks.map(({ range }) => range).filter((range) => !kept.has(range)));
        painter.paint(fresh);
      });
      marks = shown;
      byNode = places;
    },
    eraseStale(nodes) {
      const touched = nodes === 'all' ? marks : [...nodes].flatMap((node) => byNode.get(node) ?? []);
      erase(touched.filter(({ block, match }) => !stillReads(block, match)));
    },
    eraseIn(scope, blocks) {
      const within = standingIn(scope);
      if (within.length === 0) return;
      const now = new Map(
        blocks.flatMap((block) => block.pieces.map((piece) => [piece.node, { block, piece }])),
      );
      const isAsBefore = ({ block, match, range }: Mark): boolean => {
        const place = now.get(range.startContainer as Text);
        if (!place) return false;
        const start = place.piece.start + range.startOffset - place.piece.from;
        const end = start + match.end - match.start;
        return around(place.block, { start, end }) === around(block, match);
      };
      erase(within.filter((mark) => !isAsBefore(mark)));
    },
    standIn: (scope) => standingIn(scope).length > 0,
  };
}

/** The letters of a span and those beside it, where a word may go on. */
function around({ text }: Block, { start, end }: Span): string {
  return text.slice(Math.max(0, start - BESIDE), end + BESIDE);
}

const ends = ['startContainer', 'startOffset', 'endContainer', 'endOffset'] as const;

function isSame(a: StaticRange, b: StaticRange): boolean {
  return ends.every((end) => a[end] === b[end]);
}
