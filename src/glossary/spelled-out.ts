import type { Span } from '../span.ts';

/** Small words inside a name: they may stand between its initials, and need not. */
const SMALL =
  'of|the|and|for|on|in|to|at|by|with|de|des|du|la|le|les|et|pour|del|los|las|y|para|und|der|die|für|di|e|per';

/**
 * Finds words whose initials are the letters of an acronym, without brackets: "Toronto Transit Commission" for
 * TTC, "Organisation for Economic Co-operation and Development" for OECD. With `anyCase` also "direct memory
 * access", but not "to take care". Undefined for what is no acronym of three letters or more. The expression is global.
 */
export function spelledOut(acronym: string, anyCase: boolean): RegExp | undefined {
  const letters = [...acronym].filter((letter) => /\p{L}/u.test(letter));
  if (letters.length < 3 || letters.some((letter) => !/\p{Lu}/u.test(letter))) return undefined;
  const words = letters.map((letter) =>
    anyCase ? `(?!(?:${SMALL})[\\s-])[${letter}${letter.toLowerCase()}]\\p{Ll}+` : `${letter}\\p{Ll}+`,
  );
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${words.join(`[\\s-]+(?:(?:${SMALL})[\\s-]+){0,2}`)}(?![\\p{L}\\p{N}])`,
    'gu',
  );
}

/** Where `text` spells the acronym out. */
export function placesSpelledOut(text: string, spelling: RegExp): Span[] {
  return Array.from(text.matchAll(spelling), ({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }));
}
