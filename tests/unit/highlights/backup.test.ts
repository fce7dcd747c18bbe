import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../../src/failure.ts';
import { type Kept, planRestore, readBackup, writeBackup } from '../../../src/highlights/backup.ts';
import { bodyOf, type Highlight, MEANINGS } from '../../../src/highlights/highlight.ts';
import { minute, sampleHighlight, sampleId } from './sample-highlight.ts';

const none: Kept = { highlights: [], tombstones: [] };
const DATE = '2026-11-22T18:00:00.000Z';

/** Whatever a reader may write or a page may say. */
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '\n',
      '\r',
      '\t',
      '\0',
      '\u2028',
      '\u2029',
      '\uFEFF',
      '\uD83D',
      '\uDE00',
      '\u200F',
      '\u202E',
    ),
    fc.constantFrom('"', '\\', '{', '}', ' ', '😀', 'שלום', 'علي', 'é', 'e\u0301', '漢'),
    fc.string({ minLength: 1, maxLength: 3, unit: 'binary' }),
  ),
  maxLength: 12,
});
const someText = text.filter((value) => value !== '');
const time = fc.integer({ min: 0, max: 5 }).map(minute);

/** A highlight by the number in its id. */
const highlight = (number: number): fc.Arbitrary<Highlight> =>
  fc
    .record({
      modified: time,
      meaning: fc.constantFrom(...MEANINGS),
      note: text,
      tags: fc.array(text, { maxLength: 3 }),
      title: text,
      paragraph: text,
      exact: someText,
      canonical: fc.option(fc.constantFrom('https://example.org/c', 'https://example.org/d?e=%20'), {
        nil: undefined,
      }),
      motivation: fc.constantFrom('highlighting' as const, 'commenting' as const),
    })
    .map(({ modified, title, paragraph, exact, canonical, motivation, ...remark }) => {
      const { target, ...sample } = sampleHighlight(number, {
        modified,
        motivation,
        ...(canonical !== undefined && { canonical }),
      });
      const [quote, position] = target.selector;
      const selector: Highlight['target']['selector'] = [{ ...quote, exact }, position];
      return { ...sample, body: bodyOf(remark), target: { ...target, title, paragraph, selector } };
    });

/** Of five ids, each is a highlight, was removed, or was never there. */
const kept: fc.Arbitrary<Kept> = fc
  .tuple(
    ...[5, 3, 1, 2, 4].map((number) =>
      fc.oneof(
        highlight(number),
        time.map((modified) => ({ type: 'Tombstone' as const, id: sampleId(number), modified })),
        fc.constant(undefined),
      ),
    ),
  )
  .map((records) => ({
    highlights: records.filter((one): one is Highlight => one?.type === 'Annotation'),
    tombstones: records.flatMap((one) =>
      one?.type === 'Tombstone' ? [{ id: one.id, modified: one.modified }] : [],
    ),
  }));

test('a backup restored into a fresh profile gives the same bytes, but for the line with its date', () => {
  fc.assert(
    fc.property(kept, fc.constantFrom('merge' as const, 'replace' as const), (before, mode) => {
      const file = writeBackup(before, DATE);
      const after = applied(none, planRestore(none, read(file), mode));
      expect(after.highlights).toHaveLength(before.highlights.length);
      const [first, ...lines] = writeBackup(after, minute(0)).split('\n');
      expect([first?.replace(minute(0), DATE), ...lines].join('\n')).toBe(file);
      expect(lines).toHaveLength(before.highlights.length + before.tombstones.length + 1);
    }),
    { numRuns: 500 },
  );
});

test('every line is one for programs that also take U+2028 for a line break', () => {
  const file = writeBackup(
    { ...none, highlights: [sampleHighlight(1, { note: 'a\u2028b\u2029c\nd' })] },
    DATE,
  );
  expect(file.split(/[\n\r\u2028\u2029]/u)).toHaveLength(3);
});

test('in whatever order backups are merged, the same comes of it, and twice is as once', () => {
  fc.assert(
    fc.property(kept, kept, kept, (one, two, three) => {
      const forth = merged(merged(one, two), three);
      const back = merged(merged(three, two), one);
      expect(writeBackup(forth, DATE)).toBe(writeBackup(back, DATE));
      expect(writeBackup(merged(forth, two), DATE)).toBe(writeBackup(forth, DATE));
    }),
    { numRuns: 500 },
  );
});

test('the preview counts what becomes of what is there', () => {
  fc.assert(
    fc.property(kept, kept, fc.constantFrom('merge' as const, 'replace' as const), (now, file, mode) => {
      const restoring = planRestore(now, file, mode);
      const after = applied(now, restoring);
      const { added, changed, removed, same } = restoring.preview;
      expect(now.highlights).toHaveLength(changed + removed + same);
      expect(after.highlights).toHaveLength(changed + added + same);
      if (mode === 'replace') expect(writeBackup(after, DATE)).toBe(writeBackup(file, DATE));
    }),
    { numRuns: 500 },
  );
});

const old = sampleHighlight(1, { note: 'old' });
const edited = sampleHighlight(1, { note: 'new', modified: minute(5) });
const grave = (number: number, at: number): Kept['tombstones'][number] => ({
  id: sampleId(number),
  modified: minute(at),
});
const merges: { title: string; now: Partial<Kept>; file: Partial<Kept>; is: Partial<Kept>; says: object }[] =
  [
    {
      title: 'the later edit wins: the file’s',
      now: { highlights: [old] },
      file: { highlights: [edited] },
      is: { highlights: [edited] },
      says: { changed: 1 },
    },
    {
      title: 'the later edit wins: ours',
      now: { highlights: [edited] },
      file: { highlights: [old] },
      is: { highlights: [edited] },
      says: { same: 1 },
    },
    {
      title: 'a later removal removes',
      now: { highlights: [old] },
      file: { tombstones: [grave(1, 2)] },
      is: { tombstones: [grave(1, 2)] },
      says: { removed: 1 },
    },
    {
      title: 'what was removed here does not come back',
      now: { tombstones: [grave(1, 2)] },
      file: { highlights: [old] },
      is: { tombstones: [grave(1, 2)] },
      says: {},
    },
    {
      title: 'what was edited after the removal stays',
      now: { tombstones: [grave(1, 2)] },
      file: { highlights: [edited] },
      is: { highlights: [edited] },
      says: { added: 1 },
    },
    {
      title: 'others come along',
      now: { highlights: [old] },
      file: { highlights: [sampleHighlight(2)], tombstones: [grave(3, 1)] },
      is: { highlights: [old, sampleHighlight(2)], tombstones: [grave(3, 1)] },
      says: { added: 1, same: 1 },
    },
  ];

describe('merged', () => {
  test.each(merges)('$title', ({ now, file, is, says }) => {
    const before = { ...none, ...now };
    const restoring = planRestore(before, { ...none, ...file }, 'merge');
    expect(applied(before, restoring)).toEqual({ ...none, ...is });
    expect(restoring.preview).toEqual({ added: 0, changed: 0, removed: 0, same: 0, ...says });
  });
});

const good = writeBackup({ highlights: [old, sampleHighlight(2)], tombstones: [grave(3, 1)] }, DATE);
const wrong: { title: string; file: string; says: RegExp }[] = [
  { title: 'nothing', file: '', says: /^The file cannot be restored: it is empty/u },
  { title: 'something else', file: '<html>', says: /^Line 1 .*no backup of Sidelight: it is not JSON/u },
  {
    title: 'another JSON',
    file: '{"format":"bookmarks"}',
    says: /^Line 1 .*no backup of Sidelight: format: /,
  },
  {
    title: 'one of a later version',
    file: good.replace('"version":1', '"version":2'),
    says: /^Line 1 .*version: it was written by a newer/u,
  },
  {
    title: 'one that breaks off in a line',
    file: good.slice(0, good.indexOf('\n') + 50),
    says: /^Line 2 .*not JSON/u,
  },
  {
    title: 'one that breaks off after a line',
    file: `${good.split('\n').slice(0, 2).join('\n')}\n`,
    says: /^Line 1 .*lines: 3 should follow, and there are 1/u,
  },
  {
    title: 'a wrong address',
    file: good.replace('https://example.org/a', 'javascript:alert(1)'),
    says: /^Line 2 .*target\.source: Invalid URL\. Nothing was changed\.$/u,
  },
  { title: 'a wrong time', file: good.replace(minute(2), 'yesterday'), says: /^Line 3 .*: created: / },
  {
    title: 'a wrong position',
    file: good.replaceAll(/"end":\d+/gu, '"end":"far"'),
    says: /^Line 2 .*: target\.selector/u,
  },
  { title: 'a record of another kind', file: good.replace('Tombstone', 'Grave'), says: /^Line 4 .*: type: / },
  {
    title: 'one twice',
    file: good.replaceAll(sampleId(2), sampleId(1)),
    says: /^Line 3 .*: id: it stands in line 2 already/u,
  },
  {
    title: 'a meaning that is none',
    file: good.replace('"value":"claim"', '"value":"red"'),
    says: /^Line 2 .*: body: has a colour that means nothing/u,
  },
];

describe('a file that cannot be restored', () => {
  test.each(wrong)('$title', ({ file, says }) => {
    const failure = readBackup(file) as Failure;
    expect(failure).toBeInstanceOf(Failure);
    expect(failure.message).toMatch(says);
    expect(failure.message).not.toContain('\n');
  });
});

test('a file that went through an editor is read all the same', () => {
  const saved = `\uFEFF${good.replaceAll('\n', '\r\n')}\r\n\r\n`;
  expect(readBackup(saved)).toEqual(readBackup(good));
});

function read(file: string): Kept {
  const backup = readBackup(file);
  if (backup instanceof Failure) throw backup;
  return backup;
}

function merged(one: Kept, two: Kept): Kept {
  return applied(one, planRestore(one, two, 'merge'));
}

/** What is there when a restore was carried out. */
function applied(now: Kept, restoring: ReturnType<typeof planRestore>): Kept {
  const highlights = new Map(now.highlights.map((one) => [one.id, one]));
  const tombstones = new Map(now.tombstones.map((one) => [one.id, one]));
  for (const id of restoring.goneHighlights) highlights.delete(id);
  for (const id of restoring.goneTombstones) tombstones.delete(id);
  for (const one of restoring.highlights) highlights.set(one.id, one);
  for (const one of restoring.tombstones) tombstones.set(one.id, one);
  return { highlights: [...highlights.values()], tombstones: [...tombstones.values()] };
}
