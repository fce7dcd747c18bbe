import { describe, expect, test } from 'vitest';
import { createMatcher, type Hit } from '../../../src/glossary/matcher.ts';
import { packIndex } from '../../../src/glossary/packed-index.ts';
import { marked, unmarked } from './marked-text.ts';
import { matcherAgrees, offsetsComeHome } from './matcher-agrees.ts';

/** Texts with their hits in double brackets. Forms in any case, and forms in their exact case. */
interface Row {
  title: string;
  any?: string[];
  exact?: string[];
  texts: string[];
}

const rows: Row[] = [
  {
    title: 'any case',
    any: ['cyber norms'],
    texts: ['⟦Cyber norms⟧ and ⟦CYBER NORMS⟧', 'three ⟦cyber norms⟧.'],
  },
  {
    title: 'exact case of one word',
    exact: ['Quad', 'AUKUS'],
    texts: ['the ⟦Quad⟧, a quad, QUAD', '⟦AUKUS⟧ aukus Aukus', '⟦ＡＵＫＵＳ⟧'],
  },
  {
    title: 'exact case of several words, or all capitals',
    exact: ['Global Gateway', 'EU-US TTC'],
    texts: [
      '⟦Global Gateway⟧, a global gateway, Global gateway',
      '⟦GLOBAL GATEWAY⟧',
      'eu-us ttc, ⟦EU–US\u00A0TTC⟧',
    ],
  },
  {
    title: 'exact case of several words in title case',
    exact: ['Made in China', 'weiwen'],
    texts: [
      '⟦Made In China⟧, ⟦Made\u00A0In-China⟧',
      'made In China, Made iN China',
      'Weiwen',
      '⟦Made 𝐈n China⟧',
    ],
  },
  {
    title: 'particles of other scripts',
    any: ['aukus', 'g20', '오커스', 'الحرير'],
    texts: [
      '⟦AUKUS⟧는 한국⟦AUKUS⟧협력 ⟦G20⟧에서',
      'لـ⟦AUKUS⟧ وال⟦AUKUS⟧ ו⟦AUKUS⟧',
      '가오커스 오커스는 ⟦오커스⟧',
      'والحرير ⟦الحرير⟧',
      'АAUKUS AUKUSж',
    ],
  },
  {
    title: 'vowel signs, tatweel and variation selectors',
    any: ['الحرير الرقمي', 'שלום', '数字'],
    texts: ['⟦الحَرِيرِ الرَّقْمِيّ⟧.', '⟦الحـرير الرقمـي⟧', '⟦שָׁלוֹם⟧', '⟦数\u{E0100}字⟧\u{E0100}与'],
  },
  {
    title: 'whole words only',
    any: ['nato', 'ttc'],
    texts: ['natova, donato, nato1, nato_x, 5nato', '(⟦NATO⟧)…⟦NATO⟧;⟦nato⟧/⟦TTC⟧', 'na to'],
  },
  {
    title: 'spaces and hyphens',
    any: ['internet sovereignty'],
    texts: [
      '⟦internet-sovereignty⟧ ⟦internet\u2011sovereignty⟧ ⟦internet–sovereignty⟧',
      '⟦internet\u00A0sovereignty⟧ ⟦internet\n\u2009 sovereignty⟧ ⟦internet-\nsovereignty⟧',
      'internet – sovereignty, internet — sovereignty, internet—sovereignty, internet--sovereignty',
      'internet, sovereignty; internet. Sovereignty; internetsovereignty',
    ],
  },
  {
    title: 'hyphens of every kind',
    any: ['internet sovereignty'],
    texts: [
      '⟦internet\u2010sovereignty⟧ ⟦internet\u2012sovereignty⟧ ⟦internet\u2212sovereignty⟧',
      '⟦internet\u05BEsovereignty⟧ ⟦internet\u2043sovereignty⟧ ⟦internet\u2E40sovereignty⟧',
      'internet\u2015sovereignty internet\u2E3Asovereignty internet〜sovereignty',
    ],
  },
  {
    title: 'an em dash between capitals',
    any: ['eu-us council', 'digital silk'],
    texts: [
      'the ⟦EU—US Council⟧, ⟦EU\u200B—\u00ADUS council⟧',
      `⟦EU—${'\u200B'.repeat(30)}US council⟧`,
      'EU — US council',
      'DIGITAL—silk, digital—Silk',
    ],
  },
  {
    title: 'at a dash',
    any: ['the internet'],
    texts: ['⟦the internet⟧ - as it is, - ⟦the internet⟧ –, —⟦the internet⟧—'],
  },
  {
    title: 'soft hyphens and zero width, inside and at the ends',
    any: ['sovereignty'],
    texts: ['a ⟦sove\u00ADreignty⟧\u00AD b', '\u200B⟦sove\u200Breignty⟧\u200B', '\u2067⟦sovereignty⟧\u2069'],
  },
  {
    title: 'quotes and possessives',
    any: ['people’s congress', 'aukus'],
    texts: [
      "“⟦AUKUS⟧”, ⟦AUKUS⟧’s and ⟦AUKUS⟧'s",
      "«⟦people's congress⟧» ⟦people‘s congress⟧",
      'peoples congress',
    ],
  },
  {
    title: 'decomposed accents',
    any: ['señor', 'việt'],
    texts: ['⟦sen\u0303or⟧ senor ⟦vie\u0323\u0302t⟧ viet'],
  },
  {
    title: 'ё and е, sigma, sharp s, dotted I',
    any: ['шёлк', 'λόγος', 'straße', 'istanbul'],
    texts: ['⟦шелк⟧ ⟦ШЁЛК⟧', '⟦ΛΌΓΟΣ⟧ ⟦λόγοσ⟧', '⟦STRASSE⟧ ⟦Strasse⟧ ⟦STRAẞE⟧', '⟦İstanbul⟧ ıstanbul'],
  },
  {
    title: 'no boundary in Han, kana and Thai',
    any: ['数字丝路', 'デジタル外交', 'การทูต'],
    texts: ['中国的⟦数字丝路⟧建设', '日本の⟦デジタル外交⟧は', 'กับ⟦การทูต⟧ไทย', '5G⟦数字丝路⟧AI'],
  },
  {
    title: 'Latin between Han',
    any: ['5g', '5g网络'],
    texts: ['中国⟦5G⟧与', '华为⟦5G网络⟧', '15G与'],
  },
  { title: 'half-width kana', any: ['デジタル'], texts: ['⟦ﾃﾞｼﾞﾀﾙ⟧化', 'ﾃｼﾀﾙ', 'テジタル'] },
  { title: 'a vowel sign is part of its letter', any: ['ก'], texts: ['⟦ก⟧บ กั ก\u0303'] },
  { title: 'decomposed Hangul', any: ['한국'], texts: [`⟦${'한국'.normalize('NFD')}⟧ 한국어`] },
  {
    title: 'beyond the first plane',
    any: ['\u{20BB7}野家', 'aukus'],
    texts: ['牛⟦\u{20BB7}野家⟧', '😀⟦𝒜𝒰𝒦𝒰𝒮⟧😀', '\uD842⟦AUKUS⟧\uDFB7'],
  },
  {
    title: 'halves of a pair, parted by what is not there for the reader, are no character',
    any: ['\uD835\uFE0F\uDC9C', 'A-\uD835\uFE0F\uDC9C', 'A-𝒜'],
    texts: ['⟦\uD835\uFE0F\uDC9C⟧⟦\uD835\uDB40\uDD00\uDC9C⟧, 𝒜', '⟦A—𝒜⟧, A—⟦\uD835\uFE0F\uDC9C⟧'],
  },
  {
    title: 'footnote figures',
    any: ['aukus', 'global gateway'],
    texts: ['⟦AUKUS⟧² ⟦AUKUS⟧¹², ⟦Global Gateway⟧³', 'AUKUS2'],
  },
  {
    title: 'forms with full stops',
    exact: ['U.S.', 'U.N. Charter'],
    texts: ['⟦U.S.⟧ and ⟦U.S.⟧-led', '⟦U.N. CHARTER⟧', 'US U.S'],
  },
  {
    title: 'longest first',
    any: ['digital', 'digital silk', 'digital silk road', 'silk road'],
    texts: ['⟦digital silk road⟧ ⟦silk road⟧', '⟦digital silk⟧ ⟦silk road⟧', '⟦digital⟧ road ⟦silk road⟧'],
  },
  {
    title: 'leftmost before longest',
    any: ['a b', 'b c d e'],
    texts: ['⟦a b⟧ c d e', 'x ⟦b c d e⟧'],
  },
  {
    title: 'back to the shorter form, and on right after it',
    any: ['a', 'a b c d', 'b c', 'c'],
    texts: ['⟦a⟧ ⟦b c⟧ e', '⟦a b c d⟧', '⟦a⟧ b, ⟦c⟧'],
  },
  {
    title: 'a form in the wrong case gives way to what is inside',
    any: ['silk road'],
    exact: ['Digital Silk Road'],
    texts: ['a digital ⟦silk road⟧', 'the ⟦Digital Silk Road⟧', 'the ⟦DIGITAL SILK ROAD⟧'],
  },
  { title: 'nothing to find', any: ['aukus'], texts: ['', ' ', '—', 'AUKU S'] },
];

describe('where forms are found', () => {
  test.each(rows)('$title', ({ any = [], exact = [], texts }) => {
    const matcher = matcherOf(any, exact);
    const found = texts.map((text) =>
      marked(
        unmarked(text).text,
        matcher.scan(unmarked(text).text, () => true),
      ),
    );
    expect(found).toEqual(texts);
  });
});

test('several forms at one place', () => {
  const matcher = matcherOf(['ttc', 'T-T-C', 'TTC'], ['TTC', 'Ttc']);
  expect(formsOf(matcher.scan('TTC', () => true))).toEqual([[0, 2, 3]]);
  expect(formsOf(matcher.scan('Ttc', () => true))).toEqual([[0, 2, 4]]);
  expect(formsOf(matcher.scan('T T C', () => true))).toEqual([[1]]);
});

test('words with the same hash are told apart', () => {
  // Both have the FNV-1a hash 0x5e4daa9d.
  const matcher = matcherOf(['costarring'], []);
  expect(matcher.scan('costarring', () => true)).toHaveLength(1);
  expect(matcher.scan('liquid', () => true)).toEqual([]);
  const both = matcherOf(['costarring silk', 'liquid silk'], []);
  expect(formsOf(both.scan('liquid silk, costarring silk', () => true))).toEqual([[1], [0]]);
});

test('a form that is not accepted is not there', () => {
  const matcher = matcherOf(['digital silk road', 'silk road', 'digital silk road'], []);
  const isNot =
    (...forms: number[]) =>
    (form: number) =>
      !forms.includes(form);
  expect(matcher.scan('digital silk road', isNot(0))).toEqual([{ start: 0, end: 17, forms: [2] }]);
  expect(matcher.scan('digital silk road', isNot(0, 2))).toEqual([{ start: 8, end: 17, forms: [1] }]);
});

test('with everyForm, forms inside others and those not accepted are told too', () => {
  const matcher = matcherOf(['a', 'a b c', 'b c', 'c'], []);
  const every: string[] = [];
  const hits = matcher.scan(
    'a b c',
    (form) => form !== 1,
    ({ start, end, forms }) => every.push(`${start}–${end} ${forms.join()}`),
  );
  expect(hits).toEqual([
    { start: 0, end: 1, forms: [0] },
    { start: 2, end: 5, forms: [2] },
  ]);
  expect(every).toEqual(['0–1 0', '0–5 1', '2–5 2', '4–5 3']);
});

test('one matcher scans one text after another', () => {
  const matcher = matcherOf(['aukus'], []);
  expect(matcher.scan('AUKUS and AUKUS', () => true)).toHaveLength(2);
  expect(matcher.scan('and AUKUS', () => true)).toEqual([{ start: 4, end: 9, forms: [0] }]);
});

test('the naive matcher finds the same', () => matcherAgrees(5000, 20260704), 30_000);

test('offsets come home', () => offsetsComeHome(3000, 20260705), 30_000);

function matcherOf(any: string[], exact: string[]) {
  const inAnyCase = any.map((text) => ({ text, exactCase: false }));
  const inExactCase = exact.map((text) => ({ text, exactCase: true }));
  return createMatcher(packIndex([...inAnyCase, ...inExactCase]));
}

function formsOf(hits: readonly Hit[]): number[][] {
  return hits.map(({ forms }) => forms.toSorted((a, b) => a - b));
}
