import { inflect, type InflectedLanguage, inflectedLanguages, isCountable } from './inflect/inflect.ts';
import type { Form, Term } from './term.ts';

/**
 * Inflected forms are made by rules and read by people. What a person has read stands in a list for each
 * language, a line for each form, as forms that are let through and, behind a minus, forms that are not:
 *
 *     export control → export controls
 *     soft law → -soft laws
 *
 * The glossary is built with what the lists let through, so nothing that nobody has read is ever marked.
 */
export interface Reviewed {
  readonly accepted: readonly string[];
  readonly refused: readonly string[];
}

/** By language, then by form. */
export type Inflections = ReadonlyMap<string, ReadonlyMap<string, Reviewed>>;

/** A form and what the rules make of it, of several entries that have it together. */
export interface Inflected {
  readonly language: InflectedLanguage;
  readonly text: string;
  /** An entry that has the form, and its place there. */
  readonly term: string;
  readonly place: number;
  /** Undefined where the rules cannot tell. */
  readonly forms: readonly string[] | undefined;
}

/** What the rules make of every form of the terms: in the order of languages and terms, each form once. */
export function inflectTerms(terms: readonly Term[]): readonly Inflected[] {
  return inflectedLanguages.flatMap((language) => {
    const byText = new Map<string, Inflected>();
    for (const term of terms) {
      for (const [place, { text }] of (term.forms[language] ?? []).entries()) {
        const made = inflect(text, language, isCountable(term));
        const known = byText.get(text);
        const forms = [...new Set([...(known?.forms ?? []), ...(made ?? [])])];
        const first = known ?? { language, text, term: term.id, place };
        const isDecided = made !== undefined || known?.forms !== undefined;
        byText.set(text, { ...first, forms: isDecided ? forms : undefined });
      }
    }
    return [...byText.values()];
  });
}

/** The forms that the rules make and nobody has read: neither in the list nor written in the entry by hand. */
export function unread(
  { language, text, forms = [] }: Inflected,
  lists: Inflections,
  byHand: Form,
): string[] {
  const { accepted = [], refused = [] } = lists.get(language)?.get(text) ?? {};
  const read = new Set([...accepted, ...refused, ...(byHand.inflected ?? [])]);
  return forms.filter((form) => !read.has(form));
}

/** The terms with the inflected forms that were let through, behind those that are written by hand. */
export function withInflections(terms: readonly Term[], lists: Inflections): readonly Term[] {
  return terms.map((term) => ({
    ...term,
    forms: Object.fromEntries(
      Object.entries(term.forms).map(([language, forms]) => [
        language,
        forms.map((form) => {
          const { accepted = [] } = lists.get(language)?.get(form.text) ?? {};
          if (accepted.length === 0) return form;
          return { ...form, inflected: [...new Set([...(form.inflected ?? []), ...accepted])] };
        }),
      ]),
    ),
  }));
}

/** Reads a list. Lines that say nothing, by their numbers from 1, are in `broken`; so is a form's second line. */
export function parseInflections(list: string): {
  readonly forms: ReadonlyMap<string, Reviewed>;
  readonly broken: readonly number[];
} {
  const forms = new Map<string, Reviewed>();
  const broken: number[] = [];
  for (const [number, line] of list.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [text = '', made, ...more] = line.split(' → ');
    const parts = (made ?? '').split('; ').map((part) => part.trim());
    if (
      made === undefined ||
      more.length > 0 ||
      forms.has(text) ||
      parts.some((part) => !/^-?[^-]/u.test(part))
    ) {
      broken.push(number + 1);
      continue;
    }
    forms.set(text, {
      accepted: parts.filter((part) => !part.startsWith('-')),
      refused: parts.filter((part) => part.startsWith('-')).map((part) => part.slice(1)),
    });
  }
  return { forms, broken };
}

/** Writes a list so that `parseInflections` reads it again, in the order of the letters. */
export function printInflections(forms: ReadonlyMap<string, Reviewed>): string {
  const lines = [...forms]
    .filter(([, { accepted, refused }]) => accepted.length + refused.length > 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([text, { accepted, refused }]) => {
      return `${text} → ${[...accepted, ...refused.map((form) => `-${form}`)].join('; ')}`;
    });
  return `${HEADER}\n${lines.map((line) => `${line}\n`).join('')}`;
}

const HEADER = `# What the rules make of the forms of this language, as a person has read it. A minus: not to be used.
# \`npm run glossary -- inflections --write\` adds what is new and takes away what is gone. Read what it adds.
`;

/** The lists with what the rules make now: what was read stays as it is, what is new is let through, what is gone goes. */
export function renewInflections(terms: readonly Term[], lists: Inflections): Inflections {
  const renewed = new Map<string, Map<string, Reviewed>>(
    inflectedLanguages.map((language) => [language, new Map()]),
  );
  for (const { language, text, forms = [] } of inflectTerms(terms)) {
    const { accepted = [], refused = [] } = lists.get(language)?.get(text) ?? {};
    const read = new Set([...accepted, ...refused]);
    renewed.get(language)?.set(text, {
      accepted: [...accepted, ...forms.filter((form) => !read.has(form))].filter((form) =>
        forms.includes(form),
      ),
      refused: refused.filter((form) => forms.includes(form)),
    });
  }
  return renewed;
}
