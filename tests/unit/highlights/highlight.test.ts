import { describe as group, expect, test } from 'vitest';
import { Failure } from '../../../src/failure.ts';
import { describe } from '../../../src/highlights/describe.ts';
import {
  type Highlight,
  highlightOf,
  readHighlight,
  remarkOf,
  selectorsOf,
} from '../../../src/highlights/highlight.ts';
import { PageIndex } from '../../../src/highlights/page-index.ts';

const text = 'Ministers met on Monday. They spoke about the cables below the sea.';
const selectors = describe(new PageIndex(text), { start: 25, end: 44 });
const remark = { meaning: 'claim', note: 'Who says so?', tags: ['cables', 'sea'] } as const;
const highlight = highlightOf(
  '5b0f0d8e-8b8e-4b43-9a7e-0a4f5bb5a001',
  '2026-11-22T17:00:00.000Z',
  { source: 'https://example.org/a', canonical: 'https://example.org/b', title: 'A', language: 'en' },
  selectors,
  text,
  remark,
);

test('what was put in comes out, through a file', () => {
  const read = readHighlight(JSON.parse(JSON.stringify(highlight))) as Highlight;
  expect(read).toEqual(highlight);
  expect(selectorsOf(read)).toMatchObject(selectors);
  expect(remarkOf(read)).toEqual(remark);
});

test('tags are trimmed and none is there twice; an empty note is none', () => {
  const { source, title, language } = highlight.target;
  const page = { source, title, language };
  const tags = [' sea ', 'sea', '', ' '];
  const one = highlightOf(highlight.id, highlight.created, page, selectors, text, {
    meaning: 'idea',
    note: '',
    tags,
  });
  expect(one.body).toHaveLength(2);
  expect(remarkOf(one)).toEqual({ meaning: 'idea', note: '', tags: ['sea'] });
  expect(readHighlight(one)).toEqual(one);
});

test('a range selector of another program is kept', () => {
  const xpath = (value: string) => ({ type: 'XPathSelector', value });
  const range = { type: 'RangeSelector', startSelector: xpath('/p[1]'), endSelector: xpath('/p[2]') };
  const { target } = highlight;
  const value = { ...highlight, target: { ...target, selector: [...target.selector, range] } };
  expect((readHighlight(value) as Highlight).target.selector).toHaveLength(3);
});

const { target, body } = highlight;
const [quote, position] = target.selector;
const wrong: { title: string; value: unknown; says: RegExp }[] = [
  { title: 'nothing', value: undefined, says: /it: / },
  { title: 'a text', value: 'a', says: /it: / },
  { title: 'no id', value: { ...highlight, id: 'a' }, says: /id: / },
  {
    title: 'a time without its zone',
    value: { ...highlight, created: '2026-11-22T17:00:00.000' },
    says: /created: /,
  },
  { title: 'a day for a time', value: { ...highlight, modified: '2026-11-22' }, says: /modified: / },
  {
    title: 'a script for an address',
    value: { ...highlight, target: { ...target, source: 'javascript:alert(1)' } },
    says: /target\.source: /,
  },
  {
    title: 'no quote',
    value: { ...highlight, target: { ...target, selector: [{ ...quote, exact: '' }, position] } },
    says: /target\.selector/,
  },
  {
    title: 'a position that ends before it begins',
    value: { ...highlight, target: { ...target, selector: [quote, { ...position, end: 3 }] } },
    says: /target\.selector/,
  },
  {
    title: 'two colours',
    value: { ...highlight, body: [...body, body[0]] },
    says: /body: has not one colour/,
  },
  { title: 'no colour', value: { ...highlight, body: body.slice(1) }, says: /body: has not one colour/ },
  {
    title: 'a colour of no meaning',
    value: { ...highlight, body: [{ ...body[0], value: 'red' }] },
    says: /body: has a colour that means nothing/,
  },
  { title: 'two notes', value: { ...highlight, body: [...body, body[1]] }, says: /body: has two notes/ },
  {
    title: 'a note in HTML',
    value: { ...highlight, body: [body[0], { ...body[1], format: 'text/html' }] },
    says: /body\.1\.format: /,
  },
];

group('a sentence says what is wrong with', () => {
  test.each(wrong)('$title', ({ value, says }) => {
    const failure = readHighlight(value) as Failure;
    expect(failure).toBeInstanceOf(Failure);
    expect(failure.message).toMatch(says);
    expect(failure.message).toMatch(/^This is no highlight: .*[^.]\.$/u);
    expect(failure.message).not.toContain('\n');
  });
});
