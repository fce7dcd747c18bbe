/** What part of the glossary a list shows. */
export interface GlossaryFilter {
  /** One kind of entry; all without it. */
  readonly kind?: string | undefined;
  /** The language of the labels: a BCP 47 tag; English without it. */
  readonly language?: string | undefined;
  /** What the labels begin with, as `letterOf` names it; all without it. */
  readonly letter?: string | undefined;
}

/** A place within the library page. */
export type LibraryPlace =
  | { readonly at: 'search'; readonly query: string }
  | { readonly at: 'glossary'; readonly filter: GlossaryFilter }
  /** An entry, and what was typed to find it. */
  | { readonly at: 'term'; readonly id: string; readonly query?: string | undefined }
  | { readonly at: 'highlights' | 'settings' | 'about' };

const filterNames = ['kind', 'language', 'letter'] as const;

/** The address of a place within the library page: `#/term/digital-silk-road`, `#/glossary?kind=law`, `#/?q=ttc`. */
export function addressOf(place: LibraryPlace): string {
  switch (place.at) {
    case 'search':
      return `#/${asked([['q', place.query]])}`;
    case 'glossary':
      return `#/glossary${asked(filterNames.map((name) => [name, place.filter[name]] as const))}`;
    case 'term':
      return `${addressOfEntry(place.id)}${asked([['q', place.query]])}`;
    default:
      return `#/${place.at}`;
  }
}

/** The address of a term's entry, within the library page: `#/term/digital-silk-road`. */
export function addressOfEntry(id: string): string {
  return `#/term/${id}`;
}

/** The place at `hash`; undefined when there is none. No address at all is that of the search. */
export function placeAt(hash: string): LibraryPlace | undefined {
  const [, path = '', query = ''] = /^#?\/?([^?]*)(?:\?(.*))?$/u.exec(hash) ?? [];
  const parameters = new URLSearchParams(query);
  const term = /^term\/([a-z0-9-]+)$/u.exec(path)?.[1];
  const typed = parameters.get('q') ?? '';
  if (term !== undefined) return { at: 'term', id: term, ...(typed !== '' && { query: typed }) };
  if (path === '') return { at: 'search', query: typed };
  if (path === 'glossary')
    return {
      at: 'glossary',
      filter: Object.fromEntries(
        filterNames.flatMap((name) => {
          const value = parameters.get(name) ?? '';
          return value === '' ? [] : [[name, value]];
        }),
      ),
    };
  if (path === 'highlights' || path === 'settings' || path === 'about') return { at: path };
  return undefined;
}

function asked(parameters: ReadonlyArray<readonly [name: string, value: string | undefined]>): string {
  const given = parameters.filter((one): one is [string, string] => one[1] !== undefined && one[1] !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
