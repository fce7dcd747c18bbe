import type { Span } from '../span.ts';

/** Small words inside a name: they may stand between its initials, and need not. */
const SMALL =
  'of|the|and|for|on|in|to|at|by|with|de|des|du|la|le|les|et|pour|del|los|las|y|para|und|der|die|für|di|e|per';

const spellings = new Map<string, RegExp>();

/**
 * Where `text` has words whose initials are the letters of an acronym, brackets or none: "Toronto Transit Commission"
 * for TTC, "direct memory access" for DMA, but not "to take care". Nowhere for what is no acronym of three letters or
 * more. Spans count UTF-16 code units.
 */
export function placesSpelledOut(text: string, acronym: string): Span[] {
  if (!/^\p{Lu}{3,}$/u.test(acronym)) return [];
  const spelling = spellings.get(acronym) ?? spellingOf(acronym);
  spellings.set(acronym, spelling);
  return Array.from(text.matchAll(spelling), ({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }));
}

function spellingOf(acronym: string): RegExp {
  const words = Array.from(
    acronym,
    (letter) => `(?!(?:${SMALL})[\\s-])[${letter}${letter.toLowerCase()}]\\p{Ll}+`,
  );
  const between = `[\\s-]+(?:(?:${SMALL})[\\s-]+){0,2}`;
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.join(between)}(?![\\p{L}\\p{N}])`, 'gu');
}
