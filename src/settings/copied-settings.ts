import * as z from 'zod';
import { defaultSettings, type Settings, type SettingsChange, settingsSchema } from './settings.ts';

/**
 * The settings that a reader may have copied to their other browsers: how much is marked, how marks look and open, and
 * the theme. Nothing that says what somebody reads or knows: no sites, no terms, no senses, no words of their own.
 */
export const COPIED = ['density', 'headings', 'links', 'openBy', 'look', 'theme'] as const;

export type Copied = (typeof COPIED)[number];

/** When each was last changed, in this browser or another (milliseconds since 1970). */
export type ChangeTimes = Partial<Record<Copied, number>>;

/** A setting as it is copied: each is an item of its own, so that two browsers that change two lose none. */
export interface Copy {
  readonly value: unknown;
  /** When it was changed. */
  readonly at: number;
}

export type Copies = Partial<Record<Copied, Copy>>;

const time = z.number().nonnegative().finite();
const timesSchema = z.record(z.string(), z.unknown());

/** The times as stored; what is not understood is not there. */
export function readTimes(stored: unknown): ChangeTimes {
  const named = timesSchema.safeParse(stored).data ?? {};
  return Object.fromEntries(
    COPIED.flatMap((name) => {
      const at = time.safeParse(named[name]);
      return at.success ? [[name, at.data]] : [];
    }),
  );
}

/**
 * The times after a change at `now`. A change is later than the one it follows whatever the clocks of the two browsers
 * say: one that is years ahead would have the last word for years.
 */
export function timesAfter(before: Settings, after: Settings, times: ChangeTimes, now: number): ChangeTimes {
  const changed = COPIED.filter((name) => before[name] !== after[name]);
  return {
    ...times,
    ...Object.fromEntries(changed.map((name) => [name, Math.max(now, (times[name] ?? 0) + 1)])),
  };
}

/** What a change leaves to be copied. */
export function copiesSince(earlier: ChangeTimes, { settings, times }: Dated): Copies {
  return Object.fromEntries(
    COPIED.flatMap((name) => {
      const at = times[name];
      return at === undefined || at === earlier[name] ? [] : [[name, { value: settings[name], at }]];
    }),
  );
}

/** Settings, and when those that may be copied were changed. */
export interface Dated {
  readonly settings: Settings;
  readonly times: ChangeTimes;
}

/** What follows when this browser's settings meet the copies. */
export interface Meeting {
  /** What is to be taken over here, and its times. */
  readonly change: SettingsChange;
  readonly times: ChangeTimes;
  /** What the copies are behind in. */
  readonly behind: Copies;
}

/**
 * Settings meet copies (items of `storage.sync`, whatever wrote them) and of each setting the later change wins; at the
 * same time the copy does, so that all browsers end with one value. A copy that is not understood changes nothing and is
 * left alone. `missing` says what to do about settings that were changed here and have no copy: add one, or not.
 */
export function meet(
  { settings, times }: Dated,
  copies: Readonly<Record<string, unknown>>,
  missing: 'add' | 'leave',
): Meeting {
  const change: Record<string, unknown> = {};
  const behind: Record<string, Copy> = {};
  const newTimes: ChangeTimes = { ...times };
  for (const name of COPIED) {
    // What was changed before times were kept was changed before anything else.
    const here = times[name] ?? (settings[name] === defaultSettings[name] ? undefined : 0);
    if (copies[name] === undefined) {
      if (missing === 'add' && here !== undefined) behind[name] = { value: settings[name], at: here };
      continue;
    }
    const copy = z.object({ value: settingsSchema.shape[name], at: time }).safeParse(copies[name]).data;
    if (copy === undefined) continue;
    if (here !== undefined && here > copy.at) behind[name] = { value: settings[name], at: here };
    else {
      if (settings[name] !== copy.value) change[name] = copy.value;
      newTimes[name] = copy.at;
    }
  }
  return { change, times: newTimes, behind };
}
