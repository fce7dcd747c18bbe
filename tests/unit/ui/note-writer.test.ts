import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { NoteWriter } from '../../../src/ui/note-writer.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A writer whose saves are noted as `was → note`, and answered with `store` of it once `answer` is called. */
function writing(note: string, store: (note: string) => string = (text) => text) {
  const saves: string[] = [];
  const failures: unknown[] = [];
  const waiting: (() => void)[] = [];
  const writer = new NoteWriter(note);
  writer.give({
    save: (text, was) => {
      saves.push(`${was} → ${text}`);
      return new Promise((resolve, reject) => {
        waiting.push(() => (text === 'bad' ? reject(new Error('full')) : resolve(store(text))));
      });
    },
    draw: () => undefined,
    fail: (error) => failures.push(error),
  });
  const answer = async (): Promise<void> => {
    waiting.shift()?.();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { writer, saves, failures, answer };
}

describe('a note is saved', () => {
  test('once its writer rests, not at each key', async () => {
    const { writer, saves } = writing('');
    for (const text of ['W', 'Wh', 'Why']) {
      writer.write(text);
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(saves).toEqual([]);
    await vi.advanceTimersByTimeAsync(300);
    expect(saves).toEqual([' → Why']);
  });

  test('one time after the other, from what was stored', async () => {
    const { writer, saves, answer } = writing('a');
    writer.write('ab');
    writer.flush();
    writer.write('abc');
    await vi.advanceTimersByTimeAsync(1000);
    expect(saves).toEqual(['a → ab']);
    await answer();
    await vi.advanceTimersByTimeAsync(1000);
    expect(saves).toEqual(['a → ab', 'ab → abc']);
    await answer();
    writer.flush();
    expect(saves).toHaveLength(2);
  });

  test('at the last moment, whatever is under way', () => {
    const { writer, saves } = writing('a');
    writer.write('ab');
    writer.flush(true);
    writer.write('abc');
    writer.flush(true);
    expect(saves).toEqual(['a → ab', 'ab → abc']);
  });

  test('again after it failed, when the next key comes', async () => {
    const { writer, saves, failures, answer } = writing('a');
    writer.write('bad');
    writer.flush();
    await answer();
    expect(failures).toEqual([new Error('full')]);
    expect(writer.draft).toEqual({ stored: 'a', text: 'bad' });
    writer.write('good');
    await vi.advanceTimersByTimeAsync(600);
    await answer();
    expect(saves).toEqual(['a → bad', 'a → good']);
    expect(failures.at(-1)).toBeUndefined();
  });
});

test('what another window wrote is joined to what is being written', async () => {
  const { writer, saves, answer } = writing('a', (text) => `theirs\n\n${text}`);
  writer.write('ab');
  writer.flush();
  writer.write('abc');
  await answer();
  expect(writer.draft.text).toBe('theirs\n\nabc');
  writer.flush();
  expect(saves.at(-1)).toBe('theirs\n\nab → theirs\n\nabc');
});

test('news from elsewhere are shown where nobody writes', () => {
  const { writer } = writing('a');
  writer.follow('b', true);
  expect(writer.draft.text).toBe('a');
  writer.follow('b', false);
  expect(writer.draft.text).toBe('b');
  writer.write('bc');
  writer.follow('d', false);
  expect(writer.draft).toEqual({ stored: 'b', text: 'bc' });
});
