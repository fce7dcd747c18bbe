import { readGlossary } from '../../tools/read-glossary.ts';

/** Read once: it takes a second or two. */
let glossary: ReturnType<typeof readGlossary> | undefined;

/** A form that nothing else is called by, and a pattern that finds it the plain way. */
export interface PlainForm {
  text: string;
  /** Id of the term that it names. */
  term: string;
  pattern: RegExp;
}

/**
 * The glossary's unambiguous forms in scripts that write spaces, for a page in `language`. The plain
 * search is meant to be simple enough to be believed, not to find everything.
 */
export function unambiguousForms(language: string): PlainForm[] {
  glossary ??= readGlossary();
  const isAnyCase = (text: string, rule: 'exact' | 'any' | undefined): boolean =>
    rule === 'any' || (rule === undefined && !isMostlyCapitals(text));
  return glossary.terms
    .flatMap((term) =>
      Object.values(term.forms)
        .flat()
        .map((form) => ({ ...form, term: term.id })),
    )
    .filter((form) => form.otherSenses === undefined && !(form.notIn ?? []).includes(language))
    .filter(
      (form) =>
        /^[\p{L}\p{N} ’-]+$/u.test(form.text) &&
        !/\p{Script=Han}|\p{Script=Thai}|[\u3040-\u30FF]/u.test(form.text),
    )
    .map((form) => ({
      text: form.text,
      term: form.term,
      pattern: new RegExp(
        `(?<![\\p{L}\\p{N}_])${form.text}(?![\\p{L}\\p{N}_])`,
        isAnyCase(form.text, form.case) ? 'iu' : 'u',
      ),
    }));
}

function isMostlyCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return (text.match(/\p{Lu}/gu) ?? []).length * 2 > letters.length;
}
