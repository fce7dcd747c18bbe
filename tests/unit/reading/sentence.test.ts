import { describe, expect, test } from 'vitest';
import { sentenceAround } from '../../../src/reading/sentence.ts';
import { unmarked } from '../glossary/marked-text.ts';

/** A text with the word that is meant in double brackets, and its sentence. */
const rows: { title: string; text: string; sentence: string }[] = [
  { title: 'a text of one sentence', text: 'The ⟦TTC⟧ met.', sentence: 'The TTC met.' },
  { title: 'no end at all', text: 'On the ⟦TTC⟧ today', sentence: 'On the TTC today' },
  { title: 'the first of three', text: 'The ⟦TTC⟧ met. It was May. Late.', sentence: 'The TTC met.' },
  { title: 'the second of three', text: 'It was May. The ⟦TTC⟧ met! Late.', sentence: 'The TTC met!' },
  { title: 'the last of three', text: 'It was May. Late? The ⟦TTC⟧ met', sentence: 'The TTC met' },
  { title: 'at its beginning', text: 'It was May. ⟦TTC⟧ talks. Late.', sentence: 'TTC talks.' },
  { title: 'at its end', text: 'It was May. So the ⟦TTC⟧. Late.', sentence: 'So the TTC.' },
  {
    title: 'quotes and brackets around sentences',
    text: '“It was May.” (“The ⟦TTC⟧ met.”) Late.',
    sentence: '(“The TTC met.”)',
  },
  { title: 'an ellipsis', text: 'It was May… The ⟦TTC⟧ met… Late.', sentence: 'The TTC met…' },
  { title: 'a figure begins one', text: 'The ⟦TTC⟧ met. 27 states came.', sentence: 'The TTC met.' },
  {
    title: 'abbreviations before small letters',
    text: 'States, e.g. the U.S. and the ⟦TTC⟧ of the U.S. side, met.',
    sentence: 'States, e.g. the U.S. and the TTC of the U.S. side, met.',
  },
  {
    title: 'initials and titles before capitals',
    text: 'It was May. The U.S. Congress, J. D. Vance, Dr. No and the ⟦TTC⟧ of the U.S. Senate met. Late.',
    sentence: 'The U.S. Congress, J. D. Vance, Dr. No and the TTC of the U.S. Senate met.',
  },
  {
    title: 'a letter or an acronym at the end of a sentence',
    text: 'Is this plan B? The ⟦TTC⟧ met NATO. Late.',
    sentence: 'The TTC met NATO.',
  },
  { title: 'guillemets', text: '«Это май.» «Там ⟦TTC⟧.» Поздно.', sentence: '«Там TTC.»' },
  {
    title: 'the term is an abbreviation',
    text: 'It was May. The ⟦U.S.⟧ came, at 3.5 percent. Late.',
    sentence: 'The U.S. came, at 3.5 percent.',
  },
  {
    title: 'Chinese and Japanese ends need no space',
    text: '五月了。⟦数字丝路⟧建设！很晚。',
    sentence: '数字丝路建设！',
  },
  { title: 'a Chinese question', text: '真的？⟦数字丝路⟧', sentence: '数字丝路' },
  {
    title: 'white space of every kind and places of pictures',
    text: 'It was May.\n\n The\u00A0 ⟦TTC⟧\n\t\uFFFCmet \uFFFC.',
    sentence: 'The TTC met .',
  },
];

describe('the sentence around a word', () => {
  test.each(rows)('$title', ({ text: withMark, sentence }) => {
    expect(sentenceIn(withMark)).toBe(sentence);
  });
});

test('a very long sentence is cut on both sides', () => {
  const sentence = sentenceIn(`${'so long '.repeat(200)}⟦TTC⟧${' and long'.repeat(200)}`);
  expect(sentence).toMatch(/^….{200,260}TTC.{200,260}…$/u);
});

test('a long text is not cut where the sentence is near', () => {
  const long = 'So long a text. '.repeat(100);
  expect(sentenceIn(`${long}The ⟦TTC⟧ met. ${long}`)).toBe('The TTC met.');
});

test('a cut leaves no half of a surrogate pair', () => {
  for (const before of ['', ' ']) {
    const sentence = sentenceIn(`${'😀'.repeat(300)}${before}⟦TTC⟧${before}${'😀'.repeat(300)}`);
    expect(sentence).not.toMatch(/\p{Cs}/u);
  }
});

function sentenceIn(withMark: string): string {
  const { text, spans } = unmarked(withMark);
  return sentenceAround(text, spans[0] ?? { start: 0, end: 0 });
}
