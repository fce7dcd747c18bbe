import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../../src/failure.ts';
import { glossaryOptions } from '../../../tools/glossary-options.ts';

const here = import.meta.dirname;
const file = (name: string): string => path.join(here, name);
const asIs = { density: 'section', known: [] };

const understood: { words: string[]; means: object }[] = [
  { words: [], means: { command: 'check' } },
  { words: ['inflections'], means: { command: 'inflections', ids: [], write: false } },
  {
    words: ['inflections', '--write', 'ttc'],
    means: { command: 'inflections', ids: ['ttc'], write: true },
  },
  { words: ['show', 'ttc'], means: { command: 'show', id: 'ttc' } },
  { words: ['queries'], means: { command: 'queries' } },
  {
    words: ['coverage', 'wrap.test.ts'],
    means: { command: 'coverage', files: [file('wrap.test.ts')], ...asIs },
  },
  {
    words: ['coverage', 'table.test.ts', 't*le.test.ts', 'wrap.test.ts'],
    means: { command: 'coverage', files: [file('table.test.ts'), file('wrap.test.ts')], ...asIs },
  },
  {
    words: ['coverage', '--density', 'page', '--known', 'ttc', '--known', 'igf', 'wrap.test.ts'],
    means: { command: 'coverage', files: [file('wrap.test.ts')], density: 'page', known: ['ttc', 'igf'] },
  },
];

const refused = [
  { words: ['show'], says: 'This is not understood' },
  { words: ['show', 'ttc', 'igf'], says: 'This is not understood' },
  { words: ['show', 'ttc', '--write'], says: 'This is not understood' },
  { words: ['queries', 'ttc'], says: 'This is not understood' },
  { words: ['list'], says: 'This is not understood' },
  { words: ['--density', 'page'], says: 'This is not understood' },
  { words: ['coverage', '--colour', 'a.html'], says: 'This is not understood' },
  { words: ['coverage'], says: 'Say which pages' },
  { words: ['coverage', 'nosuch.html'], says: 'There is no file nosuch.html.' },
  { words: ['coverage', 'nosuch*.html'], says: 'There is no file nosuch*.html.' },
  { words: ['coverage', 'https://example.org/'], says: 'is an address: save the page' },
  { words: ['coverage', '--density', 'some', 'wrap.test.ts'], says: 'some is no density' },
];

describe('npm run glossary', () => {
  test.each(understood)('understands $words', ({ words, means }) => {
    expect(glossaryOptions(words, here)).toEqual(means);
  });

  test.each(refused)('refuses $words in one sentence', ({ words, says }) => {
    const answer = glossaryOptions(words, here);
    expect(answer).toBeInstanceOf(Failure);
    expect((answer as Failure).message).toContain(says);
    expect((answer as Failure).message).not.toContain('\n');
  });
});
