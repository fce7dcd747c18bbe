import { createAnnotator } from '../../src/glossary/annotate.ts';
import { createMatcher } from '../../src/glossary/matcher.ts';
import { buildMatching, type Matching, type ShippedForms } from '../../src/glossary/shipped-forms.ts';
import { lengthen } from '../../src/glossary/shortened-texts.ts';

/** Runs in a page of the browser: see `matcher-figures.ts`. */
export interface MatchingQuestion {
  /** Address of the forms as they ship (JSON). */
  readonly forms: string;
  /** Texts to match, a paragraph a line. */
  readonly texts: readonly string[];
  readonly rounds: number;
}

/** One value for each round. */
export interface MatchingAnswer {
  readonly characters: number;
  /** Nanoseconds per character. */
  readonly regExp: readonly number[];
  readonly scan: readonly number[];
  readonly annotate: readonly number[];
  /** How often each found a form in a round. */
  readonly found: { readonly regExp: number; readonly scan: number; readonly annotate: number };
  readonly indexBytes: number;
  /** Milliseconds. */
  readonly build: readonly number[];
  readonly readBack: readonly number[];
}

declare global {
  // oxlint-disable-next-line no-var -- the one way to say what a global is
  var measureMatching: (question: MatchingQuestion) => Promise<MatchingAnswer>;
}

/** Code units that the reader sends in one message. */
const SLICE = 60_000;
/** Builds and readings: they are seldom done, and take long. */
const SELDOM = 3;

globalThis.measureMatching = async ({ forms: address, texts, rounds }) => {
  const forms = (await (await fetch(address)).json()) as ShippedForms;
  const build: number[] = [];
  let matching: Matching = buildMatching(forms);
  for (let i = 0; i < SELDOM; i++) build.push(timed(() => (matching = buildMatching(forms))));
  const { index, lexicon } = matching;
  const expression = alternation(forms);
  const matcher = createMatcher(index);
  const annotator = createAnnotator(index, lexicon);
  const formCount = lexicon.rulesOf.length;
  const slices = texts.flatMap(slicesOf);
  const all = texts.join('\n');
  const found = { regExp: 0, scan: 0, annotate: 0 };
  const ways = {
    regExp: () => {
      found.regExp = 0;
      expression.lastIndex = 0;
      while (expression.exec(all) !== null) found.regExp++;
    },
    scan: () => {
      found.scan = 0;
      for (const blocks of slices)
        for (const { text } of blocks) found.scan += matcher.scan(text, (form) => form < formCount).length;
    },
    annotate: () => {
      found.annotate = 0;
      for (const blocks of slices)
        for (const { candidates } of annotator.annotate(blocks)) found.annotate += candidates.length;
    },
  };
  const answer = { regExp: [] as number[], scan: [] as number[], annotate: [] as number[] };
  const names = Object.keys(ways) as (keyof typeof ways)[];
  // Twice without looking, so that everything is compiled; then in turns, so that a noisy machine is noisy for all.
  for (const name of names) for (let warm = 0; warm < 2; warm++) ways[name]();
  for (let round = 0; round < rounds; round++)
    for (const name of names) answer[name].push((timed(ways[name]) / all.length) * 1e6);
  return {
    ...answer,
    characters: all.length,
    found,
    indexBytes: index.byteLength,
    build,
    readBack: await readBack(matching),
  };
};

/** The plainest matcher: all forms in one expression, longer ones first. */
function alternation({ terms }: ShippedForms): RegExp {
  const texts = terms.flatMap(([, , , , , ...groups]) =>
    groups.flatMap(([shortened]) => lengthen(shortened)),
  );
  const escaped = texts
    .toSorted((a, b) => b.length - a.length)
    .map((text) => text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&'));
  // oxlint-disable-next-line require-unicode-regexp -- as anybody would write it
  return new RegExp(escaped.join('|'), 'gi');
}

/** Blocks as they are sent: paragraphs, so many code units at a time. */
function slicesOf(text: string): { text: string; lang: string }[][] {
  const slices: { text: string; lang: string }[][] = [[]];
  let length = 0;
  for (const line of text.split('\n')) {
    if (length + line.length > SLICE) {
      slices.push([]);
      length = 0;
    }
    slices.at(-1)?.push({ text: line, lang: 'en' });
    length += line.length;
  }
  return slices;
}

/** Milliseconds to get index and lexicon out of IndexedDB and to be ready to annotate. */
async function readBack(matching: Matching): Promise<number[]> {
  const opened = indexedDB.open('matching', 1);
  opened.addEventListener('upgradeneeded', () => opened.result.createObjectStore('matching'));
  const db = (await settled(opened)) as IDBDatabase;
  const store = (mode: IDBTransactionMode): IDBObjectStore =>
    db.transaction('matching', mode).objectStore('matching');
  await settled(store('readwrite').put(matching, 1));
  const times: number[] = [];
  for (let i = 0; i < SELDOM; i++) {
    const began = performance.now();
    const { index, lexicon } = (await settled(store('readonly').get(1))) as Matching;
    createAnnotator(index, lexicon);
    times.push(performance.now() - began);
  }
  db.close();
  await settled(indexedDB.deleteDatabase('matching'));
  return times;
}

function settled(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')));
  });
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
