import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { SearchIndex } from '../src/lookup/search-index.ts';
import { root } from './root.ts';

/** What a person types, and the entries of which one should be found; `by` is the rule that made it, or "hand". */
const querySchema = z.strictObject({
  query: z.string().min(1),
  finds: z.array(z.string()).min(1),
  by: z.enum(['hand', 'typo', 'dropped word', 'transposition', 'other script']),
});

export type LookupQuery = z.infer<typeof querySchema>;

/** A query that was answered, and the place of the first entry that it should find, counted from 1. */
export interface AnsweredQuery extends LookupQuery {
  /** Undefined where none of them is among the first ten. */
  readonly place: number | undefined;
  /** What was found instead, the best first. */
  readonly found: readonly string[];
}

/** The queries of tests/cases/queries.jsonl. */
export function lookupQueries(): LookupQuery[] {
  const lines = readFileSync(join(root, 'tests', 'cases', 'queries.jsonl'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => querySchema.parse(JSON.parse(line)));
}

/** Asks the index every query. */
export function answerQueries(index: SearchIndex, queries: readonly LookupQuery[]): AnsweredQuery[] {
  return queries.map((query) => {
    const found = index.search(query.query, 10).hits.map(({ id }) => id);
    const place = found.findIndex((id) => query.finds.includes(id)) + 1;
    return { ...query, found, place: place === 0 ? undefined : place };
  });
}

/** The share of queries that find what they should among the first `places`. */
export function shareWithin(answers: readonly AnsweredQuery[], places: number): number {
  return answers.filter(({ place }) => place !== undefined && place <= places).length / answers.length;
}

/** The answers as lines for a person: shares by kind of query, and every query that does not find its entry first. */
export function queryLines(answers: readonly AnsweredQuery[]): string[] {
  const kinds = [...new Set(answers.map(({ by }) => by))];
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`.padStart(7);
  const line = (name: string, of: readonly AnsweredQuery[]): string =>
    `${String(of.length).padStart(5)}  ${percent(shareWithin(of, 1))}  ${percent(shareWithin(of, 3))}  ${name}`;
  const missed = answers.filter(({ place }) => place !== 1);
  return [
    'count    first   in three',
    ...kinds.map((kind) =>
      line(
        kind,
        answers.filter(({ by }) => by === kind),
      ),
    ),
    line('all', answers),
    ...missed.map(
      ({ query, finds, place, found }) =>
        `“${query}” finds ${finds.join(' or ')} ${place === undefined ? 'not at all' : `at place ${place}`}, after ${found.slice(0, 3).join(', ') || 'nothing'}`,
    ),
  ];
}
