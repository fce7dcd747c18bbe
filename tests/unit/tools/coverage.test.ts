import { describe, expect, test } from 'vitest';
import { settleSenses } from '../../../src/glossary/senses.ts';
import { findingsOf } from '../../../tools/coverage-findings.ts';
import type { Fate, UnreadText } from '../../../tools/coverage-in-page.ts';
import {
  addedUp,
  marksPerThousand,
  nameLines,
  pageLines,
  type PageReport,
  summaryLines,
} from '../../../tools/coverage-report.ts';
import { englishWords } from '../../../tools/english-words.ts';
import { ambiguous, annotatorOf, term } from '../glossary/small-glossary.ts';

const terms = [
  term('council', [ambiguous('TTC', 'subway', 'streetcar'), 'Trade Council'], {
    labels: { en: 'The Council' },
    senseWords: ['export controls', 'Brussels', 'chips'],
  }),
  term('road', ['Silk Road'], { labels: { en: 'The Road' } }),
];

/** A page of these texts. All that is meant is marked, but where a fate is said: block by block, in order. */
function understood(
  texts: string[],
  { fates, unread = [], known = [] }: { fates?: Fate[][]; unread?: UnreadText[]; known?: string[] } = {},
): ReturnType<typeof findingsOf> {
  const { annotate, knowledge } = annotatorOf(...terms);
  const annotations = annotate(texts.map((text) => ({ text, lang: 'en' })));
  const { matches } = settleSenses(annotations, knowledge);
  return findingsOf({
    texts,
    annotations,
    matches,
    fates: fates ?? matches.map((list) => list.map((): Fate => 'marked')),
    unread,
    annotationsOfUnread: annotate(unread),
    known,
    knowledge,
  });
}

const held: {
  title: string;
  page: ReturnType<typeof understood>;
  says: [text: string, times: number, why: string][];
}[] = [
  {
    title: 'an ambiguous form without evidence',
    page: understood(['The TTC met.', 'The TTC left.']),
    says: [['TTC', 2, 'unsure no evidence']],
  },
  {
    title: 'evidence on both sides',
    page: understood(['The TTC met in Brussels by subway and streetcar.']),
    says: [['TTC', 1, 'unsure near Brussels; against it streetcar, subway']],
  },
  {
    title: 'evidence elsewhere on the page',
    page: understood(['The TTC met.', 'Brussels has a subway.']),
    says: [['TTC', 1, 'unsure on the page Brussels; against it subway']],
  },
  {
    title: 'a definition of something else',
    page: understood(['The Tariff Question Club (TTC) met.']),
    says: [['TTC', 1, 'unsure the page writes it for “Tariff Question Club”']],
  },
  {
    title: 'part of a compound',
    page: understood(['It is ML-TTC.']),
    says: [['TTC', 1, 'unsure part of a compound']],
  },
  {
    title: 'what was chosen otherwise, each with its reason',
    page: understood(['Silk Road, Silk Road, silk road.', 'Silk Road'], {
      fates: [['marked', 'repeated', 'ceiling'], ['hidden']],
    }),
    says: [
      ['Silk Road', 1, 'repeated'],
      ['silk road', 1, 'ceiling'],
      ['Silk Road', 1, 'hidden'],
    ],
  },
  {
    title: 'a term that the reader knows',
    page: understood(['The Silk Road.'], { known: ['road'], fates: [['hidden']] }),
    says: [['Silk Road', 1, 'known']],
  },
  {
    title: 'text that is not read',
    page: understood(['Nothing.'], {
      unread: [
        { text: 'Silk Road', lang: 'en', where: 'navigation' },
        { text: 'the Silk Road', lang: 'en', where: 'code' },
        { text: 'the Silk Road', lang: 'en', where: 'code' },
      ],
    }),
    says: [
      ['Silk Road', 1, 'navigation'],
      ['Silk Road', 2, 'code'],
    ],
  },
];

describe('what is held back', () => {
  test.each(held)('$title', ({ page, says }) => {
    const found = page.heldBack.map(({ text, times, cause, evidence }) => [
      text,
      times,
      `${cause} ${evidence}`.trim(),
    ]);
    expect(found).toEqual(says);
  });
});

test('the score of what was weighed: the best of those that are alike, none where a definition decided', () => {
  const scores = (...texts: string[]): Array<number | undefined> =>
    understood(texts).heldBack.map(({ score }) => score);
  const [alone = 0] = scores('The TTC met.');
  expect(alone).toBeLessThan(0);
  expect(scores('The TTC met.', 'The TTC left.')).toEqual([alone]);
  expect(scores('The TTC took the subway.')[0]).toBeLessThan(alone);
  expect(scores('The Tariff Question Club (TTC) met.')).toEqual([undefined]);
});

test('what is marked: alike places are one, with why', () => {
  const { marked } = understood(['The Trade Council (TTC) met.', 'TTC, TTC and a\nSilk\nRoad.']);
  expect(marked).toEqual([
    { text: 'Trade Council', labels: ['The Council'], times: 1, reason: { kind: 'form' } },
    {
      text: 'TTC',
      labels: ['The Council'],
      times: 3,
      reason: { kind: 'defined', longForm: 'The Trade Council' },
    },
    { text: 'Silk Road', labels: ['The Road'], times: 1, reason: { kind: 'form' } },
  ]);
});

const report = (name: string, words: number, texts: string[]): PageReport => ({
  name,
  lang: 'en',
  words,
  findings: understood(texts),
  unexplained: [{ text: 'Acme Institute', times: 2 }],
});

test('a page in words', () => {
  const lines = pageLines(report('a.html', 500, ['The Silk Road, and the TTC.']), englishWords(), 100);
  expect(lines[0]).toBe('a.html: 1 marks in 500 words (2.0 per 1,000), en');
  const text = lines.join('\n');
  expect(text).toMatch(/Marked\nTerm +Text +Times +Why\n─+\nThe Road +Silk Road +1 +\S/u);
  expect(text).toMatch(
    /Held back\n.*\n─+\nThe Council +TTC +1 +too little evidence \(-\d\.\d, marked from \d\.\d\): no evidence/u,
  );
  expect(text).toMatch(/Explained by no entry\n {2}Acme Institute 2$/u);
});

test('a row for each page and one for all', () => {
  const pages = [
    report('a.html', 500, ['The Silk Road, and the TTC.']),
    report('b.html', 1500, ['Nothing.']),
  ];
  const rows = summaryLines(pages, 100).map((line) => line.split(/ {2,}/u));
  expect(rows[0]).toEqual([
    'Page',
    'Words',
    'Marks',
    'Per 1,000',
    'Unsure',
    'Repeated',
    'Too many',
    'Hidden',
  ]);
  expect(rows.slice(2)).toEqual([
    ['a.html', '500', '1', '2.0', '1', '0', '0', '0'],
    ['b.html', '1500', '0', '0.0', '0', '0', '0', '0'],
    ['all 2', '2000', '1', '0.5', '1', '0', '0', '0'],
  ]);
});

test('an empty page has no marks', () => expect(marksPerThousand(0, 0)).toBe(0));

test('names of several pages are added up, and of many the first are shown', () => {
  const names = addedUp([
    [{ text: 'ABC', times: 2 }],
    [
      { text: 'DEF', times: 4 },
      { text: 'ABC', times: 3 },
    ],
  ]);
  expect(nameLines(names, 100)).toEqual(['  ABC 5, DEF 4']);
  const many = Array.from({ length: 27 }, (_, i) => ({ text: `N${i}`, times: 2 }));
  expect(nameLines(many, 1000)[0]).toMatch(/N24 2, and 2 more$/u);
  expect(nameLines([], 100)).toEqual([]);
});
