import { describe, expect, test } from 'vitest';
import { addressOf, addressOfEntry, type LibraryPlace, placeAt } from '../../src/library-address.ts';

describe('the address of a place, and back', () => {
  const rows: [place: LibraryPlace, address: string][] = [
    [{ at: 'search', query: '' }, '#/'],
    [{ at: 'search', query: 'тайна & c=d' }, '#/?q=%D1%82%D0%B0%D0%B9%D0%BD%D0%B0+%26+c%3Dd'],
    [{ at: 'glossary', filter: {} }, '#/glossary'],
    [
      { at: 'glossary', filter: { kind: 'law', language: 'ru', letter: 'Ц' } },
      '#/glossary?kind=law&language=ru&letter=%D0%A6',
    ],
    [{ at: 'term', id: 'china-standards-2035' }, '#/term/china-standards-2035'],
    [{ at: 'term', id: 'nato', query: 'otan 1949' }, '#/term/nato?q=otan+1949'],
    [{ at: 'highlights' }, '#/highlights'],
    [{ at: 'settings' }, '#/settings'],
    [{ at: 'about' }, '#/about'],
  ];

  test.each(rows)('%j is %s', (place, address) => {
    expect(addressOf(place)).toBe(address);
    expect(placeAt(address)).toEqual(place);
  });

  test('an entry has the address that others give it', () =>
    expect(addressOfEntry('nato')).toBe(addressOf({ at: 'term', id: 'nato' })));
});

test.each(['', '#', '#/', '#/?', '#/?q='])('“%s” is the search', (hash) =>
  expect(placeAt(hash)).toEqual({ at: 'search', query: '' }),
);

test.each(['#/highlights?page=a', '#/about?x'])('%s is a place, whatever else it asks', (hash) =>
  expect(placeAt(hash)?.at).toMatch(/^(highlights|about)$/u),
);

test.each([
  '#/term',
  '#/term/',
  '#/term/a/b',
  '#/term/A',
  '#/term/a%20b',
  '#/terms/nato',
  '#/nothing',
  '#/term/<b>',
])('%s is nowhere', (hash) => expect(placeAt(hash)).toBeUndefined());
