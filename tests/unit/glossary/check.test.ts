import { describe, expect, test } from 'vitest';
import { checkGlossary } from '../../../src/glossary/check.ts';
import type { AuthoredFile } from '../../../src/glossary/problem.ts';
import type { RelationType, Source, Term } from '../../../src/glossary/term.ts';
import { ambiguous, source, term } from './small-glossary.ts';

const seeds: Record<string, string> = {
  'carnegie.txt': 'A first paragraph that ends\nA second\u00A0paragraph, on cyber power.',
};

/** A glossary of one term or two, what is reported of it, and where. Each row has one thing wrong. */
interface Row {
  title: string;
  terms?: Term[];
  sources?: Source[];
  at: string;
  says: RegExp;
}

const one = (more: Partial<Term>): Term[] => [term('alpha', ['Alpha Norms'], more)];

const rows: Row[] = [
  {
    title: 'an id in another alphabet',
    terms: one({ id: 'Álpha' }),
    at: 'terms/Álpha.yaml id',
    says: /small letters, digits and single hyphens/u,
  },
  {
    title: 'no English label',
    terms: one({ labels: { de: 'Alpha' } }),
    at: 'terms/alpha.yaml labels',
    says: /English label is missing/u,
  },
  {
    title: 'a date that is none',
    terms: one({ asOf: '2026-13' }),
    at: 'terms/alpha.yaml asOf',
    says: /YYYY-MM/u,
  },
  {
    title: 'a summary that is too long',
    terms: one({ summary: 'x'.repeat(281) }),
    at: 'terms/alpha.yaml summary',
    says: /at most 280/u,
  },
  {
    title: 'a key that nobody knows',
    terms: one({ colour: 'red' } as Partial<Term>),
    at: 'terms/alpha.yaml ',
    says: /Unrecognized key: "colour"/u,
  },
  {
    title: 'a language that is no tag',
    terms: one({ forms: { english: [{ text: 'Alpha' }] } }),
    at: 'terms/alpha.yaml forms.english',
    says: /BCP 47|Invalid key/u,
  },
  {
    title: 'a form of two lines',
    terms: one({ forms: { en: [{ text: 'Alpha\nNorms' }] } }),
    at: 'terms/alpha.yaml forms.en.0.text',
    says: /one line/u,
  },
  {
    title: 'a locating phrase of 15 words',
    terms: one({
      citations: [
        { source: 'a-source', says: 'Says something of it.', phrase: 'a b c d e f g h i j k l m n o' },
      ],
    }),
    at: 'terms/alpha.yaml citations.0.phrase',
    says: /at most 14 words/u,
  },
  {
    title: 'a source whose address is no web address',
    sources: [source('a-source', { url: 'ftp://example.org/' })],
    at: 'sources/a-source.yaml url',
    says: /http/u,
  },
  ...(
    [
      ['that is half an address', 'https://example', /name of a host/u],
      ['whose host ends with a dot', 'https://example.org./', /name of a host/u],
      ['with a space', 'https://example.org/a b', /no spaces/u],
    ] as const
  ).map(([what, url, says]) => ({
    title: `a source with an address ${what}`,
    sources: [source('a-source', { url })],
    at: 'sources/a-source.yaml url',
    says,
  })),
  {
    title: 'an entry of the core with one citation',
    terms: one({ relevance: 'core' }),
    at: 'terms/alpha.yaml citations',
    says: /of the core has at least 2 citations, and this one 1/u,
  },
  {
    title: 'a rank that nobody knows',
    terms: one({ relevance: 'high' as 'core' }),
    at: 'terms/alpha.yaml relevance',
    says: /expected "core"/u,
  },
  {
    title: 'no date up to which the entry is true',
    terms: one({ asOf: undefined as unknown as string }),
    at: 'terms/alpha.yaml asOf',
    says: /expected string/u,
  },
  {
    title: 'a source of no known kind',
    sources: [source('a-source', { kind: 'rumour' as Source['kind'] })],
    at: 'sources/a-source.yaml kind',
    says: /Invalid option/u,
  },
  {
    title: 'a source that is not written',
    terms: one({ citations: [{ source: 'nowhere', says: 'Says something of it.' }] }),
    at: 'terms/alpha.yaml citations.0.source',
    says: /“nowhere” is not written: add sources\/nowhere\.yaml/u,
  },
  {
    title: 'a source that is cited twice',
    terms: one({
      citations: ['Says something of it.', 'Says something else.'].map((says) => ({
        source: 'a-source',
        says,
      })),
    }),
    at: 'terms/alpha.yaml citations.1.source',
    says: /cited twice/u,
  },
  {
    title: 'a phrase of a source that is no seed document',
    terms: one({ citations: [{ source: 'a-source', says: 'Says something of it.', phrase: 'cyber power' }] }),
    at: 'terms/alpha.yaml citations.0.phrase',
    says: /from the seed documents only/u,
  },
  {
    title: 'a phrase that the seed document does not have',
    terms: one({ citations: [{ source: 'a-source', says: 'Says something of it.', phrase: 'soft power' }] }),
    sources: [source('a-source', { seed: 'carnegie.txt' })],
    at: 'terms/alpha.yaml citations.0.phrase',
    says: /not found in one paragraph of carnegie\.txt/u,
  },
  {
    title: 'a phrase across two paragraphs',
    terms: one({
      citations: [{ source: 'a-source', says: 'Says something of it.', phrase: 'ends A second' }],
    }),
    sources: [source('a-source', { seed: 'carnegie.txt' })],
    at: 'terms/alpha.yaml citations.0.phrase',
    says: /not found in one paragraph/u,
  },
  {
    title: 'a perspective that rests on what is not cited',
    terms: one({
      perspectives: ['China', 'Europe'].map((who) => ({
        who,
        view: 'A view that is long enough to be one.',
        citations: [who === 'China' ? 'a-source' : 'b-source'],
      })),
    }),
    at: 'terms/alpha.yaml perspectives.1.citations',
    says: /“b-source” is not among the entry's citations/u,
  },
  {
    title: 'a step of the timeline that rests on what is not cited',
    terms: one({ timeline: [{ date: '2020', event: 'It began.', citations: ['b-source'] }] }),
    at: 'terms/alpha.yaml timeline.0.citations',
    says: /“b-source” is not among/u,
  },
  {
    title: 'a relation to itself',
    terms: one({ relations: [{ type: 'see-also', term: 'alpha' }] }),
    at: 'terms/alpha.yaml relations.0.term',
    says: /no relation to itself/u,
  },
  {
    title: 'a relation to a term that is not written: a warning',
    terms: one({ relations: [{ type: 'part-of', term: 'omega' }] }),
    at: 'warning terms/alpha.yaml relations.0.term',
    says: /“omega” is not written yet/u,
  },
  {
    title: 'a relation that is not returned',
    terms: [...one({ relations: [{ type: 'part-of', term: 'beta' }] }), term('beta', ['Beta'])],
    at: 'terms/alpha.yaml relations.0.term',
    says: /terms\/beta\.yaml does not say “has-part: alpha” in return/u,
  },
  {
    title: 'a form without a letter',
    terms: one({ forms: { en: [{ text: 'Alpha', inflected: ['\u00AD\u200B'] }] } }),
    at: 'terms/alpha.yaml forms.en.0',
    says: /holds no letter/u,
  },
  {
    title: 'an ambiguous form without words of ours',
    terms: [term('alpha', [ambiguous('AN', 'Anglo-Norman')])],
    at: 'terms/alpha.yaml forms.en.0',
    says: /“AN” is ambiguous and the entry has no senseWords/u,
  },
  {
    title: 'an ambiguous form that is to prove itself',
    terms: [term('alpha', [ambiguous('AN', 'Anglo-Norman')], { senseWords: ['norm', 'AN'] })],
    at: 'terms/alpha.yaml senseWords.1',
    says: /“AN” is itself an ambiguous form of the entry/u,
  },
];

describe('what is wrong with a glossary', () => {
  test.each(rows)('$title', ({ terms = one({}), sources = [source('a-source')], at, says }) => {
    const problems = reported(terms, sources);
    expect(problems.map(({ where }) => where)).toEqual([at]);
    expect(problems[0]?.message).toMatch(says);
  });
});

describe('two entries with nearly the same summary', () => {
  const about = 'A group of states that writes rules for the behaviour of states on the internet';
  const pairs: { title: string; summaries: string[]; blamed: string[] }[] = [
    {
      title: 'the same but for case, a comma and a word: both are named',
      summaries: [`${about}.`, `${about.replace('states that', 'States, which')} today.`],
      blamed: ['terms/alpha.yaml summary', 'terms/beta.yaml summary'],
    },
    {
      title: 'of two things that begin alike',
      summaries: [`${about}.`, 'A group of states that sells weapons and buys oil from whom it likes.'],
      blamed: [],
    },
  ];
  test.each(pairs)('$title', ({ summaries, blamed }) => {
    const terms = summaries.map((summary, i) => {
      const id = i === 0 ? 'alpha' : 'beta';
      return term(id, [id], { summary });
    });
    const problems = reported(terms, [source('a-source')]);
    expect(problems.map(({ where }) => where)).toEqual(blamed);
    for (const { message } of problems) expect(message).toMatch(/nearly that of “(alpha|beta)”/u);
  });
});

const sound: { title: string; terms: Term[]; sources?: Source[] }[] = [
  { title: 'the least that a term is', terms: one({}) },
  {
    title: 'an entry of the core with two citations',
    terms: one({
      relevance: 'core',
      citations: ['a-source', 'b-source'].map((id) => ({ source: id, says: 'Says something of it.' })),
    }),
    sources: [source('a-source'), source('b-source')],
  },
  {
    title: 'a source with an address in another alphabet',
    terms: one({}),
    sources: [source('a-source', { url: 'https://пример.рф/путь' })],
  },
  {
    title: 'a phrase of a seed document, whose spaces may be fixed',
    terms: one({
      citations: [{ source: 'a-source', says: 'Says something of it.', phrase: 'second paragraph' }],
    }),
    sources: [source('a-source', { seed: 'carnegie.txt' })],
  },
  {
    title: 'a phrase of a seed document that is not at hand',
    terms: one({ citations: [{ source: 'a-source', says: 'Says something of it.', phrase: 'anything' }] }),
    sources: [source('a-source', { seed: 'elsewhere.txt' })],
  },
  {
    title: 'a relation that is returned',
    terms: [
      ...one({ relations: [{ type: 'part-of', term: 'beta' }] }),
      term('beta', ['Beta'], { relations: [{ type: 'has-part', term: 'alpha' }] }),
    ],
  },
  {
    title: 'one form in two languages of a term',
    terms: one({ forms: { en: [{ text: 'Alpha' }], de: [{ text: 'alpha' }] } }),
  },
  {
    title: 'a form of two terms, ambiguous in both',
    terms: ['alpha', 'beta'].map((id) => term(id, [ambiguous('AN')], { senseWords: ['norm'] })),
  },
  {
    title: 'forms of two terms that differ in case, both in their exact case',
    terms: [
      term('alpha', [{ text: 'Quad', case: 'exact' }]),
      term('beta', [{ text: 'quad', case: 'exact' }]),
    ],
  },
];

describe('what is sound', () => {
  test.each(sound)('$title', ({ terms, sources = [source('a-source')] }) => {
    expect(reported(terms, sources)).toEqual([]);
  });
});

describe('forms that two terms claim', () => {
  const claims: { title: string; forms: Term['forms'][]; blamed: string[] }[] = [
    {
      title: 'alike but for case and hyphens',
      forms: [{ en: [{ text: 'cyber norms' }] }, { de: [{ text: 'Cyber-Norms' }] }],
      blamed: ['terms/alpha.yaml forms.en.0', 'terms/beta.yaml forms.de.0'],
    },
    {
      title: 'an inflected form and a form',
      forms: [
        { en: [{ text: 'norm', inflected: ['norms'] }] },
        { en: [{ text: 'beta' }, { text: 'Norms' }] },
      ],
      blamed: ['terms/alpha.yaml forms.en.0', 'terms/beta.yaml forms.en.1'],
    },
    {
      title: 'a rule in one of them only',
      forms: [{ en: [ambiguous('AN')] }, { en: [{ text: 'AN' }] }],
      blamed: ['terms/beta.yaml forms.en.0'],
    },
  ];
  test.each(claims)('$title', ({ forms, blamed }) => {
    const [alpha = {}, beta = {}] = forms;
    const terms = [
      term('alpha', [], { forms: alpha, senseWords: ['norm'] }),
      term('beta', [], { forms: beta, senseWords: ['norm'] }),
    ];
    const problems = reported(terms, [source('a-source')]);
    expect(problems.map(({ where }) => where)).toEqual(blamed);
    expect(problems[0]?.message).toMatch(/is a form of “\w+” too: give it otherSenses in both/u);
  });
});

describe('forms that are ambiguous in one place of an entry', () => {
  const halves: { title: string; forms: Term['forms']; blamed: string[] }[] = [
    {
      title: 'and not in another language',
      forms: { en: [ambiguous('alpha norm')], de: [{ text: 'Alpha-Norm' }] },
      blamed: ['terms/alpha.yaml forms.de.0'],
    },
    {
      title: 'and not as the inflected form of another',
      forms: { en: [ambiguous('norms'), { text: 'norm', inflected: ['Norms'] }] },
      blamed: ['terms/alpha.yaml forms.en.1'],
    },
    {
      title: 'and not in the same case',
      forms: { en: [ambiguous('AN')], ru: [{ text: 'AN' }] },
      blamed: ['terms/alpha.yaml forms.ru.0'],
    },
    {
      title: 'but not in another case, as a name has it',
      forms: { en: [ambiguous('alpha norm'), { text: 'Alpha Norm', case: 'exact' }] },
      blamed: [],
    },
    {
      title: 'but not with another accent',
      forms: { en: [ambiguous('norm'), { text: 'nórm' }] },
      blamed: [],
    },
    {
      title: 'but not where the other language is left out',
      forms: { zh: [ambiguous('規範')], ja: [{ text: '規範', notIn: ['zh'] }] },
      blamed: [],
    },
  ];
  test.each(halves)('$title', ({ forms, blamed }) => {
    const problems = reported([term('alpha', [], { forms, senseWords: ['sea'] })], [source('a-source')]);
    expect(problems.map(({ where }) => where)).toEqual(blamed);
    for (const { message } of problems)
      expect(message).toMatch(/has other senses as “[^”]+” \(\w+\), and none here/u);
  });
});

test('a relation that is returned otherwise, or to another term', () => {
  const related = (id: string, type: RelationType, to: string): Term =>
    term(id, [id], { relations: [{ type, term: to }] });
  const wheres = (terms: Term[]): string[] => reported(terms, [source('a-source')]).map(({ where }) => where);
  expect(wheres([related('alpha', 'part-of', 'beta'), related('beta', 'see-also', 'alpha')])).toEqual([
    'terms/alpha.yaml relations.0.term',
    'terms/beta.yaml relations.0.term',
  ]);
  expect(wheres([related('alpha', 'part-of', 'beta'), related('beta', 'has-part', 'omega')])).toEqual([
    'terms/alpha.yaml relations.0.term',
    'warning terms/beta.yaml relations.0.term',
  ]);
});

test('a file whose name is not its id', () => {
  const { problems } = checkGlossary(
    [{ file: 'terms/beta.yaml', value: term('alpha', ['Alpha']) }],
    [
      { file: 'sources/a-source.yaml', value: source('a-source') },
      { file: 'sources/c-source.yaml', value: source('b-source') },
    ],
  );
  expect(problems.map(({ file, path }) => `${file} ${path.join('.')}`)).toEqual([
    'terms/beta.yaml id',
    'sources/c-source.yaml id',
  ]);
});

test('all problems are reported at once, and what passed is given on', () => {
  const { terms, sources, problems } = checkGlossary(
    [
      { file: 'terms/alpha.yaml', value: { id: 'alpha' } },
      { file: 'terms/beta.yaml', value: 'no entry at all' },
      ...files('terms', [term('gamma', ['Gamma'], { relations: [{ type: 'see-also', term: 'alpha' }] })]),
    ],
    [...files('sources', [source('a-source')]), { file: 'sources/b-source.yaml', value: undefined }],
  );
  expect(terms.map(({ id }) => id)).toEqual(['gamma']);
  expect(sources.map(({ id }) => id)).toEqual(['a-source']);
  // A file that is broken is reported for what it lacks; nobody is blamed for pointing to it.
  const blamed = new Set(problems.map(({ file }) => file));
  expect([...blamed]).toEqual(['terms/alpha.yaml', 'terms/beta.yaml', 'sources/b-source.yaml']);
  expect(problems.filter(({ file }) => file === 'terms/alpha.yaml').length).toBeGreaterThan(5);
});

function reported(terms: Term[], sources: Source[]): { where: string; message: string }[] {
  const { problems } = checkGlossary(files('terms', terms), files('sources', sources), (name) => seeds[name]);
  return problems.map(({ file, path, message, severity }) => ({
    where: `${severity === 'warning' ? 'warning ' : ''}${file} ${path.join('.')}`,
    message,
  }));
}

function files(folder: string, values: ReadonlyArray<Term | Source>): AuthoredFile[] {
  return values.map((value) => ({ file: `${folder}/${value.id}.yaml`, value }));
}
