import Fuse from 'fuse.js';
import { compileGlossary } from '../src/glossary/compile.ts';
import type { Entry } from '../src/glossary/entry.ts';
import { buildSearchIndex, openSearchIndex, type SearchIndex } from '../src/lookup/search-index.ts';
import { generatedEntries } from './bench/generated-entries.ts';
import { printGroup } from './bench/report.ts';
import { searchBoxFigures } from './bench/search-box-figures.ts';
import { readGlossary } from './read-glossary.ts';
import { table } from './table.ts';

/** What is typed, letter by letter. */
const QUERIES = [
  'digital silk',
  'sovereignty',
  'ttc',
  'digtal',
  'конвенция',
  '数字丝绸',
  'trade tech council',
];
const LIMIT = 12;

/** More entries than this are as many as no bundled glossary has: what a box shows of them is not looked at. */
const MOST_BUNDLED = 5_000;

/**
 * `npm run bench -- search [COUNT]`: what a key costs in the search box with COUNT entries (500), beside a plain scan
 * for the letters and Fuse.js over the same names, in Node and in one run; and, of a glossary that could be bundled,
 * when results stand in the popup, in real Chromium. A benchmark, not a test.
 */
export async function benchSearch(count: number): Promise<void> {
  const { terms, sources } = readGlossary();
  const entries = generatedEntries(compileGlossary(terms, sources).entries, count);
  const names = entries.map((entry) => ({ id: entry.id, names: namesOf(entry) }));
  const folded = names.map(({ names: all }) => all.map((name) => name.toLowerCase()));

  const built = timed(() => buildSearchIndex(entries));
  const written = timed(() => built.value.serialise());
  const began = performance.now();
  const index = await openSearchIndex(written.value);
  const opening = performance.now() - began;
  const fuse = timed(() => new Fuse(names, { keys: ['names'], threshold: 0.35, ignoreLocation: true }));
  console.log(
    `${count} entries: built in ${ms(built.took)} ms, written in ${ms(written.took)} ms (${(written.value.length / 1e6).toFixed(1)} MB), read again in ${ms(opening)} ms`,
  );
  const ways: ReadonlyArray<readonly [name: string, search: (query: string) => unknown]> = [
    ['Sidelight', (query) => (index satisfies SearchIndex).search(query, LIMIT)],
    [
      'plain scan',
      (query) => folded.filter((all) => all.some((name) => name.includes(query))).slice(0, LIMIT),
    ],
    ['Fuse.js', (query) => fuse.value.search(query, { limit: LIMIT })],
  ];
  const rows = ways.map(([name, search]) => {
    const first = timed(() => search(QUERIES[0]?.slice(0, 1) ?? '')).took;
    const keys = QUERIES.flatMap((query) =>
      Array.from({ length: query.length }, (_, i) => ({
        letters: i + 1,
        took: timed(() => search(query.slice(0, i + 1))).took,
      })),
    );
    const later = keys.filter(({ letters }) => letters > 2);
    return [
      name,
      ms(first),
      ...[keys, later].map((some) => ms(quantile(some, 0.5))),
      ms(quantile(later, 0.95)),
    ];
  });
  console.log(
    table(['', 'first key ms', 'a key, median', 'from the third letter', '95 in 100 below'], rows, 100),
  );
  if (count <= MOST_BUNDLED) printGroup(await searchBoxFigures(entries, QUERIES));
}

function namesOf({ label, labels, forms }: Entry): string[] {
  return [...new Set([label, ...Object.values(labels), ...Object.values(forms).flat()])];
}

function timed<Value>(work: () => Value): { readonly value: Value; readonly took: number } {
  const began = performance.now();
  const value = work();
  return { value, took: performance.now() - began };
}

function quantile(keys: ReadonlyArray<{ readonly took: number }>, share: number): number {
  const sorted = keys.map(({ took }) => took).toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function ms(time: number): string {
  return time.toFixed(1);
}
