import { MARKS_A_SCREEN } from '../src/glossary/density.ts';
import { MARK } from '../src/glossary/sense-weights.ts';
import { whyLine } from '../src/ui/why.ts';
import type { Words } from '../src/words.ts';
import type { Cause, Findings, HeldBack } from './coverage-findings.ts';
import { table } from './table.ts';
import type { Unexplained } from './unexplained.ts';
import { hanging } from './wrap.ts';

/** What `coverage` says of one page. */
export interface PageReport {
  readonly name: string;
  /** As the page says it (BCP 47), empty when it says none. */
  readonly lang: string;
  /** Words that the reader reads and a person can see. */
  readonly words: number;
  readonly findings: Findings;
  readonly unexplained: readonly Unexplained[];
}

/** Names beyond this number are no work for an editor. */
const MOST_NAMES = 25;

const causes: Record<Cause, string> = {
  unsure: 'too little evidence',
  known: 'the reader knows it',
  repeated: 'marked before in its section',
  ceiling: `more than ${MARKS_A_SCREEN} on its screen`,
  hidden: 'cannot be seen',
  navigation: 'in navigation, which is not read',
  code: 'in code, which is not read',
  controls: 'in a button or field, which is not read',
  others: 'in something that is not read',
};

/** Marks for a thousand words; 0 on an empty page. */
export function marksPerThousand(marks: number, words: number): number {
  return words === 0 ? 0 : (marks / words) * 1000;
}

/** One page: what is marked, what is held back and why, and the names that no entry explains. */
export function pageLines(page: PageReport, words: Words, width: number): string[] {
  const { marked, heldBack } = page.findings;
  const marks = sum(marked.map(({ times }) => times));
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', title, ...lines];
  const rows = (heads: readonly string[], cells: readonly string[][]): string[] =>
    cells.length === 0 ? [] : table(heads, cells, width).split('\n');
  return [
    `${page.name}: ${marks} marks in ${page.words} words (${marksPerThousand(marks, page.words).toFixed(1)} per 1,000)${page.lang === '' ? '' : `, ${page.lang}`}`,
    ...part(
      'Marked',
      rows(
        ['Term', 'Text', 'Times', 'Why'],
        marked.map(({ labels, text, times, reason }) => [
          labels.join(' / '),
          text,
          String(times),
          whyLine(reason, words),
        ]),
      ),
    ),
    ...part(
      'Held back',
      rows(
        ['Term', 'Text', 'Times', 'Why'],
        heldBack.map((one) => [one.labels.join(' / '), one.text, String(one.times), whyHeldBack(one)]),
      ),
    ),
    ...part('Explained by no entry', nameLines(page.unexplained, width)),
  ];
}

/** The score stands beside the least that is marked. */
function whyHeldBack({ cause, evidence, score }: HeldBack): string {
  const short = score === undefined ? '' : ` (${score.toFixed(1)}, marked from ${MARK.toFixed(1)})`;
  return `${causes[cause]}${short}${evidence === '' ? '' : `: ${evidence}`}`;
}

/** A row for each page and one for all of them. */
export function summaryLines(pages: readonly PageReport[], width: number): string[] {
  const shown: readonly Cause[] = ['unsure', 'repeated', 'ceiling', 'hidden'];
  const figures = (of: readonly PageReport[]): number[] => {
    const count = (wanted: (one: PageReport) => readonly { readonly times: number }[]): number =>
      sum(of.flatMap(wanted).map(({ times }) => times));
    return [
      sum(of.map((page) => page.words)),
      count((page) => page.findings.marked),
      ...shown.map((cause) => count((page) => page.findings.heldBack.filter((one) => one.cause === cause))),
    ];
  };
  const row = (name: string, of: readonly PageReport[]): string[] => {
    const [total = 0, marks = 0, ...held] = figures(of);
    return [
      name,
      ...[total, marks].map(String),
      marksPerThousand(marks, total).toFixed(1),
      ...held.map(String),
    ];
  };
  const heads = ['Page', 'Words', 'Marks', 'Per 1,000', 'Unsure', 'Repeated', 'Too many', 'Hidden'];
  const rows = pages.map((page) => row(page.name, [page]));
  return table(heads, [...rows, row(`all ${pages.length}`, pages)], width).split('\n');
}

/** Names with how often they stand there, as one paragraph. */
export function nameLines(names: readonly Unexplained[], width: number): string[] {
  if (names.length === 0) return [];
  const listed = names.slice(0, MOST_NAMES).map(({ text, times }) => `${text} ${times}`);
  const rest = names.length - listed.length;
  return hanging('  ', `${listed.join(', ')}${rest > 0 ? `, and ${rest} more` : ''}`, width);
}

/** The same names on several pages, added up. */
export function addedUp(lists: ReadonlyArray<readonly Unexplained[]>): Unexplained[] {
  const counts = new Map<string, number>();
  for (const { text, times } of lists.flat()) counts.set(text, (counts.get(text) ?? 0) + times);
  return [...counts]
    .map(([text, times]) => ({ text, times }))
    .toSorted((a, b) => b.times - a.times || a.text.localeCompare(b.text));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
