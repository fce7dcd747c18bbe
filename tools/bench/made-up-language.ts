/** A language that nobody speaks: what it says can be printed anywhere, and is the same each time. */
export interface MadeUpLanguage {
  /** In the order of how often they are said (Zipf): short ones first. */
  readonly words: readonly string[];
  /** A word as it comes in running text: the nth as often as 1/n. */
  readonly say: (random: () => number) => string;
}

interface Script {
  readonly beginnings: readonly string[];
  readonly middles: readonly string[];
  readonly ends: readonly string[];
}

const scripts = {
  latin: {
    beginnings: 'b br c ch d f fl g gr h j k l m n p pl pr qu r s st t tr v w z'.split(' '),
    middles: 'a e i o u ai ea ie oo ou é ö'.split(' '),
    ends: ['', '', 'n', 'r', 's', 't', 'l', 'nd', 'st', 'm'],
  },
  cyrillic: {
    beginnings: 'б в г д ж з к кр л м н п пр р с ст т х ч ш'.split(' '),
    middles: 'а е и о у ы я ю'.split(' '),
    ends: ['', '', 'й', 'н', 'т', 'в', 'ль', 'м'],
  },
} as const satisfies Record<string, Script>;

/** Ranks up to which a word has one syllable, and two. */
const SHORTEST = 40;
const SHORT = 900;

/** A language of `size` words. */
export function madeUpLanguage(
  script: keyof typeof scripts,
  size: number,
  random: () => number,
): MadeUpLanguage {
  const { beginnings, middles, ends } = scripts[script];
  const words = new Set<string>();
  while (words.size < size) {
    const syllables = words.size < SHORTEST ? 1 : words.size < SHORT ? 2 : 2 + Math.floor(random() * 2.5);
    let word = '';
    for (let i = 0; i < syllables; i++)
      word +=
        pick(beginnings, random) + pick(middles, random) + (i === syllables - 1 ? pick(ends, random) : '');
    words.add(word);
  }
  const list = [...words];
  return { words: list, say: (chance) => list[zipf(size, chance)] as string };
}

/** Written without spaces: so many characters of a few hundred, the nth as often as 1/n. No two of 23 sets share one. */
export function madeUpHan(length: number, random: () => number, set = 0): string {
  const units = Array.from({ length }, () => 0x4e00 + zipf(900, random) * 23 + set);
  return String.fromCharCode(...units);
}

export function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** A rank from 0 up to, not including, `size`; rank n as often as 1/n. */
function zipf(size: number, random: () => number): number {
  return Math.min(size - 1, Math.floor(size ** random()) - 1);
}
