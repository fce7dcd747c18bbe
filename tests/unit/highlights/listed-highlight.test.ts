import { describe, expect, test } from 'vitest';
import type { State } from '../../../src/highlights/locate.ts';
import { inReadingOrder, listedHighlight } from '../../../src/highlights/listed-highlight.ts';
import { QUOTE, sampleHighlight, sampleId, TEXT } from './sample-highlight.ts';

const listed = (number: number, state?: State, isNote = false) =>
  listedHighlight({ highlight: sampleHighlight(number), state, isNote });

test('a highlight as lists show it', () => {
  const highlight = sampleHighlight(1, { note: 'Which sea?', tags: ['a', 'b'], meaning: 'idea' });
  expect(listedHighlight({ highlight, state: 'moved', isNote: false })).toEqual({
    id: sampleId(1),
    page: 'https://example.org/a',
    source: 'https://example.org/a',
    title: 'A page',
    language: 'en',
    quote: QUOTE,
    before: TEXT.slice(0, TEXT.indexOf(QUOTE)),
    after: ' Then they left.'.replace(' ', '. '),
    meaning: 'idea',
    note: 'Which sea?',
    tags: ['a', 'b'],
    created: highlight.created,
    state: 'moved',
    isNote: false,
    kept: highlight,
  });
});

describe('the paragraph around a quote', () => {
  const rows: {
    title: string;
    paragraph: string;
    prefix: string;
    quote: string;
    around: [string, string];
  }[] = [
    { title: 'once', paragraph: 'a b c', prefix: 'a ', quote: 'b', around: ['a ', ' c'] },
    { title: 'several times', paragraph: 'x b y b z', prefix: 'y ', quote: 'b', around: ['x b y ', ' z'] },
    {
      title: 'several times, after another block',
      paragraph: 'b y b',
      prefix: 'end of it. ',
      quote: 'b',
      around: ['', ' y b'],
    },
    {
      title: 'not in it, as of several paragraphs',
      paragraph: 'first part',
      prefix: '',
      quote: 'part and more',
      around: ['first part', ''],
    },
    { title: 'no paragraph', paragraph: '', prefix: 'a', quote: 'b', around: ['', ''] },
  ];
  test.each(rows)('$title', ({ paragraph, prefix, quote, around }) => {
    const highlight = sampleHighlight(1);
    const [first, position] = highlight.target.selector;
    const target = {
      ...highlight.target,
      paragraph,
      selector: [{ ...first, exact: quote, prefix }, position] as typeof highlight.target.selector,
    };
    const { before, after } = listedHighlight({
      highlight: { ...highlight, target },
      state: undefined,
      isNote: false,
    });
    expect([before, after]).toEqual(around);
  });
});

describe('in reading order', () => {
  /** What frames answer: `2:moved` is the highlight with number 2. */
  const frame = (frameId: number, ...answers: string[]) => ({
    frameId,
    highlights: answers.map((answer) => {
      const [number = '', state = ''] = answer.split(':');
      return { id: sampleId(Number(number)), state: state as State, text: '', candidates: [] };
    }),
  });
  const rows: {
    title: string;
    kept: ReturnType<typeof listed>[];
    frames: ReturnType<typeof frame>[];
    shown: { placed: string; orphans: string; notes: string; isComplete: boolean };
  }[] = [
    {
      title: 'as the frames have them, one after the other',
      kept: [listed(1), listed(2), listed(3)],
      frames: [frame(0, '3:exact', '1:moved'), frame(7, '2:changed')],
      shown: { placed: '3:exact 1:moved 2:changed', orphans: '', notes: '', isComplete: true },
    },
    {
      title: 'what was seen last counts no more, once a frame answers',
      kept: [listed(1, 'lost'), listed(2, 'exact')],
      frames: [frame(0, '1:exact', '2:uncertain')],
      shown: { placed: '1:exact', orphans: '2:uncertain', notes: '', isComplete: true },
    },
    {
      title: 'nobody answers for one',
      kept: [listed(1, 'exact'), listed(2, 'lost'), listed(3)],
      frames: [frame(0, '3:exact')],
      shown: { placed: '3:exact 1:exact', orphans: '2:lost', notes: '', isComplete: false },
    },
    {
      title: 'two frames answer for one: the one that has it counts',
      kept: [listed(1)],
      frames: [frame(0, '1:lost'), frame(4, '1:exact')],
      shown: { placed: '1:exact', orphans: '', notes: '', isComplete: true },
    },
    {
      title: 'notes are not looked for',
      kept: [listed(1, 'lost', true), listed(2)],
      frames: [frame(0, '2:exact')],
      shown: { placed: '2:exact', orphans: '', notes: '1:lost', isComplete: true },
    },
    {
      title: 'a frame knows one that is gone',
      kept: [],
      frames: [frame(0, '1:exact')],
      shown: { placed: '', orphans: '', notes: '', isComplete: true },
    },
  ];
  test.each(rows)('$title', ({ kept, frames, shown }) => {
    const { isComplete, ...parts } = inReadingOrder(kept, frames);
    const written = Object.fromEntries(
      Object.entries(parts).map(([part, list]) => [
        part,
        list.map(({ id, state }) => `${Number(id.slice(-12))}:${state}`).join(' '),
      ]),
    );
    expect({ ...written, isComplete }).toEqual(shown);
  });
});
