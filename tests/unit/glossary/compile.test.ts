import { describe, expect, test } from 'vitest';
import { compileGlossary, isExactCase, writtenForm } from '../../../src/glossary/compile.ts';
import { createMatcher } from '../../../src/glossary/matcher.ts';
import { unpackRuns } from '../../../src/glossary/number-runs.ts';
import { buildMatching } from '../../../src/glossary/shipped-forms.ts';
import type { Form } from '../../../src/glossary/term.ts';
import { ambiguous, source, term } from './small-glossary.ts';

describe('forms that are met in their exact case', () => {
  const rows: { text: string; case?: Form['case']; exact: boolean }[] = [
    { text: 'AUKUS', exact: true },
    { text: 'AUKUS', case: 'any', exact: true },
    { text: 'UN GGE', exact: true },
    { text: '5G', exact: true },
    { text: 'НАТО', exact: true },
    { text: 'EU-US TTC', exact: true },
    { text: 'Quad', exact: false },
    { text: 'Quad', case: 'exact', exact: true },
    { text: 'IoT', exact: true },
    { text: 'EU law', exact: false },
    { text: 'Digital Silk Road', exact: false },
    { text: '数字丝路', exact: false },
    { text: '2030', exact: false },
  ];
  test.each(rows)('$text, case: $case', ({ exact, ...form }) => {
    expect(isExactCase(form, form.text)).toBe(exact);
  });

  test('an inflected form is judged by its own letters', () => {
    expect(isExactCase({ text: 'IGF' }, 'the forum')).toBe(false);
  });

  test('and only so are they found', () => {
    const matcher = createMatcher(
      compileGlossary([term('a', ['AUKUS', { text: 'NATO', case: 'any' }, 'cyber norms'])], []).index,
    );
    expect(matcher.scan('AUKUS aukus NATO nato Cyber Norms', () => true).map(({ start }) => start)).toEqual([
      0, 12, 22,
    ]);
  });
});

describe('one written form', () => {
  const rows: { title: string; forms: string[]; count: number }[] = [
    {
      title: 'case, spaces, hyphens and accents make no other',
      forms: [
        'Cyber Norms',
        'cyber-norms',
        'CYBER\u00A0NORMS',
        'cybér nörms',
        'cyber\u00ADnorms'.replace('\u00AD', ' '),
      ],
      count: 1,
    },
    { title: 'letters and words do', forms: ['cyber norms', 'cybernorms', 'cyber norm'], count: 3 },
    { title: 'so does punctuation', forms: ['US', 'U.S.'], count: 2 },
  ];
  test.each(rows)('$title', ({ forms, count }) => {
    expect(new Set(forms.map(writtenForm)).size).toBe(count);
  });
});

const terms = [
  term('gamma', ['Gamma'], {
    relations: [
      { type: 'see-also', term: 'omega' },
      { type: 'see-also', term: 'alpha' },
    ],
  }),
  term(
    'alpha',
    [
      ambiguous('ALPHA', 'wolf', 'Beta'),
      { text: 'Alpha Norm', inflected: ['Alpha Norms'], notIn: ['de'] },
      ambiguous('Norms of the Alphas', 'wolf'),
    ],
    {
      senseWords: ['Geneva', 'geneva', 'IT'],
      labels: { en: 'Alpha Norms', de: 'Alphanormen' },
      relations: [{ type: 'see-also', term: 'gamma' }],
      citations: [
        { source: 'b-source', says: 'Says the second thing.' },
        { source: 'a-source', says: 'Says the first thing.', phrase: 'first thing' },
      ],
      perspectives: [
        { who: 'China', view: 'A view that is long enough.', citations: ['a-source', 'b-source'] },
        { who: 'Europe', view: 'Another view that is long enough.', citations: ['a-source'] },
      ],
      timeline: [
        { date: '2020', event: 'It began.' },
        { date: '2021-05', event: 'It went on.', citations: ['b-source'] },
      ],
    },
  ),
  term('beta', [{ text: 'alpha-norms', case: 'any' }]),
];
const sources = [source('a-source'), source('b-source'), source('unused-source')];
const { index, lexicon, entries, forms } = compileGlossary(terms, sources);
const formCount = lexicon.rulesOf.length;
const rules = Array.from(lexicon.rulesOf, (place) => lexicon.rules[place]);

describe('the lexicon', () => {
  test('terms stand by their ids, related only to what is written', () => {
    expect(lexicon.terms.map(({ id, label, related }) => `${id} (${label}): ${related.join()}`)).toEqual([
      'alpha (Alpha Norms): gamma',
      'beta (beta): ',
      'gamma (gamma): alpha',
    ]);
  });

  test('form n of the index has rules[rulesOf[n]], inflected ones too', () => {
    const matcher = createMatcher(index);
    const text = 'ALPHA. Alpha Norm. Norms of the Alphas. Gamma';
    const hits = matcher.scan(text, (form) => form < formCount);
    expect(hits.map((hit) => hit.forms)).toEqual([[0], [1], [3], [5]]);
    const both = matcher.scan('Alpha Norms', () => true)[0]?.forms.map((form) => rules[form]?.term);
    expect(both?.toSorted()).toEqual([0, 1]);
  });

  test('forms that are alike are told, also across terms', () => {
    expect([...lexicon.alike]).toEqual([[4, 2]]);
  });

  test('ambiguous forms are told with their inflected ones, by the first that are written so', () => {
    const { lexicon: inflected } = compileGlossary(
      [
        term('a', [
          'Chambers',
          { ...ambiguous('chamber'), inflected: ['chambers', 'chamber’s'] },
          { ...ambiguous('House'), inflected: ['HOUSE'] },
        ]),
        term('b', [{ ...ambiguous('chamber'), inflected: ['chambers', 'chamber’s'] }, ambiguous('room')]),
        term('c', [{ text: 'norm', inflected: ['norms'] }]),
      ],
      [],
    );
    expect(inflected.families).toEqual([[1, 0, 3]]);
  });

  test('rules of forms', () => {
    expect(rules).toEqual([
      { term: 0, otherSenses: [{ words: [2, 3] }] },
      { term: 0, notIn: ['de'] },
      { term: 0, notIn: ['de'] },
      { term: 0, otherSenses: [{ words: [3] }], sureAs: 'Norms of the Alphas' },
      { term: 1 },
      { term: 2 },
    ]);
  });

  test('evidence words are numbered after the forms, once for each written form', () => {
    expect(lexicon.words).toEqual(['Geneva', 'IT', 'Beta', 'wolf']);
    const matcher = createMatcher(index);
    const numbers = (text: string): number[] =>
      matcher.scan(text, () => true).flatMap((hit) => [...hit.forms]);
    expect(numbers('geneva; wolf; IT; it')).toEqual([0, 3, 1].map((word) => word + formCount));
  });

  test('a form that is written twice stands once', () => {
    const twice = compileGlossary([term('a', ['Norm', { text: 'Norm', inflected: ['Norms', 'Norm'] }])], []);
    expect(twice.lexicon.rulesOf).toHaveLength(2);
  });
});

describe('what ships', () => {
  test('each text stands once, forms with the same rules together', () => {
    expect(forms.terms.map(([id, , , , , ...groups]) => [id, ...groups])).toEqual([
      [
        'alpha',
        ['ALPHA', { exact: 1, senses: [0] }],
        ['Alpha Norm|= =4s', { notIn: ['de'] }],
        ['Norms of the Alphas', { senses: [1], sure: 1 }],
      ],
      ['beta', ['alpha-norms']],
      ['gamma', ['Gamma']],
    ]);
    expect(forms.words).toBe('Geneva|IT|Beta|wolf');
    expect(unpackRuns(forms.exactWords)).toEqual([1]);
  });

  test.each([
    ['Human Rights Council', true],
    ['Convention de Budapest', true],
    ['human rights council', false],
    ['Alliance', false],
    ['Multi-Stakeholder-Ansatz', false],
    ['App-Stores', false],
  ])('%s is a name that needs no question: %j', (name, isSure) => {
    const { forms: named } = compileGlossary([term('a', [ambiguous(name, 'wolf')])], []);
    expect(JSON.stringify(named.terms).includes('"sure":1')).toBe(isSure);
  });

  test('a list of words that several forms have stands once', () => {
    const shared = compileGlossary([term('a', [ambiguous('A', 'wolf'), ambiguous('B', 'wolf', 'sea')])], []);
    const same = compileGlossary([term('a', [ambiguous('A', 'wolf'), ambiguous('B', 'wolf')])], []);
    expect([shared, same].map((one) => one.forms.senses)).toEqual([['0', '0-1'], ['0']]);
  });

  test('index and lexicon come out of its text as they went in', () => {
    const read = JSON.parse(JSON.stringify(forms)) as typeof forms;
    const built = buildMatching(read);
    expect(built.lexicon).toEqual(lexicon);
    expect(new Uint8Array(built.index)).toEqual(new Uint8Array(index));
  });
});

describe('entries', () => {
  const [alpha] = entries;

  test('citations carry their sources, and are counted from 0 where they are used', () => {
    expect(alpha?.citations).toEqual([
      { source: source('b-source'), says: 'Says the second thing.' },
      { source: source('a-source'), says: 'Says the first thing.', phrase: 'first thing' },
    ]);
    expect(alpha?.perspectives.map(({ citations }) => citations)).toEqual([[1, 0], [1]]);
    expect(alpha?.timeline.map(({ citations }) => citations)).toEqual([[], [0]]);
  });

  test('relations name their terms, and those that are not written are not there', () => {
    expect(entries[2]?.relations).toEqual([{ type: 'see-also', term: 'alpha', label: 'Alpha Norms' }]);
  });

  test('labels and forms are as authored, without inflections', () => {
    expect(alpha?.label).toBe('Alpha Norms');
    expect(alpha?.labels).toEqual({ en: 'Alpha Norms', de: 'Alphanormen' });
    expect(alpha?.forms).toEqual({ en: ['ALPHA', 'Alpha Norm', 'Norms of the Alphas'] });
  });

  test('what a term does not have is empty', () => {
    expect(entries[1]).toMatchObject({ perspectives: [], timeline: [], relations: [] });
  });
});

test('the same glossary gives the same bytes, in whatever order its files come', () => {
  const again = compileGlossary(terms.toReversed(), sources.toReversed());
  expect(new Uint8Array(again.index)).toEqual(new Uint8Array(index));
  expect(JSON.stringify([again.forms, again.entries])).toBe(JSON.stringify([forms, entries]));
});
