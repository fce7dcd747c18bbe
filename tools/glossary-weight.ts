import { compileGlossary } from '../src/glossary/compile.ts';
import type { Source, Term } from '../src/glossary/term.ts';

/** What the glossary weighs as it ships, in bytes. */
export interface GlossaryWeight {
  /** What every page needs: forms, senses and the words that are evidence. */
  readonly forms: number;
  /** The same as index, in the background's memory: made where it runs, not shipped. */
  readonly index: number;
  /** All entries. */
  readonly entries: number;
  /** How many there are. */
  readonly count: number;
}

const MOST_AN_ENTRY = 5_000;
const MOST_OF_FORMS = 600_000;

/** Weighs what the build would make of the glossary. */
export function weigh(terms: readonly Term[], sources: readonly Source[]): GlossaryWeight {
  const { forms, entries, index } = compileGlossary(terms, sources);
  const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
  return {
    forms: bytesOf(forms),
    index: index.byteLength,
    entries: bytesOf(entries),
    count: entries.length,
  };
}

/** One line for each weight. */
export function weightLines({ forms, index, entries, count }: GlossaryWeight): string[] {
  return [
    `${kilobytes(entries / Math.max(1, count))} kB an entry on average, of ${kilobytes(MOST_AN_ENTRY)} kB`,
    `${kilobytes(forms)} kB for every page as it ships, of ${kilobytes(MOST_OF_FORMS)} kB (${kilobytes(index)} kB as an index in memory)`,
  ];
}

/** What is too heavy, in a sentence each. */
export function overweight({ forms, entries, count }: GlossaryWeight): string[] {
  const average = entries / Math.max(1, count);
  return [
    ...(average > MOST_AN_ENTRY
      ? [`Entries have ${Math.round(average)} bytes on average, and may have ${MOST_AN_ENTRY}: shorten some.`]
      : []),
    ...(forms > MOST_OF_FORMS
      ? [
          `What every page needs has ${forms} bytes, and may have ${MOST_OF_FORMS}: take forms or sense words away.`,
        ]
      : []),
  ];
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
