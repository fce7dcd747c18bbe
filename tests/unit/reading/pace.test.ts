import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPace, type Pace } from '../../../src/reading/pace.ts';

let pace: Pace;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'], now: 0 });
  pace = createPace();
});
afterEach(() => vi.useRealTimers());

/** Works for `each` milliseconds, then waits as long as it has to, until `span` milliseconds are over. */
function workFor(span: number, each: number): { worked: number; longestWait: number } {
  const began = performance.now();
  let [worked, longestWait] = [0, 0];
  while (performance.now() - began < span) {
    vi.advanceTimersByTime(each);
    pace.charge(each);
    worked += each;
    const wait = pace.wait();
    longestWait = Math.max(longestWait, wait);
    vi.advanceTimersByTime(Math.max(wait, 1));
  }
  return { worked, longestWait };
}

describe('the pace of the reader’s work', () => {
  test('what takes less than the credit waits for nothing', () => {
    pace.charge(80);
    expect(pace.wait()).toBe(0);
  });

  test('the credit comes back with time: an eightieth of it', () => {
    pace.charge(80);
    vi.advanceTimersByTime(800);
    pace.charge(11);
    expect(pace.wait()).toBeCloseTo(80);
  });

  test.each([130, 1_000, 60_000])(
    'after %i ms of work at once the wait is four seconds at most',
    (milliseconds) => {
      pace.charge(milliseconds);
      expect(pace.wait()).toBeLessThanOrEqual(4_001);
      expect(pace.wait()).toBeGreaterThan(3_950);
    },
  );

  test('what is forgiven is not waited for', () => {
    pace.charge(1_000);
    pace.forgive();
    expect(pace.wait()).toBe(0);
  });

  test.each([1, 5, 20, 50])('work in pieces of %i ms takes an eightieth of a minute', (each) => {
    const { worked, longestWait } = workFor(60_000, each);
    // The credit comes on top.
    expect(worked).toBeLessThanOrEqual(60_000 / 80 + 80 + each);
    expect(longestWait).toBeLessThanOrEqual(4_001);
  });

  test('work in larger pieces takes more, for nothing waits longer than four seconds', () => {
    expect(workFor(60_000, 200).longestWait).toBeLessThanOrEqual(4_001);
  });
});
