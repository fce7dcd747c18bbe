import { describe, expect, test } from 'vitest';
import {
  defaultSettings,
  readSettings,
  type Settings,
  settingsSchema,
  sparseSettings,
  withItem,
} from '../../../src/settings/settings.ts';

const defaults: Settings = {
  on: true,
  density: 'section',
  headings: true,
  links: true,
  openBy: 'hover',
  look: 'dotted',
  theme: 'system',
  sitesOff: [],
  knownTerms: [],
  rejectedSenses: [],
  selectionBar: true,
  meaningNames: { claim: '', evidence: '', question: '', idea: '' },
  synced: false,
};

/** What was stored, and the settings that differ from the defaults when it is read. */
const stored: { title: string; value: unknown; changed: Partial<Settings> }[] = [
  { title: 'nothing yet', value: undefined, changed: {} },
  { title: 'null', value: null, changed: {} },
  { title: 'a text', value: 'on', changed: {} },
  { title: 'a list', value: [false], changed: {} },
  { title: 'an empty object', value: {}, changed: {} },
  { title: 'one field', value: { density: 'page' }, changed: { density: 'page' } },
  {
    title: 'all fields',
    value: {
      on: false,
      density: 'every',
      headings: false,
      links: false,
      openBy: 'key',
      look: 'background',
      theme: 'dark',
      sitesOff: ['a.org'],
      knownTerms: ['nato'],
      rejectedSenses: [{ site: 'a.org', term: 'nato', form: 'NATO' }],
      selectionBar: false,
      meaningNames: { claim: 'Thesis', evidence: '', question: '', idea: '' },
      synced: true,
    },
    changed: {
      on: false,
      density: 'every',
      headings: false,
      links: false,
      openBy: 'key',
      look: 'background',
      theme: 'dark',
      sitesOff: ['a.org'],
      knownTerms: ['nato'],
      rejectedSenses: [{ site: 'a.org', term: 'nato', form: 'NATO' }],
      selectionBar: false,
      meaningNames: { claim: 'Thesis', evidence: '', question: '', idea: '' },
      synced: true,
    },
  },
  {
    title: 'a name of a meaning that is no text, or too long',
    value: { meaningNames: { claim: 7, evidence: 'x'.repeat(41), question: ' Why? ', idea: 'Note' } },
    changed: { meaningNames: { claim: '', evidence: '', question: 'Why?', idea: 'Note' } },
  },
  {
    title: 'names of some meanings alone',
    value: { meaningNames: { idea: 'Note' }, on: false },
    changed: { meaningNames: { claim: '', evidence: '', question: '', idea: 'Note' }, on: false },
  },
  {
    title: 'a bad field spoils no other',
    value: { on: 'no', density: 'page', headings: 0, sitesOff: 'a.org', knownTerms: ['nato'] },
    changed: { density: 'page', knownTerms: ['nato'] },
  },
  {
    title: 'a density of another version',
    value: { density: 'often', links: false },
    changed: { links: false },
  },
  {
    title: 'a list with something else in it',
    value: { sitesOff: ['a.org', 7], on: false },
    changed: { on: false },
  },
  {
    title: 'a rejected sense without its form',
    value: { rejectedSenses: [{ site: 'a.org', term: 'nato' }], on: false },
    changed: { on: false },
  },
  {
    title: 'a rejected sense with more than we know',
    value: { rejectedSenses: [{ site: 'a.org', term: 'nato', form: 'NATO', since: 2027 }] },
    changed: { rejectedSenses: [{ site: 'a.org', term: 'nato', form: 'NATO' }] },
  },
  { title: 'a field of another version', value: { colour: 'red', on: false }, changed: { on: false } },
];

describe('reading what is stored', () => {
  test.each(stored)('$title', ({ value, changed }) => {
    expect(readSettings(value)).toEqual({ ...defaults, ...changed });
  });
});

describe('storing what differs', () => {
  const good = stored.filter(({ title }) => /nothing|one|all/u.test(title));

  test.each(good)('$title', ({ changed }) => {
    expect(sparseSettings({ ...defaults, ...changed })).toEqual(changed);
  });

  test.each(good)('and back again: $title', ({ changed }) => {
    const settings = { ...defaults, ...changed };
    expect(readSettings(JSON.parse(JSON.stringify(sparseSettings(settings))))).toEqual(settings);
  });

  test('every setting has a default', () => {
    expect(defaultSettings).toEqual(defaults);
    expect(settingsSchema.parse(defaultSettings)).toEqual(defaults);
  });
});

describe('withItem', () => {
  const rows: { list: string[]; item: string; present: boolean; after: string[] }[] = [
    { list: [], item: 'a', present: true, after: ['a'] },
    { list: ['a', 'b'], item: 'c', present: true, after: ['a', 'b', 'c'] },
    { list: ['a', 'b'], item: 'a', present: true, after: ['b', 'a'] },
    { list: ['a', 'b', 'a'], item: 'a', present: false, after: ['b'] },
    { list: ['a'], item: 'b', present: false, after: ['a'] },
  ];
  test.each(rows)('$list, $item, $present', ({ list, item, present, after }) => {
    const before = [...list];
    expect(withItem(list, item, present)).toEqual(after);
    expect(list).toEqual(before);
  });
});
