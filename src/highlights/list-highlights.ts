import { type Highlight, type Meaning, remarkOf } from './highlight.ts';
import type { HighlightedPageSummary, HighlightList, KeptHighlight } from './kept.ts';

/** Which highlights a list shows; what is not there does not choose. */
export interface HighlightFilter {
  /** All of its words must be somewhere in passage, note, tags or the page's title, in whatever case. */
  readonly search?: string | undefined;
  readonly meanings?: readonly Meaning[] | undefined;
  /** Any of them. */
  readonly tags?: readonly string[] | undefined;
  /** Only those that were not found when their page was last seen. */
  readonly orphans?: true | undefined;
}

/** Part of a list of highlights, the one changed last first. */
export function listHighlights(
  all: readonly KeptHighlight[],
  filter: HighlightFilter,
  from: number,
  limit: number,
): HighlightList {
  const words = wordsOf(filter.search ?? '');
  const chosen = all.filter((kept) => isChosen(kept, filter, words)).toSorted(byLastChange);
  const tags = new Set(all.flatMap(({ highlight }) => remarkOf(highlight).tags));
  return {
    highlights: chosen.slice(from, from + limit),
    total: chosen.length,
    tags: [...tags].toSorted((a, b) => a.localeCompare(b, 'und')),
  };
}

/** A highlight, and the key of its page. */
export interface FiledHighlight extends KeptHighlight {
  readonly key: string;
}

/** The pages of which there are highlights, the one changed last first; address and title are those last saved from. */
export function listPages(all: readonly FiledHighlight[]): HighlightedPageSummary[] {
  const pages = new Map<string, FiledHighlight[]>();
  for (const one of all.toSorted(byLastChange)) {
    const others = pages.get(one.key);
    if (others === undefined) pages.set(one.key, [one]);
    else others.push(one);
  }
  return [...pages].map(([key, highlights]) => {
    const latest = highlights.map(({ highlight }) => highlight).toSorted(byCreation)[0] as Highlight;
    return {
      key,
      page: latest.target.source,
      title: latest.target.title,
      highlights: highlights.length,
      orphans: highlights.filter(isOrphan).length,
      modified: highlights[0]?.highlight.modified ?? latest.modified,
    };
  });
}

/** Whether a highlight is looked for in its page, and was not found there when the page was last seen. */
export function isOrphan({ state, isNote }: KeptHighlight): boolean {
  return !isNote && (state === 'uncertain' || state === 'lost');
}

function isChosen(kept: KeptHighlight, filter: HighlightFilter, words: readonly string[]): boolean {
  const { meaning, note, tags } = remarkOf(kept.highlight);
  if (filter.orphans && !isOrphan(kept)) return false;
  if (filter.meanings !== undefined && !filter.meanings.includes(meaning)) return false;
  if (filter.tags !== undefined && !filter.tags.some((tag) => tags.includes(tag))) return false;
  if (words.length === 0) return true;
  const { selector, title } = kept.highlight.target;
  const text = folded([selector[0].exact, note, ...tags, title].join('\n'));
  return words.every((word) => text.includes(word));
}

function wordsOf(search: string): string[] {
  return folded(search)
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/** Without case, accents and typography. Coarser than the matcher's folding, and ten times quicker: all notes are read. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/[’‘]/gu, "'");
}

function byLastChange({ highlight: a }: KeptHighlight, { highlight: b }: KeptHighlight): number {
  return descending(a.modified, b.modified) || descending(b.id, a.id);
}

function byCreation(a: Highlight, b: Highlight): number {
  return descending(a.created, b.created) || descending(b.id, a.id);
}

function descending(a: string, b: string): number {
  return a < b ? 1 : a > b ? -1 : 0;
}
