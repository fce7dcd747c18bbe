import { describe, expect, test } from 'vitest';
import { align } from '../../../src/highlights/align.ts';

/** Words are letters: which of the row met which of the text, written as the row with what met in capitals. */
const cases: { row: string; text: string; met: string; at: number[] }[] = [
  { row: 'abc', text: 'xxabcxx', met: 'ABC', at: [2, 3, 4] },
  { row: 'abcd', text: 'abxd', met: 'ABcD', at: [0, 1, 3] },
  { row: 'abcd', text: 'abd', met: 'ABcD', at: [0, 1, 2] },
  { row: 'abcd', text: 'abxcd', met: 'ABCD', at: [0, 1, 3, 4] },
  // One gap, however long, is one event.
  { row: 'abcdef', text: 'abcxxxxxxxxxxxxxxxxxxdef', met: 'ABCDEF', at: [0, 1, 2, 21, 22, 23] },
  { row: 'abcxxxxxxxxdef', text: 'abcdef', met: 'ABCxxxxxxxxDEF', at: [0, 1, 2, 3, 4, 5] },
  // The longer stretch, not the first.
  { row: 'abcd', text: 'abyyyyyyyabcd', met: 'ABCD', at: [9, 10, 11, 12] },
  { row: 'abc', text: 'xyz', met: 'abc', at: [] },
  { row: 'abc', text: '', met: 'abc', at: [] },
  { row: '', text: 'abc', met: '', at: [] },
];

const codes = (letters: string): number[] => Array.from(letters, (letter) => letter.charCodeAt(0));

describe('align', () => {
  test.each(cases)('$row in $text', ({ row, text, met, at }) => {
    const weights = codes(row).map(() => 1);
    const { ofRow, ofText } = align(
      { hashes: codes(row), weights, count: row.length },
      codes(text),
      0,
      text.length,
    );
    const written = Array.from(row, (letter, j) => (ofRow.includes(j) ? letter.toUpperCase() : letter));
    expect(written.join('')).toBe(met);
    expect(ofText).toEqual(at);
  });
});
