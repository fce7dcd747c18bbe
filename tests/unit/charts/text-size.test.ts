import { expect, test } from 'vitest';
import { widthOf, wrapped } from '../../../src/charts/text-size.ts';

test.each([
  { narrow: 'ill', wide: 'mum' },
  { narrow: 'abc', wide: 'ABC' },
  { narrow: 'abc', wide: '中国人' },
])('$narrow is narrower than $wide', ({ narrow, wide }) =>
  expect(widthOf(narrow)).toBeLessThan(widthOf(wide)),
);

test.each<{ text: string; room: number; most: number; lines: string[] }>([
  { text: 'AUKUS', room: 10, most: 2, lines: ['AUKUS'] },
  { text: 'Digital Silk Road', room: 8, most: 3, lines: ['Digital Silk', 'Road'] },
  { text: 'Digital Silk Road', room: 4, most: 3, lines: ['Digital', 'Silk', 'Road'] },
  { text: 'Digital Silk Road', room: 4, most: 2, lines: ['Digital', 'Silk…'] },
  { text: 'multi-stakeholder', room: 6, most: 3, lines: ['multi-', 'stakeholder'] },
  { text: 'Unbreakable', room: 2, most: 2, lines: ['Unbreakable'] },
])('“$text” in lines of $room', ({ text, room, most, lines }) =>
  expect(wrapped(text, room, most)).toEqual(lines),
);
