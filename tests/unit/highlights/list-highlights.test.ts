import { describe, expect, test } from 'vitest';
import type { Highlight } from '../../../src/highlights/highlight.ts';
import type { KeptHighlight } from '../../../src/highlights/kept.ts';
import { type HighlightFilter, listHighlights, listPages } from '../../../src/highlights/list-highlights.ts';
import type { State } from '../../../src/highlights/locate.ts';
import { minute, sampleHighlight, sampleId } from './sample-highlight.ts';

const kept = (highlight: Highlight, state?: State): KeptHighlight => ({
  highlight,
  state,
  isNote: highlight.motivation === 'commenting',
});
const all = [
  kept(sampleHighlight(1, { note: 'Qui l’a dit à Évian ?', tags: ['law', 'été'] }), 'exact'),
  kept(sampleHighlight(2, { meaning: 'idea', tags: ['sea', 'law'] }), 'lost'),
  kept(sampleHighlight(3, { meaning: 'question', title: 'The Ünion speaks' }), 'uncertain'),
  kept(sampleHighlight(4, { motivation: 'commenting', modified: minute(9) }), 'lost'),
  kept(sampleHighlight(5, { source: 'https://example.org/b', title: 'B' })),
];

const rows: { title: string; filter: HighlightFilter; numbers: number[] }[] = [
  { title: 'all, the one changed last first', filter: {}, numbers: [4, 5, 3, 2, 1] },
  { title: 'words of the passage, in any case', filter: { search: 'SEA  cables' }, numbers: [4, 5, 3, 2, 1] },
  { title: 'words of note and tags', filter: { search: 'evian ETE' }, numbers: [1] },
  { title: 'a typewriter’s apostrophe', filter: { search: "l'a dit" }, numbers: [1] },
  { title: 'a word of the title', filter: { search: 'union' }, numbers: [3] },
  { title: 'words that are nowhere together', filter: { search: 'union evian' }, numbers: [] },
  { title: 'spaces', filter: { search: '  ' }, numbers: [4, 5, 3, 2, 1] },
  { title: 'meanings', filter: { meanings: ['idea', 'question'] }, numbers: [3, 2] },
  { title: 'no meaning', filter: { meanings: [] }, numbers: [] },
  { title: 'any of the tags', filter: { tags: ['sea', 'été'] }, numbers: [2, 1] },
  { title: 'orphans: no notes', filter: { orphans: true }, numbers: [3, 2] },
  { title: 'all at once', filter: { orphans: true, meanings: ['idea'], search: 'law' }, numbers: [2] },
];

describe('a list of', () => {
  test.each(rows)('$title', ({ filter, numbers }) => {
    const { highlights, total, tags } = listHighlights(all, filter, 0, 9);
    expect(highlights.map(({ highlight }) => highlight.id)).toEqual(numbers.map(sampleId));
    expect(total).toBe(numbers.length);
    expect(tags).toEqual(['été', 'law', 'sea']);
  });

  test('part of them', () => {
    const { highlights, total } = listHighlights(all, {}, 1, 2);
    expect(highlights.map(({ highlight }) => highlight.id)).toEqual([5, 3].map(sampleId));
    expect(total).toBe(5);
  });
});

test('pages: address and title as last saved from, the one changed last first', () => {
  const filed = all.map((one, i) => ({ ...one, key: i === 4 ? 'b' : 'a' }));
  expect(listPages(filed)).toEqual([
    {
      key: 'a',
      page: 'https://example.org/a',
      title: 'A page',
      highlights: 4,
      orphans: 2,
      modified: minute(9),
    },
    { key: 'b', page: 'https://example.org/b', title: 'B', highlights: 1, orphans: 0, modified: minute(5) },
  ]);
  expect(listPages([])).toEqual([]);
});
