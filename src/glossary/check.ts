import type * as z from 'zod';
import { halfAmbiguousForms, sharedForms, similarSummaries, unreadForms } from './check-across.ts';
import { writtenForm } from './compile.ts';
import { type Inflections, withInflections } from './inflections.ts';
import type { AuthoredFile, Parsed, Problem } from './problem.ts';
import { inverseOf, type Source, sourceSchema, type Term, termSchema } from './term.ts';
import { Words } from './words.ts';

export interface Checked {
  readonly terms: readonly Term[];
  readonly sources: readonly Source[];
  readonly problems: readonly Problem[];
}

/** Text of a seed document by its file name; undefined where the documents are not at hand. */
export type SeedText = (name: string) => string | undefined;

/**
 * Checks the whole authored glossary: every file by its schema, then what files say of one another.
 * All problems are reported at once; `terms` and `sources` hold what passed its schema. With `inflections` the
 * terms have the inflected forms that were let through, and forms that nobody has read are warned of.
 */
export function checkGlossary(
  termFiles: readonly AuthoredFile[],
  sourceFiles: readonly AuthoredFile[],
  seedText: SeedText = () => undefined,
  inflections?: Inflections,
): Checked {
  const problems: Problem[] = [];
  const authoredTerms = parseAll(termFiles, termSchema, problems);
  if (inflections !== undefined) problems.push(...unreadForms(authoredTerms, inflections));
  const terms = authoredTerms.map(({ file, value }) => ({
    file,
    value: withInflections([value], inflections ?? new Map())[0] ?? value,
  }));
  const sources = parseAll(sourceFiles, sourceSchema, problems);
  const authored: Authored = {
    terms: new Map(terms.map(({ value }) => [value.id, value])),
    sources: new Map(sources.map(({ value }) => [value.id, value])),
    sourceExists: new Set(sourceFiles.map(({ file }) => nameOf(file))),
    termExists: new Set(termFiles.map(({ file }) => nameOf(file))),
    seedText,
  };
  for (const { file, value } of terms) {
    const report: Report = (path, message, severity = 'error') =>
      problems.push({ file, path, message, severity });
    checkName(file, value.id, report);
    checkCitations(value, authored, report);
    checkCore(value, report);
    checkRelations(value, authored, report);
    checkForms(value, report);
  }
  for (const { file, value } of sources) {
    checkName(file, value.id, (path, message) => problems.push({ file, path, message, severity: 'error' }));
  }
  problems.push(...sharedForms(terms), ...halfAmbiguousForms(terms), ...similarSummaries(terms));
  return { terms: terms.map(({ value }) => value), sources: sources.map(({ value }) => value), problems };
}

interface Authored {
  readonly terms: ReadonlyMap<string, Term>;
  readonly sources: ReadonlyMap<string, Source>;
  /** Files that are there, whether or not they passed their schema: a broken file is reported once. */
  readonly sourceExists: ReadonlySet<string>;
  readonly termExists: ReadonlySet<string>;
  readonly seedText: SeedText;
}

/** Citations that an entry of the core has at least. */
const CORE_CITATIONS = 2;

type Report = (path: ReadonlyArray<string | number>, message: string, severity?: Problem['severity']) => void;

function parseAll<Value>(
  files: readonly AuthoredFile[],
  schema: z.ZodType<Value>,
  problems: Problem[],
): Array<Parsed<Value>> {
  return files.flatMap(({ file, value }) => {
    const result = schema.safeParse(value);
    if (result.success) return [{ file, value: result.data }];
    for (const issue of result.error.issues) {
      const path = issue.path.filter((key) => typeof key !== 'symbol');
      problems.push({
        file,
        path,
        message: `${path.join('.') || 'the file'}: ${issue.message}.`,
        severity: 'error',
      });
    }
    return [];
  });
}

function nameOf(file: string): string {
  return file.replace(/^.*[/\\]/u, '').replace(/\.yaml$/u, '');
}

function checkName(file: string, id: string, report: Report): void {
  if (nameOf(file) !== id) report(['id'], `The id “${id}” and the file's name differ: make them the same.`);
}

function checkCitations(term: Term, { sources, sourceExists, seedText }: Authored, report: Report): void {
  term.citations.forEach(({ source: id, phrase }, place) => {
    const path = ['citations', place, 'source'];
    if (!sourceExists.has(id))
      report(path, `The source “${id}” is not written: add sources/${id}.yaml or cite another.`);
    if (term.citations.findIndex((citation) => citation.source === id) !== place) {
      report(path, `The source “${id}” is cited twice: say in one citation what it states.`);
    }
    const seed = sources.get(id)?.seed;
    if (phrase === undefined) return;
    const text = seed === undefined ? undefined : seedText(seed);
    if (seed === undefined) {
      if (sources.has(id)) {
        report(
          ['citations', place, 'phrase'],
          `Phrases are copied from the seed documents only: take the phrase from “${id}” away.`,
        );
      }
    } else if (text !== undefined && !paragraphs(text).some((paragraph) => paragraph.includes(phrase))) {
      report(
        ['citations', place, 'phrase'],
        `The phrase is not found in one paragraph of ${seed}: copy it to the letter.`,
      );
    }
  });
  const cited = new Set(term.citations.map((citation) => citation.source));
  const uses = [
    ...(term.perspectives ?? []).map(({ citations }, place) => ({
      citations,
      path: ['perspectives', place, 'citations'],
    })),
    ...(term.timeline ?? []).map(({ citations = [] }, place) => ({
      citations,
      path: ['timeline', place, 'citations'],
    })),
  ];
  for (const { citations, path } of uses) {
    for (const id of citations) {
      if (!cited.has(id))
        report(path, `“${id}” is not among the entry's citations: say there what it states.`);
    }
  }
}

function checkCore(term: Term, report: Report): void {
  if (term.relevance === 'core' && term.citations.length < CORE_CITATIONS) {
    report(
      ['citations'],
      `An entry of the core has at least ${CORE_CITATIONS} citations, and this one ${term.citations.length}: add another, or take “relevance” away.`,
    );
  }
}

function paragraphs(text: string): string[] {
  return text.replace(/\u00A0/gu, ' ').split(/\n/u);
}

function checkRelations(term: Term, { terms, termExists }: Authored, report: Report): void {
  (term.relations ?? []).forEach(({ type, term: id }, place) => {
    const path = ['relations', place, 'term'];
    const other = terms.get(id);
    if (id === term.id) report(path, 'A term has no relation to itself: take this one away.');
    else if (!termExists.has(id))
      report(path, `The term “${id}” is not written yet: the relation is not shown.`, 'warning');
    else if (
      other !== undefined &&
      !(other.relations ?? []).some((back) => back.term === term.id && back.type === inverseOf[type])
    ) {
      report(path, `terms/${id}.yaml does not say “${inverseOf[type]}: ${term.id}” in return: add it there.`);
    }
  });
}

function checkForms(term: Term, report: Report): void {
  const ambiguous = Object.values(term.forms)
    .flat()
    .filter((form) => form.otherSenses !== undefined);
  const own = new Set(ambiguous.flatMap((form) => [form.text, ...(form.inflected ?? [])]).map(writtenForm));
  (term.senseWords ?? []).forEach((word, place) => {
    if (own.has(writtenForm(word))) {
      report(
        ['senseWords', place],
        `“${word}” is itself an ambiguous form of the entry and proves nothing: take it away.`,
      );
    }
  });
  for (const [language, forms] of Object.entries(term.forms)) {
    forms.forEach((form, place) => {
      [form.text, ...(form.inflected ?? [])].forEach((text) => {
        const path = ['forms', language, place];
        if (new Words().read(text).count === 0)
          report(path, `The form “${text}” holds no letter: take it away.`);
      });
      if (form.otherSenses !== undefined && term.senseWords === undefined) {
        report(
          ['forms', language, place],
          `“${form.text}” is ambiguous and the entry has no senseWords: add the words that stand near it.`,
        );
      }
    });
  }
}
