import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FreshList } from '../../../src/ui/fresh-list.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('news that come at once are one', async () => {
  const load = vi.fn(async () => undefined);
  const list = new FreshList();
  list.loadBy(load);
  for (let i = 0; i < 5; i++) list.refresh();
  await vi.advanceTimersByTimeAsync(1000);
  expect(load).toHaveBeenCalledTimes(1);
});

test('only the last answer is wanted', async () => {
  const shown: string[] = [];
  const list = new FreshList();
  const takes = (pause: number, answer: string): void =>
    list.loadBy(async (isWanted) => {
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (isWanted()) shown.push(answer);
      return undefined;
    });
  takes(500, 'slow');
  list.refresh();
  await vi.advanceTimersByTimeAsync(100);
  takes(10, 'quick');
  list.refresh();
  await vi.advanceTimersByTimeAsync(1000);
  expect(shown).toEqual(['quick']);
});

test('what is not whole is loaded again after a pause, until it is, or until nobody looks any more', async () => {
  const tries: number[] = [];
  const list = new FreshList();
  list.loadBy(async (_isWanted, again) => {
    tries.push(again);
    return again < 2 ? 100 : undefined;
  });
  list.refresh();
  await vi.advanceTimersByTimeAsync(1000);
  expect(tries).toEqual([0, 1, 2]);
  list.refresh();
  await vi.advanceTimersByTimeAsync(100);
  list.stop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(tries).toEqual([0, 1, 2, 0]);
});
