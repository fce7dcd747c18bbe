import type { Span } from '../span.ts';

/** Whether more than half of the letters are capitals: NATO, NGOs, G7, but not Nato. */
export function isMostlyCapitals(text: string): boolean {
  const letters = [...text].filter((character) => /\p{L}/u.test(character));
  const capitals = letters.filter((character) => /\p{Lu}/u.test(character));
  return capitals.length * 2 > letters.length;
}

/** How far a neighbour is looked for, in code units: a word or two. */
const REACH = 40;

/**
 * Whether the words on both sides of the span are all in capitals, as in a headline, so that capitals tell
 * nothing: the "NATO" of "NATO A ROMA" is born there, that of "la NATO e la UE" is not. Two words are looked
 * at on either side, in the same sentence; a word that stands alone is in no headline.
 */
export function standsInCapitals(text: string, { start, end }: Span): boolean {
  const before =
    text
      .slice(Math.max(0, start - REACH), start)
      .split(/[.!?:;]\s/u)
      .at(-1) ?? '';
  const after = text.slice(end, end + REACH).split(/[.!?:;](?:\s|$)/u)[0] ?? '';
  const cut = end + REACH < text.length;
  const neighbours = [...wordsOf(before).slice(-2), ...wordsOf(cut ? dropLast(after) : after).slice(0, 2)];
  return neighbours.length > 0 && neighbours.every((word) => word === word.toUpperCase());
}

/** Whether a word in small letters stands right before the span: its capital is then its own, not the sentence's. */
export function standsAmidSentence(text: string, { start }: Span): boolean {
  const before = /(?<![\p{L}\p{M}])(\p{Ll}[\p{Ll}\p{M}]*)\s$/u.exec(
    text.slice(Math.max(0, start - REACH), start),
  );
  return before !== null;
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
}

/** Without a word that the reach cut through. */
function dropLast(text: string): string {
  return text.replace(/[\p{L}\p{M}]+$/u, '');
}
