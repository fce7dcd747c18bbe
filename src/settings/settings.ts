import * as z from 'zod';
import { rejectedSenseSchema } from './rejected-senses.ts';

/** What the person changed, completed by defaults on reading. Stored sparse: only what differs. */
export const settingsSchema = z.object({
  /** Whether anything is marked anywhere. */
  on: z.boolean().default(true),
  /** How often a term is marked. */
  density: z.enum(['section', 'page', 'every']).default('section'),
  /** Whether headings get marks. */
  headings: z.boolean().default(true),
  /** Whether words inside links get marks. */
  links: z.boolean().default(true),
  /** Sites (see `siteOf`) on which nothing is marked. */
  sitesOff: z.array(z.string()).default([]),
  /** Ids of the terms that the reader knows: they are not marked. */
  knownTerms: z.array(z.string()).default([]),
  /** What forms do not mean on a site, the newest last. */
  rejectedSenses: z.array(rejectedSenseSchema).default([]),
});

export type Settings = z.infer<typeof settingsSchema>;

/** What is stored, whatever wrote it: a field that is not understood falls back to its default and spoils no other. */
export function readSettings(stored: unknown): Settings {
  const fields = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const understood = Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
    const result = schema.safeParse(fields[name]);
    return result.success ? [[name, result.data]] : [];
  });
  return settingsSchema.parse(Object.fromEntries(understood));
}

/** What is to be stored of the settings: only what differs from the defaults. */
export function sparseSettings(settings: Settings): Partial<Settings> {
  const defaults = settingsSchema.parse({});
  return Object.fromEntries(
    Object.entries(settings).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(defaults[name as keyof Settings]),
    ),
  );
}

/** The list with `item` in it, or without. */
export function withItem(list: readonly string[], item: string, present: boolean): string[] {
  const others = list.filter((other) => other !== item);
  return present ? [...others, item] : others;
}
