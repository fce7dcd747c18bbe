import { expect, test } from 'vitest';
import { createAnnotator } from '../../../../src/glossary/annotate.ts';
import { buildMatching } from '../../../../src/glossary/shipped-forms.ts';
import { madeUpGlossary } from '../../../../tools/bench/made-up-glossary.ts';
import { language, madeUpPages } from '../../../../tools/bench/made-up-pages.ts';

const own = ['Digital Silk Road', 'cyber norms'];
const small = madeUpGlossary(100, language, own);
const large = madeUpGlossary(3_000, language, own);

function foundIn(forms: typeof small.forms, text: string): string[] {
  const { index, lexicon } = buildMatching(forms);
  const blocks = text.split('\n').map((line) => ({ text: line, lang: 'en' }));
  return createAnnotator(index, lexicon)
    .annotate(blocks)
    .flatMap(({ candidates }, i) =>
      candidates.map(({ start, end }) => blocks[i]?.text.slice(start, end) ?? ''),
    );
}

test('a glossary begins with the forms that are wished for, and has as many as are asked for', () => {
  expect(small.texts.slice(0, 2)).toEqual(own);
  expect(new Set(large.texts.map((text) => text.toLowerCase())).size).toBe(3_000);
  expect(small.plain.length).toBeLessThan(small.texts.length);
});

test('a small glossary is the beginning of a large one', () => {
  expect(large.texts.slice(0, 100)).toEqual(small.texts);
});

test('small and large glossary find the same in a page: nothing stands in it by chance', () => {
  const text = madeUpPages(small.plain).find(({ name }) => name === 'news page')?.text ?? '';
  const found = foundIn(small.forms, text);
  expect(found.length).toBeGreaterThan(50);
  expect(foundIn(large.forms, text)).toEqual(found);
});

test.each(madeUpPages(small.plain))('$name is the same each time', ({ name, html }) => {
  expect(madeUpPages(small.plain).find((page) => page.name === name)?.html === html).toBe(true);
});

test.each([
  ['small page', 10_000],
  ['news page', 60_000],
  ['long page', 1_000_000],
])('%s has %i characters of text', (name, characters) => {
  const length = madeUpPages(small.plain).find((page) => page.name === name)?.text.length ?? 0;
  expect(length / characters).toBeGreaterThan(1);
  expect(length / characters).toBeLessThan(1.2);
});
