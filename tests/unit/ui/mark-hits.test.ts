import { describe, expect, test } from 'vitest';
import { hitPattern } from '../../../src/ui/mark-hits.ts';

/** What is marked of a text: each hit by itself. */
function hitsIn(query: string, text: string): string[] {
  const pattern = hitPattern(query);
  return pattern === undefined
    ? []
    : [...text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))].map(([hit]) => hit);
}

describe('the words of a query in a text', () => {
  test.each<{ query: string; text: string; hits: string[] }>([
    { query: 'silk road', text: 'The Silk Road on broadband roads', hits: ['Silk', 'Road', 'road'] },
    { query: 'cyb', text: 'Cyber norms in cyberspace', hits: ['Cyb', 'cyb'] },
    { query: 'of the ai', text: 'the rules of AI', hits: ['the'] },
    { query: 'ai', text: 'AI aid, fair', hits: ['AI', 'ai'] },
    { query: 'strategie', text: 'La stratégie, STRATÉGIE', hits: ['stratégie', 'STRATÉGIE'] },
    { query: 'Straße', text: 'die Straße', hits: ['Straße'] },
    { query: 'шелковый', text: 'Цифровой шёлковый путь', hits: ['шёлковый'] },
    { query: '丝绸', text: '数字丝绸之路', hits: ['丝绸'] },
    { query: 'طريق', text: 'طريق الحرير', hits: ['طريق'] },
    { query: 'e-commerce', text: 'E-commerce and e commerce', hits: ['E-commerce', 'e commerce'] },
    { query: "people's", text: 'the People’s Republic', hits: ['People’s'] },
    { query: 'a.b (c) [d] *', text: 'a b c d', hits: ['a', 'b', 'c', 'd'] },
    { query: ' … ', text: 'anything', hits: [] },
  ])('“$query” in “$text”', ({ query, text, hits }) => expect(hitsIn(query, text)).toEqual(hits));
});
