import { isExactCase, writtenForm } from './compile.ts';
import { type Inflections, inflectTerms, unread } from './inflections.ts';
import type { Parsed, Problem } from './problem.ts';
import type { Term } from './term.ts';

/** Summaries with this part of their different words in common say the same (Jaccard's index). */
const SAME_SUMMARY = 0.5;

/** What the rules make of forms and nobody has read yet: it is left out until somebody has. */
export function unreadForms(terms: ReadonlyArray<Parsed<Term>>, inflections: Inflections): Problem[] {
  const files = new Map(terms.map(({ file, value }) => [value.id, { file, value }]));
  return inflectTerms(terms.map(({ value }) => value)).flatMap((made): Problem[] => {
    const found = files.get(made.term);
    const byHand = found?.value.forms[made.language]?.[made.place];
    const fresh = byHand === undefined ? [] : unread(made, inflections, byHand);
    if (found === undefined || fresh.length === 0) return [];
    return [
      {
        file: found.file,
        path: ['forms', made.language, made.place],
        message: `Nobody has read what becomes of “${made.text}” (${fresh.join('; ')}): npm run glossary -- inflections --write.`,
        severity: 'warning',
      },
    ];
  });
}

/** A form that two terms claim needs a sense rule in both: without, nobody could tell which is meant. */
export function sharedForms(terms: ReadonlyArray<Parsed<Term>>): Problem[] {
  const claims = new Map<
    string,
    Array<{ file: string; path: Array<string | number>; ruled: boolean; id: string; text: string }>
  >();
  for (const { file, value } of terms) {
    for (const [language, forms] of Object.entries(value.forms)) {
      forms.forEach((form, place) => {
        for (const text of [form.text, ...(form.inflected ?? [])]) {
          const key = isExactCase(form, text) ? text : writtenForm(text);
          const claim = {
            file,
            path: ['forms', language, place],
            ruled: form.otherSenses !== undefined,
            id: value.id,
            text,
          };
          claims.set(key, [...(claims.get(key) ?? []), claim]);
        }
      });
    }
  }
  return [...claims.values()].flatMap((claimed) =>
    claimed
      .filter(({ ruled, id }) => !ruled && claimed.some((other) => other.id !== id))
      .map(({ file, path, id, text }): Problem => {
        const other = claimed.find((claim) => claim.id !== id)?.id ?? '';
        return {
          file,
          path,
          message: `“${text}” is a form of “${other}” too: give it otherSenses in both, or leave it to one.`,
          severity: 'error',
        };
      }),
  );
}

/**
 * What has other senses in one place of an entry and none in another is marked without a question: of two readings of
 * the same letters the sure one is taken. A form that `notIn` keeps out of a language is another thing.
 */
export function halfAmbiguousForms(terms: ReadonlyArray<Parsed<Term>>): Problem[] {
  return terms.flatMap(({ file, value }) => {
    const written = Object.entries(value.forms).flatMap(([language, forms]) =>
      forms.flatMap((form, place) =>
        [form.text, ...(form.inflected ?? [])].map((text) => ({
          path: ['forms', language, place],
          text,
          letters: writtenForm(text),
          isExact: isExactCase(form, text),
          form,
        })),
      ),
    );
    const ambiguous = written.filter(({ form }) => form.otherSenses !== undefined);
    return written
      .filter(({ form }) => form.otherSenses === undefined && form.notIn === undefined)
      .flatMap(({ path, text, letters, isExact }): Problem[] => {
        const other = ambiguous.find(
          (one) => one.letters === letters && (isExact ? one.text === text : sameButForCase(one.text, text)),
        );
        if (other === undefined) return [];
        const message = `“${text}” has other senses as “${other.text}” (${other.path[1]}), and none here: give it them, or leave it out.`;
        return [{ file, path, message, severity: 'error' }];
      });
  });
}

/** Accents make two forms of one written form; spaces and hyphens do not. */
function sameButForCase(one: string, other: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[\s-]+/gu, ' ');
  return plain(one) === plain(other);
}

/** Two entries that say nearly the same are one thing, or one of them does not say what is its own. */
export function similarSummaries(terms: ReadonlyArray<Parsed<Term>>): Problem[] {
  const words = terms.map(({ value }) => new Set(writtenForm(value.summary).split(' ')));
  return terms.flatMap(({ file }, place) => {
    const other = words.findIndex(
      (set, at) => at !== place && shared(set, words[place] ?? new Set()) >= SAME_SUMMARY,
    );
    const id = terms[other]?.value.id;
    if (id === undefined) return [];
    return {
      file,
      path: ['summary'],
      message: `The summary is nearly that of “${id}”: say what is different, or make one entry of the two.`,
      severity: 'error',
    };
  });
}

/** The part of the words of two texts that stand in both. */
function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((word) => other.has(word)).length;
  return both / (one.size + other.size - both);
}
