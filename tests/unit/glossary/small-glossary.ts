import { createAnnotator } from '../../../src/glossary/annotate.ts';
import { compileGlossary } from '../../../src/glossary/compile.ts';
import { settleSenses } from '../../../src/glossary/senses.ts';
import type { Form, Source, Term } from '../../../src/glossary/term.ts';
import { type Rejection, withoutRejected } from '../../../src/glossary/without-rejected.ts';

/** A source with what every source needs. */
export function source(id: string, more: Partial<Source> = {}): Source {
  return { id, title: `Title of ${id}`, kind: 'news', language: 'en', seen: '2026-07-01', ...more };
}

/** A term with what every entry needs: a test says only what it is about. A form that is a text has no rules. */
export function term(id: string, forms: ReadonlyArray<string | Form>, more: Partial<Term> = {}): Term {
  return {
    id,
    kind: 'concept',
    asOf: '2026-07',
    labels: { en: id },
    forms: { en: forms.map((form) => (typeof form === 'string' ? { text: form } : form)) },
    // No words of other terms': two summaries that are nearly the same are an error.
    summary: Array.from({ length: 10 }, (_, n) => `${id.replaceAll('-', '')}word${n}`).join(' '),
    context: `A context of ${id} that says in two sentences why it matters. It is as long as a context has to be.`,
    citations: [{ source: 'a-source', says: 'Says something of the term.' }],
    ...more,
  };
}

/** A form that others use too, for something that goes with `words`. */
export function ambiguous(text: string, ...words: string[]): Form {
  return { text, otherSenses: [{ name: 'something else', words: words.length > 0 ? words : ['unheard'] }] };
}

/** The annotator of a small glossary. */
export function annotatorOf(...terms: Term[]): ReturnType<typeof createAnnotator> {
  const { index, lexicon } = compileGlossary(terms, [source('a-source')]);
  return createAnnotator(index, lexicon);
}

export interface Found {
  /** The words as the text has them. */
  text: string;
  /** The terms that they may mean, the likeliest first. */
  terms: string[];
  /** Why, as a word and what belongs to it: "words: Beijing, 5G". */
  why: string;
}

/** What is known of each block of a page, when all of it has been read. */
export function understand(
  terms: readonly Term[],
  blocks: readonly string[],
  lang = 'en',
  rejected: readonly Rejection[] = [],
): Found[][] {
  const annotator = annotatorOf(...terms);
  const annotated = annotator.annotate(blocks.map((text) => ({ text, lang })));
  const left = withoutRejected(annotated, rejected, annotator);
  return settleSenses(left, annotator.knowledge).matches.map((matches, i) =>
    matches.map(({ start, end, senses }) => {
      const { reason } = senses[0];
      const { kind } = reason;
      const detail = kind === 'words' ? reason.words.join(', ') : kind === 'defined' ? reason.longForm : '';
      return {
        text: blocks[i]?.slice(start, end) ?? '',
        terms: senses.map((sense) => sense.term),
        why: detail === '' ? kind : `${kind}: ${detail}`,
      };
    }),
  );
}
