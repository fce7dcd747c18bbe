import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { changeRemark } from '../../../src/highlights/change-remark.ts';
import type { Remark } from '../../../src/highlights/remark.ts';
import { type RemarkWriter, writeRemark } from '../../../src/reading/write-remark.ts';

const start: Remark = { meaning: 'claim', note: '', tags: [] };

/** A background that keeps one remark, answers after 50 ms, and can be out of reach. */
function background(): {
  kept: Remark;
  asked: number;
  isAway: boolean;
  write: Parameters<typeof writeRemark>[0]['write'];
} {
  const world = {
    kept: start,
    asked: 0,
    isAway: false,
    async write(change: Partial<Remark>, was: Pick<Remark, 'note' | 'tags'>) {
      world.asked++;
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (world.isAway) throw new Error('away');
      world.kept = changeRemark(world.kept, change, was);
      return world.kept;
    },
  };
  return world;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const typeInto = (writer: RemarkWriter, text: string): void => {
  for (let length = 1; length <= text.length; length++) writer.change({ note: text.slice(0, length) });
};

describe('what is typed', () => {
  test('is written once, when the keys rest', async () => {
    const world = background();
    const writer = writeRemark({ start, write: world.write, changed: () => undefined });
    typeInto(writer, 'One thought.');
    await vi.advanceTimersByTimeAsync(300);
    expect(world.asked).toBe(0);
    expect(writer.writing).toBe('writing');
    await vi.advanceTimersByTimeAsync(300);
    expect(world.asked).toBe(1);
    expect(world.kept.note).toBe('One thought.');
    expect(writer.writing).toBe('written');
  });

  test('is written at once when it is flushed', async () => {
    const world = background();
    const writer = writeRemark({ start, write: world.write, changed: () => undefined });
    writer.change({ note: 'a' });
    void writer.flush();
    expect(world.asked).toBe(1);
  });

  test('while something is on its way is written after it', async () => {
    const world = background();
    const writer = writeRemark({ start, write: world.write, changed: () => undefined });
    writer.change({ note: 'a' });
    void writer.flush();
    await vi.advanceTimersByTimeAsync(20);
    writer.change({ note: 'ab' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(world.kept.note).toBe('ab');
    expect(writer.remark.note).toBe('ab');
  });

  test('stands beside what another window wrote meanwhile, and nothing of either is lost', async () => {
    const world = background();
    const writer = writeRemark({ start, write: world.write, changed: () => undefined });
    world.kept = { ...start, note: 'Theirs.', tags: ['x'] };
    writer.change({ note: 'Ours', tags: ['y', ''] });
    void writer.flush();
    await vi.advanceTimersByTimeAsync(20);
    writer.change({ note: 'Ours goes on.' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(world.kept).toEqual({ meaning: 'claim', note: 'Theirs.\n\nOurs goes on.', tags: ['x', 'y'] });
    expect(writer.remark.note).toBe(world.kept.note);
  });

  test('is kept and said to be unwritten when nobody answers, and written when it is tried again', async () => {
    const world = background();
    world.isAway = true;
    const writer = writeRemark({ start, write: world.write, changed: () => undefined });
    writer.change({ note: 'a' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(writer.writing).toBe('not-written');
    expect(writer.remark.note).toBe('a');
    world.isAway = false;
    writer.change({});
    await vi.advanceTimersByTimeAsync(1_000);
    expect(world.kept.note).toBe('a');
    expect(writer.writing).toBe('written');
  });
});

test('what another window writes is shown, but not over what is being typed', () => {
  const world = background();
  const writer = writeRemark({ start, write: world.write, changed: () => undefined });
  writer.heard({ ...start, note: 'Theirs.' });
  expect(writer.remark.note).toBe('Theirs.');
  writer.change({ note: 'Theirs. And ours.' });
  writer.heard({ ...start, note: 'Theirs, later.' });
  expect(writer.remark.note).toBe('Theirs. And ours.');
});

describe('tags in an order of their own', () => {
  test.each([
    ['the first is another now', ['na', 'b']],
    ['a new one stands in front', ['new', 'a', 'b']],
    ['two change places', ['b', 'a']],
    ['one goes', ['b']],
  ])('%s: what is written once is written', async (_what, tags) => {
    const world = background();
    world.kept = { ...start, tags: ['a', 'b'] };
    const writer = writeRemark({ start: world.kept, write: world.write, changed: () => undefined });
    writer.change({ tags });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(world.asked).toBeLessThanOrEqual(1);
    expect(writer.writing).toBe('written');
    expect(writer.remark.tags).toEqual(tags);
    expect(world.kept.tags.toSorted()).toEqual(tags.toSorted());
  });

  test('one that another window takes away meanwhile stays away', async () => {
    const world = background();
    world.kept = { ...start, tags: ['a', 'b'] };
    const writer = writeRemark({ start: world.kept, write: world.write, changed: () => undefined });
    writer.change({ tags: ['a', 'b', 'c'] });
    void writer.flush();
    world.kept = { ...start, tags: ['b'] };
    await vi.advanceTimersByTimeAsync(10_000);
    expect(world.kept.tags).toEqual(['b', 'c']);
    expect(writer.remark.tags).toEqual(['b', 'c']);
  });
});

test('a highlight that was removed elsewhere is not said to be written', async () => {
  const write = vi.fn<Parameters<typeof writeRemark>[0]['write']>().mockResolvedValue(undefined);
  const writer = writeRemark({ start, write, changed: () => undefined });
  writer.change({ note: 'a' });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(write).toHaveBeenCalledOnce();
  expect(writer.writing).toBe('not-written');
  expect(writer.remark.note).toBe('a');
});

test('what was typed while something was on its way is sent at once where the page is left', async () => {
  const sent: unknown[] = [];
  const writer = writeRemark({
    start,
    // The page is gone before anybody answers.
    write: (change, was) => {
      sent.push([change, was]);
      return new Promise(() => undefined);
    },
    changed: () => undefined,
  });
  writer.change({ note: 'a', tags: ['x'] });
  void writer.flush();
  writer.change({ note: 'ab' });
  void writer.flush(true);
  expect(sent).toEqual([
    [
      { note: 'a', tags: ['x'] },
      { note: '', tags: [] },
    ],
    [{ note: 'ab' }, { note: 'a', tags: ['x'] }],
  ]);
});

test('tags are shown as they are typed, and written clean', async () => {
  const world = background();
  const writer = writeRemark({ start, write: world.write, changed: () => undefined });
  writer.change({ tags: ['cables', 'cables ', ''] });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(writer.remark.tags).toEqual(['cables', 'cables ', '']);
  expect(world.kept.tags).toEqual(['cables']);
});
