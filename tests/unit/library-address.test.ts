import { describe, expect, test } from 'vitest';
import { addressOfEntry, entryAtAddress } from '../../src/library-address.ts';

describe('the address of an entry', () => {
  test.each(['nato', 'digital-silk-road', 'china-standards-2035'])('of %s and back', (id) => {
    expect(entryAtAddress(addressOfEntry(id))).toBe(id);
  });

  test.each(['', '#', '#/', '#/term', '#/term/', '#/term/a/b', '#/term/A', '#/term/a%20b', '#/terms/nato'])(
    'is not %s',
    (hash) => expect(entryAtAddress(hash)).toBeUndefined(),
  );
});
