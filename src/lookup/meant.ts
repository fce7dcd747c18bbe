import { searchWords } from './search-words.ts';
import type { SearchAnswer } from './search-index.ts';

/**
 * The one entry that is surely meant by `query`: it is called so, in whatever language and case, and no other that was
 * found is. Undefined where two are (TTC), or where names are only alike.
 */
export function surelyMeant(query: string, { hits, isNear }: SearchAnswer): string | undefined {
  if (isNear) return undefined;
  const wanted = searchWords(query).words.join(' ');
  const called = hits.filter(({ label, form }) =>
    [label, form].some((name) => searchWords(name).words.join(' ') === wanted),
  );
  return called.length === 1 ? called[0]?.id : undefined;
}
