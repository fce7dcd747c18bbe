import { describe, expect, test } from 'vitest';
import { quoteWithSource } from '../../../src/highlights/quote-with-source.ts';
import { linkTo } from '../../../src/highlights/text-fragment.ts';

interface Case {
  title: string;
  parts: string[];
  before?: string;
  after?: string;
  /** Else the passage alone. */
  page?: string;
  text: string | undefined;
}

const long = `One ${'two three '.repeat(40)}four, five-six seven.`;

const cases: Case[] = [
  { title: 'a phrase', parts: ['the coast came up twice'], text: 'the%20coast%20came%20up%20twice' },
  {
    title: 'the signs of the directive, and those of an address',
    parts: ['a-b, c & d + 50 % #1?'],
    text: 'a%2Db%2C%20c%20%26%20d%20%2B%2050%20%25%20%231%3F',
  },
  { title: 'letters beyond ASCII', parts: ['Größe 漢字 😀a'], text: encodeURIComponent('Größe 漢字 😀a') },
  {
    title: 'white space and what has no width, as they are rendered',
    parts: ['  sove\u00ADreign\u200Bty\n    of  the\u00A0net '],
    text: 'sovereignty%20of%20the%20net',
  },
  {
    title: 'a long passage, by its first and last words',
    parts: [long],
    text: 'One%20two%20three%20two%20three%20two,two%20three%20four%2C%20five%2Dsix%20seven',
  },
  {
    title: 'a passage over two paragraphs',
    parts: ['It ended here.', 'Then it began.'],
    text: 'It%20ended%20here,Then%20it%20began',
  },
  {
    title: 'a passage around something that is not read',
    parts: ['before the image \uFFFC after it'],
    text: 'before%20the%20image,after%20it',
  },
  {
    title: 'words that stand there twice, with those beside them',
    parts: ['the cable'],
    before: 'Nobody had asked who owns ',
    after: ', said the old harbour master.',
    page: 'Nobody had asked who owns the cable, said the old harbour master. Then the cable broke.',
    text: 'had%20asked%20who%20owns-,the%20cable,-said%20the%20old%20harbour',
  },
  {
    title: 'words that stand there twice, alone in their blocks',
    parts: ['The cable'],
    page: 'The cable\nThe cable',
    text: 'The%20cable',
  },
  {
    title: 'a passage that begins and ends within words: whole words are looked for',
    parts: ['ber sovereign'],
    before: 'She speaks of cy',
    after: 'ty, she says',
    text: 'cyber%20sovereignty',
  },
  {
    title: 'a passage that cuts a word that stands there twice',
    parts: ['ber'],
    before: 'a cy',
    after: ' b',
    page: 'a cyber b cyber',
    text: 'a-,cyber,-b',
  },
  {
    title: 'Chinese, a long passage',
    parts: ['数字丝绸之路'.repeat(60)],
    text: 'starts with 数字',
  },
  { title: 'half a pair of surrogates', parts: ['a \uD83D'], text: 'a%20%EF%BF%BD' },
  { title: 'signs alone', parts: [' — '], text: undefined },
  { title: 'nothing', parts: [], text: undefined },
];

describe('the directive of a passage', () => {
  test.each(cases)('$title', ({ parts, before = '', after = '', page, text }) => {
    const link = linkTo('https://example.org/a?b=1', { parts, before, after }, page ?? parts.join('\n'));
    const [address, directive] = link.split('#:~:text=');
    expect(address).toBe('https://example.org/a?b=1');
    if (text?.startsWith('starts with ') === true)
      expect(decodeURIComponent(directive ?? '')).toMatch(new RegExp(`^${text.slice(12)}`, 'u'));
    else expect(directive).toBe(text);
  });
});

test('a link of a long Chinese passage is short', () => {
  const passage = { parts: ['数字丝绸之路'.repeat(60)], before: '', after: '' };
  expect(decodeURIComponent(linkTo('https://a.example/', passage, '')).length).toBeLessThan(80);
});

describe('fragments that are there', () => {
  const passage = { parts: ['word'], before: '', after: '' };
  test.each([
    ['https://a.example/', 'https://a.example/#:~:text=word'],
    ['https://a.example/#part', 'https://a.example/#part:~:text=word'],
    ['https://a.example/#/route/1', 'https://a.example/#/route/1:~:text=word'],
    ['https://a.example/#:~:text=old', 'https://a.example/#:~:text=word'],
  ])('%s', (url, link) => expect(linkTo(url, passage, 'word')).toBe(link));
});

test('a quote with its source is two lines, whatever the page made of it', () => {
  expect(quoteWithSource('The\n   coast \uFFFC came', ' A\ncable ', 'https://a.example/', '1 May 2026')).toBe(
    '“The coast came”\nA cable, https://a.example/ (1 May 2026)',
  );
  expect(quoteWithSource('a', ' ', 'https://a.example/', '1 May 2026')).toBe(
    '“a”\nhttps://a.example/ (1 May 2026)',
  );
});
