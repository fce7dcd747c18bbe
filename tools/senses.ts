import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Annotator, createAnnotator } from '../src/glossary/annotate.ts';
import { compileGlossary } from '../src/glossary/compile.ts';
import type { Feature } from '../src/glossary/evidence.ts';
import { type Judgement, judgePage } from '../src/glossary/senses.ts';
import { MARK, START, WEIGHTS } from '../src/glossary/sense-weights.ts';
import { type Example, fitLine, type Line } from './fit-weights.ts';
import { readGlossary } from './read-glossary.ts';
import { root } from './root.ts';
import { runTool } from './run-program.ts';
import { holdsForm, type Passage, readPassages } from './sense-passages.ts';
import { table } from './table.ts';

/**
 * `npm run senses`: how well the ambiguous forms of real passages are understood, by form, beside a scanner that
 * marks every form; and how well by weights that were fitted without the form. `-- --write` fits the weights to
 * the passages of the fitting set first. Without passages there is nothing to do.
 */
const features = Object.keys(WEIGHTS) as Feature[];
/** How many missing marks a false one is as bad as. */
const FALSE_MARK = 5;
const head = ['form', 'ours marked', 'others marked', 'precision', 'recall'];
const write = process.argv.includes('--write');
const passages = readPassages();
if (passages.length === 0) {
  console.log(
    'There are no passages: put some into .passages (tools/sense-passages.ts says how), then run this again.',
  );
  process.exit(1);
}
const { terms, sources } = readGlossary();
const { index, lexicon } = compileGlossary(terms, sources);
const annotator = createAnnotator(index, lexicon);

/** A passage, and what is found at its form when it is a page of one block, and of a block a sentence. */
interface Seen extends Passage {
  readonly whole: readonly Judgement[];
  readonly parted: readonly Judgement[];
}

const seen = passages
  .map((passage): Seen => ({
    ...passage,
    whole: judgementsOf(passage, [passage.text], annotator),
    parted: judgementsOf(passage, sentencesOf(passage), annotator),
  }))
  .filter(({ whole }) => whole.length > 0);
/** Passages are too short to tell what counts at a distance: that stays as it was set by hand. */
const isFixed = (weight: number): boolean => (features[weight] ?? '').endsWith('OnPage');
const believed: Line = { start: START, weights: features.map((feature) => WEIGHTS[feature]) };

const fitting = seen.filter(({ set }) => set === 'fitting');
const fitted = fitLine(examplesOf(fitting), believed, isFixed);
const used = write ? fitted : believed;
if (write) await writeWeights(fitted);

const skipped = passages.length - seen.length;
console.log(
  `${passages.length} passages; ${skipped} left out, their form is none of the glossary's or is not ambiguous there.\n`,
);
for (const set of process.argv.includes('--judge')
  ? (['fitting', 'judging'] as const)
  : (['fitting'] as const))
  report(
    set,
    seen.filter((passage) => passage.set === set),
    used,
  );
leaveOneOut();
console.log('\nWeights');
console.log(
  table(
    ['evidence', 'in use', 'fitted'],
    [
      ['start', believed.start.toFixed(2), fitted.start.toFixed(2)],
      ...features.map((feature, i) => [
        feature,
        (believed.weights[i] ?? 0).toFixed(2),
        (fitted.weights[i] ?? 0).toFixed(2),
      ]),
    ],
    80,
  ),
);

function judgementsOf(
  passage: Passage,
  blocks: readonly string[],
  { annotate, knowledge }: Annotator,
): Judgement[] {
  const judged = judgePage(annotate(blocks.map((text) => ({ text, lang: passage.lang }))), knowledge);
  return judged.flatMap((judgements, i) =>
    judgements.filter(({ candidate }) =>
      holdsForm((blocks[i] ?? '').slice(candidate.start, candidate.end), passage),
    ),
  );
}

/** As the paragraphs of a page would be, if they were that short: what stands far from the form is on the page. */
function sentencesOf({ text, lang }: Passage): string[] {
  return Array.from(
    new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text),
    ({ segment }) => segment,
  );
}

/** What there is to learn from passages: the weighed readings of our term, or of all terms where none is meant. */
function examplesOf(of: readonly Seen[]): Example[] {
  return of.flatMap((passage) => {
    const first = passage.whole.find(({ decided }) => !decided);
    if (first === undefined) return [];
    const ours = passage.sense === 'ours';
    const best = first.weighed.toSorted((a, b) => b.score - a.score)[0];
    const readings = ours
      ? first.weighed.filter((one) =>
          passage.term === undefined ? one === best : one.reading.term === passage.term,
        )
      : first.weighed;
    return readings.map(({ evidence }): Example => ({
      evidence: features.map((feature) => evidence[feature]),
      ours,
      weight: (ours ? 1 : FALSE_MARK) / readings.length,
    }));
  });
}

/** Whether the form would be marked anywhere in the passage by the line. */
function isMarked(judgements: readonly Judgement[], line: Line): boolean {
  return judgements.some(({ decided, senses, weighed }) =>
    decided ? senses.length > 0 : weighed.some(({ evidence }) => scoreBy(line, evidence) >= MARK),
  );
}

function scoreBy(line: Line, evidence: Readonly<Record<Feature, number>>): number {
  return features.reduce((sum, feature, i) => sum + (line.weights[i] ?? 0) * evidence[feature], line.start);
}

interface Counts {
  ours: number;
  oursMarked: number;
  other: number;
  otherMarked: number;
}

function countOf(of: readonly Seen[], marked: (passage: Seen) => boolean): Counts {
  const counts = { ours: 0, oursMarked: 0, other: 0, otherMarked: 0 };
  for (const passage of of) {
    counts[passage.sense]++;
    if (marked(passage)) counts[`${passage.sense}Marked`]++;
  }
  return counts;
}

function rowOf(name: string, { ours, oursMarked, other, otherMarked }: Counts): string[] {
  const precision =
    oursMarked + otherMarked === 0 ? '–' : (oursMarked / (oursMarked + otherMarked)).toFixed(2);
  const recall = ours === 0 ? '–' : (oursMarked / ours).toFixed(2);
  return [name, `${oursMarked} of ${ours}`, `${otherMarked} of ${other}`, precision, recall];
}

function report(set: string, of: readonly Seen[], line: Line): void {
  const forms = [...new Set(of.map(({ alias }) => alias))].toSorted();
  console.log(`Passages for ${set}`);
  const rows = forms.map((form) => {
    const ofForm = of.filter(({ alias }) => alias === form);
    return rowOf(
      form,
      countOf(ofForm, ({ whole }) => isMarked(whole, line)),
    );
  });
  console.log(
    table(
      head,
      [
        ...rows,
        rowOf(
          'all',
          countOf(of, ({ whole }) => isMarked(whole, line)),
        ),
        rowOf(
          'all, a block a sentence',
          countOf(of, ({ parted }) => isMarked(parted, line)),
        ),
        rowOf(
          'a scanner of forms',
          countOf(of, () => true),
        ),
      ],
      100,
    ),
  );
  if (set === 'fitting')
    for (const passage of of)
      if (isMarked(passage.whole, line) !== (passage.sense === 'ours')) console.log(wrongLine(passage, line));
  console.log('');
}

/** For the fitting set alone: nobody looks at what judges. */
function wrongLine(passage: Seen, line: Line): string {
  const evidence = passage.whole.flatMap(({ weighed }) =>
    weighed.map((one) => {
      const present = features
        .filter((feature) => one.evidence[feature] > 0)
        .map((feature) => `${feature} ${one.evidence[feature]}`);
      return `    ${one.reading.term} ${scoreBy(line, one.evidence).toFixed(1)}: ${present.join(', ') || 'nothing'}`;
    }),
  );
  return [
    `  ${passage.sense === 'ours' ? 'not marked' : 'marked'}: ${passage.alias}, ${passage.which}`,
    ...evidence.slice(0, 2),
  ].join('\n');
}

/** Every form judged by weights that were fitted without it. */
function leaveOneOut(): void {
  const total: Counts = { ours: 0, oursMarked: 0, other: 0, otherMarked: 0 };
  for (const form of new Set(fitting.map(({ alias }) => alias))) {
    const line = fitLine(examplesOf(fitting.filter(({ alias }) => alias !== form)), believed, isFixed);
    const counts = countOf(
      fitting.filter(({ alias }) => alias === form),
      ({ whole }) => isMarked(whole, line),
    );
    for (const name of Object.keys(total) as Array<keyof Counts>) total[name] += counts[name];
  }
  console.log('Passages for fitting, each form by weights fitted without it');
  console.log(table(head, [rowOf('all', total)], 100));
}

async function writeWeights(line: Line): Promise<void> {
  const file = path.join(root, 'src', 'glossary', 'sense-weights.ts');
  const { readFileSync } = await import('node:fs');
  const written = features.reduce(
    (text, feature, i) =>
      text.replace(
        new RegExp(`^(  ${feature}: )[-.\\d]+,$`, 'mu'),
        `$1${Number((line.weights[i] ?? 0).toFixed(2))},`,
      ),
    readFileSync(file, 'utf8').replace(
      /^(export const START = )[-.\d]+;$/mu,
      `$1${Number(line.start.toFixed(2))};`,
    ),
  );
  writeFileSync(file, written);
  await runTool('prettier', 'prettier', ['--write', file]);
}
