import type { Entry } from '../glossary/entry.ts';
import type { Source } from '../glossary/term.ts';

/** The forms in which an entry and its sources can be cited elsewhere. */
export const citationFormats = ['footnote', 'markdown', 'bibtex', 'ris', 'csl-json'] as const;
export type CitationFormat = (typeof citationFormats)[number];

/** A work that can be cited: a source of the glossary, or an entry of it. */
export interface Work {
  /** Names the work in files that hold several: small letters, digits and hyphens. */
  readonly key: string;
  readonly kind: Source['kind'] | 'entry';
  readonly title: string;
  /** As they are written in the work. */
  readonly authors: readonly string[];
  readonly publisher?: string | undefined;
  /** A year, a month or a day (ISO 8601). */
  readonly date?: string | undefined;
  /** The day on which it was read (ISO 8601). */
  readonly seen?: string | undefined;
  readonly language: string;
  readonly url?: string | undefined;
}

/** The entry as a work: its date is the one up to which it is true. */
export function workOfEntry({ id, label, asOf }: Entry): Work {
  return {
    key: `sidelight-${id}`,
    kind: 'entry',
    title: label,
    authors: [],
    publisher: 'Sidelight glossary',
    date: asOf,
    language: 'en',
  };
}

/** A source as a work. */
export function workOfSource({
  id,
  kind,
  title,
  authors,
  publisher,
  date,
  seen,
  language,
  url,
}: Source): Work {
  return { key: id, kind, title, authors: authors ?? [], publisher, date, seen, language, url };
}

/** The entry first, then its sources, each once, in the order in which it cites them. */
export function worksOf(entry: Entry): readonly Work[] {
  const works = [workOfEntry(entry), ...entry.citations.map(({ source }) => workOfSource(source))];
  return [...new Map(works.map((work) => [work.key, work])).values()];
}

/**
 * Works in one of the formats, as a text that ends without a line break. Footnotes and Markdown are a line for each
 * work, for people; BibTeX (UTF-8, as biber and modern BibTeX styles read it), RIS and CSL-JSON are files that
 * reference managers read. Nothing is made up: what the glossary does not know is absent, and names stay whole,
 * because which part of one is the family's (Luo Yanhua, Foo Yun Chee) cannot be told from its letters.
 */
export function cite(works: readonly Work[], format: CitationFormat): string {
  switch (format) {
    case 'footnote':
      return works.map((work) => footnote(work)).join('\n');
    case 'markdown':
      return works.map((work) => markdown(work)).join('\n');
    case 'bibtex':
      return works.map((work) => bibtex(work)).join('\n\n');
    case 'ris':
      return works.map((work) => ris(work)).join('\n\n');
    case 'csl-json':
      return JSON.stringify(
        works.map((work) => csl(work)),
        undefined,
        2,
      );
  }
}

/** Citations, as surfaces ask for them. */
export interface Citing {
  /** The entry itself. */
  readonly entry: (entry: Entry, format: CitationFormat) => string;
  readonly source: (source: Source, format: CitationFormat) => string;
  /** Several entries and all their sources, each once, as one file. */
  readonly file: (entries: readonly Entry[], format: FileFormat) => CitationFile;
}

/** The formats that are files for reference managers. */
export type FileFormat = Exclude<CitationFormat, 'footnote' | 'markdown'>;

export interface CitationFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

const fileTypes: Record<FileFormat, { readonly ending: string; readonly type: string }> = {
  bibtex: { ending: 'bib', type: 'application/x-bibtex' },
  ris: { ending: 'ris', type: 'application/x-research-info-systems' },
  'csl-json': { ending: 'json', type: 'application/vnd.citationstyles.csl+json' },
};

export const citing: Citing = {
  entry: (entry, format) => cite([workOfEntry(entry)], format),
  source: (source, format) => cite([workOfSource(source)], format),
  file(entries, format) {
    const works = entries.flatMap((entry) => worksOf(entry));
    const { ending, type } = fileTypes[format];
    const [only] = entries;
    return {
      name: `sidelight-${entries.length === 1 ? only?.id : 'citations'}.${ending}`,
      type,
      text: `${cite([...new Map(works.map((work) => [work.key, work])).values()], format)}\n`,
    };
  },
};

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

interface DateParts {
  readonly year: string;
  /** From 1 to 12. */
  readonly month: number | undefined;
  readonly day: number | undefined;
}

function dateParts(date: string): DateParts {
  const [year = '', month, day] = date.split('-');
  return {
    year,
    month: month === undefined ? undefined : Number(month),
    day: day === undefined ? undefined : Number(day),
  };
}

function dateInWords(date: string): string {
  const { year, month, day } = dateParts(date);
  return [day, month === undefined ? undefined : months[month - 1], year].filter(Boolean).join(' ');
}

/** One line of what lies on a page as lines, and what no format lets through. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

/** What is known of a work beside title and address: "A. Writer, A Press, 4 May 2022". */
function about({ kind, authors, publisher, date }: Work): {
  readonly before: string;
  readonly after: string;
} {
  const dated = date === undefined ? undefined : dateInWords(date);
  const when = kind === 'entry' && dated !== undefined ? `as of ${dated}` : dated;
  return {
    before: authors.map(oneLine).join(', '),
    after: [publisher === undefined ? undefined : oneLine(publisher), when].filter(Boolean).join(', '),
  };
}

function footnote(work: Work): string {
  const { before, after } = about(work);
  const address = [
    work.url,
    work.url !== undefined && work.seen !== undefined && `(read ${dateInWords(work.seen)})`,
  ];
  const parts = [before, inQuotes(work.title, oneLine(work.title)), after, address.filter(Boolean).join(' ')];
  return `${parts.filter(Boolean).join(', ')}.`;
}

/** `shown` in quotation marks, unless `title` stands in brackets: then it is our description, and nobody's title. */
function inQuotes(title: string, shown: string): string {
  return /^\[.*\]$/u.test(title) ? shown : `“${shown}”`;
}

function markdown(work: Work): string {
  const { before, after } = about(work);
  const title = inMarkdown(oneLine(work.title));
  const linked = inQuotes(
    work.title,
    work.url === undefined ? title : `[${title}](<${linkTarget(work.url)}>)`,
  );
  return `${[inMarkdown(before), linked, inMarkdown(after)].filter(Boolean).join(', ')}.`;
}

/** Signs that mean something in CommonMark (and in GitHub's dialect) are written with a backslash before them. */
function inMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~&!$]/gu, '\\$&')
    .replace(/^(\d+)([.)])/u, '$1\\$2')
    .replace(/^[-+]/u, '\\$&');
}

/** An address between pointed brackets may hold neither of them, nor a line's end (CommonMark 6.3). */
function linkTarget(url: string): string {
  return url.replace(/[<>\\\s]/gu, (sign) => encodeURIComponent(sign));
}

const bibtexTypes: Record<Work['kind'], string> = {
  entry: 'inreference',
  'op-ed': 'article',
  'blog post': 'online',
  'journal article': 'article',
  'official text': 'report',
  treaty: 'misc',
  law: 'legislation',
  news: 'article',
  reference: 'inreference',
};

function bibtex(work: Work): string {
  const { key, kind, title, authors, publisher, date, seen, language, url } = work;
  const type = bibtexTypes[kind];
  const holder =
    type === 'article'
      ? 'journaltitle'
      : type === 'inreference'
        ? 'booktitle'
        : type === 'report'
          ? 'institution'
          : 'organization';
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    // Two pairs of braces: capitals stay, and an organisation's name is not taken for a person's.
    ['title', `{${inBibtex(title)}}`],
    ['author', authors.length === 0 ? undefined : authors.map((name) => `{${inBibtex(name)}}`).join(' and ')],
    [holder, publisher === undefined ? undefined : `{${inBibtex(publisher)}}`],
    ['date', date],
    ['langid', language],
    ['url', url === undefined ? undefined : url.replace(/[{}\\\s]/gu, (sign) => encodeURIComponent(sign))],
    ['urldate', url === undefined ? undefined : seen],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},`]));
  return [`@${type}{${key},`, ...lines, '}'].join('\n');
}

const bibtexSigns: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** TeX's own signs are escaped, other letters stand as they are (UTF-8). */
function inBibtex(text: string): string {
  return oneLine(text).replace(/[\\{}~^#$%&_]/gu, (sign) => bibtexSigns[sign] ?? `\\${sign}`);
}

const risTypes: Record<Work['kind'], string> = {
  entry: 'DICT',
  'op-ed': 'NEWS',
  'blog post': 'BLOG',
  'journal article': 'JOUR',
  'official text': 'GOVDOC',
  treaty: 'GEN',
  law: 'STAT',
  news: 'NEWS',
  reference: 'DICT',
};

function ris({ key, kind, title, authors, publisher, date, seen, language, url }: Work): string {
  const type = risTypes[kind];
  const holder = ['JOUR', 'NEWS', 'DICT', 'BLOG'].includes(type) ? 'T2' : 'PB';
  const slashed = (day: string): string => {
    const { year, month, day: ofMonth } = dateParts(day);
    return [year, twoDigits(month), twoDigits(ofMonth), ''].join('/');
  };
  const lines: readonly (readonly [tag: string, value: string | undefined])[] = [
    ['TY', type],
    ['ID', key],
    ['TI', title],
    ...authors.map((name) => ['AU', name] as const),
    [holder, publisher],
    ['PY', date?.slice(0, 4)],
    ['DA', date === undefined ? undefined : slashed(date)],
    ['LA', language],
    ['UR', url],
    ['Y2', url === undefined || seen === undefined ? undefined : slashed(seen)],
  ];
  const written = lines.flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${oneLine(value)}`],
  );
  return [...written, 'ER  - '].join('\n');
}

function twoDigits(number: number | undefined): string {
  return number === undefined ? '' : String(number).padStart(2, '0');
}

const cslTypes: Record<Work['kind'], string> = {
  entry: 'entry-dictionary',
  'op-ed': 'article-newspaper',
  'blog post': 'post-weblog',
  'journal article': 'article-journal',
  'official text': 'report',
  treaty: 'treaty',
  law: 'legislation',
  news: 'article-newspaper',
  reference: 'entry-encyclopedia',
};

/** An item of CSL-JSON 1.0.2, as Zotero, Pandoc and citeproc read it. */
function csl({ key, kind, title, authors, publisher, date, seen, language, url }: Work): object {
  const type = cslTypes[kind];
  const isContained = /^(article|entry|post)/u.test(type);
  return {
    id: key,
    type,
    title: oneLine(title),
    ...(authors.length > 0 && { author: authors.map((name) => ({ literal: oneLine(name) })) }),
    ...(publisher !== undefined && { [isContained ? 'container-title' : 'publisher']: oneLine(publisher) }),
    ...(date !== undefined && { issued: cslDate(date) }),
    ...(url !== undefined && seen !== undefined && { accessed: cslDate(seen) }),
    ...(url !== undefined && { URL: url }),
    language,
  };
}

function cslDate(date: string): object {
  const { year, month, day } = dateParts(date);
  return { 'date-parts': [[Number(year), month, day].filter((part) => part !== undefined)] };
}
