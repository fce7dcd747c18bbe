import { describe } from '../src/highlights/describe.ts';
import { type Located, locate, type Selectors, type State } from '../src/highlights/locate.ts';
import { PageIndex } from '../src/highlights/page-index.ts';
import type { Span } from '../src/span.ts';
import { locateApproximately } from './anchoring/approximate.ts';
import { changeWords, type Random, withEdits, wordsOf } from './anchoring/edits.ts';
import { type MeasuredText, readTexts } from './anchoring/texts.ts';
import { isRemoval, type Kind, kinds, type Passage } from './anchoring/trials.ts';
import { randomNumbers } from './random-numbers.ts';
import { table } from './table.ts';

/**
 * `npm run anchoring`: how passages are found again in texts that were edited, a row an edit, and how long it
 * takes beside approximate search in the same run. `-- --quick` makes 1,000 trials instead of 21,000, `-- --seed N`
 * others, `-- --show` prints what was wrong. Right: at least 80 % of the true span's code units, and at most 20 %
 * of their number others; where the passage was removed, uncertain or lost.
 */
const quick = process.argv.includes('--quick');
const show = process.argv.includes('--show');
const seed = numberAfter('--seed') ?? 20_261_122;
const trialsPerKind = Math.ceil((numberAfter('--trials') ?? (quick ? 1000 : 21_000)) / kinds.length);
/** Passages that are described and looked for in one edited text. */
const TOGETHER = 25;
/** Approximate search is slow: it gets every so many-th trial. */
const BESIDE = quick ? 5 : 10;

const texts = readTexts();
if (texts.length === 0) {
  console.error('There are no texts beside the project to measure on.');
  process.exit(1);
}

interface Counts {
  trials: number;
  right: number;
  wrong: number;
  uncertain: number;
  lost: number;
  /** Wrong ones that were called exact. */
  wrongExact: number;
  besideTrials: number;
  besideRight: number;
  besideWrong: number;
}

const units = texts.reduce((sum, { text }) => sum + text.length, 0);
console.log(`${texts.length} texts, ${units} code units; seed ${seed}\n`);
const rows = kinds.map((kind, i) => rowOf(kind, measure(kind, seed + i)));
console.log(
  table(
    ['edit', 'trials', 'right', 'wrong', 'uncertain', 'lost', 'wrong as exact', 'approx. right', 'wrong'],
    rows,
    110,
  ),
);
console.log('');
measureTime(seed);

function measure(kind: Kind, kindSeed: number): Counts {
  const random = randomNumbers(kindSeed);
  const counts: Counts = {
    trials: 0,
    right: 0,
    wrong: 0,
    uncertain: 0,
    lost: 0,
    wrongExact: 0,
    besideTrials: 0,
    besideRight: 0,
    besideWrong: 0,
  };
  for (let turn = 0; counts.trials < trialsPerKind; turn++) {
    const { text, name } = texts[turn % texts.length] as MeasuredText;
    const other = texts[Math.floor(random() * texts.length)] as MeasuredText;
    const most = Math.min(TOGETHER, trialsPerKind - counts.trials);
    const { before, after, passages } = kind.make(text, other.text, most, random);
    const pageBefore = new PageIndex(before);
    const pageAfter = new PageIndex(after);
    for (const passage of passages) {
      const { start, end } = passage.before;
      // Where the same words stood twice, one of them is still there.
      if (passage.after === undefined && stoodTwice(before, before.slice(start, end))) continue;
      const selectors = describe(pageBefore, passage.before);
      const located = locate(pageAfter, selectors);
      count(counts, located, passage);
      if (show && outcomeOf(located, passage) !== 'right')
        showTrial(`${kind.name}, ${name}`, located, passage, selectors, after);
      if (counts.trials % BESIDE === 0) countBeside(counts, after, selectors, passage);
    }
  }
  return counts;
}

function stoodTwice(text: string, words: string): boolean {
  return text.indexOf(words) !== text.lastIndexOf(words);
}

type Outcome = 'right' | 'wrong' | 'uncertain' | 'lost';

function outcomeOf(located: Located, { after }: Passage): Outcome {
  if ('span' in located) return isRight(located.span, after) ? 'right' : 'wrong';
  return after === undefined ? 'right' : located.state;
}

function isRight(span: Span, truth: Span | undefined): boolean {
  if (truth === undefined) return false;
  const common = Math.max(0, Math.min(span.end, truth.end) - Math.max(span.start, truth.start));
  const length = truth.end - truth.start;
  return common >= 0.8 * length && span.end - span.start - common <= 0.2 * length;
}

function count(counts: Counts, located: Located, passage: Passage): void {
  const outcome = outcomeOf(located, passage);
  const state: State = located.state;
  counts.trials++;
  counts[outcome]++;
  if (outcome === 'wrong' && state === 'exact') counts.wrongExact++;
  if (outcome === 'right' && passage.after === undefined && (state === 'uncertain' || state === 'lost'))
    counts[state]++;
}

function countBeside(counts: Counts, after: string, selectors: Selectors, passage: Passage): void {
  const span = locateApproximately(after, selectors);
  counts.besideTrials++;
  if (span === undefined ? passage.after === undefined : isRight(span, passage.after)) counts.besideRight++;
  else if (span !== undefined) counts.besideWrong++;
}

function rowOf(kind: Kind, counts: Counts): string[] {
  const share = (part: number, whole = counts.trials): string => `${((100 * part) / whole).toFixed(2)} %`;
  return [
    isRemoval(kind) ? `* ${kind.name}` : kind.name,
    String(counts.trials),
    share(counts.right),
    share(counts.wrong),
    share(counts.uncertain),
    share(counts.lost),
    String(counts.wrongExact),
    share(counts.besideRight, counts.besideTrials),
    share(counts.besideWrong, counts.besideTrials),
  ];
}

function showTrial(
  title: string,
  located: Located,
  { after }: Passage,
  { quote, lookAlikes }: Selectors,
  text: string,
): void {
  const slice = (span: Span | undefined): string =>
    span === undefined ? '–' : JSON.stringify(text.slice(span.start, span.end));
  console.log(`${title}: ${located.state}, ${lookAlikes.length} look-alikes`);
  console.log(`  was  ${JSON.stringify([quote.prefix.slice(-30), quote.exact, quote.suffix.slice(0, 30)])}`);
  console.log(`  is   ${slice(after)}`);
  console.log(
    'span' in located
      ? `  here ${slice(located.span)}`
      : `  seen ${located.candidates.map(({ span, likeness }) => `${likeness.toFixed(2)} ${slice(span)}`).join(' | ')}`,
  );
}

/** A hundred passages of a long text, at 5 % of the words changed and unchanged. */
function measureTime(timeSeed: number): void {
  const random: Random = randomNumbers(timeSeed);
  const text = longText(random);
  const words = wordsOf(text);
  const page = new PageIndex(text);
  const selectors = Array.from({ length: 100 }, () => {
    const first = Math.floor(random() * (words.length - 60));
    const last = first + 3 + Math.floor(random() * 57);
    return describe(page, { start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 });
  });
  const source = words.map(({ start, end }) => text.slice(start, end));
  const edited = withEdits(text, changeWords(text, 0.05, source, random)).text;
  const locateAll = (where: string): void => {
    const index = new PageIndex(where);
    for (const one of selectors) locate(index, one);
  };
  const changed = quickest(5, () => locateAll(edited));
  const unchanged = quickest(5, () => locateAll(text));
  const plain = quickest(5, () => {
    for (const { quote } of selectors) text.indexOf(quote.exact);
  });
  const approximate = quickest(quick ? 1 : 2, () => {
    for (const one of selectors) locateApproximately(edited, one);
  });
  const milliseconds = (time: number): string => `${time.toFixed(time < 10 ? 2 : 0)} ms`;
  console.log(`100 quotes in ${text.length} code units, the quickest of some turns`);
  console.log(
    table(
      ['', 'time', 'ratio'],
      [
        [
          '5 % of the words changed',
          milliseconds(changed),
          `${(changed / approximate).toFixed(3)} × approximate`,
        ],
        ['the same, approximate search', milliseconds(approximate), ''],
        ['nothing changed', milliseconds(unchanged), `${(unchanged / plain).toFixed(2)} × indexOf`],
        ['the same, indexOf', milliseconds(plain), ''],
      ],
      90,
    ),
  );
}

/** All texts in one, and their words in any order up to a million code units. */
function longText(random: Random): string {
  const all = texts.map(({ text }) => text).join('\n');
  const words = wordsOf(all).map(({ start, end }) => all.slice(start, end));
  const pieces = [all];
  for (let length = all.length; length < 1_000_000; length += (pieces.at(-1)?.length ?? 0) + 1)
    pieces.push(Array.from({ length: 50 }, () => words[Math.floor(random() * words.length)]).join(' '));
  return pieces.join('\n').slice(0, 1_000_000);
}

function quickest(turns: number, work: () => void): number {
  let best = Infinity;
  for (let turn = 0; turn < turns; turn++) {
    const began = performance.now();
    work();
    best = Math.min(best, performance.now() - began);
  }
  return best;
}

function numberAfter(option: string): number | undefined {
  const at = process.argv.indexOf(option);
  return at === -1 ? undefined : Number(process.argv[at + 1]);
}
