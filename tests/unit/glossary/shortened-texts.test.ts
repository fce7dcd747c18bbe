import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lengthen, shorten } from '../../../src/glossary/shortened-texts.ts';

const rows: Array<{ texts: string[]; shortened: string }> = [
  { texts: [], shortened: '' },
  { texts: ['Digital Silk Road'], shortened: 'Digital Silk Road' },
  {
    texts: ['Совет по торговле', 'Совета по торговле', 'Советом по торговле'],
    shortened: 'Совет по торговле|=5а = =|=5ом = =',
  },
  { texts: ['a b', 'a b'], shortened: 'a b|a b' },
  { texts: ['control', 'contra', 'con'], shortened: 'control|=5a|=3' },
  { texts: ['==', '='], shortened: '=0==|=1' },
];

describe('texts that differ in endings', () => {
  test.each(rows)('$texts', ({ texts, shortened }) => {
    expect(shorten(texts)).toEqual(shortened);
    expect(lengthen(shortened)).toEqual(texts);
  });

  test('whatever they are, they come back', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '=', '1', 'я', '😀'), maxLength: 50 });
    const text = fc
      .array(word, { maxLength: 5 })
      .map((words) => words.join(' '))
      .filter((joined) => joined !== '');
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
        expect(lengthen(shorten(texts))).toEqual(texts);
      }),
    );
  });
});
