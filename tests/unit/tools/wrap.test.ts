import { describe, expect, test } from 'vitest';
import { columnsOf, hanging, wrap } from '../../../tools/wrap.ts';

describe('columns of a terminal', () => {
  const rows: [what: string, text: string, columns: number][] = [
    ['Latin', 'AUKUS', 5],
    ['Chinese is two wide', '网络', 4],
    ['Japanese with its marks', 'デジタル・', 10],
    ['a combining accent takes none', 'e\u0301', 1],
    ['a zero-width space takes none', 'a\u200Bb', 2],
    ['Arabic', 'سيادة', 5],
  ];
  test.each(rows)('%s', (_, text, columns) => expect(columnsOf(text)).toBe(columns));
});

test('lines end at spaces and keep to the width', () => {
  expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  expect(wrap('网络 主权 概念', 9)).toEqual(['网络 主权', '概念']);
});

test('an address is never broken', () => {
  const address = 'https://example.org/a/long/way';
  expect(wrap(`at ${address} now`, 10)).toEqual(['at', address, 'now']);
});

test('what follows the first line stands under its beginning', () => {
  expect(hanging('[1] ', 'one two three', 11)).toEqual(['[1] one two', '    three']);
});
