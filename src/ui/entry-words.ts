import type { Entry } from '../glossary/entry.ts';
import type { RelationType, Source } from '../glossary/term.ts';
import type { WordName, Words } from '../words.ts';

const kindNames: Record<Entry['kind'], WordName> = {
  concept: 'kindConcept',
  institution: 'kindInstitution',
  'un-body': 'kindUnBody',
  agreement: 'kindAgreement',
  law: 'kindLaw',
  programme: 'kindProgramme',
  statement: 'kindStatement',
  technology: 'kindTechnology',
  event: 'kindEvent',
};

const relationNames: Record<RelationType, WordName> = {
  'part-of': 'relationPartOf',
  'has-part': 'relationHasPart',
  'member-of': 'relationMemberOf',
  'has-member': 'relationHasMember',
  'successor-of': 'relationSuccessorOf',
  'predecessor-of': 'relationPredecessorOf',
  implements: 'relationImplements',
  'implemented-by': 'relationImplementedBy',
  opposes: 'relationOpposes',
  'see-also': 'relationSeeAlso',
};

export function kindWord(kind: Entry['kind'], words: Words): string {
  return words(kindNames[kind]);
}

export function relationWord(type: RelationType, words: Words): string {
  return words(relationNames[type]);
}

/** A date as precise as it is given: "2015", "March 2015", "4 February 2022". `locale` is a BCP 47 tag. */
export function dateWords(date: string, locale: string): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, day === undefined ? 1 : Number(day)));
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day !== undefined && { day: 'numeric' }),
  }).format(moment);
}

/** A date in as little room as may be, the fullest first: "4 Feb 2022", "Feb 2022", "2022". */
export function shortDates(date: string, locale: string): readonly string[] {
  const [year = '', month, day] = date.split('-');
  const moment = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  const inWords = (parts: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month: 'short', ...parts }).format(
      moment,
    );
  return [
    ...(day === undefined ? [] : [inWords({ day: 'numeric' })]),
    ...(month === undefined ? [] : [inWords({})]),
    year,
  ];
}

/** What a language is called in the reader's; its tag where the browser has no word for it. */
export function languageName(language: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language;
}

/** Who published a source and when, as far as it is known: "Carnegie Europe, 24 October 2014, blog post". */
export function bibliographyOf(source: Source, locale: string): string {
  const date = source.date === undefined ? undefined : dateWords(source.date, locale);
  return [source.authors?.join(', '), source.publisher, date, source.kind].filter(Boolean).join(', ');
}

/** The source's address, at the phrase where there is one (a text fragment, WICG Scroll To Text Fragment). */
export function linkTo(source: Source, phrase: string | undefined): string | undefined {
  if (source.url === undefined || phrase === undefined) return source.url;
  const text = encodeURIComponent(phrase).replaceAll('-', '%2D');
  return `${source.url}${source.url.includes('#') ? '' : '#'}:~:text=${text}`;
}

/** The entry as text that can be pasted and cited, with its sources. */
export function entryAsText(entry: Entry, locale: string): string {
  const sources = entry.citations.map(({ source }, i) => {
    // In brackets stands our description of a source whose title is not known.
    const title = source.title.startsWith('[') ? source.title : `“${source.title}”`;
    const about = [title, bibliographyOf(source, locale), source.url].filter(Boolean);
    return `[${i + 1}] ${about.join('. ')}`;
  });
  return [
    `${entry.label}. ${entry.summary}`,
    entry.context,
    `Sidelight glossary, “${entry.label}”, as of ${dateWords(entry.asOf, locale)}.`,
    ...sources,
  ].join('\n');
}
