import type { Entry } from './entry.ts';

/** What else is written like `text` in the sense of this entry, by name; none when the form is not ambiguous. */
export function otherSensesOf({ otherSenses = [] }: Entry, text: string): readonly string[] {
  const written = lettersOf(text);
  const groups = otherSenses.filter(({ forms }) => forms.some((form) => lettersOf(form) === written));
  return [...new Set(groups.flatMap(({ names }) => names))];
}

/**
 * Letters and digits alone, without case and accents: coarser than the matcher's folding, which would bring its
 * tables into the card. Forms of one entry that differ in points alone (AC, A.C.) share their names.
 */
function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
