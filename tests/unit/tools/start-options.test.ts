import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../../src/failure.ts';
import { startOptions } from '../../../tools/start-options.ts';

const here = import.meta.dirname;

const understood = [
  { words: [], means: { headless: false } },
  { words: ['--browser', 'firefox'], means: { browser: 'firefox', headless: false } },
  { words: ['--headless', '--browser=edge'], means: { browser: 'edge', headless: true } },
  {
    words: ['start-options.test.ts'],
    means: { headless: false, page: { file: path.join(here, 'start-options.test.ts') } },
  },
  {
    words: ['https://example.org/a'],
    means: { headless: false, page: { url: 'https://example.org/a' } },
  },
];

const refused = [
  { words: ['nosuch.html'], says: 'There is no file nosuch.html.' },
  { words: ['--colour'], says: 'This is not understood' },
  { words: ['--browser'], says: 'This is not understood' },
  { words: ['--browser', 'opera'], says: 'There is no browser called opera' },
  { words: ['https://'], says: 'https:// is not an address.' },
  { words: ['a.html', 'b.html'], says: 'One page at a time' },
];

describe('npm start', () => {
  test.each(understood)('understands $words', ({ words, means }) => {
    expect(startOptions(words, here)).toEqual(means);
  });

  test.each(refused)('refuses $words in one sentence', ({ words, says }) => {
    const answer = startOptions(words, here);
    expect(answer).toBeInstanceOf(Failure);
    expect((answer as Failure).message).toContain(says);
    expect((answer as Failure).message).not.toContain('\n');
  });
});
