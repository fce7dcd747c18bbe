import { TWINS } from './twins.ts';

/**
 * What each UTF-16 code unit is to the matcher, in tables that are filled a page of 256 at a time.
 *
 * Word characters are letters, digits and the underscore; only between two of them is a boundary
 * missing. Scripts that are written without spaces (Han, kana, Thai, Lao, Khmer, Myanmar) give a
 * word for every character, so they neither need nor deny a boundary. Hangul, Arabic and Hebrew write
 * particles onto foreign names (NATO는, لـNATO): where one of them meets another script, a word ends; figures after them
 * go on with it (오커스2), unless a letter of another script follows (و5G).
 * Folding follows Unicode's compatibility composition (NFKC, UAX #15) and simple lower case, and makes
 * ё into е, ς into σ, and one of letters that are written for one another in Arabic and Chinese (`TWINS`).
 */

/** Any character that is no other kind: a word of its own, never part of another. */
export const OTHER = 0;
/** Part of a word, and folds to one code unit. */
export const LETTER = 1;
/** A word of its own in a script written without spaces. */
export const SOLO = 2;
/** White space of any width. */
export const SPACE = 3;
/** A hyphen, or a dash that people use as one. */
export const HYPHEN = 4;
/** Not there for the reader: soft hyphen, zero width, direction marks. */
export const IGNORED = 5;
/** Needs its neighbours to be understood: combining marks, surrogates, letters that fold to several. */
export const COMPLEX = 6;
/** Like LETTER, in a script whose particles are written onto words of other scripts. */
export const ATTACHING = 7;
/** Seen but not counted: tatweel and the vowel signs of Arabic and Hebrew, which most texts leave out. */
export const VOWEL = 8;

/** What a dash that stands for itself folds to (U+2014). */
export const DASH = 0x2014;

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const VOWELS = /[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0640\u064B-\u0652\u0670]/u;
const UNCOUNTED = new RegExp(`${INVISIBLE.source}|${VOWELS.source}`, 'gu');
const FIRST_CAPITAL = new RegExp(`^(?:${UNCOUNTED.source})*\\p{Lu}`, 'u');
const LAST_CAPITAL = new RegExp(`\\p{Lu}(?:${UNCOUNTED.source})*$`, 'u');
/**
 * Every dash of the first plane but those of one em and more, and wavy ones; the minus and the hyphen bullet too. The
 * hyphens of Yezidi and Garay, beyond it, are signs.
 */
const HYPHENS = /(?![\u2014\u2015\u2E3A\u2E3B\u301C\u3030\uFE31\uFE58])[\p{Pd}\u2043\u2212]/u;
/** Dashes of one em and more: they part clauses. */
const DASHES = /[\u2014\u2015\u2E3A\u2E3B\uFE31\uFE58]/u;
/** Raised and encircled figures are footnote marks: they end a word instead of continuing it. */
const RAISED =
  /[\u00B2\u00B3\u00B9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u249B\u24EA-\u24FF\u2776-\u2793\u3220-\u3229\u3251-\u325F\u3280-\u3289\u32B1-\u32BF]/u;
const APOSTROPHES = /[‘’‛′ʼʹʻ＇`´\u05F3]/u;
const QUOTES = /[“”„‟″«»＂\u05F4]/u;
const WITHOUT_SPACES =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;
const ATTACHING_SCRIPTS = /[\p{sc=Hang}\p{sc=Arab}\p{sc=Hebr}]/u;
const WORD = /[\p{L}\p{N}_]/u;
const FIGURE = /[\p{Nd}_]/u;
/** Hangul's letters compose to syllables with their neighbours. */
const JAMO = /[\u1100-\u11FF]/u;
const MARK = /\p{M}/u;

const kinds = new Uint8Array(0x10000);
const folded = new Uint16Array(0x10000);
const cased = new Uint16Array(0x10000);
const filled = new Uint8Array(0x100);

/** Whether the first character that counts is a capital. */
export function beginsWithCapital(text: string): boolean {
  return FIRST_CAPITAL.test(text);
}

/** Whether the last character that counts is a capital. */
export function endsInCapital(text: string): boolean {
  return LAST_CAPITAL.test(text);
}

const TWIN = new RegExp(`[${[...TWINS.keys()].join('')}]`, 'gu');

/** The text without what is not there for the reader, and without vowel signs. */
function counted(text: string): string {
  return text.replace(UNCOUNTED, '');
}

/** Folds what is left when case is to be kept: compatibility equivalents and letters written for one another, without what is not counted. */
export function normalise(text: string): string {
  return counted(counted(text).normalize('NFKC')).replace(TWIN, (letter) => TWINS.get(letter) ?? letter);
}

/** `normalise` and then lower case, the same for every position in a word (final sigma, dotted capital I, sharp s). */
export function foldCase(text: string): string {
  return normalise(text)
    .toLowerCase()
    .replace(/ς/gu, 'σ')
    .replace(/i\u0307/gu, 'i')
    .replace(/ß/gu, 'ss');
}

function describe(unit: number): void {
  const character = String.fromCharCode(unit);
  folded[unit] = unit;
  cased[unit] = unit;
  if (unit >= 0xd800 && unit <= 0xdfff) {
    kinds[unit] = COMPLEX;
  } else if (INVISIBLE.test(character)) {
    kinds[unit] = IGNORED;
  } else if (VOWELS.test(character)) {
    kinds[unit] = VOWEL;
  } else if (/[\s\u0085]/u.test(character)) {
    kinds[unit] = SPACE;
  } else if (HYPHENS.test(character)) {
    kinds[unit] = HYPHEN;
    folded[unit] = cased[unit] = DASH;
  } else if (DASHES.test(character)) {
    folded[unit] = cased[unit] = DASH;
  } else if (APOSTROPHES.test(character)) {
    folded[unit] = cased[unit] = 0x27;
  } else if (QUOTES.test(character)) {
    folded[unit] = cased[unit] = 0x22;
  } else if (unit === 0xff9e || unit === 0xff9f) {
    kinds[unit] = COMPLEX; // half-width voicing marks are no marks to Unicode, and compose all the same
  } else if (WORD.test(character) || MARK.test(character)) {
    describeWordCharacter(unit, character);
  } else {
    const plain = character.normalize('NFKC');
    if (plain.length === 1) folded[unit] = cased[unit] = plain.charCodeAt(0);
  }
}

function describeWordCharacter(unit: number, character: string): void {
  if (RAISED.test(character)) return;
  const small = foldCase(character);
  const plain = normalise(character);
  const oneUnit = small.length === 1 && plain.length === 1 && !JAMO.test(plain);
  if (MARK.test(character) || !oneUnit) kinds[unit] = COMPLEX;
  else kinds[unit] = kindOfLetter(character);
  if (oneUnit) {
    folded[unit] = small.charCodeAt(0);
    cased[unit] = plain.charCodeAt(0);
  }
}

function fill(page: number): void {
  for (let unit = page << 8; unit < (page + 1) << 8; unit++) describe(unit);
  filled[page] = 1;
}

/** The kind of the code unit: one of the constants above. */
export function kindOf(unit: number): number {
  if (filled[unit >> 8] === 0) fill(unit >> 8);
  return kinds[unit] as number;
}

/** The code unit without its case; itself where folding needs more than one unit. Ask `kindOf` first. */
export function foldedUnit(unit: number): number {
  return folded[unit] as number;
}

/** The code unit's compatibility equivalent with its case; itself where that is not one unit. Ask `kindOf` first. */
export function casedUnit(unit: number): number {
  return cased[unit] as number;
}

/** What a character that `kindOf` calls COMPLEX is in truth. A combining mark goes on with any word; alone it is a letter. */
export function kindOfComplex(
  character: string,
): typeof LETTER | typeof ATTACHING | typeof SOLO | typeof IGNORED | typeof OTHER {
  if (INVISIBLE.test(character)) return IGNORED;
  if (MARK.test(character)) return LETTER;
  return WORD.test(character) ? kindOfLetter(character) : OTHER;
}

function kindOfLetter(character: string): typeof LETTER | typeof ATTACHING | typeof SOLO {
  if (WITHOUT_SPACES.test(character)) return SOLO;
  return ATTACHING_SCRIPTS.test(character) && !FIGURE.test(character) ? ATTACHING : LETTER;
}

/** Whether the code unit, a LETTER, is a figure or an underscore. */
export function isFigure(unit: number): boolean {
  return FIGURE.test(String.fromCharCode(unit));
}

/** Whether the character is combined with the one before it. */
export function isMark(character: string): boolean {
  return MARK.test(character);
}
