import * as fc from 'fast-check';
import { createMatcher, type Hit } from '../../../src/glossary/matcher.ts';
import { packIndex } from '../../../src/glossary/packed-index.ts';
import { everyHit, scanNaively, splitsPair, wordsOf } from './naive-matcher.ts';

/** Few characters, so that forms meet in texts, and each of them a trap. */
const traps = {
  letters: ['a', 'b', 'A', 'B', 'é', 'e', 'E', '1', '_'],
  casesOfOtherLength: [
    'ß',
    'ẞ',
    'ss',
    'İ',
    'I',
    'i',
    'ı',
    'ﬁ',
    'ŉ',
    'ǰ',
    'ΐ',
    'Σ',
    'σ',
    'ς',
    'ё',
    'Ё',
    'е',
    'ǅ',
  ],
  marks: ['\u0301', '\u0303', '\u0307', '\u0308', '\u20E3', '\u3099', 'ﾞ', '\u0E31'],
  // Every character that Unicode calls white space, and the one of zero width that ECMAScript does.
  spaces: [
    ...'\t\n\v\f\r \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF',
  ],
  hyphens: [...'-\u058A\u05BE\u1400\u1806\u2010\u2011\u2012–—―\u2E17\u2E3A\u2E40〜〰゠︱︲﹘﹣－−⁃'],
  invisible: [
    ...'\u00AD\u034F\u061C\u180B\u200B\u200C\u200D\u200E\u202A\u2060\u2067\u3164\uFE0F\u{E0100}\u{E0067}',
  ],
  twins: ['أ', 'إ', 'ا\u0654', 'ى', 'ي', 'ﻷ', '網', '网', '㊤'],
  vowels: ['\u0640', '\u064E', '\u0651', '\u0670', '\u05B8'],
  attaching: ['ا', 'ل', 'ﻻ', 'ﱠ', 'ב', 'שׁ', '٢', '۲', '가', 'ㅏ'],
  withoutSpaces: ['路', '一', 'カ', 'ｶ', 'ガ', 'か', 'ก', 'ำ', 'ゟ', 'ー', '々', '\u{20BB7}', '\uFA6C'],
  otherPlanes: ['𝒜', '𝐚', '😀', '🄰', '🇪', '\uD835', '\uDC9C', '\u{10EAD}'],
  widths: ['Ａ', '１', '①', '½', '²', '₂', '™', '㈜'],
  jamo: ['ᄀ', 'ᅡ', '각', 'ᆨ', 'ㄱ', 'ﾡ'],
  signs: ['.', ',', "'", '’', 'ʼ', '׳', '“', '"', '״', '«', '（', '(', '@', '#', '/', '\uFFFC'],
};
const trap = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...traps.letters, ' ', '\u00A0', '\n') },
  { weight: 5, arbitrary: fc.constantFrom(...Object.values(traps).flat()) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
);
const short = fc.array(trap, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
/** What a term may be called: it has a word at least, and a dash at neither end. */
const named = short.filter((text) => {
  const words = wordsOf(text).map(({ folded }) => folded);
  return words.length > 0 && words[0] !== '—' && words.at(-1) !== '—';
});
const form = fc.record({ text: named, exactCase: fc.boolean() });

/** Forms, a text that is made of them and of traps, and which of the forms are accepted. */
const scene = fc.array(form, { minLength: 1, maxLength: 6 }).chain((forms) => {
  const written = fc.constantFrom(...forms.map(({ text }) => text));
  const piece = fc.oneof(
    { weight: 4, arbitrary: trap },
    { weight: 3, arbitrary: written },
    { weight: 1, arbitrary: written.map((text) => text.toUpperCase()) },
    { weight: 1, arbitrary: written.map((text) => text.normalize('NFD')) },
    { weight: 1, arbitrary: written.map((text) => text.replaceAll(' ', '\u00A0-')) },
  );
  return fc.record({
    forms: fc.constant(forms),
    text: fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
    accepted: fc.uniqueArray(fc.nat(forms.length - 1)),
  });
});

/** For every text and every list of forms the naive matcher finds the same. Fast-check names the seed when it does not. */
export function matcherAgrees(runs: number, seed: number): void {
  fc.assert(
    fc.property(scene, ({ forms, text, accepted }) => {
      const accepts = (number: number): boolean => !accepted.includes(number);
      const every: Hit[] = [];
      const hits = createMatcher(packIndex(forms)).scan(text, accepts, (hit) => every.push(hit));
      same(hits, scanNaively(text, forms, accepts));
      same(every, everyHit(text, forms).flat());
    }),
    { numRuns: runs, seed },
  );
}

/**
 * For every text and every list of forms: the letters under a span are those of its forms, whatever stands before
 * it; spans come in order, apart from one another, and cut no character in two.
 */
export function offsetsComeHome(runs: number, seed: number): void {
  fc.assert(
    fc.property(scene, fc.array(trap, { maxLength: 6 }), ({ forms, text }, parts) => {
      const matcher = createMatcher(packIndex(forms));
      const hits = matcher.scan(text, () => true);
      hits.forEach(({ start, end, forms: numbers }, i) => {
        check(start >= (hits[i - 1]?.end ?? 0) && start < end && end <= text.length, 'spans do not overlap');
        check(!splitsPair(text, start) && !splitsPair(text, end), 'no half of a surrogate pair');
        const under = foldedWords(text.slice(start, end));
        for (const number of numbers)
          check(under === foldedWords(forms[number]?.text ?? ''), 'the text under a span is the form');
      });
      // A full stop ends whatever came before: all spans move by its length, and none else changes.
      const before = `${parts.join('')}.`;
      const moved = hits.map((hit) => ({
        ...hit,
        start: hit.start + before.length,
        end: hit.end + before.length,
      }));
      const behind = matcher.scan(before + text, () => true).filter(({ start }) => start >= before.length);
      if (!forms.some((one) => one.text.includes('.'))) same(behind, moved);
    }),
    { numRuns: runs, seed },
  );
}

function same(found: readonly Hit[], wanted: readonly Hit[]): void {
  const plain = (hits: readonly Hit[]): string =>
    hits
      .map(({ start, end, forms }) => `${start}–${end}: ${forms.toSorted((a, b) => a - b).join()}`)
      .join('; ');
  check(plain(found) === plain(wanted), `found ${plain(found)}; by hand ${plain(wanted)}`);
}

function check(holds: boolean, message: string): void {
  if (!holds) throw new Error(message);
}

function foldedWords(text: string): string {
  return wordsOf(text)
    .map(({ folded }) => folded)
    .join(' ');
}
