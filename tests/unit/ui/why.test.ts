import { describe, expect, test } from 'vitest';
import type { Reason } from '../../../src/glossary/senses.ts';
import { whyLine } from '../../../src/ui/why.ts';
import { wordsAsNames } from '../words-as-names.ts';

const rows: { reason: Reason; line: string }[] = [
  { reason: { kind: 'form' }, line: 'whyOnlyMeaning' },
  { reason: { kind: 'defined', longForm: 'Digital Services Act' }, line: 'whyDefined(Digital Services Act)' },
  { reason: { kind: 'named' }, line: 'whyNamed' },
  { reason: { kind: 'words', words: [], near: false }, line: 'whyTopic' },
  { reason: { kind: 'words', words: ['Beijing'], near: true }, line: 'whyWordNear(Beijing)' },
  { reason: { kind: 'words', words: ['Beijing'], near: false }, line: 'whyWordOnPage(Beijing)' },
  {
    reason: { kind: 'words', words: ['Beijing', '5G'], near: true },
    line: 'whyWordsNear(listAnd(Beijing; 5G))',
  },
  {
    reason: { kind: 'words', words: ['Beijing', '5G', 'BRI'], near: false },
    line: 'whyWordsOnPage(listAnd(Beijing, 5G; BRI))',
  },
];

describe('why a word is taken in this sense', () => {
  test.each(rows)('$line', ({ reason, line }) => expect(whyLine(reason, wordsAsNames)).toBe(line));
});
