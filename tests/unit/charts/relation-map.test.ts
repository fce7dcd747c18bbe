import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutRelations, type RelationGroup, type RelationMap } from '../../../src/charts/relation-map.ts';

/** A group of so many neighbours. */
function group(name: string, count: number, label = 'A neighbour of it'): RelationGroup {
  return {
    name,
    terms: Array.from({ length: count }, (_, i) => ({ id: `${name}-${i}`, label: `${label} ${i}` })),
  };
}

/** Which sides the groups stand on, and with how many neighbours: "part of right 2". */
function sidesOf({ groups, centre }: RelationMap): string[] {
  return groups.map(({ name, heading, terms }) => {
    const side =
      heading.x < centre.box.x ? 'left' : heading.x > centre.box.x + centre.box.width ? 'right' : 'under';
    return `${name} ${side} ${terms.length}`;
  });
}

describe('where neighbours stand', () => {
  const rows: { title: string; groups: RelationGroup[]; width: number; sides: string[] }[] = [
    { title: 'few: on one side', groups: [group('see', 4)], width: 600, sides: ['see right 4'] },
    {
      title: 'many: on both, in two halves',
      groups: [group('see', 10)],
      width: 600,
      sides: ['see left 5', 'see right 5'],
    },
    {
      title: 'the closest ties first',
      groups: [group('part', 2), group('see', 8)],
      width: 600,
      sides: ['part left 2', 'see left 3', 'see right 5'],
    },
    {
      title: 'little room: under the term',
      groups: [group('part', 1), group('see', 8)],
      width: 288,
      sides: ['part under 1', 'see under 8'],
    },
    { title: 'nobody', groups: [], width: 600, sides: [] },
  ];
  test.each(rows)('$title', ({ groups, width, sides }) =>
    expect(sidesOf(layOutRelations('The term', groups, width, 15))).toEqual(sides),
  );
});

test('whatever their number and names, everything is inside, nothing overlaps, nobody is lost', () => {
  const label = fc.array(fc.constantFrom('a', 'Council', 'of', 'Telecommunication', 'Union', '中国'), {
    minLength: 1,
    maxLength: 12,
  });
  const groups = fc
    .array(fc.array(label, { minLength: 1, maxLength: 14 }), { minLength: 1, maxLength: 4 })
    .map((lists) =>
      lists.map((labels, g) => ({
        name: `relation ${g}`,
        terms: labels.map((words, i) => ({ id: `${g}-${i}`, label: words.join(' ') })),
      })),
    );
  fc.assert(
    fc.property(
      groups,
      fc.integer({ min: 260, max: 900 }),
      fc.integer({ min: 11, max: 24 }),
      (all, width, size) => {
        const map = layOutRelations('A term in the middle', all, width, size);
        const terms = map.groups.flatMap((one) => one.terms);
        expect(terms.map(({ id }) => id).toSorted()).toEqual(
          all.flatMap((one) => one.terms.map(({ id }) => id)).toSorted(),
        );
        for (const { heading } of map.groups) expect(heading.y - size / 2).toBeGreaterThan(-0.01);
        const boxes = [map.centre.box, ...terms.map(({ box }) => box)];
        for (const { x, y, width: wide, height } of boxes) {
          expect(Math.min(x, y)).toBeGreaterThan(-0.01);
          expect(x + wide).toBeLessThan(width + 0.01);
          expect(y + height).toBeLessThan(map.height + 0.01);
        }
        boxes.forEach((a, i) =>
          boxes.slice(i + 1).forEach((b) => {
            const isBeside = a.x + a.width <= b.x + 0.01 || b.x + b.width <= a.x + 0.01;
            const isOver = a.y + a.height <= b.y + 0.01 || b.y + b.height <= a.y + 0.01;
            expect(isBeside || isOver).toBe(true);
          }),
        );
      },
    ),
    { numRuns: 200 },
  );
});
