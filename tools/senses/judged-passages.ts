import { type Annotator, createAnnotator } from '../../src/glossary/annotate.ts';
import { compileGlossary } from '../../src/glossary/compile.ts';
import type { Evidence, Feature } from '../../src/glossary/evidence.ts';
import { MARK, WEIGHTS } from '../../src/glossary/sense-weights.ts';
import { type Judgement, judgePage } from '../../src/glossary/senses.ts';
import { readGlossary } from '../read-glossary.ts';
import { type Example, fitLine, type Line } from './fit-weights.ts';
import { formOwners, marksForm, type Passage } from './passages.ts';

export const features = Object.keys(WEIGHTS) as Feature[];

/**
 * What was thought before any passage was read, in the order of logarithms of odds; fitting starts here each time.
 * What counts at a distance stays so: passages are too short to tell.
 */
const BELIEVED: Readonly<Record<Feature | 'start', number>> = {
  start: -2.4,
  named: 4,
  ownWordsNear: 1.5,
  ownWordsOnPage: 0.6,
  sharedWordsNear: 1.2,
  sharedWordsOnPage: 0.25,
  relatedNear: 1,
  relatedOnPage: 0.4,
  termsNear: 0.5,
  termsOnPage: 0.15,
  fieldNear: 0.4,
  fieldOnPage: 0.15,
  otherSenseNear: -2,
  otherSenseOnPage: -0.9,
  spelledNear: -2,
  spelledOnPage: -1.2,
  joined: -2.5,
  foreign: -0.5,
};

/** How many missing marks a false one is as bad as. */
const FALSE_MARK = 2.5;

/** A passage, and how its form is judged when it is a page of one block, and of a block a sentence. */
export interface JudgedPassage extends Passage {
  readonly whole: readonly Judgement[];
  readonly parted: readonly Judgement[];
}

/** The passages whose form the glossary has, judged by it as it is authored. */
export function judgePassages(passages: readonly Passage[]): JudgedPassage[] {
  const { terms, sources } = readGlossary();
  const { index, lexicon } = compileGlossary(terms, sources);
  const annotator = createAnnotator(index, lexicon);
  const ownersOf = formOwners(terms);
  return passages
    .map((passage) => {
      const judgements = (blocks: readonly string[]): Judgement[] =>
        judgementsOf(passage, blocks, annotator, ownersOf);
      return {
        ...passage,
        whole: judgements([passage.text]),
        parted: judgements(sentencesOf(passage)),
      };
    })
    .filter(({ whole }) => whole.length > 0);
}

function judgementsOf(
  passage: Passage,
  blocks: readonly string[],
  { annotate, knowledge }: Annotator,
  ownersOf: ReturnType<typeof formOwners>,
): Judgement[] {
  const judged = judgePage(annotate(blocks.map((text) => ({ text, lang: passage.lang }))), knowledge);
  return judged.flatMap((judgements, i) =>
    judgements.filter(({ candidate: { start, end, readings } }) => {
      const terms = readings.map(({ term }) => term);
      return marksForm((blocks[i] ?? '').slice(start, end), terms, passage, ownersOf);
    }),
  );
}

/** As the paragraphs of a page would be, if they were that short: what stands far from the form is on the page. */
function sentencesOf({ text, lang }: Passage): string[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'sentence' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The weights that the passages teach. */
export function fitTo(passages: readonly JudgedPassage[]): Line {
  const believed = { start: BELIEVED.start, weights: features.map((feature) => BELIEVED[feature]) };
  const isFixed = (weight: number): boolean => (features[weight] ?? '').endsWith('OnPage');
  return fitLine(passages.flatMap(examplesOf), believed, isFixed);
}

/** What there is to learn from a passage: the readings of our term, or of all terms where none is meant. */
function examplesOf({ whole, sense, term }: JudgedPassage): Example[] {
  const undecided = whole.find(({ decided }) => !decided);
  if (undecided === undefined) return [];
  const { weighed } = undecided;
  const best = weighed.toSorted((a, b) => b.score - a.score)[0];
  const ours = sense === 'ours';
  const readings = !ours
    ? weighed
    : weighed.filter((one) => (term === undefined ? one === best : one.reading.term === term));
  return readings.map(({ evidence }) => ({
    evidence: features.map((feature) => evidence[feature]),
    ours,
    weight: (ours ? 1 : FALSE_MARK) / readings.length,
  }));
}

/** Whether the form would be marked anywhere by these weights. */
export function isMarked(judgements: readonly Judgement[], line: Line): boolean {
  return judgements.some(({ decided, senses, weighed }) =>
    decided ? senses.length > 0 : weighed.some(({ evidence }) => scoreBy(line, evidence) >= MARK),
  );
}

/** The logarithm of the odds by these weights. */
export function scoreBy(line: Line, evidence: Evidence): number {
  return features.reduce((sum, feature, i) => sum + (line.weights[i] ?? 0) * evidence[feature], line.start);
}
