import { describe, expect, test } from 'vitest';
import {
  type ChangeTimes,
  COPIED,
  copiesSince,
  meet,
  readTimes,
  timesAfter,
} from '../../../src/settings/copied-settings.ts';
import { defaultSettings, type SettingsChange } from '../../../src/settings/settings.ts';

test('what says something about the reader is never copied', () => {
  const others = Object.keys(defaultSettings).filter((name) => !(COPIED as readonly string[]).includes(name));
  expect(others.toSorted()).toEqual([
    'knownTerms',
    'meaningNames',
    'on',
    'rejectedSenses',
    'selectionBar',
    'sitesOff',
    'synced',
  ]);
});

describe('when a setting was changed', () => {
  const rows: { title: string; change: SettingsChange; times: ChangeTimes; after: ChangeTimes }[] = [
    { title: 'for the first time', change: { theme: 'dark' }, times: {}, after: { theme: 100 } },
    {
      title: 'again; others keep their times',
      change: { theme: 'dark' },
      times: { theme: 5, look: 7 },
      after: { theme: 100, look: 7 },
    },
    {
      title: 'after one by a clock that is ahead',
      change: { theme: 'dark' },
      times: { theme: 900 },
      after: { theme: 901 },
    },
    { title: 'to what it was', change: { theme: 'system' }, times: { theme: 5 }, after: { theme: 5 } },
    { title: 'that is not copied', change: { sitesOff: ['a.org'], on: false }, times: {}, after: {} },
  ];
  test.each(rows)('$title', ({ change, times, after }) => {
    expect(timesAfter(defaultSettings, { ...defaultSettings, ...change }, times, 100)).toEqual(after);
  });

  test('and what of it is to be copied', () => {
    const settings = { ...defaultSettings, look: 'underline' as const, sitesOff: ['a.org'] };
    const times = { look: 9, theme: 4, density: 3 };
    expect(copiesSince({ theme: 4, density: 2 }, { settings, times })).toEqual({
      look: { value: 'underline', at: 9 },
      density: { value: 'section', at: 3 },
    });
  });

  test.each([
    [undefined, {}],
    [null, {}],
    ['5', {}],
    [{ theme: 5, look: '5', density: -1, links: null, sitesOff: 4 }, { theme: 5 }],
  ])('read from %j', (stored, times) => expect(readTimes(stored)).toEqual(times));
});

describe('settings meet copies', () => {
  const rows: {
    title: string;
    here?: SettingsChange;
    times?: ChangeTimes;
    copies: Record<string, unknown>;
    missing?: 'add' | 'leave';
    change?: SettingsChange;
    after?: ChangeTimes;
    behind?: object;
  }[] = [
    { title: 'there are none', copies: {} },
    {
      title: 'the copy is later',
      here: { theme: 'light' },
      times: { theme: 5 },
      copies: { theme: { value: 'dark', at: 6 } },
      change: { theme: 'dark' },
      after: { theme: 6 },
    },
    {
      title: 'the copy is later and the default',
      here: { theme: 'light' },
      times: { theme: 5 },
      copies: { theme: { value: 'system', at: 6 } },
      change: { theme: 'system' },
      after: { theme: 6 },
    },
    {
      title: 'the copy is earlier',
      here: { theme: 'light' },
      times: { theme: 5 },
      copies: { theme: { value: 'dark', at: 4 } },
      after: { theme: 5 },
      behind: { theme: { value: 'light', at: 5 } },
    },
    {
      title: 'both at the same time: the copy wins everywhere',
      here: { theme: 'light' },
      times: { theme: 5 },
      copies: { theme: { value: 'dark', at: 5 } },
      change: { theme: 'dark' },
      after: { theme: 5 },
    },
    {
      title: 'its own copy comes back',
      here: { theme: 'light' },
      times: { theme: 5 },
      copies: { theme: { value: 'light', at: 5 } },
      after: { theme: 5 },
    },
    {
      title: 'of each setting the later wins',
      here: { theme: 'light', look: 'underline' },
      times: { theme: 5, look: 9 },
      copies: { theme: { value: 'dark', at: 6 }, look: { value: 'background', at: 8 } },
      change: { theme: 'dark' },
      after: { theme: 6, look: 9 },
      behind: { look: { value: 'underline', at: 9 } },
    },
    {
      title: 'never changed here',
      copies: { openBy: { value: 'key', at: 1 } },
      change: { openBy: 'key' },
      after: { openBy: 1 },
    },
    {
      title: 'changed before times were kept',
      here: { density: 'page', links: false },
      copies: { density: { value: 'every', at: 1 } },
      change: { density: 'every' },
      after: { density: 1 },
      behind: { links: { value: false, at: 0 } },
    },
    {
      title: 'no copy of what was changed here, and one is wished',
      here: { theme: 'light' },
      times: { theme: 5, links: 3 },
      copies: {},
      after: { theme: 5, links: 3 },
      behind: { theme: { value: 'light', at: 5 }, links: { value: true, at: 3 } },
    },
    {
      title: 'no copy of what was changed here, because copies were removed',
      here: { theme: 'light' },
      times: { theme: 5 },
      copies: { theme: undefined },
      missing: 'leave',
      after: { theme: 5 },
    },
    {
      title: 'copies that are not understood, and one that is',
      here: { theme: 'light' },
      times: { theme: 5 },
      copies: {
        theme: { value: 'sepia', at: 9 },
        look: 'dotted',
        density: { value: 'page' },
        links: { value: false, at: 'now' },
        headings: { value: false, at: 2 },
      },
      change: { headings: false },
      after: { theme: 5, headings: 2 },
    },
    {
      title: 'what is never copied, in the place of copies',
      copies: { sitesOff: { value: ['a.org'], at: 9 }, on: { value: false, at: 9 } },
    },
  ];
  test.each(rows)(
    '$title',
    ({ here, times = {}, copies, missing = 'add', change = {}, after = {}, behind = {} }) => {
      const settings = { ...defaultSettings, ...here };
      expect(meet({ settings, times }, copies, missing)).toEqual({ change, times: after, behind });
    },
  );
});
