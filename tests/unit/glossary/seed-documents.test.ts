import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../../src/glossary/annotate.ts';
import { compileGlossary } from '../../../src/glossary/compile.ts';
import { settleSenses } from '../../../src/glossary/senses.ts';
import { readGlossary } from '../../../tools/read-glossary.ts';
import { unambiguousForms } from '../../e2e/plain-search.ts';
import {
  heldAgainst,
  inventoryLines,
  seedDocuments,
  type SeedMark,
  seedTable,
  shareOf,
} from '../../e2e/seed-documents.ts';

/**
 * What is understood in the five documents that the glossary grew from, held against what people found there.
 * Every first mention that is understood is marked at the default density, but for those that have no room on
 * their screen: that is looked at in browsers.
 */
const leastShare = 0.95;
const documents = seedDocuments();

// Skipped in a clone: the documents are not ours to give.
describe.runIf(documents.length > 0)('terms in the five documents', () => {
  const { terms, sources } = readGlossary();
  const { index, lexicon } = compileGlossary(terms, sources);
  const { annotate, knowledge } = createAnnotator(index, lexicon);
  const forms = unambiguousForms('en');
  const rows = documents.map((document) => {
    const annotations = annotate(document.paragraphs.map((text) => ({ text, lang: 'en' })));
    const marks = settleSenses(annotations, knowledge).matches.flatMap((matches, i) =>
      matches.flatMap(({ start, end, senses }) =>
        senses.map(({ term }): SeedMark => ({
          term,
          text: document.paragraphs[i]?.slice(start, end) ?? '',
        })),
      ),
    );
    return { document, marks, findings: heldAgainst(document, marks, forms) };
  });

  test('the table', () => {
    console.log(seedTable(rows));
    expect(rows).toHaveLength(5);
    for (const { findings } of rows) expect(findings.expected.length).toBeGreaterThan(25);
  });

  test.each(rows)(
    `$document.file: at least ${leastShare * 100} % of what was found is marked`,
    ({ findings }) => {
      expect(shareOf(findings), JSON.stringify(findings.missing)).toBeGreaterThanOrEqual(leastShare);
    },
  );

  // A term that nobody found there is marked in a sense that the text does not have, until somebody has read it.
  test.each(rows)('$document.file: nothing that is not in it', ({ findings }) => {
    expect(findings.unrecorded).toEqual([]);
  });

  test('what people called the core is the core of the glossary', () => {
    const core = new Set(terms.filter(({ relevance }) => relevance === 'core').map(({ id }) => id));
    const missing = inventoryLines().filter(({ id, relevance }) => relevance === 'core' && !core.has(id));
    expect(missing.map(({ id }) => id)).toEqual([]);
  });
});
