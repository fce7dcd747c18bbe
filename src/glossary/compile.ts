import type { Entry } from './entry.ts';
import type { Lexicon, LexiconForm, LexiconSense, LexiconTerm } from './lexicon.ts';
import { type IndexedForm, packIndex } from './packed-index.ts';
import type { Form, Source, Term } from './term.ts';
import { Words } from './words.ts';

/** The glossary as the product ships it. */
export interface CompiledGlossary {
  readonly index: ArrayBuffer;
  readonly lexicon: Lexicon;
  readonly entries: readonly Entry[];
}

/**
 * Makes of the authored terms what a page needs (index and lexicon) and what a card needs (entries).
 * Terms and sources must have passed `checkGlossary`. The same input gives the same bytes.
 */
export function compileGlossary(terms: readonly Term[], sources: readonly Source[]): CompiledGlossary {
  const sorted = terms.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const known = new Map(sorted.map((term) => [term.id, term]));
  const words = new Numbering();
  const written = new Numbering();
  const lexiconTerms = sorted.map((term) => compileTerm(term, known, words));
  const indexed: IndexedForm[] = [];
  const forms: LexiconForm[] = [];
  const listed = new Set<string>();
  sorted.forEach((term, number) => {
    for (const form of Object.values(term.forms).flat()) {
      for (const text of [form.text, ...(form.inflected ?? [])]) {
        const exactCase = isExactCase(form, text);
        const same = `${number} ${exactCase} ${text}`;
        if (listed.has(same)) continue;
        listed.add(same);
        indexed.push({ text, exactCase });
        forms.push(compileForm(form, text, number, words, written));
      }
    }
  });
  for (const word of words.list) indexed.push({ text: word, exactCase: isMostlyCapitals(word) });
  return {
    index: packIndex(indexed),
    lexicon: { terms: lexiconTerms, forms, words: words.list },
    entries: sorted.map((term) => compileEntry(term, known, sources)),
  };
}

/** A form most of whose letters are capitals is met in its exact case, whatever its entry says. */
export function isExactCase(form: Form, text: string): boolean {
  return isMostlyCapitals(text) || form.case === 'exact';
}

function isMostlyCapitals(text: string): boolean {
  const letters = [...text].filter((character) => /\p{L}/u.test(character));
  const capitals = letters.filter((character) => /\p{Lu}/u.test(character));
  return capitals.length * 2 > letters.length;
}

/** What is left of a form when case, spaces, hyphens and accents make no difference. */
export function writtenForm(text: string): string {
  const words = new Words().read(text);
  const folded = Array.from({ length: words.count }, (_, word) => words.folded(word));
  return folded
    .join(' ')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');
}

class Numbering {
  readonly list: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(text: string, key = text): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.list.push(text) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}

/** Evidence words are told apart by their written form, and by case where they are mostly capitals (IT, it). */
function wordNumber(words: Numbering, word: string): number {
  return words.numberOf(word, isMostlyCapitals(word) ? word : writtenForm(word));
}

function compileTerm(term: Term, known: ReadonlyMap<string, Term>, words: Numbering): LexiconTerm {
  return {
    id: term.id,
    label: term.labels['en'] ?? term.id,
    senseWords: (term.senseWords ?? []).map((word) => wordNumber(words, word)),
    related: (term.relations ?? []).map((relation) => relation.term).filter((id) => known.has(id)),
  };
}

function compileForm(
  form: Form,
  text: string,
  term: number,
  words: Numbering,
  written: Numbering,
): LexiconForm {
  const otherSenses = form.otherSenses?.map((sense): LexiconSense => ({
    name: sense.name,
    words: sense.words.map((word) => wordNumber(words, word)),
  }));
  return {
    term,
    written: written.numberOf(writtenForm(text)),
    ...(form.notIn && { notIn: form.notIn }),
    ...(otherSenses && { otherSenses }),
    ...(otherSenses && isCapitalisedName(text) && { sureAs: text }),
  };
}

/** "Human Rights Council", but not "the Alliance" or "chips". */
function isCapitalisedName(text: string): boolean {
  const words = text
    .split(/[\s-]+/u)
    .filter((word) => !/^(of|the|and|for|on|in|to|de|des|du|la|le|und|der|die)$/u.test(word));
  return words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word));
}

function compileEntry(term: Term, known: ReadonlyMap<string, Term>, sources: readonly Source[]): Entry {
  const places = new Map(term.citations.map((citation, place) => [citation.source, place]));
  const placesOf = (ids: readonly string[] = []): number[] => ids.flatMap((id) => places.get(id) ?? []);
  return {
    id: term.id,
    kind: term.kind,
    asOf: term.asOf,
    label: term.labels['en'] ?? term.id,
    labels: term.labels,
    summary: term.summary,
    context: term.context,
    perspectives: (term.perspectives ?? []).map(({ who, view, citations }) => ({
      who,
      view,
      citations: placesOf(citations),
    })),
    timeline: (term.timeline ?? []).map(({ date, event, citations }) => ({
      date,
      event,
      citations: placesOf(citations),
    })),
    relations: (term.relations ?? []).flatMap(({ type, term: id }) => {
      const label = known.get(id)?.labels['en'];
      return label === undefined ? [] : [{ type, term: id, label }];
    }),
    citations: term.citations.flatMap(({ source: id, says, phrase }) => {
      const source = sources.find((candidate) => candidate.id === id);
      return source === undefined ? [] : [{ source, says, ...(phrase !== undefined && { phrase }) }];
    }),
    forms: Object.fromEntries(
      Object.entries(term.forms).map(([language, forms]) => [language, forms.map((form) => form.text)]),
    ),
  };
}
