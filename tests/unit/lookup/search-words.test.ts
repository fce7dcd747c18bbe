import { describe, expect, test } from 'vitest';
import { searchWords } from '../../../src/lookup/search-words.ts';

describe('a line as it is looked up', () => {
  const rows: { line: string; words: string[]; joined?: string[]; characters?: string[] }[] = [
    { line: 'Digital Silk', words: ['digital', 'silk'], joined: ['digitalsilk'] },
    { line: 'Souveraineté, ёлка!', words: ['souverainete', 'елка'] },
    { line: 'multi-stakeholder', words: ['multi', 'stakeholder'], joined: ['multistakeholder'] },
    {
      line: 'U.N. and the U.S.A.',
      words: ['un', 'and', 'the', 'usa'],
      joined: ['unand', 'andthe', 'theusa'],
    },
    { line: 'Plan B. Next', words: ['plan', 'b', 'next'], joined: ['planb', 'bnext'] },
    { line: '数字丝绸', words: ['数字', '字丝', '丝绸'], characters: ['数', '字', '丝', '绸'] },
    { line: '数', words: ['数'], characters: ['数'] },
    { line: '5G网络', words: ['5g', '网络'], characters: ['网', '络'] },
    { line: '“…” — &', words: [] },
    { line: '', words: [] },
  ];
  test.each(rows)('$line', ({ line, words, joined = [], characters = [] }) => {
    expect(searchWords(line)).toEqual({ words, joined, characters });
  });
});
