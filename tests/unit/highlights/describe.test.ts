import * as fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { describe, quoteAt } from '../../../src/highlights/describe.ts';
import { locate } from '../../../src/highlights/locate.ts';
import { PageIndex } from '../../../src/highlights/page-index.ts';

/** Each a trap: marks, pairs of surrogates, families of emoji, spaces of all kinds, scripts without them, repetitions. */
const latin = [
  'the ',
  'the ',
  'sovereignty',
  'Internet ',
  'net',
  ', ',
  '. ',
  '\n',
  '\u00A0',
  '—',
  '“',
  '”',
  '  ',
];
const others = [
  'e\u0301',
  '👩‍👩‍👧‍👦',
  '🇪🇺',
  '𠮷',
  '网络',
  '主权',
  'カ\u3099',
  'نَا',
  'co\u00ADoperate',
  '\uFFFC',
  '-',
  '7',
];
const texts = fc
  .array(fc.constantFrom(...latin, ...others), { minLength: 1, maxLength: 80 })
  .map((parts) => parts.join(''));
const textsAndSpans = texts.chain((text) =>
  fc
    .tuple(fc.nat({ max: text.length }), fc.nat({ max: text.length }))
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ text, span: { start: Math.min(a, b), end: Math.max(a, b) } })),
);
const cutsPair = (text: string, at: number): boolean => at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff;

group('on the text it was described in', () => {
  test('every passage is exactly where it was', () => {
    fc.assert(
      fc.property(textsAndSpans, ({ text, span }) => {
        const page = new PageIndex(text);
        const selectors = describe(page, span);
        expect(locate(page, selectors)).toEqual({ state: 'exact', span: selectors.position });
        expect(locate(new PageIndex(text), selectors)).toEqual({ state: 'exact', span: selectors.position });
      }),
    );
  });

  test('quote, context and position say the same, no character is cut, and a whole span stays as it is', () => {
    fc.assert(
      fc.property(textsAndSpans, ({ text, span }) => {
        const { quote, position } = describe(new PageIndex(text), span);
        const { prefix, exact, suffix } = quote;
        expect(text.slice(position.start, position.end)).toBe(exact);
        expect(text.startsWith(prefix + exact + suffix, position.start - prefix.length)).toBe(true);
        for (const part of [prefix, exact, suffix]) expect(part).not.toMatch(/\p{Cs}/u);
        expect(prefix.length).toBeLessThanOrEqual(64);
        expect(suffix.length).toBeLessThanOrEqual(64);
        if (!cutsPair(text, span.start) && !cutsPair(text, span.end)) expect(position).toEqual(span);
      }),
    );
  });
});

const long = 'averyveryverylongword'.repeat(5);
const contexts: { title: string; text: string; prefix: string; suffix: string }[] = [
  { title: 'the whole text where it is short', text: 'one [two] three', prefix: 'one ', suffix: ' three' },
  { title: 'nothing where there is nothing', text: '[two]', prefix: '', suffix: '' },
  {
    title: 'ends between words',
    text: 'Ministers of the twelve countries met in the capital to speak about [networks] and about who may own the cables that lie below the sea, again',
    prefix: ' of the twelve countries met in the capital to speak about ',
    suffix: ' and about who may own the cables that lie below the sea, again',
  },
  {
    title: 'is cut where a word is too long',
    text: `${long}[two]${long}`,
    prefix: long.slice(-64),
    suffix: long.slice(0, 64),
  },
  {
    title: 'ends anywhere in scripts without spaces',
    text: `${'网络主权'.repeat(20)}[数字]${'网络主权'.repeat(20)}`,
    prefix: '网络主权'.repeat(16),
    suffix: '网络主权'.repeat(16),
  },
  {
    title: 'keeps a letter and its marks together',
    text: `${'e\u0301'.repeat(40)}x[two]x${'e\u0301'.repeat(40)}`,
    prefix: `${'e\u0301'.repeat(31)}x`,
    suffix: `x${'e\u0301'.repeat(31)}`,
  },
  {
    title: 'keeps a family together',
    text: `${'👩‍👩‍👧‍👦'.repeat(9)}[two]${'👩‍👩‍👧‍👦'.repeat(9)}`,
    prefix: '👩‍👩‍👧‍👦'.repeat(5),
    suffix: '👩‍👩‍👧‍👦'.repeat(5),
  },
];

group('context', () => {
  test.each(contexts)('$title', ({ text, prefix, suffix }) => {
    const start = text.indexOf('[');
    const end = text.indexOf(']') - 1;
    const { prefix: before, suffix: after } = quoteAt(text.replace(/[[\]]/gu, ''), { start, end });
    expect({ prefix: before, suffix: after }).toEqual({ prefix, suffix });
  });
});

test('a span that cuts a pair of surrogates is widened', () => {
  const { quote, position } = describe(new PageIndex('a 𠮷𠮷 b'), { start: 3, end: 5 });
  expect({ exact: quote.exact, position }).toEqual({ exact: '𠮷𠮷', position: { start: 2, end: 6 } });
});

test('what could be taken for a passage is remembered with it', () => {
  const alike = 'reported that the new deployment reduced latency by twelve percent across all regions';
  const text = `Team Alpha ${alike}.\nSomething else was said.\nTeam Beta ${alike}.`;
  const { lookAlikes, times } = describe(new PageIndex(text), { start: 0, end: 11 + alike.length });
  expect(lookAlikes.map(({ exact }) => exact)).toEqual([
    expect.stringContaining('latency by twelve percent'),
  ]);
  expect(times).toBe(1);
});
