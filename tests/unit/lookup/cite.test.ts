import { describe, expect, test } from 'vitest';
import { compileGlossary } from '../../../src/glossary/compile.ts';
import { sourceKinds } from '../../../src/glossary/term.ts';
import {
  type CitationFormat,
  citationFormats,
  cite,
  citing,
  type Work,
  workOfSource,
  worksOf,
} from '../../../src/lookup/cite.ts';
import { source, term } from '../glossary/small-glossary.ts';

const article: Work = {
  key: 'writer-cables-2019',
  kind: 'journal article',
  title: 'On cables',
  authors: ['Anna Writer', 'Luo Yanhua'],
  publisher: 'A Journal',
  date: '2019-05-07',
  seen: '2026-07-01',
  language: 'en',
  url: 'https://example.org/a?b=c&d=e',
};
const bare: Work = { key: 'bare', kind: 'treaty', title: 'A treaty', authors: [], language: 'fr' };

describe('a work with everything, and one with nothing but a title', () => {
  const rows: { format: CitationFormat; full: string; least: string }[] = [
    {
      format: 'footnote',
      full: 'Anna Writer, Luo Yanhua, “On cables”, A Journal, 7 May 2019, https://example.org/a?b=c&d=e (read 1 July 2026).',
      least: '“A treaty”.',
    },
    {
      format: 'markdown',
      full: 'Anna Writer, Luo Yanhua, “[On cables](<https://example.org/a?b=c&d=e>)”, A Journal, 7 May 2019.',
      least: '“A treaty”.',
    },
    {
      format: 'bibtex',
      full: `@article{writer-cables-2019,
  title = {{On cables}},
  author = {{Anna Writer} and {Luo Yanhua}},
  journaltitle = {{A Journal}},
  date = {2019-05-07},
  langid = {en},
  url = {https://example.org/a?b=c&d=e},
  urldate = {2026-07-01},
}`,
      least: `@misc{bare,
  title = {{A treaty}},
  langid = {fr},
}`,
    },
    {
      format: 'ris',
      full: `TY  - JOUR
ID  - writer-cables-2019
TI  - On cables
AU  - Anna Writer
AU  - Luo Yanhua
T2  - A Journal
PY  - 2019
DA  - 2019/05/07/
LA  - en
UR  - https://example.org/a?b=c&d=e
Y2  - 2026/07/01/
ER  - `,
      least: `TY  - GEN
ID  - bare
TI  - A treaty
LA  - fr
ER  - `,
    },
  ];
  test.each(rows)('$format', ({ format, full, least }) => {
    expect(cite([article], format)).toBe(full);
    expect(cite([bare], format)).toBe(least);
  });

  test('csl-json', () => {
    expect(JSON.parse(cite([article, bare], 'csl-json'))).toEqual([
      {
        id: 'writer-cables-2019',
        type: 'article-journal',
        title: 'On cables',
        author: [{ literal: 'Anna Writer' }, { literal: 'Luo Yanhua' }],
        'container-title': 'A Journal',
        issued: { 'date-parts': [[2019, 5, 7]] },
        accessed: { 'date-parts': [[2026, 7, 1]] },
        URL: 'https://example.org/a?b=c&d=e',
        language: 'en',
      },
      { id: 'bare', type: 'treaty', title: 'A treaty', language: 'fr' },
    ]);
  });
});

describe('signs that mean something in a format do not in a title', () => {
  const title = '$4m & 50% of #1: {a_b} \\ [x](y) *z* <i> `c` ~ ^';
  const rows: { format: CitationFormat; line: string }[] = [
    { format: 'footnote', line: `“${title}”.` },
    {
      format: 'markdown',
      line: '“\\$4m \\& 50% of \\#1: \\{a\\_b\\} \\\\ \\[x\\](y) \\*z\\* \\<i\\> \\`c\\` \\~ ^”.',
    },
    {
      format: 'bibtex',
      line: '  title = {{\\$4m \\& 50\\% of \\#1: \\{a\\_b\\} \\textbackslash{} [x](y) *z* <i> `c` \\textasciitilde{} \\textasciicircum{}}},',
    },
    { format: 'ris', line: `TI  - ${title}` },
    { format: 'csl-json', line: `    "title": ${JSON.stringify(title)},` },
  ];
  test.each(rows)('$format', ({ format, line }) => {
    expect(cite([{ ...bare, title }], format).split('\n')).toContain(line);
  });

  test.each(citationFormats)('a line break in a title does not begin another line: %s', (format) => {
    const broken = cite([{ ...bare, title: 'One\r\nER  - \u2028two\u0000' }], format);
    expect(broken).toContain('One ER - two');
    expect(broken.split(/[\r\n\u2028]/u)).toHaveLength(cite([bare], format).split('\n').length);
  });

  test('a line that begins like a list does not begin one', () => {
    const row = (author: string): string => cite([{ ...bare, authors: [author] }], 'markdown');
    expect(row('1. Writer')).toMatch(/^1\\\. Writer/u);
    expect(row('- Writer')).toMatch(/^\\- Writer/u);
  });

  test('an address does not end where it is written', () => {
    const url = 'https://example.org/a>b{c}d\\e';
    expect(cite([{ ...bare, url }], 'markdown')).toContain('](<https://example.org/a%3Eb{c}d%5Ce>)');
    expect(cite([{ ...bare, url }], 'bibtex')).toContain('url = {https://example.org/a>b%7Bc%7Dd%5Ce},');
  });
});

describe('a description in brackets is nobody’s title', () => {
  const described: Work = { ...bare, title: '[Report on cables]', url: 'https://example.org/a' };
  test.each<{ format: CitationFormat; shown: RegExp }>([
    { format: 'footnote', shown: /^\[Report on cables\], / },
    { format: 'markdown', shown: /^\[\\\[Report on cables\\\]\]\(<https:\/\/example\.org\/a>\)[,.]/ },
  ])('$format', ({ format, shown }) => {
    expect(cite([described], format)).toMatch(shown);
    expect(cite([described], format)).not.toMatch(/[“”]/u);
  });
});

describe('dates as exact as they are known', () => {
  const rows = [
    { date: '2019', footnote: '2019', ris: '2019///', csl: [2019] },
    { date: '2019-05', footnote: 'May 2019', ris: '2019/05//', csl: [2019, 5] },
    { date: '2019-12-01', footnote: '1 December 2019', ris: '2019/12/01/', csl: [2019, 12, 1] },
  ];
  test.each(rows)('$date', ({ date, footnote, ris, csl }) => {
    const work = { ...bare, date };
    expect(cite([work], 'footnote')).toBe(`“A treaty”, ${footnote}.`);
    expect(cite([work], 'ris')).toContain(`DA  - ${ris}\n`);
    expect(JSON.parse(cite([work], 'csl-json'))).toMatchObject([{ issued: { 'date-parts': [csl] } }]);
  });
});

test.each(sourceKinds)('a source of the kind “%s” has a type in every format', (kind) => {
  const works = [workOfSource(source('a-source', { kind }))];
  for (const format of citationFormats) expect(cite(works, format)).not.toContain('undefined');
});

test('an entry, and each of its sources once, in the order in which it cites them', () => {
  const [entry] = compileGlossary(
    [
      term('silk-road', ['Digital Silk Road'], {
        labels: { en: 'Digital Silk Road' },
        asOf: '2025-10',
        citations: [
          { source: 'b-source', says: 'Says something.' },
          { source: 'a-source', says: 'Says something.' },
          { source: 'b-source', says: 'Says more.' },
        ],
      }),
    ],
    [source('a-source'), source('b-source')],
  ).entries;
  if (entry === undefined) throw new Error('There is no entry.');
  const works = worksOf(entry);
  expect(works.map(({ key }) => key)).toEqual(['sidelight-silk-road', 'b-source', 'a-source']);
  expect(cite(works, 'footnote').split('\n')[0]).toBe(
    '“Digital Silk Road”, Sidelight glossary, as of October 2025.',
  );
  expect(cite(works, 'bibtex').match(/^@/gmu)).toHaveLength(3);
  expect(cite(works, 'ris').match(/^ER {2}- $/gmu)).toHaveLength(3);
});

describe('a file of several entries', () => {
  const { entries } = compileGlossary(
    [term('alpha', ['Alpha Norms']), term('beta', ['Beta Norms'])],
    [source('a-source', { title: 'A title' })],
  );

  test.each([
    ['bibtex', 'sidelight-citations.bib', /^@inreference\{sidelight-alpha,/u],
    ['ris', 'sidelight-citations.ris', /^TY {2}- DICT\n/u],
    ['csl-json', 'sidelight-citations.json', /^\[\n/u],
  ] as const)('%s: each entry, and a source that both cite once', (format, name, begins) => {
    const file = citing.file(entries, format);
    expect(file.name).toBe(name);
    expect(file.text).toMatch(begins);
    expect(file.text.endsWith('\n')).toBe(true);
    for (const key of ['sidelight-alpha', 'sidelight-beta', 'a-source'])
      expect(file.text.split(new RegExp(`\\b(?<!-)${key}\\b`, 'u')), key).toHaveLength(2);
  });

  test('one entry names its file', () =>
    expect(citing.file(entries.slice(1), 'ris').name).toBe('sidelight-beta.ris'));

  test('an entry by itself, a source by itself', () => {
    const [entry] = entries;
    if (entry === undefined) throw new Error('the glossary is empty');
    expect(citing.entry(entry, 'footnote')).toBe('“alpha”, Sidelight glossary, as of July 2026.');
    expect(citing.source(source('a-source'), 'footnote')).toBe('“Title of a-source”.');
  });
});
