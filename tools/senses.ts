import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { START, WEIGHTS } from '../src/glossary/sense-weights.ts';
import { root } from './root.ts';
import { runTool } from './run-program.ts';
import type { Line } from './senses/fit-weights.ts';
import {
  features,
  fitTo,
  isMarked,
  type JudgedPassage,
  judgePassages,
  scoreBy,
} from './senses/judged-passages.ts';
import { readPassages } from './senses/passages.ts';
import { table } from './table.ts';

/**
 * `npm run senses`: how well the ambiguous forms of real passages are understood, beside a scanner that marks every
 * form, and by weights that were fitted without the form in question. `-- --write` fits the weights to the passages
 * of the fitting set and writes them; `-- --judge` shows the other set too: whoever tunes by it makes it worthless.
 */
const passages = readPassages();
if (passages.length === 0) {
  console.error('There are no passages to read: put some into .passages as tools/senses/passages.ts says.');
  process.exit(1);
}
const judged = judgePassages(passages);
const fitting = judged.filter(({ set }) => set === 'fitting');
const fitted = fitTo(fitting);
const inUse: Line = { start: START, weights: features.map((feature) => WEIGHTS[feature]) };
if (process.argv.includes('--write')) await writeWeights(fitted);
const used = process.argv.includes('--write') ? fitted : inUse;

console.log(`${passages.length} passages, ${judged.length} with a form of the glossary\n`);
report('Passages for fitting', fitting, used);
for (const passage of fitting)
  if (isMarked(passage.whole, used) !== (passage.sense === 'ours')) console.log(wrongLine(passage));
console.log('');
if (process.argv.includes('--judge'))
  report(
    'Passages for judging',
    judged.filter(({ set }) => set === 'judging'),
    used,
  );
console.log('Weights');
const number = (amount: number | undefined): string => (amount ?? 0).toFixed(2);
console.log(
  table(
    ['evidence', 'in use', 'fitted now'],
    [
      ['start', number(inUse.start), number(fitted.start)],
      ...features.map((feature, i) => [feature, number(inUse.weights[i]), number(fitted.weights[i])]),
    ],
    80,
  ),
);

function report(title: string, of: readonly JudgedPassage[], line: Line): void {
  const byForm = new Map<string, JudgedPassage[]>();
  for (const passage of of) byForm.set(passage.alias, [...(byForm.get(passage.alias) ?? []), passage]);
  const rows = [...byForm]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([form, ofForm]) => rowOf(form, ofForm, ({ whole }) => isMarked(whole, line)));
  console.log(title);
  console.log(
    table(
      ['form', 'ours marked', 'others marked', 'precision', 'recall'],
      [
        ...rows,
        rowOf('all', of, ({ whole }) => isMarked(whole, line)),
        rowOf('all, each sentence a block', of, ({ parted }) => isMarked(parted, line)),
        rowOf('all, by weights fitted without the form', of, leaveOneOut(of)),
        rowOf('a scanner that marks every form', of, () => true),
      ],
      100,
    ),
  );
  console.log('');
}

function rowOf(
  name: string,
  of: readonly JudgedPassage[],
  marks: (passage: JudgedPassage) => boolean,
): string[] {
  const marked = of.filter(marks);
  const count = (list: readonly JudgedPassage[], sense: JudgedPassage['sense']): number =>
    list.filter((passage) => passage.sense === sense).length;
  const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(2));
  const ours = count(marked, 'ours');
  return [
    name,
    `${ours} of ${count(of, 'ours')}`,
    `${count(marked, 'other')} of ${count(of, 'other')}`,
    share(ours, marked.length),
    share(ours, count(of, 'ours')),
  ];
}

/** Judges each passage by weights that were fitted to the fitting set without its form. */
function leaveOneOut(of: readonly JudgedPassage[]): (passage: JudgedPassage) => boolean {
  const nameOf = ({ alias }: JudgedPassage): string => alias.toLowerCase();
  const lines = new Map(
    [...new Set(of.map(nameOf))].map((name) => [name, fitTo(fitting.filter((one) => nameOf(one) !== name))]),
  );
  return (passage) => isMarked(passage.whole, lines.get(nameOf(passage)) ?? fitted);
}

/** What was wrong, and the evidence: for the fitting set alone, for nobody who tunes looks at what judges. */
function wrongLine({ sense, alias, which, whole }: JudgedPassage): string {
  const evidence = whole.slice(0, 1).flatMap(({ weighed }) =>
    weighed.map((one) => {
      const present = features.filter((feature) => one.evidence[feature] !== 0);
      const list = present.map((feature) => `${feature} ${Number(one.evidence[feature].toFixed(1))}`);
      return `    ${one.reading.term} ${scoreBy(used, one.evidence).toFixed(1)}: ${list.join(', ') || 'nothing'}`;
    }),
  );
  return [`  ${sense === 'ours' ? 'not marked' : 'marked'}: ${alias}, ${which}`, ...evidence].join('\n');
}

async function writeWeights({ start, weights }: Line): Promise<void> {
  const file = path.join(root, 'src', 'glossary', 'sense-weights.ts');
  const rounded = (amount: number | undefined): string => String(Number((amount ?? 0).toFixed(2)));
  let text = readFileSync(file, 'utf8').replace(/^(export const START = ).*;$/mu, `$1${rounded(start)};`);
  features.forEach((feature, i) => {
    text = text.replace(new RegExp(`^(  ${feature}: ).*,$`, 'mu'), `$1${rounded(weights[i])},`);
  });
  writeFileSync(file, text);
  await runTool('prettier', 'prettier', ['--write', file]);
}
