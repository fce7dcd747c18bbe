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
  /** Other terms of the glossary, related or not. */
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
const CAP = 4;
/** A word of more entries than this is shared. */
const FEW = 10;

interface Survey {
  readonly words: ReadonlySet<number>;
  /** Terms named by a form that is not ambiguous, or not as it is written here. */
  readonly terms: ReadonlySet<string>;
  /** Those of them that are named by a form that is never ambiguous. */
  readonly plain: ReadonlySet<string>;
  /** Written forms whose letters are spelled out as something else. */
  readonly spelled: ReadonlySet<number>;
  /** The leanings of all words together. */
  readonly leaning: number;
}

/** What a block, or a page, holds that says something about its ambiguous forms. */
export interface PageSurvey extends Survey {
  readonly definitions: ReadonlyMap<number, readonly Definition[]>;
}

type Words = Pick<Knowledge, 'leaningOf' | 'entriesWith'>;

/** What one block holds. */
export function surveyBlock(block: BlockAnnotation, knowledge: Words): Survey {
  const terms = new Set<string>();
  const plain = new Set<string>();
  for (const { readings } of block.candidates) {
    const [first, second] = readings;
    // A form that two terms share names neither.
    if (first === undefined || second !== undefined) continue;
    if (first.rule === undefined) plain.add(first.term);
    if (first.rule === undefined || first.sure === true) terms.add(first.term);
  }
  const words = new Set(block.words);
  const spelled = new Set(block.spelled ?? []);
  return { words, terms, plain, spelled, leaning: leaningOfAll(words, knowledge) };
}

/** What all blocks of a page hold together. */
export function surveyPage(
  blocks: readonly BlockAnnotation[],
  surveys: readonly Survey[],
  knowledge: Words,
): PageSurvey {
  const words = new Set<number>();
  const terms = new Set<string>();
  const plain = new Set<string>();
  const spelled = new Set<number>();
  for (const survey of surveys) {
    for (const word of survey.words) words.add(word);
    for (const term of survey.terms) terms.add(term);
    for (const term of survey.plain) plain.add(term);
    for (const written of survey.spelled) spelled.add(written);
  }
  const definitions = new Map<number, Definition[]>();
  for (const definition of blocks.flatMap((block) => block.definitions)) {
    const known = definitions.get(definition.written);
    if (known === undefined) definitions.set(definition.written, [definition]);
    else known.push(definition);
  }
  return { words, terms, plain, spelled, definitions, leaning: leaningOfAll(words, knowledge) };
}

/** What speaks for and against `reading` of a form, which has the rule `rule`, in a block of a page. */
export function gatherEvidence(
  { term, foreign, sure }: Reading,
  { ours, related: relatives, others }: Rule,
  { written, joined }: { readonly written: number; readonly joined?: true },
  near: Survey,
  page: PageSurvey,
  knowledge: Words,
): Evidence {
  const isElsewhere = (word: number): boolean => !near.words.has(word);
  const isShared = (word: number): boolean => knowledge.entriesWith(word) > FEW;
  const [own, shared] = [ours.filter((word) => !isShared(word)), ours.filter(isShared)];
  const related = relatives.filter((id) => id !== term);
  const relatedNear = count(related, near.terms);
  const relatedOnPage = count(related, page.terms) - relatedNear;
  const spelledNear = near.spelled.has(written);
  // The field's words are those that the rule does not count already.
  const counted = [...new Set([...ours, ...others.flatMap(({ words }) => words)])];
  const countedNear = counted.filter((word) => near.words.has(word));
  const countedOnPage = counted.filter((word) => page.words.has(word) && isElsewhere(word));
  const otherTermsNear = near.terms.size - Number(near.terms.has(term));
  const otherTermsOnPage = page.terms.size - Number(page.terms.has(term)) - otherTermsNear;
  return {
    // A name that means what it says by its capitals is no witness for itself.
    named: Number((sure === true ? page.plain : page.terms).has(term)),
    ownWordsNear: capped(count(own, near.words)),
    ownWordsOnPage: capped(count(own.filter(isElsewhere), page.words)),
    sharedWordsNear: capped(count(shared, near.words)),
    sharedWordsOnPage: capped(count(shared.filter(isElsewhere), page.words)),
    relatedNear: capped(relatedNear),
    relatedOnPage: capped(relatedOnPage),
    termsNear: capped(otherTermsNear),
    termsOnPage: capped(otherTermsOnPage),
    fieldNear: leaningTogether(
      near.leaning - leaningOfAll(countedNear, knowledge),
      near.words.size - countedNear.length,
    ),
    fieldOnPage: leaningTogether(
      page.leaning - near.leaning - leaningOfAll(countedOnPage, knowledge),
      page.words.size - near.words.size - countedOnPage.length,
    ),
    otherSenseNear: capped(Math.max(0, ...others.map(({ words }) => count(words, near.words)))),
    otherSenseOnPage: capped(
      Math.max(0, ...others.map(({ words }) => count(words.filter(isElsewhere), page.words))),
    ),
    spelledNear: Number(spelledNear),
    spelledOnPage: Number(!spelledNear && page.spelled.has(written)),
    joined: Number(joined === true),
    foreign: Number(foreign === true),
  };
}

function count<Thing>(things: readonly Thing[], present: ReadonlySet<Thing>): number {
  return things.reduce((sum, thing) => sum + Number(present.has(thing)), 0);
}

function capped(number: number): number {
  return Math.min(number, CAP);
}

function leaningOfAll(words: Iterable<number>, { leaningOf }: Words): number {
  let sum = 0;
  for (const word of words) sum += leaningOf(word);
  return sum;
}

/** Many words that lean a little say less than their sum: they come together. */
function leaningTogether(sum: number, words: number): number {
  return words === 0 ? 0 : Math.max(-CAP, Math.min(CAP, sum / Math.sqrt(words)));
}
