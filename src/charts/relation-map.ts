import { widthOf, wrapped } from './text-size.ts';

/** Terms that stand in one relation to the one in the middle. */
export interface RelationGroup {
  /** The relation, as it is written over them. */
  readonly name: string;
  readonly terms: ReadonlyArray<{ readonly id: string; readonly label: string }>;
}

export interface MapText {
  readonly lines: readonly string[];
  /** Where the lines begin, or end, as `anchor` says. */
  readonly x: number;
  /** The middle of the first line. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface MapTerm extends MapText {
  readonly id: string;
  readonly label: string;
  /** What can be pressed. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** The line that joins it to the middle, as an SVG path. */
  readonly path: string;
}

export interface RelationMap {
  readonly height: number;
  readonly centre: MapText & { readonly box: MapTerm['box'] };
  /** A group that does not fit into one column goes on in the other, under its name again. */
  readonly groups: ReadonlyArray<{
    readonly name: string;
    readonly heading: MapText;
    readonly terms: readonly MapTerm[];
  }>;
}

/** In multiples of the font size. */
const LINE = 1.35;
const BETWEEN = 0.6;
const HEADING = 1.9;
/** Under this width the term stands above its neighbours. */
const NARROW = 34;
/** Lines of a name: those of the glossary need no more in any column. */
const LINES = 8;
/** Up to so many neighbours stand on one side. */
const FEW = 4;

type Side = 'left' | 'right';

/**
 * A term and its neighbours within `width` CSS pixels, in letters of `size` pixels: in a column on each side of it, on
 * one side where they are few, and under it, as on the branches of a tree, where there is little room.
 */
export function layOutRelations(
  label: string,
  groups: readonly RelationGroup[],
  width: number,
  size: number,
): RelationMap {
  const em = (count: number): number => count * size;
  if (width < em(NARROW)) return asTree(label, groups, width, size);
  const count = groups.reduce((sum, { terms }) => sum + terms.length, 0);
  const sides: readonly Side[] = count <= FEW ? ['right'] : ['left', 'right'];
  const middle = Math.min(em(13), width * 0.28);
  const gutter = em(3.2);
  const column = sides.length === 1 ? width - middle - gutter : (width - middle) / 2 - gutter;
  const columns = split(groups, sides, column / size);
  const height = Math.max(...columns.map((one) => heightOf(one, column / size))) * size;
  const lines = wrapped(label, middle / size - 1.6, LINES);
  const tall = em(lines.length * LINE + 1.2);
  const whole = Math.max(height, tall);
  const left = sides.length === 1 ? 0 : (width - middle) / 2;
  const box = { x: left, y: (whole - tall) / 2, width: middle, height: tall };
  return {
    height: whole,
    centre: {
      lines,
      x: left + middle / 2,
      y: box.y + em(0.6 + LINE / 2),
      anchor: 'middle',
      box,
    },
    groups: columns.flatMap((parts, i) => {
      const side = sides[i] ?? 'right';
      const x = side === 'left' ? column : width - column;
      const from = side === 'left' ? box.x : box.x + box.width;
      const towards = side === 'left' ? em(0.5) : -em(0.5);
      const own = heightOf(parts, column / size) * size;
      return stacked(parts, (whole - own) / 2, column / size, size, (y) => ({
        x,
        anchor: side === 'left' ? 'end' : 'start',
        boxX: side === 'left' ? x - column : x,
        width: column,
        path: curve(from, whole / 2, x + towards, y),
      }));
    }),
  };
}

/** The term on top, its neighbours on branches under it. */
function asTree(label: string, groups: readonly RelationGroup[], width: number, size: number): RelationMap {
  const em = (count: number): number => count * size;
  const lines = wrapped(label, width / size - 1.6, LINES);
  const tall = em(lines.length * LINE + 1.2);
  const wide = Math.min(width, em(Math.max(...lines.map(widthOf)) + 2.4));
  const trunk = em(0.9);
  const x = em(2.6);
  const rooms = (width - x) / size;
  const parts = stacked(groups, tall + em(0.5), rooms, size, (y) => ({
    x,
    anchor: 'start',
    boxX: x,
    width: width - x,
    path: `M${round(trunk)} ${round(tall)}V${round(y)}H${round(x - em(0.5))}`,
  }));
  return {
    height: tall + em(0.5) + heightOf(groups, rooms) * size,
    centre: {
      lines,
      x: em(0.9),
      y: em(0.6 + LINE / 2),
      anchor: 'start',
      box: { x: 0, y: 0, width: wide, height: tall },
    },
    groups: parts,
  };
}

interface Place {
  readonly x: number;
  readonly anchor: 'start' | 'end';
  readonly boxX: number;
  readonly width: number;
  readonly path: string;
}

/** Groups under one another from `top` on; `placeAt` says where a term stands whose middle is at `y`. */
function stacked(
  groups: readonly RelationGroup[],
  top: number,
  room: number,
  size: number,
  placeAt: (y: number) => Place,
): RelationMap['groups'] {
  let y = top;
  return groups.map(({ name, terms }) => {
    const { x, anchor } = placeAt(y);
    const heading: MapText = { lines: [name], x, y: y + (HEADING * size) / 2 + size * 0.2, anchor };
    y += HEADING * size;
    const placed = terms.map(({ id, label }): MapTerm => {
      const lines = wrapped(label, room - 0.4, LINES);
      const height = (lines.length * LINE + BETWEEN) * size;
      const place = placeAt(y + height / 2);
      const term: MapTerm = {
        id,
        label,
        lines,
        x: place.x,
        y: y + ((BETWEEN + LINE) / 2) * size,
        anchor: place.anchor,
        box: { x: place.boxX, y, width: place.width, height },
        path: place.path,
      };
      y += height;
      return term;
    });
    return { name, heading, terms: placed };
  });
}

/** How high groups are, in multiples of the font size. */
function heightOf(groups: readonly RelationGroup[], room: number): number {
  return groups.reduce(
    (sum, { terms }) => sum + HEADING + terms.reduce((all, { label }) => all + heightOfTerm(label, room), 0),
    0,
  );
}

function heightOfTerm(label: string, room: number): number {
  return wrapped(label, room - 0.4, LINES).length * LINE + BETWEEN;
}

/** The groups in as many columns as there are sides, about as high as each other. */
function split(
  groups: readonly RelationGroup[],
  sides: readonly Side[],
  room: number,
): ReadonlyArray<readonly RelationGroup[]> {
  if (sides.length === 1) return [groups];
  const half = heightOf(groups, room) / 2;
  const left: RelationGroup[] = [];
  const right: RelationGroup[] = [];
  let filled = 0;
  for (const { name, terms } of groups) {
    const isStarted = right.length > 0;
    let taken = 0;
    if (!isStarted && filled + HEADING < half) {
      filled += HEADING;
      while (taken < terms.length && filled < half) {
        filled += heightOfTerm(terms[taken]?.label ?? '', room);
        taken++;
      }
    }
    if (taken > 0) left.push({ name, terms: terms.slice(0, taken) });
    if (taken < terms.length) right.push({ name, terms: terms.slice(taken) });
  }
  return [left, right];
}

function curve(fromX: number, fromY: number, toX: number, toY: number): string {
  const middle = round((fromX + toX) / 2);
  return `M${round(fromX)} ${round(fromY)}C${middle} ${round(fromY)} ${middle} ${round(toY)} ${round(toX)} ${round(toY)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
