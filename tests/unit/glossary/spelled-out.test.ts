import { describe, expect, test } from 'vitest';
import { placesSpelledOut, spelledOut } from '../../../src/glossary/spelled-out.ts';

const rows: Array<{ acronym: string; text: string; inCapitals?: string[]; inAnyCase?: string[] }> = [
  {
    acronym: 'TTC',
    text: 'The Toronto Transit Commission runs it.',
    inCapitals: ['Toronto Transit Commission'],
    inAnyCase: ['Toronto Transit Commission'],
  },
  {
    acronym: 'DMA',
    text: 'It uses direct memory access for that.',
    inAnyCase: ['direct memory access'],
  },
  {
    acronym: 'NATO',
    text: 'The North Atlantic Treaty Organization.',
    inCapitals: ['North Atlantic Treaty Organization'],
    inAnyCase: ['North Atlantic Treaty Organization'],
  },
  {
    acronym: 'CDM',
    text: 'Conservation and Development of the Moors',
    inCapitals: ['Conservation and Development of the Moors'],
    inAnyCase: ['Conservation and Development of the Moors'],
  },
  {
    acronym: 'OSZ',
    text: 'Organisation für Sicherheit und Zusammenarbeit',
    inCapitals: ['Organisation für Sicherheit und Zusammenarbeit'],
    inAnyCase: ['Organisation für Sicherheit und Zusammenarbeit'],
  },
  {
    acronym: 'FTS',
    text: 'A Fast-Track Scheme and a False Trail, Somehow',
    inCapitals: ['Fast-Track Scheme'],
    inAnyCase: ['Fast-Track Scheme'],
  },
  { acronym: 'TTC', text: 'We have to take care of it.' },
  { acronym: 'TTC', text: 'Toronto, Transit. Commission' },
  { acronym: 'TTC', text: 'Totally Tiny Thing, Certainly' },
  { acronym: 'TTC', text: 'preToronto Transit Commissions2' },
];

describe('an acronym that is spelled out without brackets', () => {
  test.each(rows)('$acronym in “$text”', ({ acronym, text, inCapitals = [], inAnyCase = [] }) => {
    const found = [false, true].map((anyCase) => {
      const spelling = spelledOut(acronym, anyCase);
      return spelling === undefined
        ? undefined
        : placesSpelledOut(text, spelling).map(({ start, end }) => text.slice(start, end));
    });
    expect(found).toEqual([inCapitals, inAnyCase]);
  });

  test.each(['AI', 'G20', '5G', 'Quad', 'encryption'])('%s is no acronym of three letters', (word) => {
    expect(spelledOut(word, true)).toBeUndefined();
  });
});
