import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflectedLanguages } from '../src/glossary/inflect/inflect.ts';
import { inflectTerms, printInflections, renewInflections, unread } from '../src/glossary/inflections.ts';
import type { Term } from '../src/glossary/term.ts';
import { readGlossary, readInflections } from './read-glossary.ts';
import { root } from './root.ts';

/**
 * What a person who reviews inflected forms wants to see, as lines: for each form what is new, and what the rules
 * leave alone. With ids, of these entries all that the rules make. With `write` the lists are brought up to date.
 */
export function reviewInflections(ids: readonly string[], write: boolean): readonly string[] {
  const { terms } = readGlossary();
  const { inflections: lists = new Map() } = readInflections();
  const asked = (id: string): boolean => ids.length === 0 || ids.includes(id);
  const lines: string[] = [];
  const counts = { made: 0, fresh: 0, undecided: 0 };
  for (const made of inflectTerms(terms)) {
    const form = formOf(terms, made.term, made.language, made.place);
    if (!asked(made.term) || form === undefined) continue;
    const fresh = unread(made, lists, form);
    counts.made += made.forms?.length ?? 0;
    counts.fresh += fresh.length;
    const at = `${made.term} ${made.language} ${made.text}`;
    if (made.forms === undefined) {
      counts.undecided++;
      if (ids.length > 0) lines.push(`${at}: left alone`);
    } else if (ids.length > 0 && made.forms.length > 0) {
      lines.push(`${at} → ${made.forms.join('; ')}`);
    } else if (fresh.length > 0) {
      lines.push(`${at} → new: ${fresh.join('; ')}`);
    }
  }
  if (write) {
    const folder = join(root, 'assets', 'glossary', 'inflections');
    mkdirSync(folder, { recursive: true });
    const renewed = renewInflections(terms, lists);
    for (const language of inflectedLanguages) {
      writeFileSync(join(folder, `${language}.txt`), printInflections(renewed.get(language) ?? new Map()));
    }
  }
  return [
    ...lines,
    `${counts.made} made, ${counts.fresh} not read yet, ${counts.undecided} forms left alone`,
  ];
}

function formOf(
  terms: readonly Term[],
  id: string,
  language: string,
  place: number,
): Term['forms'][string][number] | undefined {
  return terms.find((term) => term.id === id)?.forms[language]?.[place];
}
