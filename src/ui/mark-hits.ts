import Mark from 'mark.js';

/** Marks the words of a query where they stand in a part of our own page, whose text nodes Preact does not change. */
export function markHits(part: HTMLElement, query: string): void {
  // A letter by itself, or a word like "of", would be marked all over the text.
  const wanted = query
    .split(/\s+/u)
    .filter((word) => /[^\p{Script=Latin}\p{P}]/u.test(word) || word.length > 2);
  new Mark(part).mark(wanted.length > 0 ? wanted : query, {
    separateWordSearch: false,
    exclude: ['svg *', '[role=status] *'],
  });
}
