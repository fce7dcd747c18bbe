import type { Hit } from '../../../src/glossary/matcher.ts';
import type { IndexedForm } from '../../../src/glossary/packed-index.ts';
import { TWINS } from '../../../src/glossary/twins.ts';

/**
 * The matcher as its rules are told, without trie, hashes, tables or typed arrays: what is not there for
 * the reader is taken out, one pattern cuts the rest into words, and at every word every form is tried.
 * Nothing of the code it judges is used here but the table of letters that are written for one another: what a
 * character is, and what it folds to, is said again in Unicode's own terms.
 */

interface Word {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  readonly cased: string;
}

const vowel = String.raw`[\u0640\u064B-\u0652\u0670\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7]`;
const uncounted = String.raw`${vowel}|\p{Default_Ignorable_Code_Point}`;
const longDash = '[—―⸺⸻﹘︱]';
// Beyond the first plane two scripts have hyphens (Yezidi, Garay) that no form is written with: they are signs.
const hyphen = String.raw`(?!${longDash}|[〜〰\u{10000}-\u{10FFFF}])[\p{Pd}−⁃]`;
const space = String.raw`[\s\u0085]`;
const solo = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]`;
const attaching = String.raw`(?!\p{Nd})[\p{sc=Hangul}\p{sc=Arabic}\p{sc=Hebrew}]`;
const raised = String.raw`[\u00B2\u00B3\u00B9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u249B\u24EA-\u24FF\u2776-\u2793\u3220-\u3229\u3251-\u325F\u3280-\u3289\u32B1-\u32BF]`;
const apostrophe = '[‘’‛′ʼʹʻ＇`´׳]';
const mark = String.raw`[\p{M}\uFF9E\uFF9F]`;
const character = String.raw`(?!${apostrophe}|${raised})(?=[\p{L}\p{N}])${solo}${mark}*`;
const letter = String.raw`(?!${solo}|${attaching}|${raised}|${apostrophe})[\p{L}\p{N}_]|\p{M}`;
const figures = String.raw`(?:(?!${solo}|[\u{10000}-\u{10FFFF}])[\p{Nd}_])+(?!${letter})`;
const particle = String.raw`(?!${solo})(?=[\p{L}\p{N}])${attaching}(?:\p{M}|(?!${solo})(?=[\p{L}\p{N}])${attaching}|${figures})*`;
const gaps = String.raw`(?:${space}|${hyphen})+|(?<=\p{Lu})${longDash}(?=\p{Lu})`;
const pieces = new RegExp(
  String.raw`(?<gap>${gaps})|(?<word>${character}|${particle}|(?:${letter})+)|(?<sign>.)`,
  'gsu',
);
const uncountedAt = new RegExp(uncounted, 'uy');
const firstHyphen = new RegExp(hyphen, 'u');
const apostrophes = new RegExp(apostrophe, 'u');
const soloFirst = new RegExp(String.raw`^(?=[\p{L}\p{N}])${solo}`, 'u');
const raisedFigures = new RegExp(raised, 'u');
const dashes = new RegExp(`${hyphen}${space}*${hyphen}|${space}${hyphen}${space}`, 'u');
const voweled = new RegExp(`^(?:(?:${uncounted})*${vowel})`, 'u');

/** The words of a text, with their places in it. */
export function wordsOf(text: string): Word[] {
  const places: number[] = [];
  let visible = '';
  for (let at = 0; at < text.length; at++) {
    uncountedAt.lastIndex = at;
    const passed = uncountedAt.exec(text)?.[0];
    if (passed !== undefined) {
      at += passed.length - 1;
      continue;
    }
    const seen = isHalf(text, at) ? loneHalf(text.charCodeAt(at)) : text.charAt(at);
    for (let unit = 0; unit < seen.length; unit++) places.push(at);
    visible += seen;
  }
  return [...visible.matchAll(pieces)].flatMap((piece): Word[] => {
    const { gap, word, sign } = piece.groups ?? {};
    const place = (from: number, length: number): { start: number; end: number } => ({
      start: places[from] ?? NaN,
      end: (places[from + length - 1] ?? NaN) + 1,
    });
    if (word !== undefined) {
      const { start, end } = place(piece.index, word.length);
      // Vowel signs at the end belong to the word, though they do not count.
      const more = soloFirst.test(word) ? undefined : voweled.exec(text.slice(end));
      return [{ start, end: end + (more?.[0].length ?? 0), folded: small(word), cased: plainLetters(word) }];
    }
    if (sign !== undefined) {
      const ofTwoUnits = sign.length > 1;
      const folded = ofTwoUnits ? small(sign) : foldSign(sign);
      const cased = ofTwoUnits ? plainLetters(sign) : foldSign(sign);
      return [{ ...place(piece.index, sign.length), folded, cased }];
    }
    if (gap === undefined || !dashes.test(gap)) return [];
    const first = piece.index + gap.search(firstHyphen);
    return [{ ...place(first, 1), folded: '—', cased: '—' }];
  });
}

/** Whether one half of a surrogate pair stands there without the other right beside it: it is no character. */
function isHalf(text: string, at: number): boolean {
  const point = text.codePointAt(at) ?? 0;
  return point >= 0xd800 && point <= 0xdfff && !splitsPair(text, at);
}

/** Whether the place is right between the two halves of a pair. */
export function splitsPair(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1));
}

/** A sign for private use instead of a half, so that two halves do not become a pair when what parts them is taken out. */
function loneHalf(unit: number): string {
  return String.fromCodePoint(0x10_0000 + unit);
}

/** Every apostrophe, quote and dash is one; an equivalent counts where it is one sign; raised figures stay. */
function foldSign(sign: string): string {
  if (apostrophes.test(sign)) return "'";
  if (/[“”„‟″«»＂״]/u.test(sign)) return '"';
  if (new RegExp(longDash, 'u').test(sign)) return '—';
  const plain = sign.normalize('NFKC');
  return plain.length === 1 && !raisedFigures.test(sign) ? plain : sign;
}

/** Compatibility equivalents are one, and what an equivalent holds besides letters does not count. */
function plainLetters(text: string): string {
  const equal = text.normalize('NFKC').replaceAll(new RegExp(uncounted, 'gu'), '');
  return [...equal].map((one) => TWINS.get(one) ?? one).join('');
}

/** Without case, letter by letter, so that no letter depends on where it stands. */
function small(text: string): string {
  const lower = [...plainLetters(text)].map((one) => one.toLowerCase()).join('');
  return [...lower.replaceAll('i\u0307', 'i')].map((one) => ({ ς: 'σ', ß: 'ss' })[one] ?? one).join('');
}

/** Every form at every word: the hits of each word, the shortest first. */
export function everyHit(text: string, forms: readonly IndexedForm[]): Hit[][] {
  const words = wordsOf(text);
  const parts = forms.map((form) => wordsOf(form.text));
  return words.map(({ start }, first) => {
    const byEnd = new Map<number, number[]>();
    forms.forEach(({ exactCase }, number) => {
      const wanted = parts[number] ?? [];
      const found = words.slice(first, first + wanted.length);
      if (wanted.length === 0 || !sameWords(found, wanted)) return;
      const headline = wanted.length > 1 && (areCapitals(text, found) || areTitle(found, wanted));
      if (exactCase && !sameCase(found, wanted) && !headline) return;
      const end = found.at(-1)?.end ?? NaN;
      byEnd.set(end, [...(byEnd.get(end) ?? []), number]);
    });
    return [...byEnd]
      .toSorted(([a], [b]) => a - b)
      .map(([end, numbers]): Hit => ({ start, end, forms: numbers }));
  });
}

/** The longest form at the leftmost word, then the same in what follows it. */
export function scanNaively(
  text: string,
  forms: readonly IndexedForm[],
  accepts: (form: number) => boolean = () => true,
): Hit[] {
  const hits: Hit[] = [];
  for (const atWord of everyHit(text, forms)) {
    const longest = atWord
      .map((hit) => ({ ...hit, forms: hit.forms.filter(accepts) }))
      .findLast((hit) => hit.forms.length > 0);
    if (longest !== undefined && longest.start >= (hits.at(-1)?.end ?? 0)) hits.push(longest);
  }
  return hits;
}

function sameWords(found: readonly Word[], wanted: readonly Word[]): boolean {
  return found.length === wanted.length && found.every(({ folded }, i) => folded === wanted[i]?.folded);
}

function sameCase(found: readonly Word[], wanted: readonly Word[]): boolean {
  return found.every(({ cased }, i) => cased === wanted[i]?.cased);
}

function areCapitals(text: string, found: readonly Word[]): boolean {
  const letters = text.slice(found[0]?.start, found.at(-1)?.end);
  return letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}

/** Whether the words are those of the form, save that some begin with a capital and the form's do not. */
function areTitle(found: readonly Word[], wanted: readonly Word[]): boolean {
  return found.every(({ cased }, i) => {
    const first = cased.charAt(0).toLowerCase().charAt(0);
    return cased === wanted[i]?.cased || first + cased.slice(1) === wanted[i]?.cased;
  });
}
