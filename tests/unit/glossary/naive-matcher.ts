import { foldCase, normalise } from '../../../src/glossary/characters.ts';
import type { Hit } from '../../../src/glossary/matcher.ts';
import type { IndexedForm } from '../../../src/glossary/packed-index.ts';

/**
 * The matcher as its rules are told, without trie, hashes, tables or typed arrays: what is not there for
 * the reader is taken out, one pattern cuts the rest into words, and at every word every form is tried.
 */

interface Word {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  readonly cased: string;
}

const invisible =
  /[\u00AD\u034F\u061C\u0640\u064B-\u0652\u115F\u1160\u17B4\u17B5\u180B-\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF]/u;
const hyphen = String.raw`[\-\u058A\u2010-\u2013\u2212\uFE63\uFF0D]`;
const solo = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]`;
const raised = String.raw`[\u00B2\u00B3\u00B9\u2070\u2074-\u2079\u2080-\u2089]`;
const apostrophe = '[‘’‛′ʼʹ＇`´]';
const mark = String.raw`[\p{M}\uFF9E\uFF9F]`;
const character = String.raw`(?!${apostrophe})(?=[\p{L}\p{N}])${solo}${mark}*`;
const letter = String.raw`(?!${solo}|${raised}|${apostrophe})[\p{L}\p{N}_]|\p{M}`;
const pieces = new RegExp(
  String.raw`(?<gap>(?:\s|${hyphen})+)|(?<word>${character}|(?:${letter})+)|(?<sign>.)`,
  'gsu',
);
const firstHyphen = new RegExp(hyphen, 'u');
const apostrophes = new RegExp(apostrophe, 'u');
const raisedFigures = new RegExp(raised, 'u');
const dashes = new RegExp(String.raw`${hyphen}\s*${hyphen}|\s${hyphen}\s`, 'u');

/** The words of a text, with their places in it. */
export function wordsOf(text: string): Word[] {
  const places: number[] = [];
  let visible = '';
  for (let at = 0; at < text.length; at++) {
    if (invisible.test(text.charAt(at))) continue;
    places.push(at);
    visible += text.charAt(at);
  }
  return [...visible.matchAll(pieces)].flatMap((piece): Word[] => {
    const { gap, word, sign } = piece.groups ?? {};
    const place = (from: number, length: number): { start: number; end: number } => ({
      start: places[from] ?? NaN,
      end: (places[from + length - 1] ?? NaN) + 1,
    });
    if (word !== undefined) {
      return [{ ...place(piece.index, word.length), folded: foldCase(word), cased: normalise(word) }];
    }
    if (sign !== undefined) {
      const ofTwoUnits = sign.length > 1;
      const folded = ofTwoUnits ? foldCase(sign) : foldSign(sign);
      const cased = ofTwoUnits ? normalise(sign) : foldSign(sign);
      return [{ ...place(piece.index, sign.length), folded, cased }];
    }
    if (gap === undefined || !dashes.test(gap)) return [];
    const first = piece.index + gap.search(firstHyphen);
    return [{ ...place(first, 1), folded: '—', cased: '—' }];
  });
}

/** Every apostrophe, quote and dash is one; an equivalent counts where it is one sign; raised figures stay. */
function foldSign(sign: string): string {
  if (apostrophes.test(sign)) return "'";
  if (/[“”„‟″«»＂]/u.test(sign)) return '"';
  if (sign === '―') return '—';
  const plain = sign.normalize('NFKC');
  return plain.length === 1 && !raisedFigures.test(sign) ? plain : sign;
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
      if (exactCase && !sameCase(found, wanted) && !(wanted.length > 1 && areCapitals(text, found))) return;
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
