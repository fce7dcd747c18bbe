import * as z from 'zod';
import { MEANINGS } from '../highlights/highlight.ts';
import { rejectedSenseSchema } from './rejected-senses.ts';

/** Each setting, and what it may be. */
const fields = {
  /** Whether anything is marked anywhere. */
  on: z.boolean(),
  /** How often a term is marked. */
  density: z.enum(['section', 'page', 'every']),
  /** Whether headings get marks. */
  headings: z.boolean(),
  /** Whether words inside links get marks. */
  links: z.boolean(),
  /** What opens a card: resting on a word or a click, a click or tap alone, or keys alone. */
  openBy: z.enum(['hover', 'click', 'key']),
  /** How a mark looks. */
  look: z.enum(['dotted', 'underline', 'background']),
  /** Colours of the card and of our own pages. */
  theme: z.enum(['system', 'light', 'dark']),
  /** Sites (see `siteOf`) on which nothing is marked. */
  sitesOff: z.array(z.string()),
  /** Ids of the terms that the reader knows: they are not marked. */
  knownTerms: z.array(z.string()),
  /** What forms do not mean on a site, the newest last. */
  rejectedSenses: z.array(rejectedSenseSchema),
  /** Whether a bar offers itself beside text that was selected. */
  selectionBar: z.boolean(),
  /** What the reader calls the meanings of highlights; empty where the interface's own word does. */
  meaningNames: z.record(z.enum(MEANINGS), z.string().trim().max(40).catch('')),
  /** Whether some settings are copied to the reader's other browsers (see `copied-settings.ts`). */
  synced: z.boolean(),
};

/** What the person changed, completed by defaults on reading. */
export const settingsSchema = z.object(fields);

/** Some settings, as they are to be from now on. */
export const settingsChange = z.strictObject(exactPartial(fields));

export type Settings = z.infer<typeof settingsSchema>;
export type SettingsChange = z.infer<typeof settingsChange>;

/** What holds until the person changes it. */
export const defaultSettings: Settings = {
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

/** What is stored, whatever wrote it: a field that is not understood falls back to its default and spoils no other. */
export function readSettings(stored: unknown): Settings {
  const named = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const understood = Object.entries(fields).flatMap(([name, schema]) => {
    const result = schema.safeParse(named[name]);
    return result.success ? [[name, result.data]] : [];
  });
  return { ...defaultSettings, ...(Object.fromEntries(understood) as SettingsChange) };
}

/** What is to be stored of the settings: only what differs from the defaults. */
export function sparseSettings(settings: Settings): SettingsChange {
  return Object.fromEntries(
    Object.entries(settings).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(defaultSettings[name as keyof Settings]),
    ),
  );
}

/** The list with `item` in it, or without. */
export function withItem(list: readonly string[], item: string, present: boolean): string[] {
  const others = list.filter((other) => other !== item);
  return present ? [...others, item] : others;
}

type ExactPartial<Shape extends z.ZodRawShape> = { [Name in keyof Shape]: z.ZodExactOptional<Shape[Name]> };

/** Each field may be left out, and none may be there undefined. */
function exactPartial<Shape extends z.ZodRawShape>(shape: Shape): ExactPartial<Shape> {
  return Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => [name, z.exactOptional(schema)]),
  ) as ExactPartial<Shape>;
}
