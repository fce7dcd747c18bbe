import type { Span } from '../span.ts';
import type { BlockAnnotation, Candidate, Definition, Knowledge, Reading, Rule } from './annotate.ts';

/** Why we think that a place means a term. */
export type Reason =
  /** Nothing else is written so. */
  | { readonly kind: 'form' }
  /** The page says what the acronym stands for. */
  | { readonly kind: 'defined'; readonly longForm: string }
  /** An unambiguous form of the term stands on the page. */
  | { readonly kind: 'named' }
  /** Words of its field stand near, or on the page. */
  | { readonly kind: 'words'; readonly words: readonly string[] };

export interface Sense {
  readonly term: string;
  readonly reason: Reason;
}

/** A place in a block, what it means there (mostly one thing), and why we think so. */
export interface Match extends Span {
  readonly written: number;
  readonly senses: readonly [Sense, ...Sense[]];
}

/** What the places of a page mean. */
export interface Settled {
  /** One list for each block, in the same order. */
  readonly matches: ReadonlyArray<readonly Match[]>;
  /** What the terms that are meant are called, by id. */
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * How much each kind of evidence counts. A form is marked from MARK on. Distinct words count once;
 * what stands in the same block counts as near. Definitions are not weighed: they decide.
 */
const WEIGHTS = {
  named: 4,
  ourWordNear: 1.5,
  ourWordOnPage: 0.6,
  relatedNear: 1.5,
  relatedOnPage: 0.7,
  anyTermNear: 0.7,
  anyTermOnPage: 0.25,
  otherWordNear: -2,
  otherWordOnPage: -0.8,
  joined: -2.5,
} as const;
const MARK = 2.4;
/** Of several terms of ours with the same form, those this close to the best are all shown. */
const TIE = 1.5;
/** Terms beyond this number say no more about a page's topic. */
const TOPIC_CAP = 4;

/**
 * What the candidates of a page mean, with the whole page in view: an ambiguous form is a match only
 * with evidence, and silent when the page defines it otherwise. What may mean nothing but `known` terms
 * is left out. `blocks` in reading order.
 */
export function settleSenses(
  blocks: readonly BlockAnnotation[],
  knowledge: Knowledge,
  known: readonly string[] = [],
): Settled {
  const page = surveyPage(blocks);
  const labels: Record<string, string> = {};
  const matches = blocks.map((block) => {
    const near = surveyBlock(block);
    return block.candidates.flatMap((candidate): Match[] => {
      const [first, ...more] = sensesOf(candidate, near, page, knowledge);
      if (first === undefined) return [];
      const senses = [first, ...more] as const;
      if (senses.every(({ term }) => known.includes(term))) return [];
      for (const { term } of senses) labels[term] = knowledge.labelOf(term);
      return [{ start: candidate.start, end: candidate.end, written: candidate.written, senses }];
    });
  });
  return { matches, labels };
}

interface Survey {
  readonly words: ReadonlySet<number>;
  /** Terms named by a form that is not ambiguous. */
  readonly terms: ReadonlySet<string>;
}

interface PageSurvey extends Survey {
  readonly definitions: ReadonlyMap<number, readonly Definition[]>;
}

function surveyBlock(block: BlockAnnotation): Survey {
  // A form that two terms share names neither.
  const sure = block.candidates.filter(({ readings }) => readings.length === 1).flatMap(sureReadings);
  return { words: new Set(block.words), terms: new Set(sure.map((reading) => reading.term)) };
}

/** What the letters mean without a look at the page. */
function sureReadings({ readings }: Candidate): Reading[] {
  return readings.filter(({ rule, sure }) => rule === undefined || sure === true);
}

function surveyPage(blocks: readonly BlockAnnotation[]): PageSurvey {
  const words = new Set<number>();
  const terms = new Set<string>();
  const definitions = new Map<number, Definition[]>();
  for (const block of blocks) {
    const survey = surveyBlock(block);
    for (const word of survey.words) words.add(word);
    for (const term of survey.terms) terms.add(term);
    for (const definition of block.definitions) {
      const known = definitions.get(definition.written);
      if (known === undefined) definitions.set(definition.written, [definition]);
      else known.push(definition);
    }
  }
  return { words, terms, definitions };
}

function sensesOf(candidate: Candidate, near: Survey, page: PageSurvey, knowledge: Knowledge): Sense[] {
  const weighed = candidate.readings.map((reading): Weighed => {
    const rule = reading.rule === undefined ? undefined : knowledge.ruleOf(reading.rule);
    const score = rule === undefined ? 0 : weigh(reading.term, rule, near, page);
    return { reading, rule, score: score + (candidate.joined === true ? WEIGHTS.joined : 0) };
  });
  const sure = sureReadings(candidate);
  if (sure.length > 0) {
    return likeliest(weighed.filter(({ reading }) => sure.includes(reading))).map(
      ({ reading: { term } }) => ({
        term,
        reason: { kind: 'form' },
      }),
    );
  }
  const definitions = page.definitions.get(candidate.written) ?? [];
  if (definitions.length > 0) {
    const definitionOf = (term: string): Definition | undefined =>
      definitions.find(({ terms }) => terms.includes(term));
    return likeliest(weighed.filter(({ reading: { term } }) => definitionOf(term) !== undefined)).map(
      ({ reading: { term } }) => ({
        term,
        reason: { kind: 'defined', longForm: definitionOf(term)?.longForm ?? '' },
      }),
    );
  }
  return likeliest(weighed.filter(({ score }) => score >= MARK)).flatMap(
    ({ reading: { term }, rule }): Sense[] =>
      rule === undefined ? [] : [{ term, reason: reasonFor(term, rule, near, page, knowledge) }],
  );
}

interface Weighed {
  readonly reading: Reading;
  readonly rule: Rule | undefined;
  readonly score: number;
}

/** Of several terms of ours the best, and those about as good; best first. */
function likeliest(weighed: readonly Weighed[]): Weighed[] {
  const best = Math.max(...weighed.map(({ score }) => score));
  return weighed.filter(({ score }) => score > best - TIE).toSorted((a, b) => b.score - a.score);
}

function weigh(term: string, rule: Rule, near: Survey, page: Survey): number {
  const otherTerms = [...page.terms].filter((id) => id !== term && !rule.related.includes(id));
  const otherNear = otherTerms.filter((id) => near.terms.has(id)).length;
  const others = rule.others.map((sense) =>
    weighWords(sense.words, near, page, WEIGHTS.otherWordNear, WEIGHTS.otherWordOnPage),
  );
  return (
    (page.terms.has(term) ? WEIGHTS.named : 0) +
    weighWords(rule.ours, near, page, WEIGHTS.ourWordNear, WEIGHTS.ourWordOnPage) +
    weighTerms(rule.related, near, page) +
    WEIGHTS.anyTermNear * Math.min(otherNear, TOPIC_CAP) +
    WEIGHTS.anyTermOnPage * Math.min(otherTerms.length - otherNear, TOPIC_CAP) +
    Math.min(0, ...others)
  );
}

function weighWords(
  words: readonly number[],
  near: Survey,
  page: Survey,
  nearWeight: number,
  pageWeight: number,
): number {
  return words.reduce(
    (sum, word) => sum + (near.words.has(word) ? nearWeight : page.words.has(word) ? pageWeight : 0),
    0,
  );
}

function weighTerms(terms: readonly string[], near: Survey, page: Survey): number {
  return terms.reduce(
    (sum, term) =>
      sum + (near.terms.has(term) ? WEIGHTS.relatedNear : page.terms.has(term) ? WEIGHTS.relatedOnPage : 0),
    0,
  );
}

/** The evidence that a reader can check fastest: the term's own name, else the words nearest. */
function reasonFor(term: string, rule: Rule, near: Survey, page: Survey, knowledge: Knowledge): Reason {
  if (page.terms.has(term)) return { kind: 'named' };
  const standing = rule.ours.filter((word) => page.words.has(word));
  const nearest = [
    ...standing.filter((word) => near.words.has(word)),
    ...standing.filter((word) => !near.words.has(word)),
  ];
  return { kind: 'words', words: nearest.slice(0, 3).flatMap((word) => knowledge.wordOf(word) ?? []) };
}
