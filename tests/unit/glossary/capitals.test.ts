import { describe, expect, test } from 'vitest';
import { isMostlyCapitals, standsAmidSentence, standsInCapitals } from '../../../src/glossary/capitals.ts';

test('more than half of the letters', () => {
  const texts = ['NATO', 'NGOs', 'C5+1', 'G7', 'BRICS+', 'Nato', 'EUs', 'Eu', '5', ''];
  expect(texts.filter(isMostlyCapitals)).toEqual(['NATO', 'NGOs', 'C5+1', 'G7', 'BRICS+', 'EUs']);
});

describe('a place between capitals', () => {
  /** The span is in double brackets. */
  const rows: { text: string; inCapitals: boolean; why: string }[] = [
    { text: '⟦NATO⟧ A ROMA', inCapitals: true, why: 'a headline' },
    { text: 'È ⟦NATO⟧ A ROMA. Così dice', inCapitals: true, why: 'the next sentence does not count' },
    { text: 'Così dice. È ⟦NATO⟧', inCapitals: true, why: 'nor does the one before' },
    { text: 'ROMA: è ⟦NATO⟧', inCapitals: false, why: 'a small letter beside it' },
    { text: 'L’EX CAPO ⟦NATO⟧ parla a Roma', inCapitals: false, why: 'small letters behind it' },
    { text: 'la ⟦NATO⟧ e la UE', inCapitals: false, why: 'a sentence' },
    { text: '⟦NATO⟧', inCapitals: false, why: 'alone' },
    { text: '⟦NATO⟧, 1949', inCapitals: false, why: 'figures have no case' },
    { text: `⟦NATO⟧ ${'A'.repeat(60)}bc`, inCapitals: false, why: 'no whole word within reach' },
    { text: 'РОЖДЁН ⟦NATO⟧ В РИМЕ', inCapitals: true, why: 'any script with case' },
  ];
  test.each(rows)('$text: $why', ({ text, inCapitals }) => {
    const start = text.indexOf('⟦');
    const end = text.indexOf('⟧') - 1;
    expect(standsInCapitals(text.replaceAll(/[⟦⟧]/gu, ''), { start, end })).toBe(inCapitals);
  });
});

describe('what stands amid a sentence', () => {
  test.each([
    { text: 'i Paesi della ⟦Nato⟧', amid: true, why: 'behind a word in small letters' },
    { text: 'più ⟦Nato⟧ e meno', amid: true, why: 'whatever its letters' },
    { text: '⟦Nato⟧ a Roma', amid: false, why: 'first of all' },
    { text: 'Morì ieri. ⟦Nato⟧ a Roma', amid: false, why: 'first of its sentence' },
    { text: 'lo scrittore, ⟦Nato⟧ a Roma', amid: false, why: 'behind a comma' },
    { text: 'il film «⟦Nato⟧ il quattro luglio»', amid: false, why: 'first of a quotation' },
    { text: 'Mario ⟦Nato⟧', amid: false, why: 'behind another capital' },
    { text: 'MiMo ⟦Nato⟧', amid: false, why: 'the word begins with a capital' },
  ])('$text: $why', ({ text, amid }) => {
    const start = text.indexOf('⟦');
    const end = text.indexOf('⟧') - 1;
    expect(standsAmidSentence(text.replaceAll(/[⟦⟧]/gu, ''), { start, end })).toBe(amid);
  });
});
