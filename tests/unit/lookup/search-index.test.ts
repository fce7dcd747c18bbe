import { describe, expect, test } from 'vitest';
import { compileGlossary } from '../../../src/glossary/compile.ts';
import { buildSearchIndex, openSearchIndex } from '../../../src/lookup/search-index.ts';
import { source, term } from '../glossary/small-glossary.ts';

const { entries } = compileGlossary(
  [
    term('silk', ['Digital Silk Road', 'DSR'], {
      labels: { en: 'Digital Silk Road', zh: '数字丝绸之路', ru: 'Цифровой шёлковый путь' },
      summary: 'A programme of cables, data centres and payment systems that China builds abroad.',
    }),
    term('ttc-eu', ['EU-US Trade and Technology Council', 'TTC'], {
      labels: { en: 'EU-US Trade and Technology Council', fr: 'Conseil du commerce et des technologies' },
    }),
    term('un', ['United Nations', 'the world organisation'], { labels: { en: 'United Nations (UN)' } }),
    term('multi', ['multi-stakeholder model'], { labels: { en: 'Multi-stakeholder model' } }),
    term('norms', ['cyber norms'], {
      labels: { en: 'Norms in cyberspace', fr: 'normes de souveraineté', ja: 'サイバー規範' },
    }),
    term('bri', ['Belt and Road Initiative', 'BRI', 'One Belt, One Road', 'the Belt and Road'], {
      labels: { en: 'Belt and Road Initiative', zh: '一带一路', de: 'Neue Seidenstraße' },
    }),
    term('brics', ['BRICS'], { labels: { en: 'BRICS' } }),
    term('ban', ['ban on Huawei'], { labels: { en: 'Ban on Huawei', zh: '华为禁令' } }),
    term('huawei', ['Huawei'], {
      labels: {
        en: 'Huawei Technologies Company (Shenzhen)',
        ar: 'هواوي',
        ja: 'ファーウェイ技術有限公司',
        ru: 'Хуавэй',
        zh: '华为',
      },
    }),
    term('unseen', ['unseen hand'], {
      labels: { en: 'Unseen hand' },
      context:
        'Nothing here is about cables; it is about a theory of markets, told to people in two sentences.',
    }),
  ],
  [source('a-source')],
);
const index = buildSearchIndex(entries);

describe('the entry that is meant is first', () => {
  const rows: { query: string; id: string; form?: string }[] = [
    { query: 'digital silk road', id: 'silk' },
    { query: 'dig', id: 'silk' },
    { query: 'road silk', id: 'silk' },
    { query: 'digtal silk', id: 'silk' },
    { query: 'Dgiital', id: 'silk' },
    { query: 'dsr', id: 'silk', form: 'DSR' },
    { query: 'drs', id: 'silk', form: 'DSR' },
    { query: 'шелковый', id: 'silk', form: 'Цифровой шёлковый путь' },
    { query: '丝绸', id: 'silk', form: '数字丝绸之路' },
    { query: '绸', id: 'silk', form: '数字丝绸之路' },
    { query: '規範', id: 'norms', form: 'サイバー規範' },
    { query: 'souverainete', id: 'norms', form: 'normes de souveraineté' },
    { query: 'TTC EU', id: 'ttc-eu', form: 'TTC' },
    { query: 'trade tech', id: 'ttc-eu' },
    { query: 'U.N.', id: 'un', form: 'UN' },
    { query: 'multistakeholder', id: 'multi' },
    { query: 'multi stakeholder', id: 'multi' },
    { query: 'cybernorms', id: 'norms', form: 'cyber norms' },
    { query: 'payment systems', id: 'silk' },
    { query: 'bri', id: 'bri', form: 'BRI' },
    { query: '华为', id: 'huawei', form: '华为' },
    { query: 'the unseen', id: 'unseen' },
  ];
  test.each(rows)('$query', ({ query, id, form }) => {
    const [first] = index.search(query, 3).hits;
    expect(first?.id).toBe(id);
    expect(first?.form).toBe(form ?? first?.label);
  });
});

test('what it is called comes before what tells of it', () => {
  expect(index.search('cables', 5).hits.map(({ id }) => id)).toEqual(['silk', 'unseen']);
});

test('a hit says what a list shows', () => {
  expect(index.search('silk', 1).hits).toEqual([
    {
      id: 'silk',
      label: 'Digital Silk Road',
      summary: 'A programme of cables, data centres and payment systems that China builds abroad.',
      form: 'Digital Silk Road',
    },
  ]);
});

test('up to two letters are looked for in English labels and acronyms alone', () => {
  expect(index.search('no', 5).hits.map(({ id }) => id)).toEqual(['norms']);
  expect(index.search('uns', 5).hits.map(({ id }) => id)).toContain('unseen');
  expect(index.search('wo', 5).hits).toEqual([]); // the world organisation
  expect(index.search('wor', 5).hits.map(({ id }) => id)).toContain('un');
});

test.each(['', ' ', '…', '-', '“”', '\u200B'])('“%s” finds nothing', (query) => {
  expect(index.search(query, 5)).toEqual({ hits: [], isNear: false });
});

test('no more than asked for, however long the query', () => {
  expect(index.search('the u n', 2).hits.length).toBeLessThanOrEqual(2);
  expect(index.search('word '.repeat(500), 2).hits.length).toBeLessThanOrEqual(2);
});

test('where nothing is called so, the names that are nearest', () => {
  const { hits, isNear } = index.search('mltstkholder', 3);
  expect(isNear).toBe(true);
  expect(hits[0]?.id).toBe('multi');
  expect(index.search('qwxz', 3)).toEqual({ hits: [], isNear: false });
  expect(index.search('digital', 3).isNear).toBe(false);
});

test('an index that was kept answers alike', async () => {
  const again = await openSearchIndex(index.serialise());
  for (const query of ['silk', 'dsr', '丝绸', 'mltstkholder'])
    expect(again.search(query, 5)).toEqual(index.search(query, 5));
});

test.each(['', 'rubbish', '{}', '[]'])('“%s” is no index', async (kept) => {
  await expect(openSearchIndex(kept)).rejects.toThrow(Error);
});

describe('a large glossary, of which not every place of a word is scored', () => {
  const [like] = entries;
  if (!like) throw new Error('The glossary is empty.');
  const named = (id: string, label: string, summary = ''): typeof like => {
    return { ...like, id, label, labels: { en: label }, forms: { en: [label] }, summary, context: '' };
  };
  const large = buildSearchIndex([
    ...Array.from({ length: 6_000 }, (_, i) => named(`council-${i}`, `Council of region ${i}`)),
    named('the-council', 'Council'),
    named('by-text', 'Zanzibar declaration', 'Signed by a council of stargazers.'),
  ]);

  test.for([
    {
      typed: 'council',
      first: 'the-council',
      why: 'a label of this very name, though 6,000 stand before it',
    },
    { typed: 'council 4711', first: 'council-4711', why: 'the rarer word' },
    { typed: '4711 coucnil', first: 'council-4711', why: 'the rarer word beside a typo' },
    { typed: 'zanz', first: 'by-text', why: 'the beginning of a name' },
    { typed: 'stargazers', first: 'by-text', why: 'a word of a summary, where nothing is called so' },
  ])('“$typed” finds first: $why', ({ typed, first }) => {
    expect(large.search(typed, 12).hits[0]?.id).toBe(first);
  });

  test('a word of all names finds as many as are asked for', () => {
    expect(large.search('council of region', 12).hits).toHaveLength(12);
  });
});
