import { describe, expect, test } from 'vitest';
import { Words } from '../../../src/glossary/words.ts';

/** What the matcher reads: the folded words with a space between them. */
const readings: { title: string; texts: string[]; words: string }[] = [
  {
    title: 'case',
    texts: ['Digital Silk Road', 'DIGITAL SILK ROAD', 'digital silk road'],
    words: 'digital silk road',
  },
  {
    title: 'spaces of every kind',
    texts: [
      'silk road',
      'silk\u00A0road',
      'silk\u202Froad',
      'silk\n\t road',
      'silk\u3000road',
      ' silk road ',
    ],
    words: 'silk road',
  },
  {
    title: 'hyphens between words',
    texts: ['silk-road', 'silk\u2010road', 'silk\u2011road', 'silk–road', 'silk\u2212road', 'silk－road'],
    words: 'silk road',
  },
  {
    title: 'a hyphen with a space on one side',
    texts: ['Handels- und Rat', 'Handels -und Rat', 'Handels-\nund Rat'],
    words: 'handels und rat',
  },
  {
    title: 'dashes that stand for themselves',
    texts: ['silk – road', 'silk - road', 'silk--road', 'silk — road', 'silk—road', 'silk\u2015road'],
    words: 'silk — road',
  },
  {
    title: 'what is not there for the reader',
    texts: ['sove\u00ADreign', 'sove\u200Breign', '\u200Esovereign\uFEFF', 'so\u2060ve\u200Dreign'],
    words: 'sovereign',
  },
  {
    title: 'apostrophes',
    texts: ['China’s', "China's", 'China‘s', 'Chinaʼs', 'China＇s'],
    words: "china ' s",
  },
  { title: 'quotes', texts: ['“road”', '„road“', '«road»', '"road"', '＂road＂'], words: '" road "' },
  {
    title: 'figures written onto a script with particles',
    texts: ['오커스2 اوكوس_2'],
    words: '오커스2 اوكوس_2',
  },
  {
    title: 'such particles written onto a word with figures',
    texts: ['5G는 و5G'],
    words: '5g 는 و 5g',
  },
  { title: 'figures of Arabic', texts: ['AUKUS٢'], words: 'aukus٢' },
  { title: 'encircled figures, which are footnote marks', texts: ['AUKUS①', 'AUKUS ①'], words: 'aukus ①' },
  {
    title: 'punctuation, one by one',
    texts: ['U.S.,', 'Ｕ．Ｓ．，'],
    words: 'u . s . ,',
  },
  {
    title: 'width and ligatures',
    texts: ['ﬁve ＡＵＫＵＳ １２', 'five AUKUS 12'],
    words: 'five aukus 12',
  },
  {
    title: 'accents, composed or not',
    texts: ['Señor Việt São', 'Señor Việt São'.normalize('NFD')],
    words: 'señor việt são',
  },
  { title: 'ё and е', texts: ['шёлковый', 'ШЁЛКОВЫЙ', 'шелковый', 'ше\u0308лковый'], words: 'шелковый' },
  {
    title: 'sigma at the end',
    texts: ['ΛΟΓΟΣ', 'λόγος'.normalize('NFD').replace('\u0301', ''), 'λογοσ'],
    words: 'λογοσ',
  },
  { title: 'sharp s', texts: ['Straße', 'STRASSE', 'STRAẞE', 'strasse'], words: 'strasse' },
  {
    title: 'Turkish capitals with a dot',
    texts: ['İstanbul', 'I\u0307stanbul', 'istanbul', 'ISTANBUL'],
    words: 'istanbul',
  },
  { title: 'a dotless i is another letter', texts: ['ısı'], words: 'ısı' },
  { title: 'Hangul, composed or not', texts: ['한국', '한국'.normalize('NFD')], words: '한국' },
  { title: 'Arabic without its vowel signs', texts: ['طَرِيق', 'طــريق', 'طريق'], words: 'طريق' },
  {
    title: 'alef with whatever is on it, yeh with its dots or without',
    texts: ['الإنترنت الرقمى', 'الانترنت الرقمي', 'الا\u0655نترنت الرقمی', 'ٱلأنترنت الرقمي'],
    words: 'الانترنت الرقمي',
  },
  { title: 'digits and underscores continue a word', texts: ['5G 2x web_3'], words: '5g 2x web_3' },
  { title: 'raised figures do not', texts: ['AUKUS²'], words: 'aukus ²' },
  { title: 'lowered figures neither', texts: ['CO₂'], words: 'co ₂' },
  { title: 'Han, a character a word', texts: ['数字丝路'], words: '数 字 丝 路' },
  {
    title: 'traditional characters and simplified ones',
    texts: ['數字絲路', '数字絲路', '数字丝路'],
    words: '数 字 丝 路',
  },
  { title: 'Han beyond the first plane', texts: ['\u{20BB7}野家'], words: '\u{20BB7} 野 家' },
  {
    title: 'kana with voicing marks',
    texts: ['デジタル', 'ﾃﾞｼﾞﾀﾙ', 'テ\u3099シ\u3099タル', 'テ\u200B\u3099ジタル'],
    words: 'デ ジ タ ル',
  },
  { title: 'Thai with its vowel signs', texts: ['กำกับ'], words: 'ก \u0E4D\u0E32 กั บ' },
  { title: 'letters of other planes', texts: ['𝒜𝒰𝒦𝒰𝒮', 'AUKUS'], words: 'aukus' },
  { title: 'pictures', texts: ['a😀b'], words: 'a 😀 b' },
  { title: 'half a pair', texts: ['a\uD835b'], words: 'a \uD835 b' },
  { title: 'nothing', texts: ['', ' \n', '\u200B', '-'], words: '' },
];

describe('how a text is read', () => {
  test.each(readings)('$title', ({ texts, words }) => {
    expect(texts.map(foldedWords)).toEqual(texts.map(() => words));
  });
});

test('places are those of the text as given, without what is invisible at the ends', () => {
  const text = '\u200BSo\u00ADver\u00AD 路\uFE00, 𝒜';
  const words = new Words().read(text);
  const places = Array.from({ length: words.count }, (_, i) => text.slice(words.starts[i], words.ends[i]));
  expect(places).toEqual(['So\u00ADver', '路', ',', '𝒜']);
});

test('a text longer than the first arrays', () => {
  const words = new Words().read('silk ro\u0301ad '.repeat(1000));
  expect(words.count).toBe(2000);
  expect([words.folded(1998), words.folded(1999), words.complex[1]]).toEqual(['silk', 'róad', 1]);
});

test('reading anew forgets the text before', () => {
  const words = new Words().read('one two three');
  expect(words.read('four').count).toBe(1);
  expect(words.folded(0)).toBe('four');
});

function foldedWords(text: string): string {
  const words = new Words().read(text);
  return Array.from({ length: words.count }, (_, i) => words.folded(i)).join(' ');
}
