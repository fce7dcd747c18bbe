import { describe, expect, test } from 'vitest';
import { changeTypography, changeWords, rewrap, withEdits } from '../../../tools/anchoring/edits.ts';
import { isRemoval, kinds } from '../../../tools/anchoring/trials.ts';
import { randomNumbers } from '../../../tools/random-numbers.ts';

/** `[` and `]` hold the passage; an edit is [what, by what], at the first place where `what` stands. */
const cases: { title: string; before: string; edits: [string, string][]; after: string }[] = [
  { title: 'before it', before: 'aa [bb] cc', edits: [['aa', 'aaaa']], after: 'aaaa [bb] cc' },
  { title: 'behind it', before: 'aa [bb] cc', edits: [['cc', '']], after: 'aa [bb] ' },
  {
    title: 'inside it',
    before: 'aa [bb dd] cc',
    edits: [
      ['bb', 'b'],
      ['dd', 'ddd'],
    ],
    after: 'aa [b ddd] cc',
  },
  { title: 'all of it', before: 'aa [bb] cc', edits: [['bb', '']], after: '[]aa  cc' },
  { title: 'more than all of it', before: 'aa [bb] cc', edits: [['a bb', 'x']], after: '[]ax cc' },
];

describe('where a passage is after edits', () => {
  test.each(cases)('$title', ({ before, edits, after }) => {
    const text = before.replace(/[[\]]/gu, '');
    const made = edits.map(([what, by]) => {
      const start = text.indexOf(what);
      return { start, end: start + what.length, text: by };
    });
    const edited = withEdits(text, made);
    const { start, end } = edited.now({ start: before.indexOf('['), end: before.indexOf(']') - 1 });
    const { text: is } = edited;
    expect(`${is.slice(0, start)}[${is.slice(start, end)}]${is.slice(end)}`).toBe(after);
  });

  test('what is put in at its borders stands outside', () => {
    const { text, now } = withEdits('aabbcc', [
      { start: 2, end: 2, text: 'x' },
      { start: 4, end: 4, text: 'y' },
    ]);
    expect(text).toBe('aaxbbycc');
    expect(now({ start: 2, end: 4 })).toEqual({ start: 3, end: 5 });
  });
});

const words = Array.from({ length: 3000 }, (_, i) => `word${i}`);
const text = Array.from({ length: 100 }, (_, i) => `${words.slice(i * 30, i * 30 + 30).join(' ')}.`).join(
  '\n',
);
const other = text.replaceAll('word', 'other');

test('of the words about as many change as were asked for', () => {
  const changed = changeWords(text, 0.1, ['x'], randomNumbers(1)).filter(
    ({ start, end }) => end - start !== 1,
  );
  expect(changed.length / words.length).toBeGreaterThan(0.08);
  expect(changed.length / words.length).toBeLessThan(0.12);
});

test('typography and markup change no letter', () => {
  const lettersOf = (one: string): string => one.replace(/[^\p{L}\p{N}]/gu, '');
  for (const edits of [changeTypography(text, randomNumbers(2)), rewrap(text, randomNumbers(3))]) {
    expect(edits.length).toBeGreaterThan(10);
    expect(lettersOf(withEdits(text, edits).text)).toBe(lettersOf(text));
  }
});

describe('trials of every kind say truly where the passages are', () => {
  test.each(kinds)('$name', (kind) => {
    const { before, after, passages } = kind.make(text, other, 10, randomNumbers(4));
    expect(passages.length).toBeGreaterThan(0);
    for (const passage of passages) {
      const was = before.slice(passage.before.start, passage.before.end);
      expect(was.split(/\s+/u).length).toBeGreaterThanOrEqual(4);
      expect(passage.after === undefined).toBe(isRemoval(kind));
      if (passage.after === undefined) {
        expect(after).not.toContain(was);
        continue;
      }
      // Most of its words are there, in order: each word is only once in the text.
      const is = after.slice(passage.after.start, passage.after.end).replaceAll('\u00AD', '');
      const kept = was.split(/[\s.]+/u).filter((word) => is.split(/[\s.]+/u).includes(word));
      expect(kept.length).toBeGreaterThanOrEqual(was.split(/[\s.]+/u).length * 0.4);
    }
  });
});
