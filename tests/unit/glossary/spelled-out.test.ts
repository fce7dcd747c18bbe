import { describe, expect, test } from 'vitest';
import { placesSpelledOut } from '../../../src/glossary/spelled-out.ts';

const rows: Array<{ acronym: string; text: string; found: string[] }> = [
  {
    acronym: 'TTC',
    text: 'The Toronto Transit Commission runs it.',
    found: ['Toronto Transit Commission'],
  },
  { acronym: 'DMA', text: 'It uses direct memory access for that.', found: ['direct memory access'] },
  {
    acronym: 'NATO',
    text: 'The North Atlantic Treaty Organization.',
    found: ['North Atlantic Treaty Organization'],
  },
  {
    acronym: 'CDM',
    text: 'Conservation and Development of the Moors',
    found: ['Conservation and Development of the Moors'],
  },
  {
    acronym: 'OSZ',
    text: 'die Organisation für Sicherheit und Zusammenarbeit',
    found: ['Organisation für Sicherheit und Zusammenarbeit'],
  },
  { acronym: 'FTS', text: 'A Fast-Track Scheme and a False Trail, Somehow', found: ['Fast-Track Scheme'] },
  { acronym: 'TTC', text: 'We have to take care of it.', found: [] },
  { acronym: 'TTC', text: 'Toronto, Transit. Commission', found: [] },
  { acronym: 'TTC', text: 'preToronto Transit Commissions2', found: [] },
  { acronym: 'AI', text: 'artificial intelligence', found: [] },
  { acronym: 'G20', text: 'Group of 20', found: [] },
  { acronym: 'Quad', text: 'quite unlike any date', found: [] },
];

describe('an acronym that is spelled out', () => {
  test.each(rows)('$acronym in “$text”', ({ acronym, text, found }) => {
    expect(placesSpelledOut(text, acronym).map(({ start, end }) => text.slice(start, end))).toEqual(found);
  });
});
