import { Failure } from '../src/failure.ts';
import { isExactCase, writtenForm } from '../src/glossary/compile.ts';
import type { Citation, Entry } from '../src/glossary/entry.ts';
import type { Form, Term } from '../src/glossary/term.ts';
import { bibliographyOf, dateWords, kindWord, relationWord } from '../src/ui/entry-words.ts';
import type { Words } from '../src/words.ts';
import { columnsOf, hanging, wrap } from './wrap.ts';

const locale = 'en-GB';
/** No page of a book has longer lines. */
const WIDEST = 100;

/** An entry as a person reads it, in lines of at most 100 columns and `width`; addresses are never broken. */
export function showEntry(term: Term, entry: Entry, words: Words, width: number): string {
  const columns = Math.max(40, Math.min(width, WIDEST));
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', title, ...lines];
  const core = term.relevance === 'core' ? ', of the core' : '';
  const others = Object.entries(entry.labels).filter(([language]) => language !== 'en');
  const longestType = Math.max(0, ...entry.relations.map(({ type }) => relationWord(type, words).length));
  return [
    ...wrap(entry.label, columns),
    `${kindWord(entry.kind, words)}${core}, as of ${dateWords(entry.asOf, locale)} (${entry.id})`,
    ...wrap(others.map(([language, label]) => `${language} ${label}`).join(' · '), columns),
    '',
    ...wrap(entry.summary, columns),
    '',
    ...wrap(entry.context, columns),
    ...part(
      words('cardPerspectives'),
      entry.perspectives.flatMap(({ who, view, citations }) => [
        ...hanging('  ', who, columns),
        ...hanging('    ', `${view}${footnotes(citations)}`, columns),
      ]),
    ),
    ...part(
      words('cardTimeline'),
      entry.timeline.flatMap(({ date, event, citations }) =>
        hanging(`  ${dateWords(date, locale).padEnd(17)} `, `${event}${footnotes(citations)}`, columns),
      ),
    ),
    ...part(
      words('cardRelated'),
      entry.relations.flatMap(({ type, term: id, label }) =>
        hanging(`  ${relationWord(type, words).padEnd(longestType)}  `, `${label} (${id})`, columns),
      ),
    ),
    ...part('Forms', formLines(term, columns)),
    ...part('Words near it', wrapList(term.senseWords ?? [], columns)),
    ...part(
      words('cardSources'),
      entry.citations.flatMap((citation, i) => sourceLines(citation, i + 1, columns)),
    ),
  ].join('\n');
}

function footnotes(places: readonly number[]): string {
  return places.length === 0 ? '' : ` ${places.map((place) => `[${place + 1}]`).join('')}`;
}

function formLines(term: Term, columns: number): string[] {
  return Object.entries(term.forms).flatMap(([language, forms]) =>
    forms.flatMap((form, i) => {
      const label = `  ${(i === 0 ? language : '').padEnd(4)}`;
      const rules = rulesOf(form);
      return [
        ...hanging(label, `${form.text}${rules.length === 0 ? '' : ` (${rules.join('; ')})`}`, columns),
        ...(form.otherSenses ?? []).flatMap(({ name, words }) =>
          hanging(`${' '.repeat(columnsOf(label))}  not `, `${name}: ${words.join(', ')}`, columns),
        ),
      ];
    }),
  );
}

function rulesOf(form: Form): string[] {
  return [
    ...(isExactCase(form, form.text) ? ['exact case'] : []),
    ...(form.otherSenses === undefined ? [] : ['ambiguous']),
    ...(form.notIn === undefined ? [] : [`not in ${form.notIn.join(', ')}`]),
    ...(form.inflected === undefined ? [] : [`also ${form.inflected.join(', ')}`]),
  ];
}

function wrapList(items: readonly string[], columns: number): string[] {
  return items.length === 0 ? [] : hanging('  ', items.join(', '), columns);
}

function sourceLines({ source, says, phrase }: Citation, number: number, columns: number): string[] {
  const label = `  [${number}] `;
  const under = ' '.repeat(label.length);
  return [
    ...hanging(label, `“${source.title}”. ${bibliographyOf(source, locale)}.`, columns),
    ...(source.url === undefined ? [] : [`${under}${source.url} (seen ${dateWords(source.seen, locale)})`]),
    ...hanging(under, says, columns),
    ...(phrase === undefined ? [] : hanging(under, `at “${phrase}”`, columns)),
  ];
}

/** The term of that id, or the sentence that names those whose id, label or form is most like it. */
export function termNamed(id: string, terms: readonly Term[]): Term | Failure {
  const found = terms.find((term) => term.id === id);
  if (found !== undefined) return found;
  const all = terms
    .map((term) => ({ id: term.id, likeness: Math.max(...namesOf(term).map((name) => likeness(id, name))) }))
    .toSorted((a, b) => b.likeness - a.likeness);
  const least = Math.max(0.4, (all[0]?.likeness ?? 0) * 0.6);
  const near = all.filter((one) => one.likeness >= least).slice(0, 3);
  const hint =
    near.length === 0
      ? 'npm run glossary counts what is there'
      : `near it are ${near.map((one) => one.id).join(', ')}`;
  return new Failure('no-entry', `There is no entry “${id}”: ${hint}.`);
}

function namesOf(term: Term): string[] {
  const forms = Object.values(term.forms).flat();
  return [term.id, ...Object.values(term.labels), ...forms.map(({ text }) => text)];
}

/** How much of their pairs of letters two names share, 0 to 1 (Dice's coefficient). */
function likeness(one: string, other: string): number {
  const a = pairsOf(one);
  const b = pairsOf(other);
  if (a.length + b.length === 0) return 0;
  const rest = [...b];
  const both = a.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return (2 * both.length) / (a.length + b.length);
}

function pairsOf(name: string): string[] {
  const letters = ` ${writtenForm(name)} `;
  return Array.from({ length: letters.length - 1 }, (_, i) => letters.slice(i, i + 2));
}
