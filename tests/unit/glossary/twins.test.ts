import { Converter, type ConverterOptions } from 'opencc-js';
import { expect, test } from 'vitest';
import { writtenForm } from '../../../src/glossary/compile.ts';
import { readGlossary } from '../../../tools/read-glossary.ts';

const { terms } = readGlossary();
const texts = new Set(
  terms
    .flatMap(({ forms, senseWords = [] }) => [
      ...Object.values(forms)
        .flat()
        .flatMap(({ text, otherSenses = [] }) => [text, ...otherSenses.flatMap(({ words }) => words)]),
      ...senseWords,
    ])
    .filter((text) => /\p{sc=Han}/u.test(text) && !/[\p{sc=Hira}\p{sc=Kana}]/u.test(text)),
);

test.each<[string, ConverterOptions['to']]>([
  ['in Taiwan', 'tw'],
  ['in Hong Kong', 'hk'],
])('whatever the glossary says in Chinese is read alike in traditional characters, %s', (_title, to) => {
  const convert = Converter({ from: 'cn', to });
  const converted = Array.from(texts, (text) => ({ text, traditional: convert(text) }));
  expect(converted.filter(({ text, traditional }) => text !== traditional).length).toBeGreaterThan(500);
  const missed = converted.filter(({ text, traditional }) => writtenForm(text) !== writtenForm(traditional));
  expect(missed.map(({ text, traditional }) => `${text} ${traditional}`)).toEqual([]);
});
