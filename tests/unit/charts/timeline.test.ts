import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { widthOf } from '../../../src/charts/text-size.ts';
import { layOutTimeline, type TimelineLayout, type TimelineStep } from '../../../src/charts/timeline.ts';

/** Steps whose labels are the date as it is written, and its year. */
function steps(...dates: string[]): TimelineStep[] {
  return dates.map((date) => ({ date, labels: date.length > 4 ? [date, date.slice(0, 4)] : [date] }));
}

const places = ({ points }: TimelineLayout): number[] => points.map(({ x }) => Math.round(x));

describe('where points stand', () => {
  const rows: { title: string; dates: string[]; width: number; at: number[]; isToScale: boolean }[] = [
    { title: 'one', dates: ['2015'], width: 600, at: [14], isToScale: true },
    { title: 'two, at the ends', dates: ['2015', '2020'], width: 600, at: [14, 586], isToScale: true },
    {
      title: 'true to scale',
      dates: ['2000', '2005', '2020'],
      width: 428,
      at: [14, 114, 414],
      isToScale: true,
    },
    {
      title: 'a year without a month is its beginning',
      dates: ['2000', '2000-07', '2001'],
      width: 228,
      at: [14, 114, 214],
      isToScale: true,
    },
    {
      title: 'two that would touch are moved apart evenly, which nobody sees',
      dates: ['2000', '2010-01-01', '2010-01-02', '2020'],
      width: 428,
      at: [14, 200, 228, 414],
      isToScale: true,
    },
    {
      title: 'at the end there is no room to the right',
      dates: ['1949', '2025-10', '2025-11', '2026'],
      width: 428,
      at: [14, 358, 386, 414],
      isToScale: false,
    },
    { title: 'the same day', dates: ['2020', '2020'], width: 300, at: [14, 42], isToScale: false },
    {
      title: 'less room than they need: as close as may be',
      dates: ['2001', '2002', '2003', '2004'],
      width: 60,
      at: [14, 42, 70, 98],
      isToScale: true,
    },
  ];
  test.each(rows)('$title', ({ dates, width, at, isToScale }) => {
    const layout = layOutTimeline(steps(...dates), width, 15);
    expect(places(layout)).toEqual(at);
    expect(layout.isToScale).toBe(isToScale);
  });
});

describe('what is written at them', () => {
  const written = (dates: string[], width: number, size = 15): string[] =>
    layOutTimeline(steps(...dates), width, size).points.map(({ label }) =>
      label === undefined ? '' : `${label.text} ${label.side} ${label.anchor}`,
    );
  const rows: { title: string; dates: string[]; width: number; size?: number; says: string[] }[] = [
    {
      title: 'the fullest where there is room',
      dates: ['2000-01-01', '2010-01-01', '2020-01-01'],
      width: 600,
      says: ['2000-01-01 over start', '2010-01-01 over middle', '2020-01-01 over end'],
    },
    {
      title: 'under the line where there is none over it',
      dates: ['2010-01-01', '2010-09-01', '2020-01-01'],
      width: 600,
      says: ['2010-01-01 over start', '2010-09-01 under middle', '2020-01-01 over end'],
    },
    {
      title: 'all shorter where one does not fit',
      dates: ['2010-01-01', '2010-09-01', '2011-05-01', '2020-01-01'],
      width: 600,
      says: ['2010 over start', '2010 under middle', '2011 over middle', '2020 over end'],
    },
    {
      title: 'nothing where nothing fits',
      dates: ['1900', '1901', '1902', '2020'],
      width: 600,
      size: 30,
      says: ['1900 over start', '1901 under middle', '', '2020 over end'],
    },
  ];
  test.each(rows)('$title', ({ dates, width, size, says }) =>
    expect(written(dates, width, size)).toEqual(says),
  );
});

test('whatever the dates, order is kept, points keep apart, and no labels touch', () => {
  const date = fc
    .record({
      year: fc.integer({ min: 1860, max: 2026 }),
      month: fc.integer({ min: 1, max: 12 }),
      kind: fc.nat(1),
    })
    .map(({ year, month, kind }) =>
      kind === 0 ? String(year) : `${year}-${String(month).padStart(2, '0')}`,
    );
  fc.assert(
    fc.property(
      fc.array(date, { minLength: 1, maxLength: 12 }).map((dates) => dates.toSorted()),
      fc.integer({ min: 240, max: 900 }),
      fc.integer({ min: 10, max: 30 }),
      (dates, width, size) => {
        const { points } = layOutTimeline(steps(...dates), width, size);
        points.slice(1).forEach(({ x }, i) => expect(x - (points[i]?.x ?? 0)).toBeGreaterThan(27.99));
        const boxes = points.flatMap(({ x, label }) => {
          if (label === undefined) return [];
          const wide = widthOf(label.text) * size;
          const from = { start: x - 7, middle: x - wide / 2, end: x + 7 - wide }[label.anchor];
          return [{ side: label.side, from, to: from + wide }];
        });
        for (const side of ['over', 'under'])
          boxes
            .filter((box) => box.side === side)
            .reduce((last, { from, to }) => {
              expect(from).toBeGreaterThan(last);
              return to;
            }, -Infinity);
      },
    ),
    { numRuns: 300 },
  );
});
