import type { Source, Term } from '../src/glossary/term.ts';

/** What there is of everything, as a number and its name. */
export function countsOf(
  terms: readonly Term[],
  sources: readonly Source[],
): [count: number, what: string][] {
  const forms = terms.flatMap((term) => Object.values(term.forms).flat());
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const withSome = (what: (term: Term) => readonly unknown[] | undefined): number =>
    terms.filter((term) => (what(term) ?? []).length > 0).length;
  return [
    [terms.length, 'entries'],
    [terms.filter(({ relevance }) => relevance === 'core').length, 'of the core'],
    [sum(terms.map(({ citations }) => citations.length)), 'citations'],
    [sources.length, 'sources'],
    ...sourceKindsOf(sources),
    [forms.length, 'forms'],
    [sum(forms.map((form) => form.inflected?.length ?? 0)), 'inflected forms'],
    [forms.filter((form) => form.otherSenses !== undefined).length, 'ambiguous forms'],
    [sum(terms.map(({ perspectives }) => perspectives?.length ?? 0)), 'perspectives'],
    [withSome(({ perspectives }) => perspectives), 'entries with perspectives'],
    [sum(terms.map(({ timeline }) => timeline?.length ?? 0)), 'timeline steps'],
    [withSome(({ timeline }) => timeline), 'entries with a timeline'],
    [sum(terms.map(({ relations }) => relations?.length ?? 0)), 'relations'],
  ];
}

function sourceKindsOf(sources: readonly Source[]): [number, string][] {
  const counts = new Map<string, number>();
  for (const { kind } of sources) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]): [number, string] => [count, `of kind ${kind}`]).toSorted(by);
}

function by([a]: readonly [number, string], [b]: readonly [number, string]): number {
  return b - a;
}

/** Head and rows of the table of languages: how many entries have a label, and how many forms there are. */
export const languageHead = ['Language', 'Labels', 'of the core', 'Forms', 'of the core', 'Ambiguous'];

/** A row for each language, those with the most labels first. */
export function languageRows(terms: readonly Term[]): string[][] {
  const languages = new Set(
    terms.flatMap((term) => [...Object.keys(term.labels), ...Object.keys(term.forms)]),
  );
  const core = terms.filter(({ relevance }) => relevance === 'core');
  const labels = (language: string, of: readonly Term[]): number =>
    of.filter((term) => term.labels[language] !== undefined).length;
  const forms = (language: string, of: readonly Term[]): Term['forms'][string] =>
    of.flatMap((term) => term.forms[language] ?? []);
  return [...languages]
    .toSorted(
      (a, b) => labels(b, terms) - labels(a, terms) || forms(b, terms).length - forms(a, terms).length,
    )
    .map((language) =>
      [
        language,
        labels(language, terms),
        labels(language, core),
        forms(language, terms).length,
        forms(language, core).length,
        forms(language, terms).filter((form) => form.otherSenses !== undefined).length,
      ].map(String),
    );
}
