import type { Span } from '../src/span.ts';

/** A text, and the places in it that the glossary knows something about. */
export interface KnownText {
  readonly text: string;
  readonly explained: readonly Span[];
}

/** A name or an acronym that no entry explains, and how often it stands in the texts. */
export interface Unexplained {
  readonly text: string;
  readonly times: number;
}

const ACRONYM = /(?<![\p{L}\p{N}_.@/-])\p{Lu}[\p{Lu}\p{N}&]{1,7}(?![\p{L}\p{N}_@/])/gu;
/** Small words inside names, in the languages that write names with capitals. */
const SMALL = 'of|the|for|on|in|to|de|du|des|la|le|del|della|di|für|der|van|von';
/** "And" is inside "Trade and Technology Council", and between two things in "WTO and WIPO". */
const AND = 'and|et|e|y|und';
const SPACE = String.raw`[ \u00A0]`;
const WORD = String.raw`\p{Lu}[\p{L}\p{N}’'-]*`;
const BETWEEN = String.raw`(?:(?:${SMALL})${SPACE}){0,2}|(?<=\p{Ll}${SPACE})(?:${AND})${SPACE}(?=\p{Lu}[\p{L}’'-]*\p{Ll})`;
const NAME = new RegExp(String.raw`(?<![\p{L}\p{N}_&])${WORD}(?:${SPACE}(?:${BETWEEN})${WORD})+`, 'gu');
const SMALL_WORD = new RegExp(`^(?:${SMALL}|${AND})$`, 'iu');

/**
 * Acronyms and capitalised phrases of which no part is explained, the most frequent first; met at least `least`
 * times. A word that begins a sentence is not taken for part of a name where the texts also write it small.
 * Scripts without capitals give nothing.
 */
export function unexplained(texts: readonly KnownText[], least = 2): Unexplained[] {
  const small = new Set(
    texts.flatMap(({ text }) => text.match(/(?<![\p{L}\p{N}_])\p{Ll}[\p{L}\p{N}’'-]*/gu) ?? []),
  );
  const counts = new Map<string, number>();
  for (const { text, explained } of texts) {
    const isFree = ({ start, end }: Span): boolean =>
      !explained.some((span) => span.start < end && span.end > start);
    const names = [...text.matchAll(NAME)].flatMap(({ 0: found, index }) =>
      nameIn(text, found, index, small),
    );
    const acronyms = [...text.matchAll(ACRONYM)]
      .map(({ 0: found, index }) => ({ text: found, start: index, end: index + found.length }))
      .filter((one) => isAcronym(one.text, small))
      .filter((one) => !names.some(({ start, end }) => start <= one.start && end >= one.end));
    for (const one of [...names, ...acronyms].filter(isFree)) {
      const name = one.text.replace(/\s+/gu, ' ');
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(([, times]) => times >= least)
    .map(([text, times]) => ({ text, times }))
    .toSorted((a, b) => b.times - a.times || a.text.localeCompare(b.text));
}

/** At least two capitals; long ones that also stand in small letters are only loud. */
function isAcronym(text: string, small: ReadonlySet<string>): boolean {
  const capitals = text.match(/\p{Lu}/gu) ?? [];
  return capitals.length > 1 && !SMALL_WORD.test(text) && !(text.length > 3 && small.has(text.toLowerCase()));
}

/** The name in a run of capitalised words, without the word that only begins a sentence, and without a possessive. */
function nameIn(
  text: string,
  run: string,
  at: number,
  small: ReadonlySet<string>,
): Array<Span & { readonly text: string }> {
  let start = at;
  const begins = /(?:^|[.!?:;–—“”"„«»()\n\uFFFC]\s*)$/u.test(text.slice(Math.max(0, at - 4), at));
  for (let words = run.split(/\s/u), first = begins; ; first = false) {
    const [word = ''] = words;
    if (!SMALL_WORD.test(word) && !(first && small.has(word.toLowerCase()))) break;
    start += word.length + 1;
    words = words.slice(1);
    if (words.length === 0) return [];
  }
  const rest = run.slice(start - at).replace(/[’']s?$/u, '');
  if (!/\s/u.test(rest)) return [];
  return [{ text: rest, start, end: start + rest.length }];
}
