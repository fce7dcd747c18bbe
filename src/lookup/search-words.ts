import { COMPLEX, kindOf, kindOfComplex, SOLO } from '../glossary/characters.ts';
import { writtenForm } from '../glossary/compile.ts';

/** A text, as what is looked up is compared with it: folded, in the order in which it is written. */
export interface SearchWords {
  /** Words of scripts with spaces, and of the others pairs of neighbouring characters (one that stands alone is one). */
  readonly words: readonly string[];
  /** Two words of scripts with spaces that stand side by side, written as one: "cyberdiplomacy", "notpetya". */
  readonly joined: readonly string[];
  /** Every character of scripts without spaces by itself. */
  readonly characters: readonly string[];
}

/** Reads one line of text. Case, accents, ё and punctuation make no difference, and "U.N." is "un". */
export function searchWords(line: string): SearchWords {
  const words: string[] = [];
  const joined: string[] = [];
  const characters: string[] = [];
  let spaced: string | undefined;
  let run: string[] = [];
  const endRun = (): void => {
    if (run.length === 1) words.push(...run);
    for (let i = 1; i < run.length; i++) words.push(`${run[i - 1]}${run[i]}`);
    characters.push(...run);
    run = [];
  };
  for (const word of withoutDots(writtenForm(line).split(' '))) {
    if (isSolo(word)) {
      run.push(word);
      spaced = undefined;
      continue;
    }
    endRun();
    if (!/[\p{L}\p{N}]/u.test(word)) {
      spaced = undefined;
      continue;
    }
    if (spaced !== undefined) joined.push(spaced + word);
    words.push(word);
    spaced = word;
  }
  endRun();
  return { words, joined, characters };
}

/** Whether a word is of a script without spaces. */
export function isSolo(word: string): boolean {
  const code = word.charCodeAt(0);
  const kind = Number.isNaN(code) ? undefined : kindOf(code);
  return (
    kind === SOLO ||
    (kind === COMPLEX && kindOfComplex(String.fromCodePoint(word.codePointAt(0) ?? 0)) === SOLO)
  );
}

/** Single letters with points between them are one word: "u . n ." is "un". */
function withoutDots(words: readonly string[]): string[] {
  const kept: string[] = [];
  let isInitial = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const isLetter = /^\p{L}$/u.test(word) && !isSolo(word) && words[i + 1] === '.';
    if (isLetter && isInitial) kept.push((kept.pop() ?? '') + word);
    else if (word !== '') kept.push(word);
    isInitial = isLetter;
    if (isLetter) i++;
  }
  return kept;
}
