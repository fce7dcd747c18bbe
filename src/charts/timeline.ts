import { widthOf } from './text-size.ts';

/** A dated step, and what may be written at its point. */
export interface TimelineStep {
  /** A year, a month or a day (ISO 8601); less precise ones stand at their beginning. */
  readonly date: string;
  /** The fullest first: "4 February 2022", "Feb 2022", "2022". */
  readonly labels: readonly string[];
}

export interface TimelinePoint {
  /** From the chart's left edge, in CSS pixels. */
  readonly x: number;
  /** Absent where there is no room for it. */
  readonly label?: {
    readonly text: string;
    readonly anchor: 'start' | 'middle' | 'end';
    /** Over the line, or under it. */
    readonly side: 'over' | 'under';
  };
}

export interface TimelineLayout {
  readonly points: readonly TimelinePoint[];
  /** Whether distances are those of time. Points that would touch are moved apart. */
  readonly isToScale: boolean;
}

/** CSS pixels from point to point, so that each can be pressed with a finger (WCAG 2.2, 2.5.8). */
const APART = 28;
/** What a label keeps free beside itself, in multiples of its font size. */
const GAP = 1;

/**
 * Steps in their order as points on a line of `width` CSS pixels, with labels of `size` pixels that do not touch: true
 * to scale as far as points keep apart, moved as little as can be where they would not. Where labels do not fit, all
 * become shorter; the shortest are left out one by one.
 */
export function layOutTimeline(steps: readonly TimelineStep[], width: number, size: number): TimelineLayout {
  const edge = APART / 2;
  const room = Math.max(width - 2 * edge, APART * (steps.length - 1));
  const times = steps.map(({ date }) => yearsOf(date));
  const first = Math.min(...times);
  const length = Math.max(...times) - first;
  const true_ = times.map((time) => (length === 0 ? 0 : ((time - first) / length) * room));
  const moved = keptApart(true_, room);
  const xs = moved.map((x) => edge + x);
  const isToScale = moved.every((x, i) => Math.abs(x - (true_[i] ?? 0)) < APART / 2);
  const levels = Math.max(0, ...steps.map(({ labels }) => labels.length));
  let labels: Array<TimelinePoint['label']> = [];
  for (let level = 0; level < levels; level++) {
    const texts = steps.map((step) => step.labels[Math.min(level, step.labels.length - 1)] ?? '');
    labels = placed(texts, xs, 2 * edge + room, size);
    if (labels.every((label) => label !== undefined)) break;
  }
  return {
    isToScale,
    points: xs.map((x, i) => {
      const label = labels[i];
      return label === undefined ? { x } : { x, label };
    }),
  };
}

/** A date as a number of years. */
function yearsOf(date: string): number {
  const [year = '0', month = '1', day = '1'] = date.split('-');
  return Number(year) + (Number(month) - 1) / 12 + (Number(day) - 1) / 372;
}

/**
 * The nearest places to the wanted ones that keep their order, their distance and the room: a regression that never
 * falls (pool adjacent violators) over what is left when each distance is taken off.
 */
function keptApart(wanted: readonly number[], room: number): number[] {
  const pools: Array<{ sum: number; count: number }> = [];
  wanted.forEach((place, i) => {
    pools.push({ sum: place - i * APART, count: 1 });
    for (;;) {
      const last = pools.at(-1);
      const before = pools.at(-2);
      if (last === undefined || before === undefined) break;
      if (before.sum / before.count <= last.sum / last.count) break;
      pools.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count });
    }
  });
  const most = Math.max(0, room - (wanted.length - 1) * APART);
  return pools
    .flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
    .map((place, i) => Math.min(Math.max(place, 0), most) + i * APART);
}

/** The labels that find room, over the line or else under it, from the left. */
function placed(
  texts: readonly string[],
  xs: readonly number[],
  width: number,
  size: number,
): Array<TimelinePoint['label']> {
  const free = { over: -Infinity, under: -Infinity };
  return texts.map((text, i) => {
    const x = xs[i] ?? 0;
    const half = (widthOf(text) * size) / 2;
    const anchor = x - half < 0 ? 'start' : x + half > width ? 'end' : 'middle';
    const from = anchor === 'start' ? x - APART / 4 : anchor === 'end' ? x + APART / 4 - 2 * half : x - half;
    const side = (['over', 'under'] as const).find((one) => from >= free[one]);
    if (side === undefined) return undefined;
    free[side] = from + 2 * half + GAP * size;
    return { text, anchor, side };
  });
}
