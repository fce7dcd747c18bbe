import { describe, expect, test } from 'vitest';
import { migrate, SHAPE } from '../../../src/settings/migrations.ts';
import { defaultSettings, readSettings, type SettingsChange } from '../../../src/settings/settings.ts';

/** What each older shape stored, and what of it differs from the defaults when it is read today. */
const fixtures: { wrote: string; stored: Record<string, unknown>; changed: SettingsChange }[] = [
  {
    wrote: 'version 0.1.0, which knew no numbers',
    stored: {
      on: true,
      density: 'page',
      links: false,
      sitesOff: ['example.org'],
      knownTerms: ['nato'],
      rejectedSenses: [{ site: 'example.org', term: 'eu-us-trade-and-technology-council', form: 'TTC' }],
    },
    changed: {
      density: 'page',
      links: false,
      sitesOff: ['example.org'],
      knownTerms: ['nato'],
      rejectedSenses: [{ site: 'example.org', term: 'eu-us-trade-and-technology-council', form: 'TTC' }],
    },
  },
];

test('each older shape has its fixture', () => expect(fixtures).toHaveLength(SHAPE));

test.each(fixtures)('what $wrote, stored', ({ stored, changed }) => {
  const before = structuredClone(stored);
  expect(readSettings(stored)).toEqual({ ...defaultSettings, ...changed });
  expect(stored).toEqual(before);
});

describe('the steps taken', () => {
  /** Made up: a name, then a list instead of a single one, then another name. */
  const way = [
    (stored: Record<string, unknown>) => ({ ...stored, site: stored['page'] }),
    (stored: Record<string, unknown>) => ({ ...stored, sites: [stored['site']] }),
    ({ sites, ...stored }: Record<string, unknown>) => ({ ...stored, sitesOff: sites }),
  ];
  const rows: { title: string; stored: unknown; migrated: unknown }[] = [
    {
      title: 'all, in order, for what bears no number',
      stored: { page: 'a.org', on: false },
      migrated: { page: 'a.org', site: 'a.org', sitesOff: ['a.org'], on: false },
    },
    {
      title: 'those from its shape on',
      stored: { shape: 1, site: 'a.org' },
      migrated: { site: 'a.org', sitesOff: ['a.org'] },
    },
    { title: 'none for today’s shape', stored: { shape: 3, sites: [1] }, migrated: { sites: [1] } },
    { title: 'none for a newer one', stored: { shape: 9, sites: [1] }, migrated: { sites: [1] } },
    { title: 'all for a number that is none', stored: { shape: '1' }, migrated: { sitesOff: [undefined] } },
    { title: 'none for nothing', stored: undefined, migrated: {} },
    { title: 'none for a list', stored: [1], migrated: {} },
  ];
  test.each(rows)('$title', ({ stored, migrated }) => expect(migrate(stored, way)).toEqual(migrated));
});
