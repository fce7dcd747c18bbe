import type { Span } from '../span.ts';
import { addressesIn } from './addresses.ts';
import { languagesOf } from './block-languages.ts';
import { longFormOf } from './definitions.ts';
import { standsAmidSentence, standsInCapitals } from './capitals.ts';
import { normalise } from './characters.ts';
import { isJoined } from './compound.ts';
import type { Lexicon, LexiconRules, LexiconTerm } from './lexicon.ts';
import { createMatcher, type Hit } from './matcher.ts';
import { isPiece } from './seams.ts';
import { placesSpelledOut } from './spelled-out.ts';

/**
 * The text of one block, and the language (BCP 47, empty when nobody says) that it begins in. Where it changes, there
 * follow the place (UTF-16 code units) and the other one: `en 12 it 24 en`.
 */
export interface BlockText {
  readonly text: string;
  readonly lang: string;
}

/** One thing that the letters at a place may mean. */
export interface Reading {
  /** Id of the term. */
  readonly term: string;
  /** The number of the form, when it has a rule: it has other senses, or another term of ours has the same form. */
  readonly rule?: number;
  /** Set where the rule is not asked: a capitalised name of several words, written so, means what it says. */
  readonly sure?: true;
  /** Set where the text is in a language in which the term has neither form nor label. */
  readonly foreign?: true;
}

/** A place where a form of the glossary is written; what it means is settled with the whole page in view. */
export interface Candidate extends Span {
  /** Alike for mentions that differ in case, spaces, hyphens, accents, spelling and what is written onto a name only. */
  readonly written: number;
  readonly readings: readonly Reading[];
  /** Part of a compound such as ML-DSA or IGF-1. */
  readonly joined?: true;
  /** The reader has rejected another reading of it on this site. */
  readonly corrected?: true;
}

/** The page says what an acronym stands for. */
export interface Definition {
  readonly written: number;
  /** The terms whose form is given as its long form, mostly one; none when it stands for something else. */
  readonly terms: readonly string[];
  readonly longForm: string;
}

export interface BlockAnnotation {
  readonly candidates: readonly Candidate[];
  /** Numbers of the evidence words that stand in the block. */
  readonly words: readonly number[];
  readonly definitions: readonly Definition[];
  /** Written forms of acronyms that the block spells out, without brackets, as something that is not ours. */
  readonly spelled?: readonly number[];
}

/** What an ambiguous form is judged by. */
export interface Rule {
  readonly ours: readonly number[];
  readonly related: readonly string[];
  readonly others: ReadonlyArray<{ readonly words: readonly number[] }>;
}

/** What is known beside the text: by the numbers that annotations speak in. Unknown numbers are no error. */
export interface Knowledge {
  /** The rule of an ambiguous form. */
  readonly ruleOf: (form: number) => Rule | undefined;
  /** An evidence word. */
  readonly wordOf: (word: number) => string | undefined;
  /** In how many entries a word is evidence for the term. */
  readonly entriesWith: (word: number) => number;
  /** From 2 for a word that is evidence for terms of ours alone to -2 for one of other senses alone. */
  readonly leaningOf: (word: number) => number;
  /** What a term is called; its id when there is none of that id. */
  readonly labelOf: (term: string) => string;
}

/** Finds what the glossary knows in the text of blocks. Nothing is remembered from one call to the next. */
export interface Annotator {
  /** One answer for each block asked about, in the same order. */
  readonly annotate: (blocks: readonly BlockText[]) => BlockAnnotation[];
  /** The written forms that are inflected forms of one ambiguous form with `written`; it is one of them. */
  readonly inflectionsOf: (written: number) => readonly number[];
  readonly knowledge: Knowledge;
}

/** The annotator of a glossary as it was compiled. */
export function createAnnotator(index: ArrayBuffer, lexicon: Lexicon): Annotator {
  const matcher = createMatcher(index);
  const formCount = lexicon.rulesOf.length;
  const labelOf = new Map(lexicon.terms.map(({ id, label }) => [id, label]));
  const counts = countWords(lexicon);

  /** Undefined for the numbers of words. */
  function rulesOf(form: number): LexiconRules | undefined {
    const place = lexicon.rulesOf[form];
    return place === undefined ? undefined : lexicon.rules[place];
  }

  function annotateBlock({ text, lang }: BlockText): BlockAnnotation {
    const words = new Set<number>();
    const languageAt = languagesOf(lang);
    const isEveryday = ({ notIn }: LexiconRules, { start }: Span): boolean =>
      notIn?.includes(languageAt(start)) ?? false;
    const accepts = (number: number, place: Span): boolean => {
      const rules = rulesOf(number);
      return (
        rules !== undefined &&
        (rules.inCapitals === true || rules.capitalTells === true || !isEveryday(rules, place)) &&
        !isPiece(text, place)
      );
    };
    /** An acronym is told from the everyday word by its capitals, where the words around it have none. */
    const withoutEveryday = (hit: Hit): Hit[] => {
      const forms = hit.forms.filter((number) => {
        const rules = rulesOf(number) as LexiconRules;
        if (!isEveryday(rules, hit)) return true;
        if (rules.capitalTells !== true) return !standsInCapitals(text, hit);
        // A quotation in another language begins a sentence of its own.
        return standsAmidSentence(text, hit) && languageAt(hit.start - 1) === languageAt(hit.start);
      });
      return forms.length === 0 ? [] : [{ ...hit, forms }];
    };
    const hits = matcher.scan(text, accepts, (hit) => {
      for (const form of hit.forms) if (form >= formCount) words.add(form - formCount);
    });
    // Most blocks hold nothing of which more is asked.
    if (hits.length === 0) return { candidates: [], words: [...words], definitions: [] };
    const isInAddress = addressesIn(text);
    const candidates = hits
      .filter((hit) => !isInAddress(hit))
      .flatMap(withoutEveryday)
      .map((hit) => withoutQuotes(text, hit))
      .map((hit) => candidateOf(text, hit, languageAt(hit.start)));
    const spelled = spelledIn(text, candidates, meaningsOf);
    return {
      candidates,
      words: [...words],
      definitions: definitionsIn(text, candidates, meaningsOf),
      ...(spelled.length > 0 && { spelled }),
    };
  }

  /** What a long form may mean, whatever its case: forms of several words are met in capitals too. */
  function meaningsOf(longForm: string): Reading[] {
    const hits = matcher.scan(longForm.toUpperCase(), (form) => rulesOf(form) !== undefined);
    return hits.flatMap(({ forms }) =>
      forms.map((form): Reading => {
        const { term, otherSenses, sureAs } = rulesOf(form) as LexiconRules;
        const { id } = lexicon.terms[term] as LexiconTerm;
        return otherSenses === undefined || sureAs !== undefined ? { term: id } : { term: id, rule: form };
      }),
    );
  }

  function candidateOf(text: string, hit: Hit, language: string): Candidate {
    const readings = new Map<string, Reading>();
    for (const number of hit.forms) {
      const { term, otherSenses, sureAs } = rulesOf(number) as LexiconRules;
      const { id, languages } = lexicon.terms[term] as LexiconTerm;
      const foreign = language !== '' && !languages.includes(language);
      const ruled = otherSenses !== undefined;
      const sure = ruled && isWrittenAs(sureAs, text, hit);
      const known = readings.get(id);
      if (known === undefined || (isOpen(known) && (!ruled || sure))) {
        readings.set(id, {
          term: id,
          ...(ruled && { rule: number }),
          ...(sure && { sure: true as const }),
          ...(ruled && foreign && { foreign: true as const }),
        });
      }
    }
    const { start, end } = hit;
    const form = hit.forms[0] as number;
    return {
      start,
      end,
      written: lexicon.alike.get(form) ?? form,
      readings: [...readings.values()],
      ...(isJoined(text, hit) && { joined: true }),
    };
  }

  function ruleOf(number: number): Rule | undefined {
    const rules = rulesOf(number);
    if (rules === undefined) return undefined;
    const term = lexicon.terms[rules.term];
    return { ours: term?.senseWords ?? [], related: term?.related ?? [], others: rules.otherSenses ?? [] };
  }

  return {
    annotate: (blocks) => blocks.map(annotateBlock),
    inflectionsOf: (written) => [
      written,
      ...lexicon.families.filter((family) => family.includes(written)).flat(),
    ],
    knowledge: {
      ruleOf,
      wordOf: (word) => lexicon.words[word],
      entriesWith: (word) => counts.ours[word] ?? 0,
      leaningOf: (word) => leaningOf(counts.ours[word] ?? 0, counts.others[word] ?? 0),
      labelOf: (term) => labelOf.get(term) ?? term,
    },
  };
}

/** For each evidence word how many entries, and how many other senses, it is evidence for. */
function countWords({ terms, rules, words }: Lexicon): { ours: Uint16Array; others: Uint16Array } {
  const ours = new Uint16Array(words.length);
  const others = new Uint16Array(words.length);
  for (const { senseWords } of terms) for (const word of senseWords) ours[word] = (ours[word] ?? 0) + 1;
  const senses = new Set(rules.flatMap(({ otherSenses = [] }) => otherSenses.map((sense) => sense.words)));
  for (const sense of senses) for (const word of sense) others[word] = (others[word] ?? 0) + 1;
  return { ours, others };
}

function leaningOf(ours: number, others: number): number {
  return Math.max(-2, Math.min(2, Math.log2((ours + 0.5) / (others + 0.5))));
}

/** The written forms of ambiguous acronyms that the text spells out as something that is not ours. */
function spelledIn(
  text: string,
  candidates: readonly Candidate[],
  meaningsOf: (longForm: string) => readonly Reading[],
): number[] {
  const open = new Map(
    candidates
      .filter(({ readings }) => readings.some(isOpen))
      .map((candidate) => [candidate.written, candidate]),
  );
  return [...open.values()].flatMap(({ start, end, written, readings }) => {
    const terms = readings.map(({ term }) => term);
    const places = placesSpelledOut(text, text.slice(start, end));
    const isOurs = (place: Span): boolean =>
      names(terms, place, candidates) ||
      meaningsOf(text.slice(place.start, place.end)).some(({ term }) => terms.includes(term));
    return places.every(isOurs) ? [] : [written];
  });
}

/** Whether a form of one of the terms stands at the place. */
function names(terms: readonly string[], place: Span, candidates: readonly Candidate[]): boolean {
  return candidates.some(
    ({ start, end, readings }) =>
      end > place.start && start < place.end && readings.some(({ term }) => terms.includes(term)),
  );
}

/** Whatever marks are set around a name, and none inside: whoever quotes, quotes in his own way. */
const QUOTED = /^([«»„“”‟″‘’‚‛'"＂「『]\s*)([^«»„“”‟″"＂「」『』]+?)\s*[«»“”‟″‘’‛'"＂」』]$/u;

/** What stands between the quotation marks, for names that are told from everyday words by them: «Пять глаз». */
function withoutQuotes(text: string, hit: Hit): Hit {
  const { start, end } = hit;
  const [, before = '', name] = QUOTED.exec(text.slice(start, end)) ?? [];
  if (name === undefined) return hit;
  return { ...hit, start: start + before.length, end: start + before.length + name.length };
}

/** Whether the page must say what is meant. */
function isOpen({ rule, sure }: Reading): boolean {
  return rule !== undefined && sure !== true;
}

/** Whether a block is worth remembering. */
export function holdsSomething({ candidates, words, definitions }: BlockAnnotation): boolean {
  return candidates.length + words.length + definitions.length > 0;
}

/**
 * Definitions of the ambiguous candidates: theirs are the only ones that decide anything. A long form that is
 * itself an ambiguous form of the same term ("ad hoc committee") decides nothing.
 */
function definitionsIn(
  text: string,
  candidates: readonly Candidate[],
  meaningsOf: (longForm: string) => readonly Reading[],
): Definition[] {
  return candidates
    .filter((candidate) => candidate.readings.some(isOpen))
    .flatMap((candidate) => {
      const long = longFormOf(text, candidate);
      if (long === undefined) return [];
      const longForm = text.slice(long.start, long.end).replace(/\s+/gu, ' ');
      const own = candidate.readings.map(({ term }) => term);
      const named = (meanings: readonly Reading[]): string[] =>
        own.filter((id) => meanings.some((one) => one.term === id && !isOpen(one)));
      // What stands there may say more than the long form alone: "EU-US Trade and Technology Council (TTC)".
      const standing = candidates
        .filter((other) => other.end > long.start && other.start < long.end)
        .flatMap(({ readings }) => readings);
      const alone = meaningsOf(longForm);
      const terms = named(standing).length > 0 ? named(standing) : named(alone);
      if (terms.length === 0 && [...standing, ...alone].some(({ term }) => own.includes(term))) return [];
      return [{ written: candidate.written, terms, longForm }];
    });
}

function isWrittenAs(form: string | undefined, text: string, span: Span): boolean {
  if (form === undefined) return false;
  const plain = (written: string): string =>
    normalise(written)
      .replace(/[\u00AD\u200B-\u200D\u2060]/gu, '')
      .replace(/[\s\p{Pd}]+/gu, ' ');
  const written = plain(text.slice(span.start, span.end));
  return written === plain(form) || written === plain(form).toUpperCase();
}
