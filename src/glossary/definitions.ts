import type { Span } from '../span.ts';

/**
 * The long form that a text gives for an acronym, by the method of Schwartz and Hearst (A simple
 * algorithm for identifying abbreviation definitions in biomedical text, PSB 2003): "Toronto Transit
 * Commission (TTC)" and "TTC (Toronto Transit Commission)". Returns where the long form stands in
 * `text` (UTF-16 code units), undefined when the acronym at `acronym` is not defined there.
 */
export function longFormOf(text: string, acronym: Span): Span | undefined {
  return before(text, acronym) ?? after(text, acronym);
}

const OPENING = /[(（[]["“‘']?$/u;
const CLOSING = /^["”’']?[)）\]]/u;

function before(text: string, acronym: Span): Span | undefined {
  const opening = OPENING.exec(text.slice(0, acronym.start));
  if (opening === null || !/^["”’']?\s*[),;）\]]/u.test(text.slice(acronym.end, acronym.end + 4)))
    return undefined;
  return bestLongForm(text, text.slice(acronym.start, acronym.end), { start: 0, end: opening.index });
}

function after(text: string, acronym: Span): Span | undefined {
  const rest = text.slice(acronym.end);
  const opening = /^\s?[(（[]\s*["“]?/u.exec(rest);
  if (opening === null) return undefined;
  const start = acronym.end + opening[0].length;
  const length = text.slice(start).search(/[)）\]]/u);
  if (length <= 0 || CLOSING.test(text.slice(start))) return undefined;
  const short = text.slice(acronym.start, acronym.end);
  const inside = bestLongForm(text, short, { start, end: start + length });
  if (inside?.start === start) return inside;
  // The shortest stretch may begin too late: "Transit Commission" has all letters of TTC.
  const whole = text.slice(start, start + length).trimEnd();
  const isWhole = hasInitials(whole, lettersOf(short)) && isPlausible(whole, lettersOf(short));
  return isWhole ? { start, end: start + whole.length } : undefined;
}

/** Whether words of `long`, the first among them, begin with the letters of `short` in order. */
function hasInitials(long: string, short: string): boolean {
  const initials = long.toLowerCase().match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu) ?? [];
  const met = initials.reduce((count, initial) => (initial === short[count] ? count + 1 : count), 0);
  return initials[0] === short[0] && met === short.length;
}

function lettersOf(acronym: string): string {
  return acronym.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function isPlausible(long: string, short: string): boolean {
  if (short.length < 2 || long.length <= short.length || /[.;:!?()]/u.test(long)) return false;
  const words = long.split(/\s+/u).length;
  return words >= 2 && words <= Math.min(short.length + 5, short.length * 2);
}

/** The shortest stretch that ends at `within.end` and holds the acronym's letters in order, the first at a word's start. */
function bestLongForm(text: string, acronym: string, within: Span): Span | undefined {
  const short = lettersOf(acronym);
  const trimmedEnd = within.start + text.slice(within.start, within.end).trimEnd().length;
  let at = trimmedEnd - 1;
  for (let i = short.length - 1; i >= 0; i--) {
    const wanted = short[i];
    while (
      at >= within.start &&
      (text[at]?.toLowerCase() !== wanted || (i === 0 && isInsideWord(text, at, within)))
    ) {
      at--;
    }
    if (at < within.start) return undefined;
    at--;
  }
  const span = { start: at + 1, end: trimmedEnd };
  return isPlausible(text.slice(span.start, span.end), short) ? span : undefined;
}

function isInsideWord(text: string, at: number, within: Span): boolean {
  return at > within.start && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
}
