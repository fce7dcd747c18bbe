import { describe, expect, test } from 'vitest';
import { createMatcher } from '../../../src/glossary/matcher.ts';
import { openIndex, packIndex } from '../../../src/glossary/packed-index.ts';

const forms = [
  { text: 'Digital Silk Road', exactCase: false },
  { text: 'AUKUS', exactCase: true },
  { text: '数字丝路', exactCase: false },
];

test('what is packed can be opened and found, also from a copy of its bytes', () => {
  const buffer = packIndex(forms);
  expect(openIndex(buffer).formCount).toBe(forms.length);
  const matcher = createMatcher(buffer.slice(0));
  forms.forEach(({ text }, form) => {
    expect(matcher.scan(text, () => true)).toEqual([{ start: 0, end: text.length, forms: [form] }]);
  });
});

test('an index without forms finds nothing', () => {
  const matcher = createMatcher(packIndex([]));
  expect(matcher.scan('Digital Silk Road', () => true)).toEqual([]);
});

test('a form without a word is refused', () => {
  expect(() => packIndex([{ text: '\u200B ', exactCase: false }])).toThrow(RangeError);
});

const foreign: { title: string; bytes: () => ArrayBuffer }[] = [
  { title: 'nothing', bytes: () => new ArrayBuffer(0) },
  { title: 'a few bytes', bytes: () => new ArrayBuffer(6) },
  { title: 'zeros', bytes: () => new ArrayBuffer(400) },
  { title: 'another layout', bytes: () => changed(1, 99) },
  { title: 'another kind of file', bytes: () => changed(0, 1) },
  { title: 'an index cut short', bytes: () => packIndex(forms).slice(0, 64) },
];

describe('foreign bytes give a RangeError', () => {
  test.each(foreign)('$title', ({ bytes }) => {
    expect(() => openIndex(bytes())).toThrow(RangeError);
  });
});

test('the same list gives the same bytes', () => {
  expect(new Uint8Array(packIndex(forms))).toEqual(new Uint8Array(packIndex(forms)));
});

test('edges that would share a key are told apart by another seed', () => {
  const buffer = packIndex(['silk x7fgz', 'norm y6v3'].map((text) => ({ text, exactCase: false })));
  expect(openIndex(buffer).seed).toBeGreaterThan(1);
  const hits = createMatcher(buffer).scan('silk x7fgz, norm y6v3', () => true);
  expect(hits.map(({ forms: found }) => found)).toEqual([[0], [1]]);
});

test('every one of 10,000 forms is found, in its place in a text and with no other', () => {
  const many = Array.from({ length: 10_000 }, (_, number) => ({
    text: nameOf(number),
    exactCase: number % 3 === 0,
  }));
  const matcher = createMatcher(packIndex(many));
  const text = many.map((form) => form.text).join('; ');
  const hits = matcher.scan(text, () => true);
  expect(hits.map(({ forms: found }) => found)).toEqual(many.map((_, number) => [number]));
  expect(hits.map(({ start, end }) => text.slice(start, end))).toEqual(many.map((form) => form.text));
});

/** One to four words of which many names share the first ones: no two names are alike. */
function nameOf(number: number): string {
  const words = ['Digital', 'silk', 'norms', 'Čína', 'путь', '路', 'ガ', 'Straße', '5G', "l'accord"];
  const digits = String(number).padStart(4, '0');
  return [...digits].map((digit) => words[Number(digit)]).join(number % 2 === 0 ? ' ' : '-');
}

function changed(at: number, value: number): ArrayBuffer {
  const buffer = packIndex(forms);
  new Int32Array(buffer)[at] = value;
  return buffer;
}
