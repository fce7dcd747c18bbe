import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../../src/glossary/annotate.ts';
import { compileGlossary } from '../../../src/glossary/compile.ts';
import { settleSenses } from '../../../src/glossary/senses.ts';
import { readGlossary } from '../../../tools/read-glossary.ts';
import { formOwners, marksForm, type Passage, readPassages } from '../../../tools/senses/passages.ts';

/**
 * Passages that people wrote, in which a form has our sense or another one. Each is a page of one block: little
 * evidence, so that some of ours may be missed; to mark another's is the worse fault. The aim is 34 and 1 in 40. Of
 * passages that nobody who fits has seen 79 in 100 of ours were marked when this was written, and 5 of another sense
 * (README: "How right it is"); here they are kept from falling.
 */
const leastOfOurs: Readonly<Record<Passage['set'], number>> = { fitting: 34 / 40, judging: 29 / 40 };
const mostOfOthers: Readonly<Record<Passage['set'], number>> = { fitting: 1 / 40, judging: 2 / 40 };

const all = readPassages();

// The texts belong to their authors and are not part of the project: where they are not, there is nothing to read.
describe.runIf(all.length > 0)('senses in real passages', () => {
  const { terms, sources } = readGlossary();
  const { index, lexicon } = compileGlossary(terms, sources);
  const { annotate, knowledge } = createAnnotator(index, lexicon);
  const ownersOf = formOwners(terms);
  const passages = all.filter(({ alias }) => ownersOf(alias) !== undefined);

  /** Whether the form is marked, alone or in a longer form. */
  function isMarked(passage: Passage): boolean {
    const { text, lang } = passage;
    return settleSenses(annotate([{ text, lang }]), knowledge)
      .matches.flat()
      .some(({ start, end, senses }) => {
        const marked = senses.map(({ term }) => term);
        return marksForm(text.slice(start, end), marked, passage, ownersOf);
      });
  }

  const sets = [...new Set(passages.map(({ set }) => set))];
  test.each(sets)('enough of ours, hardly any other: passages for %s', (set) => {
    const ofSet = passages.filter((passage) => passage.set === set);
    const share = (sense: Passage['sense']): number => {
      const ofSense = ofSet.filter((passage) => passage.sense === sense);
      return ofSense.filter(isMarked).length / Math.max(1, ofSense.length);
    };
    expect(share('ours')).toBeGreaterThanOrEqual(leastOfOurs[set]);
    expect(share('other')).toBeLessThanOrEqual(mostOfOthers[set]);
  });
});
