import { describe, expect, test } from 'vitest';
import type { SearchHit } from '../../../src/lookup/search-index.ts';
import { surelyMeant } from '../../../src/lookup/meant.ts';
import { suggestionsOf, suggestionText } from '../../../src/lookup/suggestions.ts';

function hit(label: string, { form = label, summary = 'A summary.' } = {}): SearchHit {
  return { id: label.toLowerCase().replaceAll(' ', '-'), label, form, summary };
}
const long = `${'word '.repeat(23)}and then some more, which nobody reads`;

describe('a line under the address bar', () => {
  const rows: { title: string; hit: SearchHit; plain: string; xml: string }[] = [
    {
      title: 'name and summary',
      hit: hit('AUKUS'),
      plain: 'AUKUS – A summary.',
      xml: '<match>AUKUS</match><dim> – A summary.</dim>',
    },
    {
      title: 'the name that was found, where it is another',
      hit: hit('NATO', { form: 'OTAN' }),
      plain: 'NATO · OTAN – A summary.',
      xml: '<match>NATO</match> · OTAN<dim> – A summary.</dim>',
    },
    {
      title: 'signs of XML',
      hit: hit('R&D <b>', { form: `"it's"` }),
      plain: `R&D <b> · "it's" – A summary.`,
      xml: '<match>R&amp;D &lt;b&gt;</match> · &quot;it&apos;s&quot;<dim> – A summary.</dim>',
    },
    {
      title: 'signs that XML cannot hold',
      hit: hit('A\u0000B\uD800C\uFFFF', { summary: 'x' }),
      plain: 'A\u0000B\uD800C\uFFFF – x',
      xml: '<match>A B C </match><dim> – x</dim>',
    },
    {
      title: 'a long summary ends at a word',
      hit: hit('A', { summary: long }),
      plain: `A – ${'word '.repeat(23)}and…`,
      xml: `<match>A</match><dim> – ${'word '.repeat(23)}and…</dim>`,
    },
  ];
  test.each(rows)('$title', ({ hit: one, plain, xml }) => {
    const answer = { hits: [one], isNear: false };
    expect(suggestionsOf(answer, 'plain')).toEqual([{ content: one.label, description: plain }]);
    expect(suggestionsOf(answer, 'xml')).toEqual([{ content: one.label, description: xml }]);
  });

  test('our own words are escaped too', () => {
    expect(suggestionText('“<a>”', 'xml')).toBe('“&lt;a&gt;”');
    expect(suggestionText('“<a>”', 'plain')).toBe('“<a>”');
  });
});

test.each<{ query: string; hits: SearchHit[]; isNear?: boolean; meant: string | undefined }>([
  { query: 'nato', hits: [hit('NATO'), hit('NATO summit')], meant: 'nato' },
  { query: 'OTAN', hits: [hit('NATO', { form: 'OTAN' })], meant: 'nato' },
  { query: ' Global  gateway.', hits: [hit('Global Gateway')], meant: 'global-gateway' },
  {
    query: 'ttc',
    hits: [hit('EU-US council', { form: 'TTC' }), hit('EU-India council', { form: 'TTC' })],
    meant: undefined,
  },
  { query: 'global gate', hits: [hit('Global Gateway')], meant: undefined },
  { query: 'nato', hits: [hit('NATO')], isNear: true, meant: undefined },
  { query: 'xyz', hits: [], meant: undefined },
])('“$query” surely means $meant', ({ query, hits, isNear = false, meant }) =>
  expect(surelyMeant(query, { hits, isNear })).toBe(meant),
);
