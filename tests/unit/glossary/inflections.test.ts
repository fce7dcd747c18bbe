import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkGlossary } from '../../../src/glossary/check.ts';
import {
  type Inflections,
  inflectTerms,
  parseInflections,
  printInflections,
  renewInflections,
  type Reviewed,
  withInflections,
} from '../../../src/glossary/inflections.ts';
import { readGlossary, readInflections } from '../../../tools/read-glossary.ts';
import { source, term } from './small-glossary.ts';

const attack = term('attack', ['cyber threat', 'soft sovereignty']);

function listOf(...lines: string[]): Inflections {
  return new Map([['en', parseInflections(lines.join('\n')).forms]]);
}

describe('a list', () => {
  test('what a line says', () => {
    const { forms, broken } = parseInflections('# a note\n\nsmall yard, high fence → a, b; c d; -e\n');
    expect([...forms]).toEqual([['small yard, high fence', { accepted: ['a, b', 'c d'], refused: ['e'] }]]);
    expect(broken).toEqual([]);
  });

  test('lines that say nothing, and second ones', () => {
    expect(parseInflections('a\na → \na → b → c\na → -\na → b; \na → b\na → c').broken).toEqual([
      1, 2, 3, 4, 5, 7,
    ]);
  });

  test('is read as it was written', () => {
    const word = fc.stringMatching(/^[a-zа-я][a-zа-я, -]{0,8}[a-zа-я]$/u);
    const reviewed = fc
      .record({ accepted: fc.array(word), refused: fc.array(word) })
      .filter(({ accepted, refused }) => accepted.length + refused.length > 0);
    fc.assert(
      fc.property(fc.dictionary(word, reviewed), (forms) => {
        const list = new Map<string, Reviewed>(Object.entries(forms));
        const read = parseInflections(printInflections(list));
        expect(read.broken).toEqual([]);
        expect(Object.fromEntries(read.forms)).toEqual(forms);
      }),
    );
  });
});

describe('what nobody has read', () => {
  const rows: { title: string; lines: string[]; warned: string[] }[] = [
    { title: 'is warned of', lines: [], warned: ['cyber threats'] },
    { title: 'is let through', lines: ['cyber threat → cyber threats'], warned: [] },
    { title: 'is refused', lines: ['cyber threat → -cyber threats'], warned: [] },
    {
      title: 'what was read of another form counts nothing',
      lines: ['soft sovereignty → cyber threats'],
      warned: ['cyber threats'],
    },
  ];
  test.each(rows)('$title', ({ lines, warned }) => {
    const check = checkGlossary(
      [{ file: 'terms/attack.yaml', value: attack }],
      [{ file: 'sources/a-source.yaml', value: source('a-source') }],
      undefined,
      listOf(...lines),
    );
    expect(check.problems.map(({ severity, path }) => `${severity} ${path.join('.')}`)).toEqual(
      warned.map(() => 'warning forms.en.0'),
    );
    for (const form of warned) expect(check.problems[0]?.message).toContain(form);
  });

  test('nor is it where it is written by hand', () => {
    const byHand = term('attack', [{ text: 'cyber threat', inflected: ['cyber threats'] }]);
    const check = checkGlossary(
      [{ file: 'terms/attack.yaml', value: byHand }],
      [{ file: 'sources/a-source.yaml', value: source('a-source') }],
      undefined,
      new Map(),
    );
    expect(check.problems).toEqual([]);
  });
});

test('terms get what is let through, behind what is written by hand, each once', () => {
  const byHand = term('attack', [
    { text: 'cyber threat', inflected: ['cyber-threat', 'cyber threats'] },
    'other',
  ]);
  const lists = listOf('cyber threat → cyber threats; cyber threaten; -cyber thread');
  expect(withInflections([byHand], lists)[0]?.forms['en']).toEqual([
    { text: 'cyber threat', inflected: ['cyber-threat', 'cyber threats', 'cyber threaten'] },
    { text: 'other' },
  ]);
});

describe('a renewed list', () => {
  const renewed = (...lines: string[]): string =>
    printInflections(renewInflections([attack], listOf(...lines)).get('en') ?? new Map())
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .join('|');

  test('holds what is new', () => expect(renewed()).toBe('cyber threat → cyber threats'));
  test('keeps what was refused', () =>
    expect(renewed('cyber threat → -cyber threats')).toBe('cyber threat → -cyber threats'));
  test('loses what is gone', () =>
    expect(renewed('cyber threat → cyber threatses; cyber threats', 'gone → gones')).toBe(
      'cyber threat → cyber threats',
    ));
});

describe('the glossary’s own lists', () => {
  const { terms } = readGlossary();
  const { inflections: lists = new Map() as Inflections, problems } = readInflections();

  test('can be read', () => expect(problems).toEqual([]));

  test('are what `npm run glossary -- inflections --write` would write', () => {
    for (const [language, forms] of renewInflections(terms, lists)) {
      expect(printInflections(lists.get(language) ?? new Map()), `run it, read ${language}`).toBe(
        printInflections(forms),
      );
    }
  });

  test('refuse something: somebody has read them', () => {
    const refused = [...lists].flatMap(([, forms]) => [...forms.values()].flatMap((form) => form.refused));
    expect(refused.length).toBeGreaterThan(20);
  });

  test('every form that the rules can tell is in its list or becomes nothing', () => {
    const missing = inflectTerms(terms).filter(
      ({ language, text, forms = [] }) => forms.length > 0 && lists.get(language)?.get(text) === undefined,
    );
    expect(missing.map(({ text }) => text)).toEqual([]);
  });
});
