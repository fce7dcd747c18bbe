import { expect, test } from 'vitest';
import { compileGlossary } from '../../../src/glossary/compile.ts';
import { buildSearchIndex, openSearchIndex } from '../../../src/lookup/search-index.ts';
import { answerQueries, lookupQueries, queryLines, shareWithin } from '../../../tools/lookup-queries.ts';
import { readGlossary } from '../../../tools/read-glossary.ts';

const { terms, sources } = readGlossary();
const built = buildSearchIndex(compileGlossary(terms, sources).entries);
const queries = lookupQueries();

test('there are enough queries, half of them made by rule, and each once', () => {
  const byRule = queries.filter(({ by }) => by !== 'hand').length;
  expect(queries.length).toBeGreaterThanOrEqual(160);
  expect(byRule * 2).toBeGreaterThanOrEqual(queries.length);
  expect(new Set(queries.map(({ query }) => query)).size).toBe(queries.length);
  const ids = new Set(terms.map(({ id }) => id));
  expect(queries.flatMap(({ finds }) => finds.filter((id) => !ids.has(id)))).toEqual([]);
});

test('85 in 100 queries find their entry first, 95 in the first three, also with an index read again', async () => {
  const answers = answerQueries(await openSearchIndex(built.serialise()), queries);
  const lines = queryLines(answers).join('\n');
  expect(shareWithin(answers, 1), lines).toBeGreaterThanOrEqual(0.85);
  expect(shareWithin(answers, 3), lines).toBeGreaterThanOrEqual(0.95);
});

test.each(['ttc', 'trade tech council', 'digtal silk', '数字丝绸', 'суверенитет интернета', 'TTC EU'])(
  '“%s” finds what a person means in the first three',
  (wanted) => {
    const [answer] = answerQueries(
      built,
      queries.filter(({ query }) => query === wanted),
    );
    expect(answer?.place).toBeLessThanOrEqual(3);
  },
);
