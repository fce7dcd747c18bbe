import { describe, expect, test } from 'vitest';
import { compileGlossary } from '../../../src/glossary/compile.ts';
import { otherSensesOf } from '../../../src/glossary/other-senses.ts';
import type { Form } from '../../../src/glossary/term.ts';
import { source, term } from './small-glossary.ts';

function form(text: string, names: string[], more: Partial<Form> = {}): Form {
  return { text, otherSenses: names.map((name) => ({ name, words: ['word'] })), ...more };
}

const { entries } = compileGlossary(
  [
    term('alpha', [
      'Alpha Council',
      form('AC', ['air conditioning', 'alternating current']),
      form('A.C.', ['athletic club']),
      form('альфа', ['радио'], { inflected: ['альфы'] }),
      form('Alphé', []),
    ]),
    term('aleph', [form('AC', ['air conditioning'])], { labels: { en: 'Aleph Committee' } }),
    term('plain', ['Plain']),
  ],
  [source('a-source')],
);
const entryOf = (id: string) => entries.find((entry) => entry.id === id) ?? entries[0];

const rows: { title: string; of: string; text: string; names: string[] }[] = [
  {
    title: 'our own terms first, then those of the authors',
    of: 'alpha',
    text: 'AC',
    names: ['Aleph Committee', 'air conditioning', 'alternating current', 'athletic club'],
  },
  { title: 'each term says its own', of: 'aleph', text: 'AC', names: ['alpha', 'air conditioning'] },
  { title: 'in whatever case', of: 'alpha', text: 'АЛЬФА', names: ['радио'] },
  { title: 'an inflected form', of: 'alpha', text: 'альфы', names: ['радио'] },
  { title: 'a form that is not ambiguous', of: 'alpha', text: 'Alpha Council', names: [] },
  { title: 'an ambiguous form with nothing named', of: 'alpha', text: 'Alphe', names: [] },
  { title: 'a word that is no form', of: 'alpha', text: 'Beta', names: [] },
  { title: 'a term without ambiguous forms', of: 'plain', text: 'Plain', names: [] },
];

describe('what else is written so', () => {
  test.each(rows)('$title: $text', ({ of, text, names }) => {
    const entry = entryOf(of);
    expect(entry && otherSensesOf(entry, text)).toEqual(names);
  });

  test('an entry without ambiguous forms carries nothing of it', () => {
    expect(entryOf('plain')).not.toHaveProperty('otherSenses');
  });
});
