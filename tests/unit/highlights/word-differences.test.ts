import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordDifferences } from '../../../src/highlights/word-differences.ts';

/** What became of a text, written as [-gone-] and {+come+}. */
function marked(old: string, now: string): string {
  const signs = { same: ['', ''], gone: ['[-', '-]'], come: ['{+', '+}'] } as const;
  return wordDifferences(old, now)
    .map(({ kind, text }) => signs[kind][0] + text + signs[kind][1])
    .join('');
}

const cases: { old: string; now: string; shown: string }[] = [
  { old: 'a cable', now: 'a cable', shown: 'a cable' },
  { old: 'the old cable', now: 'the new cable', shown: 'the [-old -]{+new +}cable' },
  { old: 'one two three', now: 'one three', shown: 'one [-two -]three' },
  { old: 'one three', now: 'one two three', shown: 'one {+two +}three' },
  { old: 'a b c d e', now: 'a x c d y', shown: 'a [-b -]{+x +}c d [-e-]{+y+}' },
  { old: 'a cable formerly laid', now: 'a cable', shown: 'a cable[- formerly laid-]' },
  { old: '', now: 'all new', shown: '{+all new+}' },
  { old: 'all gone', now: '', shown: '[-all gone-]' },
  { old: '', now: '', shown: '' },
  // Typography is as it is now, and no difference; case is one.
  { old: "“it's” – so", now: '„it’s“ - so', shown: '„it’s“ - so' },
  { old: 'Who went', now: 'WHO went', shown: '[-Who -]{+WHO +}went' },
  // Scripts without spaces go by characters, and what does not fit in one unit stays whole.
  { old: '数字丝绸之路', now: '数字新丝路', shown: '数字{+新+}丝[-绸之-]路' },
  { old: 'سافر الوزير اليوم', now: 'سافر السفير اليوم', shown: 'سافر [-الوزير -]{+السفير +}اليوم' },
  { old: 'ok 👍 then', now: 'ok 🚢 then', shown: 'ok [-👍 -]{+🚢 +}then' },
];

describe('what became of a text', () => {
  test.each(cases)('$old → $now', ({ old, now, shown }) => expect(marked(old, now)).toBe(shown));

  test('too long to compare: all of the middle went and came', () => {
    const many = (letter: string): string =>
      Array.from({ length: 2000 }, (_, i) => `${letter}${i}`).join(' ');
    const kinds = wordDifferences(`start ${many('a')} end`, `start ${many('b')} end`).map(({ kind }) => kind);
    expect(kinds).toEqual(['same', 'gone', 'come', 'same']);
  });

  test('whatever the texts, nothing of the new one is lost, and no two neighbours are of a kind', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'cc', 'É', '丝', '-', ' ', ', ', '“', '👍'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, text, (olds, news) => {
        const [old, now] = [olds.join(''), news.join('')];
        const found = wordDifferences(old, now);
        const written = (kinds: string): string =>
          found.map((one) => (kinds.includes(one.kind) ? one.text : '')).join('');
        if (wordDifferences('', now).length > 0) expect(written('same come')).toBe(now);
        if (old === now) expect(found.every(({ kind }) => kind === 'same')).toBe(true);
        found.forEach(({ kind }, i) => expect(kind).not.toBe(found[i + 1]?.kind));
      }),
    );
  });
});
