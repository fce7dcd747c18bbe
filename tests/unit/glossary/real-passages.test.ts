import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../../src/glossary/annotate.ts';
import { compileGlossary } from '../../../src/glossary/compile.ts';
import { settleSenses } from '../../../src/glossary/senses.ts';
import { readGlossary } from '../../../tools/read-glossary.ts';

/**
 * Passages that people wrote, in which an acronym has our sense or another one. Each is a page of one
 * block: little evidence, so that some of ours may be missed; to mark another's is the worse fault.
 */
const file = new URL('../../../../shared/cases/senses.jsonl', import.meta.url);
const leastOfOurs = 0.85;
const mostOfOthers = 1;

interface Passage {
  readonly alias: string;
  readonly sense: 'ours' | 'other';
  readonly which: string;
  readonly text: string;
}

const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];

describe.runIf(lines.length > 0)('senses in real passages', () => {
  const { terms, sources } = readGlossary();
  const { index, lexicon } = compileGlossary(terms, sources);
  const { annotate, knowledge } = createAnnotator(index, lexicon);
  const forms = new Set(
    terms
      .flatMap((term) => Object.values(term.forms).flat())
      .flatMap((form) => [form.text, ...(form.inflected ?? [])]),
  );
  const passages = lines
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Passage)
    .filter(({ alias }) => forms.has(alias));
  const count = (sense: Passage['sense'], marked: boolean): number =>
    passages.filter((passage) => passage.sense === sense && isMarked(passage) === marked).length;

  /** Whether a match holds the acronym as a whole word, alone or in a longer form. */
  function isMarked({ alias, text }: Passage): boolean {
    const blocks = annotate([{ text, lang: 'en' }]);
    const whole = new RegExp(`(?<![\\p{L}\\p{N}_])${alias}(?![\\p{L}\\p{N}_])`, 'u');
    return settleSenses(blocks, knowledge)
      .matches.flat()
      .some(({ start, end }) => whole.test(text.slice(start, end)));
  }

  test('the table', () => {
    const wrong = passages
      .filter((passage) => isMarked(passage) !== (passage.sense === 'ours'))
      .map(
        ({ alias, sense, which }) => `  ${sense === 'ours' ? 'not marked' : 'marked'}: ${alias}, ${which}`,
      );
    console.log(
      [
        `          marked  unmarked`,
        ...(['ours', 'other'] as const).map((sense) =>
          [sense.padEnd(8), count(sense, true), count(sense, false)].join('\t'),
        ),
        ...wrong,
      ].join('\n'),
    );
    expect(passages.length).toBeGreaterThan(0);
  });

  test(`of ours at least ${leastOfOurs * 100} % are marked`, () => {
    const ours = count('ours', true) + count('ours', false);
    expect(count('ours', true) / ours).toBeGreaterThanOrEqual(leastOfOurs);
  });

  test(`of others at most ${mostOfOthers} is marked`, () => {
    expect(count('other', true)).toBeLessThanOrEqual(mostOfOthers);
  });
});
