import type { Meaning } from '../highlights/remark.ts';
import type { WordName, Words } from '../words.ts';

/** What the reader calls the meanings of colours; empty where the interface's own word does. */
export type MeaningNames = Readonly<Record<Meaning, string>>;

const wordOf: Readonly<Record<Meaning, WordName>> = {
  claim: 'meaningClaim',
  evidence: 'meaningEvidence',
  question: 'meaningQuestion',
  idea: 'meaningIdea',
};

/** All meanings, in the order in which they are offered. */
export const meanings = Object.keys(wordOf) as readonly Meaning[];

/** What a meaning is called. */
export function meaningName(meaning: Meaning, names: MeaningNames, words: Words): string {
  return names[meaning] === '' ? words(wordOf[meaning]) : names[meaning];
}

/** The colour of a meaning, beside its name: never alone. */
export function Swatch({ meaning }: { readonly meaning: Meaning }) {
  return <span class="swatch" data-meaning={meaning} aria-hidden="true" />;
}
