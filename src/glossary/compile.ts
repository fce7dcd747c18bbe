import { isMostlyCapitals } from './capitals.ts';
import type { Entry, OtherSenses } from './entry.ts';
import { type NumberRuns, packRuns } from './number-runs.ts';
import {
  buildMatching,
  type FormGroup,
  type FormRules,
  type Matching,
  type ShippedForms,
} from './shipped-forms.ts';
import { shorten } from './shortened-texts.ts';
import { writtenOtherwise } from './spellings.ts';
import type { Form, Source, Term } from './term.ts';
import { Words } from './words.ts';

/** The glossary as the product ships it, and what is made of it where it runs. */
export interface CompiledGlossary extends Matching {
  /** What index and lexicon are made of. */
  readonly forms: ShippedForms;
  readonly entries: readonly Entry[];
}

/**
 * Makes of the authored terms what a page needs (forms, and of them index and lexicon) and what a card needs
 * (entries). Terms and sources must have passed `checkGlossary`. The same input gives the same bytes.
 */
export function compileGlossary(terms: readonly Term[], sources: readonly Source[]): CompiledGlossary {
  const sorted = terms.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const known = new Map(sorted.map((term) => [term.id, term]));
  const forms = compileForms(sorted);
  const sharing = termsByWrittenForm(sorted);
  return {
    forms,
    ...buildMatching(forms),
    entries: sorted.map((term) => compileEntry(term, known, sources, sharing)),
  };
}

function compileForms(terms: readonly Term[]): ShippedForms {
  const words = new Numbering<string>();
  const senses = new Numbering<NumberRuns>();
  const written = new Map<string, number>();
  const alike: [number, number][] = [];
  const places = new Map(terms.map(({ id }, place) => [id, place]));
  const languages = commonestFirst(terms.flatMap(languagesOf));
  const tagsOf = (term: Term): NumberRuns =>
    packRuns(languagesOf(term).map((language) => languages.indexOf(language)));
  let count = 0;
  const shipped = terms.map((term): ShippedForms['terms'][number] => {
    const senseWords = wordNumbers(words, term.senseWords ?? []);
    const groups = groupsOf(term, words, senses);
    for (const text of groups.flatMap(({ texts }) => texts)) {
      const form = writtenForm(text);
      const earlier = written.get(form);
      if (earlier === undefined) written.set(form, count);
      else alike.push([count, earlier]);
      count++;
    }
    const related = (term.relations ?? []).flatMap((relation) => places.get(relation.term) ?? []);
    const named = term.labels['en'] ?? term.id;
    const label = named === groups[0]?.texts[0] ? '' : named;
    return [term.id, label, senseWords, related, tagsOf(term), ...groups.map(shipGroup)];
  });
  const exactWords = packRuns(words.list.flatMap((word, number) => (isMostlyCapitals(word) ? number : [])));
  const families = familiesOf(terms, written);
  return {
    words: shorten(words.list),
    exactWords,
    senses: senses.list,
    terms: shipped,
    languages: languages.join(' '),
    alike,
    families,
  };
}

/** Each ambiguous form with its inflected forms, where they are written otherwise, by the numbers in `written`. */
function familiesOf(terms: readonly Term[], written: ReadonlyMap<string, number>): number[][] {
  const families = new Numbering<number[]>();
  for (const form of terms.flatMap(({ forms }) => Object.values(forms).flat())) {
    if (form.otherSenses === undefined) continue;
    const family = [...new Set(textsOf(form).flatMap((text) => written.get(writtenForm(text)) ?? []))];
    if (family.length > 1) families.numberOf(family, family.join());
  }
  return [...families.list];
}

function languagesOf({ labels, forms }: Term): string[] {
  const tags = [...Object.keys(labels), ...Object.keys(forms)];
  return [...new Set(tags.map((tag) => tag.split('-')[0] as string))];
}

/** Each once: then most terms have those from the first to one of the others. */
function commonestFirst(said: readonly string[]): string[] {
  const times = new Map<string, number>();
  for (const one of said) times.set(one, (times.get(one) ?? 0) + 1);
  return [...times]
    .toSorted(([a, often], [b, oftener]) => oftener - often || (a < b ? -1 : 1))
    .map(([one]) => one);
}

/** Forms with the same rules. */
interface AuthoredGroup {
  readonly texts: string[];
  readonly rules: FormRules;
}

function shipGroup({ texts, rules }: AuthoredGroup): FormGroup {
  return Object.keys(rules).length === 0 ? [shorten(texts)] : [shorten(texts), rules];
}

/** The forms of a term, each once, in the order in which they are authored. */
function groupsOf(term: Term, words: Numbering<string>, senses: Numbering<NumberRuns>): AuthoredGroup[] {
  const groups: AuthoredGroup[] = [];
  const listed = new Set<string>();
  for (const form of Object.values(term.forms).flat()) {
    const others = form.otherSenses?.map((sense) => {
      const numbers = wordNumbers(words, sense.words);
      return senses.numberOf(numbers, numbers);
    });
    for (const text of [form.text, ...(form.inflected ?? [])]) {
      const exact = isExactCase(form, text);
      if (listed.has(`${exact} ${text}`)) continue;
      listed.add(`${exact} ${text}`);
      const rules = {
        ...(exact && { exact: 1 as const }),
        ...(form.notIn && { notIn: form.notIn }),
        ...(form.notIn && isMostlyCapitals(text) && { inCapitals: 1 as const }),
        ...(form.capital && { capitalTells: 1 as const }),
        ...(others && { senses: others }),
        ...(others && isCapitalisedName(text) && { sure: 1 as const }),
      };
      const last = groups.at(-1);
      if (JSON.stringify(last?.rules) === JSON.stringify(rules)) last?.texts.push(text);
      else groups.push({ texts: [text], rules });
    }
  }
  return groups;
}

/** A form most of whose letters are capitals is met in its exact case, whatever its entry says. */
export function isExactCase(form: Form, text: string): boolean {
  return isMostlyCapitals(text) || form.case === 'exact';
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

class Numbering<Thing> {
  readonly list: Thing[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(thing: Thing, key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.list.push(thing) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}

/**
 * Evidence words are told apart by their written form, and by case where they are mostly capitals (IT, it). New ones
 * are numbered in the order of their letters, for then each says little that the one before does not.
 */
function wordNumbers(words: Numbering<string>, of: readonly string[]): NumberRuns {
  const inOrder = of.toSorted((a, b) => (a < b ? -1 : 1));
  return packRuns(
    inOrder.map((word) => words.numberOf(word, isMostlyCapitals(word) ? word : writtenForm(word))),
  );
}

/**
 * "Human Rights Council", but not "the Alliance" or "chips", nor what is one compound: German writes all of those so
 * ("Multi-Stakeholder-Ansatz", "App-Stores").
 */
function isCapitalisedName(text: string): boolean {
  const words = text
    .split(/[\s-]+/u)
    .filter((word) => !/^(of|the|and|for|on|in|to|de|des|du|la|le|und|der|die)$/u.test(word));
  return /\s/u.test(text) && words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word));
}

function textsOf({ text, inflected }: Form): readonly string[] {
  return [text, ...(inflected ?? [])];
}

/** For each written form the terms that have it. */
function termsByWrittenForm(terms: readonly Term[]): ReadonlyMap<string, ReadonlySet<Term>> {
  const sharing = new Map<string, Set<Term>>();
  for (const term of terms) {
    for (const text of Object.values(term.forms).flat().flatMap(textsOf)) {
      const written = writtenForm(text);
      sharing.set(written, (sharing.get(written) ?? new Set()).add(term));
    }
  }
  return sharing;
}

/** What else is written like the term's ambiguous forms: forms with the same list stand together. */
function otherSensesOfTerm(
  term: Term,
  sharing: ReadonlyMap<string, ReadonlySet<Term>>,
): readonly OtherSenses[] {
  const groups = new Map<string, OtherSenses & { forms: string[] }>();
  for (const form of Object.values(term.forms).flat()) {
    if (form.otherSenses === undefined) continue;
    for (const text of textsOf(form)) {
      const ours = [...(sharing.get(writtenForm(text)) ?? [])].filter((other) => other !== term);
      const names = [
        ...ours.map(({ id, labels }) => labels['en'] ?? id),
        ...form.otherSenses.map(({ name }) => name),
      ];
      const group = groups.get(names.join('\n'));
      const written = [text, ...writtenOtherwise(text)];
      if (group === undefined) groups.set(names.join('\n'), { forms: written, names });
      else group.forms.push(...written);
    }
  }
  return [...groups.values()];
}

function compileEntry(
  term: Term,
  known: ReadonlyMap<string, Term>,
  sources: readonly Source[],
  sharing: ReadonlyMap<string, ReadonlySet<Term>>,
): Entry {
  const otherSenses = otherSensesOfTerm(term, sharing);
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
    ...(otherSenses.length > 0 && { otherSenses }),
  };
}
