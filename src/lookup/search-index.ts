import MiniSearch, { type Options, type SearchResult } from 'minisearch';
import { isMostlyCapitals } from '../glossary/capitals.ts';
import type { Entry } from '../glossary/entry.ts';
import {
  EMPTY_WORDS,
  likenessOf,
  type Name,
  nameReader,
  type QueryLikeness,
  share,
} from './name-likeness.ts';
import { isSolo, searchWords, type SearchWords } from './search-words.ts';
import { type WordFinder, wordFinder } from './word-finder.ts';
import { swaps, typosAllowed } from './word-likeness.ts';

/** An entry that was found. */
export interface SearchHit {
  readonly id: string;
  readonly label: string;
  readonly summary: string;
  /** The name by which it was found, in whatever language: the label, or another that was nearer to what was typed. */
  readonly form: string;
}

export interface SearchAnswer {
  /** The best first. */
  readonly hits: readonly SearchHit[];
  /** Nothing is called so: these have names that are nearest to it. */
  readonly isNear: boolean;
}

/** The glossary, ready to be searched. */
export interface SearchIndex {
  /**
   * The entries that a person may mean by `query`, at most `limit`. What is typed is names, beginnings of names,
   * misspelt ones, or words of summary and context, in any order and script; up to two letters are looked for in
   * English labels and acronyms alone. An empty query finds nothing.
   */
  search(query: string, limit: number): SearchAnswer;
  /** As text, to be kept and read again with `openSearchIndex`. */
  serialise(): string;
}

interface SearchDocument {
  readonly id: string;
  readonly label: string;
  readonly acronyms: string;
  /** Other English names, a line each. */
  readonly english: string;
  /** Labels and forms in other languages, a line each. */
  readonly names: string;
  readonly summary: string;
  readonly context: string;
}

/** What MiniSearch gives back of a document. */
type Found = SearchResult & Pick<SearchDocument, 'label' | 'english' | 'names' | 'summary'>;

/** How much a word counts in each field. */
const boost = { label: 4, acronyms: 4, english: 3, names: 3, summary: 1, context: 0.5 };
const nameFields = ['label', 'acronyms', 'english', 'names'];
const shortFields = ['label', 'acronyms'];
/** So many of the best by words are weighed by their names. */
const CANDIDATES = 60;
/** Entries from which on a glossary is large: names are looked at before texts, and of each word not everything. */
const LARGE = 5_000;
/** In a large glossary so many places of a word are scored, and what is called like it, letter for letter. */
const MOST_PLACES = 2_000;
/** A query is a few words: of more, the first are taken. */
const MOST_WORDS = 12;
/** What a name must share with a query to be near it. */
const LIKE_ENOUGH = 0.5;

const options: Options<SearchDocument> = {
  fields: Object.keys(boost),
  storeFields: ['label', 'english', 'names', 'summary'],
  tokenize: (text, field) => text.split('\n').flatMap((line) => indexedWords(searchWords(line), field)),
  processTerm: indexKey,
  autoVacuum: false,
};

/** Makes the index of all entries. */
export function buildSearchIndex(entries: readonly Entry[]): SearchIndex {
  const mini = new MiniSearch(options);
  mini.addAll(entries.map((entry) => documentOf(entry)));
  return searchIndex(mini);
}

/** Reads what `serialise` gave, in pieces that leave room for other work between them. Throws where it is no index. */
export async function openSearchIndex(serialised: string): Promise<SearchIndex> {
  return searchIndex(await MiniSearch.loadJSONAsync(serialised, options));
}

function documentOf({ id, label, labels, forms, summary, context }: Entry): SearchDocument {
  const short = /\(([^()]*)\)$/u.exec(label)?.[1] ?? ''; // United Nations (UN): it may be no form, for it is met everywhere
  const english = new Set([...(forms['en'] ?? []), ...(isMostlyCapitals(short) ? [short] : [])]);
  const others = new Set([...Object.values(labels), ...Object.values(forms).flat()]);
  for (const name of english) others.delete(name);
  english.delete(label);
  others.delete(label);
  const acronyms = [...english, ...others].filter((name) => isMostlyCapitals(name) && !/\s/u.test(name));
  return {
    id,
    label,
    acronyms: acronyms.join('\n'),
    english: [...english].join('\n'),
    names: [...others].join('\n'),
    summary,
    context,
  };
}

/** Words joined to one are those of English names: those of all would make the index half as large again. */
function indexedWords({ words, joined, characters }: SearchWords, field: string | undefined): string[] {
  if (field === 'label' || field === 'english') return [...words, ...joined];
  if (field !== undefined && nameFields.includes(field)) return [...words, ...characters];
  return words.filter((word) => !EMPTY_WORDS.has(word));
}

/**
 * A word as the index's tree holds it. MiniSearch looks through the branches of a node one by one, and Chinese and
 * Japanese would give its root a branch for every character: those with neighbouring codes share one, named by a
 * sign that no text has (of Unicode's private use area).
 */
function indexKey(word: string): string {
  if (!isSolo(word)) return word;
  return String.fromCodePoint(0xe000 + ((word.codePointAt(0) ?? 0) >> 6)) + word;
}

function searchIndex(mini: MiniSearch<SearchDocument>): SearchIndex {
  const read = nameReader();
  // MiniSearch makes a result of whatever it scores and sorts them all: 100,000 entries would cost 90 ms a key.
  const finder = wordFinder(mini, (word) => (isLarge(mini) ? { boostDocument: mostPlaces(word) } : {}));
  const namesOf: NamesOf = ({ id, label, english, names }) => read(id, [label, english, names]);
  const ranked = (query: SearchWords, found: readonly Found[]): Weighed[] => {
    const best = found[0]?.score ?? 1;
    const like = likenessOf(query);
    return found
      .map((one) => weigh(query, one, one.score / best, isLarge(mini), namesOf(one), like))
      .toSorted((a, b) => b.weight - a.weight);
  };
  return {
    search(text, limit) {
      const typed = searchWords(text);
      const query = {
        ...typed,
        words: typed.words.slice(0, MOST_WORDS),
        joined: typed.joined.slice(0, MOST_WORDS),
      };
      if (query.words.length === 0) return { hits: [], isNear: false };
      finder.begin();
      const meant = (fields?: readonly string[]): Weighed[] =>
        ranked(query, findWords(finder, query, fields)).filter(({ isMeant }) => isMeant);
      let hits = meant(isLarge(mini) ? nameFields : undefined);
      if (isLarge(mini) && hits.length < limit) hits = meant();
      if (hits.length > 0) return { hits: hits.slice(0, limit).map(({ hit }) => hit), isNear: false };
      const near = nearest(query, findNear(mini, query), namesOf);
      return { hits: near.slice(0, limit), isNear: near.length > 0 };
    },
    serialise: () => JSON.stringify(mini),
  };
}

function isLarge({ documentCount }: MiniSearch<SearchDocument>): boolean {
  return documentCount >= LARGE;
}

/** What has some word of the query in `fields` (all), the likeliest first. */
function findWords(
  finder: WordFinder,
  { words, joined }: SearchWords,
  fields: readonly string[] = Object.keys(boost),
): Found[] {
  const isShort = words.join('').length < 3 && !words.some(isSolo);
  const swapped = words.flatMap((word) => (word.length < 6 && !isSolo(word) ? swaps(word) : []));
  const written = words.length + joined.length;
  const wanted = [...words, ...joined, ...swapped].map((word, place) => ({
    word,
    boost: place >= written ? 0.4 : EMPTY_WORDS.has(word) ? 0.2 : 1,
    // The beginning of a second word tells little while it is one letter, and is in half of the glossary.
    prefix: place < written && (words.length === 1 || word.length > 1),
    fuzzy: place < words.length && !isShort ? typosAllowed(word) : 0,
  }));
  const searching = {
    fields: isShort ? shortFields : [...fields],
    tokenize: (word: string) => [word],
    boost,
    weights: { prefix: 0.6, fuzzy: 0.45 },
  };
  return finder.find(wanted, searching, CANDIDATES) as Found[];
}

/** Lets MiniSearch score only the first places of a word, and labels that are as long as the word. */
function mostPlaces(word: string): (id: string, term: string, stored?: Record<string, unknown>) => number {
  let places = 0;
  return (_id, _term, stored) =>
    ++places <= MOST_PLACES || String(stored?.['label']).length <= word.length ? 1 : 0;
}

/** What has a name that is like the query, letter for letter, where nothing is called so. */
function findNear(mini: MiniSearch<SearchDocument>, { words, joined }: SearchWords): Found[] {
  return mini.search('', {
    fields: nameFields,
    tokenize: () => [...words, ...joined].filter((word) => !EMPTY_WORDS.has(word)),
    boost,
    prefix: true,
    fuzzy: (word) => (word.length < 4 ? 0 : Math.min(4, Math.ceil(word.length * 0.4))),
    maxFuzzy: 4,
  }) as Found[];
}

/** The names of what was found, its label first. */
type NamesOf = (found: Found) => readonly Name[];

interface Weighed {
  readonly hit: SearchHit;
  readonly weight: number;
  /** Whether enough of what was typed is there. */
  readonly isMeant: boolean;
}

/** `score` is MiniSearch's, as a share of the best one's. */
function weigh(
  query: SearchWords,
  { id, label, summary, queryTerms }: Found,
  score: number,
  inLarge: boolean,
  names: readonly Name[],
  like: QueryLikeness,
): Weighed {
  const { form, likest } = bestName(names, (name) => like.toName(name));
  // Of a large glossary not every word of a name was scored.
  const isCalled = (word: string): boolean => inLarge && names.some((name) => like.isCalled(word, name));
  const covered = share(query.words, (word) =>
    queryTerms.includes(indexKey(word)) || isCalled(word) ? 1 : 0,
  );
  return {
    hit: { id, label, summary, form },
    weight: 3 * likest + covered + 0.3 * score,
    isMeant: covered >= 0.5 || likest >= 0.6,
  };
}

/** The name of an entry that is worth most, from 0 to 1; the first, its label, where others are hardly better. */
function bestName(
  [label, ...others]: readonly Name[],
  worth: (name: Name) => number,
): { readonly form: string; readonly likest: number } {
  let form = label?.text ?? '';
  let likest = label === undefined ? 0 : worth(label);
  for (const name of others) {
    const like = 0.98 * worth(name);
    if (like <= likest) continue;
    likest = like;
    form = name.text;
  }
  return { form, likest };
}

/** The names that share most pairs of letters with the query, where they are anything like it. */
function nearest(query: SearchWords, found: readonly Found[], namesOf: NamesOf): readonly SearchHit[] {
  const like = likenessOf(query);
  const near = found.slice(0, CANDIDATES).map((one) => {
    const { form, likest } = bestName(namesOf(one), (name) => like.inPairs(name));
    return { hit: { id: one.id, label: one.label, summary: one.summary, form }, likest };
  });
  return near
    .filter(({ likest }) => likest >= LIKE_ENOUGH)
    .toSorted((a, b) => b.likest - a.likest)
    .map(({ hit }) => hit);
}
