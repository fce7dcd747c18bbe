import type { Span } from '../span.ts';
import type { BlockAnnotation, Candidate, Knowledge, Reading, Rule } from './annotate.ts';
import { type Evidence, gatherEvidence, type PageSurvey, surveyBlock, surveyPage } from './evidence.ts';
import { MARK, scoreOf } from './sense-weights.ts';

/** Why we think that a place means a term. */
export type Reason =
  /** Nothing else is written so. */
  | { readonly kind: 'form' }
  /** The page says what the acronym stands for. */
  | { readonly kind: 'defined'; readonly longForm: string }
  /** An unambiguous form of the term stands on the page. */
  | { readonly kind: 'named' }
  /** Words of its field, or terms related to it, stand in the same block, or elsewhere on the page; perhaps none. */
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly near: boolean };

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

/** Of several terms of ours with the same form, those this close to the best are all shown. */
const TIE = 1.5;
/**
 * A capitalised name means what it says, down to here: a word of another sense near it, and none of its own; or two
 * beside one or two.
 */
const DOUBT = -3;
/** What stands far from a capitalised name does not make it doubtful. */
const FAR = { otherSenseOnPage: 0, spelledOnPage: 0, fieldOnPage: 0 };

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
  const labels: Record<string, string> = {};
  const matches = judgePage(blocks, knowledge).map((judgements) =>
    judgements.flatMap(({ candidate, senses: [first, ...more] }): Match[] => {
      if (first === undefined) return [];
      const senses = [first, ...more] as const;
      if (senses.every(({ term }) => known.includes(term))) return [];
      for (const { term } of senses) labels[term] = knowledge.labelOf(term);
      return [{ start: candidate.start, end: candidate.end, written: candidate.written, senses }];
    }),
  );
  return { matches, labels };
}

/** A candidate, what it is taken to mean, and what each ambiguous reading of it was weighed by. */
export interface Judgement {
  readonly candidate: Candidate;
  /** Empty when it is left unmarked. */
  readonly senses: readonly Sense[];
  readonly weighed: readonly Weighed[];
  /** Whether the letters or a definition decided, and nothing was weighed. */
  readonly decided: boolean;
}

/** An ambiguous reading, what speaks for and against it, and the sum of that. */
export interface Weighed {
  readonly reading: Reading;
  readonly rule: Rule;
  readonly evidence: Evidence;
  readonly score: number;
}

/** What each candidate of each block is taken to mean, and why; also what stays unmarked. */
export function judgePage(blocks: readonly BlockAnnotation[], knowledge: Knowledge): Judgement[][] {
  const surveys = blocks.map((block) => surveyBlock(block, knowledge));
  const page = surveyPage(blocks, surveys, knowledge);
  return blocks.map(({ candidates }, i) =>
    candidates.map((candidate) => judge(candidate, surveys[i] as BlockSurvey, page, knowledge)),
  );
}

/** What the letters mean without a look at the page. */
function sureReadings({ readings }: Candidate): Reading[] {
  return readings.filter(({ rule, sure }) => rule === undefined || sure === true);
}

type BlockSurvey = ReturnType<typeof surveyBlock>;

function judge(candidate: Candidate, near: BlockSurvey, page: PageSurvey, knowledge: Knowledge): Judgement {
  const weighed = candidate.readings.flatMap((reading): Weighed[] => {
    const rule = reading.rule === undefined ? undefined : knowledge.ruleOf(reading.rule);
    if (rule === undefined) return [];
    const evidence = gatherEvidence(reading, rule, candidate, near, page, knowledge);
    return [{ reading, rule, evidence, score: scoreOf(evidence) }];
  });
  const scoreFor = ({ term }: Reading): number =>
    weighed.find(({ reading }) => reading.term === term)?.score ?? 0;
  const isDoubtful = ({ term }: Reading): boolean =>
    weighed.some(
      ({ reading, evidence }) => reading.term === term && scoreOf({ ...evidence, ...FAR }) <= DOUBT,
    );
  const sure = sureReadings(candidate).filter(
    (reading) => reading.rule === undefined || !isDoubtful(reading),
  );
  if (sure.length > 0) {
    const senses = likeliest(sure, scoreFor).map(({ term }): Sense => ({ term, reason: { kind: 'form' } }));
    return { candidate, senses, weighed, decided: true };
  }
  const definitions = page.definitions.get(candidate.written) ?? [];
  if (definitions.length > 0) {
    const longFormOf = ({ term }: Reading): string | undefined =>
      definitions.find(({ terms }) => terms.includes(term))?.longForm;
    const defined = candidate.readings.filter((reading) => longFormOf(reading) !== undefined);
    const senses = likeliest(defined, scoreFor).map((reading): Sense => ({
      term: reading.term,
      reason: { kind: 'defined', longForm: longFormOf(reading) ?? '' },
    }));
    return { candidate, senses, weighed, decided: true };
  }
  const likely = weighed
    .filter(({ score, evidence }) => score >= MARK && (candidate.corrected !== true || isItsOwn(evidence)))
    .map(({ reading }) => reading);
  const senses = likeliest(likely, scoreFor).flatMap(({ term, rule }): Sense[] => {
    const known = rule === undefined ? undefined : knowledge.ruleOf(rule);
    return known === undefined ? [] : [{ term, reason: reasonFor(term, known, near, page, knowledge) }];
  });
  return { candidate, senses, weighed, decided: false };
}

/** Whether something speaks for the term that does not speak for its neighbours as well. */
function isItsOwn({ named, ownWordsNear, ownWordsOnPage }: Evidence): boolean {
  return named + ownWordsNear + ownWordsOnPage > 0;
}

/** Of several terms of ours the best, and those about as good; best first. */
function likeliest(readings: readonly Reading[], scoreFor: (reading: Reading) => number): Reading[] {
  const best = Math.max(...readings.map(scoreFor));
  return readings
    .filter((reading) => scoreFor(reading) > best - TIE)
    .toSorted((a, b) => scoreFor(b) - scoreFor(a));
}

/**
 * The evidence that a reader can check fastest: the term's own name, else the words and related terms nearest, those
 * first that say most, for few other entries have them.
 */
function reasonFor(
  term: string,
  rule: Rule,
  near: BlockSurvey,
  page: PageSurvey,
  knowledge: Knowledge,
): Reason {
  if (page.terms.has(term)) return { kind: 'named' };
  const standing = (survey: BlockSurvey): string[] => [
    ...rule.ours
      .filter((word) => survey.words.has(word))
      .toSorted((a, b) => knowledge.entriesWith(a) - knowledge.entriesWith(b))
      .flatMap((word) => knowledge.wordOf(word) ?? []),
    ...rule.related.filter((id) => survey.terms.has(id)).map((id) => knowledge.labelOf(id)),
  ];
  const [here, onPage] = [standing(near), standing(page)];
  const words = here.length > 0 ? here : onPage;
  return { kind: 'words', words: words.slice(0, 3), near: here.length > 0 };
}
