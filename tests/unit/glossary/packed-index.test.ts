import { describe, expect, test } from 'vitest';
import { createMatcher } from '../../../src/glossary/matcher.ts';
import {
  beginningOf,
  hasBeginning,
  KEY,
  LETTERS,
  NODE,
  openIndex,
  packIndex,
} from '../../../src/glossary/packed-index.ts';
import { Words } from '../../../src/glossary/words.ts';

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
  { title: 'an index without its last letters', bytes: () => packIndex(forms).slice(0, -4) },
];

describe('foreign bytes give a RangeError', () => {
  test.each(foreign)('$title', ({ bytes }) => {
    expect(() => openIndex(bytes())).toThrow(RangeError);
  });
});

test('the same list gives the same bytes', () => {
  expect(new Uint8Array(packIndex(forms))).toEqual(new Uint8Array(packIndex(forms)));
});

test('nodes of one level that share a key are told apart by their letters', () => {
  const buffer = packIndex(['silk xbbza', 'norm yujpa'].map((text) => ({ text, exactCase: false })));
  expect(keysOf(buffer, 1)).toHaveLength(2);
  expect(new Set(keysOf(buffer, 1)).size).toBe(1);
  const hits = createMatcher(buffer).scan('silk yujpa, norm xbbza, silk xbbza, norm yujpa', () => true);
  expect(hits).toEqual([
    { start: 24, end: 34, forms: [0] },
    { start: 36, end: 46, forms: [1] },
  ]);
});

test.each([1, 40, 3_000])('beginnings of %i forms are known, and few others are taken for one', (size) => {
  const list = Array.from({ length: size }, (_, i) => ({
    text: i % 3 === 0 ? `only${i}` : `one${i} two${i} three${i}`,
    exactCase: false,
  }));
  const { beginnings } = openIndex(packIndex(list));
  const isKnown = (text: string): boolean => {
    const [first = 0, next] = new Words().read(text).hashes;
    return hasBeginning(beginnings, text.includes(' ') ? beginningOf(first, next) : beginningOf(first));
  };
  expect(list.every(({ text }) => isKnown(text))).toBe(true);
  const others = list.flatMap((_, i) => [`one${i}`, `two${i} three${i}`, `one${i} two${i + 1}`, `other${i}`]);
  expect(others.filter(isKnown).length / others.length).toBeLessThan(0.1);
});

test('each level stands in the order of its keys', () => {
  const buffer = packIndex(Array.from({ length: 500 }, (_, n) => ({ text: nameOf(n), exactCase: false })));
  const levels = Array.from({ length: openIndex(buffer).levels.length / 2 }, (_, level) =>
    keysOf(buffer, level),
  );
  expect(levels.every(({ length }) => length > 0)).toBe(true);
  for (const keys of levels) expect(keys).toEqual(keys.toSorted((a, b) => a - b));
});

test('every home of a level is in it, with an empty node at the end: each search ends, also for the last keys', () => {
  for (let size = 1; size <= 60; size++) {
    const list = Array.from({ length: size }, (_, n) => ({
      text: `${nameOf(n * 7)} x${n}`,
      exactCase: false,
    }));
    const { levels, nodes } = openIndex(packIndex(list));
    const places = Array.from({ length: levels.length / 2 }, (_, level) => ({
      homes: levels[level * 2 + 1] ?? NaN,
      places: (levels[level * 2 + 2] ?? nodes.length / NODE) - (levels[level * 2] ?? NaN),
      last: nodes[((levels[level * 2 + 2] ?? nodes.length / NODE) - 1) * NODE + LETTERS],
    }));
    for (const level of places) {
      expect(level.places).toBeGreaterThan(level.homes);
      expect(level.last).toBe(0);
    }
  }
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

/** The keys of a level's nodes, in the order in which they stand. */
function keysOf(buffer: ArrayBuffer, level: number): number[] {
  const { levels, nodes } = openIndex(buffer);
  const end = levels[level * 2 + 2] ?? nodes.length / NODE;
  const keys: number[] = [];
  for (let node = levels[level * 2] ?? 0; node < end; node++) {
    if (nodes[node * NODE + LETTERS] !== 0) keys.push(nodes[node * NODE + KEY] ?? 0);
  }
  return keys;
}

function changed(at: number, value: number): ArrayBuffer {
  const buffer = packIndex(forms);
  new Int32Array(buffer)[at] = value;
  return buffer;
}
