import type { BlockAnnotation, Definition, Knowledge, Reading, Rule } from './annotate.ts';

/**
 * What speaks for and against one of our terms at a place where an ambiguous form stands. Each is a count of
 * distinct things, or 1 for yes; "near" is in the same block, "on the page" in another. Counts end at a cap, so
 * that no kind of evidence alone outweighs all others.
 */
export interface Evidence {
  /** The term's own full name, or another form of it that is not ambiguous, on the page. */
  readonly named: number;
  /** Words of the entry that few other entries share. */
  readonly ownWordsNear: number;
  readonly ownWordsOnPage: number;
  /** Words of the entry that many entries share. */
  readonly sharedWordsNear: number;
  readonly sharedWordsOnPage: number;
  /** Terms that the entry is related to, by their unambiguous forms. */
  readonly relatedNear: number;
  readonly relatedOnPage: number;
  /** Other terms of the glossary. */
  readonly termsNear: number;
  readonly termsOnPage: number;
  /** How much the other words lean to the field of the whole glossary (see `leaningOf`); below 0 when away from it. */
  readonly fieldNear: number;
  readonly fieldOnPage: number;
  /** Words of the other sense that has most of them. */
  readonly otherSenseNear: number;
  readonly otherSenseOnPage: number;
  /** The letters are spelled out as something else, without brackets: "Toronto Transit Commission" beside TTC. */
  readonly spelledNear: number;
  readonly spelledOnPage: number;
  /** Part of a compound such as ML-DSA or IGF-1. */
  readonly joined: number;
  /** The text is in a language in which the entry has no form and no label. */
  readonly foreign: number;
}

export type Feature = keyof Evidence;

/** Counts beyond this say no more. */
export const CAP = 4;
/** A word of more entries than this is shared. */
const FEW = 6;

interface Survey {
  readonly words: ReadonlySet<number>;
  /** Terms named by a form that is not ambiguous. */
  readonly terms: ReadonlySet<string>;
  /** Written forms whose letters are spelled out as something else. */
  readonly spelled: ReadonlySet<number>;
}

/** What a block, or a page, holds that says something about its ambiguous forms. */
export interface PageSurvey extends Survey {
  readonly definitions: ReadonlyMap<number, readonly Definition[]>;
}

/** What one block holds. */
export function surveyBlock(block: BlockAnnotation): Survey {
  const terms = new Set<string>();
  for (const { readings } of block.candidates) {
    const sure = readings.filter(({ rule, sure: isSure }) => rule === undefined || isSure === true);
    // A form that two terms share names neither.
    if (readings.length === 1 && sure.length === 1) terms.add((readings[0] as Reading).term);
  }
  return { words: new Set(block.words), terms, spelled: new Set(block.spelled ?? []) };
}

/** What all blocks of a page hold together. */
export function surveyPage(blocks: readonly BlockAnnotation[]): PageSurvey {
  const words = new Set<number>();
  const terms = new Set<string>();
  const spelled = new Set<number>();
  const definitions = new Map<number, Definition[]>();
  for (const block of blocks) {
    const survey = surveyBlock(block);
    for (const word of survey.words) words.add(word);
    for (const term of survey.terms) terms.add(term);
    for (const written of survey.spelled) spelled.add(written);
    for (const definition of block.definitions) {
      const known = definitions.get(definition.written);
      if (known === undefined) definitions.set(definition.written, [definition]);
      else known.push(definition);
    }
  }
  return { words, terms, spelled, definitions };
}

/** What speaks for and against `reading` of a form, which has the rule `rule`, in a block of a page. */
export function gatherEvidence(
  reading: Reading,
  rule: Rule,
  place: { readonly written: number; readonly joined?: true },
  near: Survey,
  page: PageSurvey,
  knowledge: Pick<Knowledge, 'leaningOf' | 'entriesWith'>,
): Evidence {
  const { term } = reading;
  const ours = new Set(rule.ours);
  const isShared = (word: number): boolean => knowledge.entriesWith(word) > FEW;
  const own = rule.ours.filter((word) => !isShared(word));
  const shared = rule.ours.filter(isShared);
  const related = rule.related.filter((id) => id !== term);
  const others = rule.others.flatMap(({ words }) => words);
  const isNeutral = (word: number): boolean => !ours.has(word) && !others.includes(word);
  const elsewhere = (word: number): boolean => !near.words.has(word);
  const otherTerms = (terms: ReadonlySet<string>): string[] =>
    [...terms].filter((id) => id !== term && !related.includes(id));
  const spelled = near.spelled.has(place.written);
  const otherNear = rule.others.map(({ words }) => count(words, near.words));
  const otherOnPage = rule.others.map(({ words }) => count(words.filter(elsewhere), page.words));
  return {
    named: Number(page.terms.has(term)),
    ownWordsNear: capped(count(own, near.words)),
    ownWordsOnPage: capped(count(own.filter(elsewhere), page.words)),
    sharedWordsNear: capped(count(shared, near.words)),
    sharedWordsOnPage: capped(count(shared.filter(elsewhere), page.words)),
    relatedNear: capped(count(related, near.terms)),
    relatedOnPage: capped(count(related, page.terms) - count(related, near.terms)),
    termsNear: capped(otherTerms(near.terms).length),
    termsOnPage: capped(otherTerms(page.terms).length - otherTerms(near.terms).length),
    fieldNear: leaningOf([...near.words].filter(isNeutral), knowledge),
    fieldOnPage: leaningOf(
      [...page.words].filter((word) => elsewhere(word) && isNeutral(word)),
      knowledge,
    ),
    otherSenseNear: capped(Math.max(0, ...otherNear)),
    otherSenseOnPage: capped(Math.max(0, ...otherOnPage)),
    spelledNear: Number(spelled),
    spelledOnPage: Number(!spelled && page.spelled.has(place.written)),
    joined: Number(place.joined === true),
    foreign: Number(reading.foreign === true),
  };
}

function count<Thing>(things: readonly Thing[], present: ReadonlySet<Thing>): number {
  return things.reduce((sum, thing) => sum + Number(present.has(thing)), 0);
}

/** The words' leanings together: many that lean a little say less than their sum, for they come together. */
function leaningOf(words: readonly number[], knowledge: Pick<Knowledge, 'leaningOf'>): number {
  if (words.length === 0) return 0;
  const sum = words.reduce((total, word) => total + knowledge.leaningOf(word), 0);
  return Math.max(-CAP, Math.min(CAP, sum / Math.sqrt(words.length)));
}

function capped(number: number): number {
  return Math.min(number, CAP);
}
