import type { Entry } from '../glossary/entry.ts';
import { kinds } from '../glossary/term.ts';
import { letterOf } from './letter.ts';

/** What a list needs of an entry. */
export type ListedEntry = Pick<Entry, 'id' | 'kind' | 'label' | 'labels' | 'summary'>;

/** What part of the glossary is wanted. */
export interface BrowseQuestion {
  readonly kind?: Entry['kind'] | undefined;
  /** The language whose labels are listed: entries without one are left out. */
  readonly language: string;
  readonly letter?: string | undefined;
  /** The first so many are wanted. */
  readonly limit: number;
}

/** How many entries a choice would show. */
export interface Choice<Name> {
  readonly name: Name;
  readonly count: number;
}

/** A part of the glossary, and what else could be chosen beside it. */
export interface BrowseAnswer {
  readonly entries: ReadonlyArray<
    Pick<Entry, 'id' | 'kind' | 'label' | 'summary'> & { readonly name: string }
  >;
  /** How many there are in this part, shown or not. */
  readonly total: number;
  /** How many the whole glossary has. */
  readonly all: number;
  /** Kinds that this language and letter have. */
  readonly kinds: ReadonlyArray<Choice<Entry['kind']>>;
  /** Languages that labels of this kind have, the one with most first. */
  readonly languages: ReadonlyArray<Choice<string>>;
  /** Letters that labels of this kind and language begin with, in the order of their alphabet. */
  readonly letters: ReadonlyArray<Choice<string>>;
}

/** What a list needs of an entry, and nothing beside. */
export function listed({ id, kind, label, labels, summary }: Entry): ListedEntry {
  return { id, kind, label, labels, summary };
}

/** The entries of a kind whose label in a language begins with a letter, in that language's order. */
export function browse(
  entries: readonly ListedEntry[],
  { kind, language, letter, limit }: BrowseQuestion,
): BrowseAnswer {
  const named = entries.flatMap(({ id, kind: own, label, labels, summary }) => {
    const name = labels[language];
    return name === undefined
      ? []
      : [{ id, kind: own, label, summary, name, letter: letterOf(name, language) }];
  });
  const ofKind = named.filter((entry) => kind === undefined || entry.kind === kind);
  const ofLetter = named.filter((entry) => letter === undefined || entry.letter === letter);
  const order = new Intl.Collator(language, { numeric: true, ignorePunctuation: true });
  const wanted = ofKind
    .filter((entry) => letter === undefined || entry.letter === letter)
    .toSorted((a, b) => order.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
  return {
    entries: wanted
      .slice(0, limit)
      .map(({ id, kind: own, label, summary, name }) => ({ id, kind: own, label, summary, name })),
    total: wanted.length,
    all: entries.length,
    kinds: kinds
      .map((name) => ({ name, count: ofLetter.filter((entry) => entry.kind === name).length }))
      .filter(({ count }) => count > 0),
    languages: counted(
      entries
        .filter((entry) => kind === undefined || entry.kind === kind)
        .flatMap(({ labels }) => Object.keys(labels)),
    ).toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
    letters: counted(ofKind.map((entry) => entry.letter)).toSorted((a, b) => byLetter(a.name, b.name, order)),
  };
}

function counted(names: readonly string[]): Array<Choice<string>> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count }));
}

/** Letters in their order; what is no letter comes last. */
function byLetter(a: string, b: string, order: Intl.Collator): number {
  const isLetter = (name: string): boolean => /^\p{L}/u.test(name);
  return Number(isLetter(b)) - Number(isLetter(a)) || order.compare(a, b);
}
