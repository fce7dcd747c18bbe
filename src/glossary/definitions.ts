import type { Span } from '../span.ts';

/**
 * The long form that a text gives for an acronym, by the method of Schwartz and Hearst (A simple
 * algorithm for identifying abbreviation definitions in biomedical text, PSB 2003): "Toronto Transit
 * Commission (TTC)" and "TTC (Toronto Transit Commission)", also with the words that introduce one or
 * the other ("hereinafter “TTC”", "short for …"). Without brackets, only where such words or signs
 * stand between the two, and only if each letter begins a word. Returns where the long form stands in
 * `text` (UTF-16 code units), undefined when the acronym at `acronym` is not defined there.
 */
export function longFormOf(text: string, acronym: Span): Span | undefined {
  const short = lettersOf(text.slice(acronym.start, acronym.end));
  if (short.length < 2) return undefined;
  return (
    inBrackets(text, acronym, short) ??
    besideBrackets(text, acronym, short) ??
    inSentence(text, acronym, short)
  );
}

/** How far back the words that introduce an acronym may begin, in code units. */
const REACH = 120;
const QUOTE = '(?:\\s?["“”„‘’\'«»「」]\\s?)';
const ARTICLE = "(?:the|an?|der|die|das|den|dem|le|la|les|el|los|las|il|lo|gli|o|os|as)\\s|l[’']";
/** What stands between a long form and its acronym. */
const SHORTLY = [
  'or|also|now|aka|a\\.k\\.a\\.|in short|short(?:ly)?|shortened(?: to)?|abbr\\.|abbreviat(?:ed|ion)(?: as| to)?|acronym',
  '(?:better |also |commonly |widely )?known as|called|referred to as|here(?:in)?after(?: referred to as)?|henceforth',
  'kurz|auch|oder|abgekürzt|im Folgenden|nachfolgend|fortan|ou|dite?|en abrégé|ci-après(?: dénommée?)?|par abréviation',
  'o|en adelante|abreviado|por sus siglas(?: en inglés)?|in breve|di seguito|in sigla|или|далее|сокращ[её]нно|англ\\.',
  '(?:以下)?[简簡][称稱]|(?:以)?下[称稱]|略[称稱]',
].join('|');
/** What stands between an acronym and its long form. */
const AT_LENGTH = [
  '(?:which |that )?(?:(?:is|are|being) )?(?:short|(?:an? |the )?(?:acronym|abbreviation|initialism|shorthand)) (?:for|of)',
  '(?:which |that )?(?:stands|stand|standing) for|in full|i\\.e\\.|steht (?:kurz )?für|kurz für|Abkürzung für|d\\. ?h\\.',
  'abréviation de|acronyme de|signifie|siglas de|acrónimo de|significa|acronimo di|расшифровывается как|全[称稱]',
].join('|');

const OPENING = new RegExp(
  `[(（[]\\s*(?:[^()（）[\\]]{0,80}[,;:]\\s*)?(?:(?:${SHORTLY})[:,]?\\s*[—–-]?\\s*)*${QUOTE}?\\s*(?:${ARTICLE})?${QUOTE}?$`,
  'u',
);
const CLOSING = new RegExp(
  `^${QUOTE}?\\s*(?:[),;）\\]/–—]|(?:or|for short|in short|oder|ou|o|или)(?![\\p{L}\\p{N}]))`,
  'u',
);
const EXPLAINING = new RegExp(
  `^${QUOTE}?\\s?[(（[]\\s*(?:(?:${AT_LENGTH}|=)[:,]?\\s*)?${QUOTE}?(?:${ARTICLE})?\\s*${QUOTE}?`,
  'u',
);
const COMMA_BEFORE = new RegExp(`${QUOTE}?,\\s(?:${SHORTLY})[:,]?\\s(?:${ARTICLE})?${QUOTE}?$`, 'u');
const COMMA_AFTER = /^["”’'»]?\s*(?:[,.;:)!?]|$)/u;
const SPELT_OUT = new RegExp(
  `^${QUOTE}?(?:,?\\s(?:${AT_LENGTH})|,\\s(?:or|oder|ou|o|или)|\\s[–—=-]|:)\\s(?:${ARTICLE})?${QUOTE}?(?:${ARTICLE})?`,
  'u',
);

/** "Toronto Transit Commission (TTC)". */
function inBrackets(text: string, acronym: Span, short: string): Span | undefined {
  const from = Math.max(0, acronym.start - REACH);
  // Looked for first: a long expression is dear the first time, and few acronyms stand in brackets.
  if (!/[(（[]/u.test(text.slice(from, acronym.start))) return undefined;
  const opening = OPENING.exec(text.slice(from, acronym.start));
  if (opening === null || !CLOSING.test(text.slice(acronym.end, acronym.end + 12))) return undefined;
  const end = from + opening.index;
  return bestLongForm(text, short, { start: Math.max(0, end - 4 * REACH), end });
}

/** "TTC (Toronto Transit Commission)". */
function besideBrackets(text: string, acronym: Span, short: string): Span | undefined {
  const rest = text.slice(acronym.end, acronym.end + 4 * REACH);
  const opening = EXPLAINING.exec(rest);
  if (opening === null) return undefined;
  const start = acronym.end + opening[0].length;
  const length = text.slice(start, start + 4 * REACH).search(/["”»“]?\s*[)）\];]/u);
  if (length <= 0) return undefined;
  const inside = bestLongForm(text, short, { start, end: start + length });
  if (inside?.start === start) return inside;
  // The shortest stretch may begin too late: "Transit Commission" has all letters of TTC.
  const whole = text.slice(start, start + length).trimEnd();
  return hasInitials(whole, short) && isPlausible(whole, short)
    ? { start, end: start + whole.length }
    : undefined;
}

/** "Toronto Transit Commission, or TTC," and "TTC stands for Toronto Transit Commission". */
function inSentence(text: string, acronym: Span, short: string): Span | undefined {
  const from = Math.max(0, acronym.start - 2 * REACH);
  const before = text.slice(from, acronym.start);
  const comma = COMMA_BEFORE.exec(before);
  if (comma !== null && COMMA_AFTER.test(text.slice(acronym.end))) {
    const words = wordsIn(before.slice(0, comma.index)).toReversed();
    const end = from + comma.index;
    const first = words.find(({ index }) => hasInitials(before.slice(index, comma.index), short, 'all'));
    if (first !== undefined) return { start: from + first.index, end };
  }
  const spelt = SPELT_OUT.exec(text.slice(acronym.end, acronym.end + REACH));
  if (spelt === null) return undefined;
  const start = acronym.end + spelt[0].length;
  // A dash or a colon alone says little: what follows is a name, or it is the rest of the sentence.
  if (/[–—=:-]\s/u.test(spelt[0]) && !/^\p{Lu}/u.test(text.slice(start))) return undefined;
  const rest = text.slice(start, start + 2 * REACH).split(/[.;:!?()（）,"”»\n]/u)[0] ?? '';
  const last = wordsIn(rest).find(({ index, 0: word }) =>
    hasInitials(rest.slice(0, index + word.length), short, 'all'),
  );
  return last && { start, end: start + last.index + last[0].length };
}

function wordsIn(text: string): RegExpExecArray[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)];
}

/**
 * Whether words of `long`, the first among them, begin with the letters of `short` in order. With `all` no word
 * that begins with a capital is left over, and nothing else stands between them.
 */
function hasInitials(long: string, short: string, all?: 'all'): boolean {
  if (all === 'all' && (!isPlausible(long, short) || /[,"“”]/u.test(long))) return false;
  let met = 0;
  for (const [place, { 0: word }] of wordsIn(long).entries()) {
    const isMet = plain(word).startsWith(short[met] ?? ' ');
    if (isMet) met++;
    else if (place === 0 || (all === 'all' && /^\p{Lu}/u.test(word))) return false;
  }
  return met === short.length;
}

/** The letters of an acronym without the s of a plural. */
function lettersOf(acronym: string): string {
  return plain(acronym.replace(/(?<=\p{Lu})[’']?s$/u, '')).replace(/[^\p{L}\p{N}]/gu, '');
}

/** In small letters without accents; as many code units as before wherever accents are composed. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^\0-\u007F]/gu, (letter) => letter.normalize('NFD').charAt(0));
}

function isPlausible(long: string, short: string): boolean {
  // A full stop ends a sentence, save in "U.S.".
  if (long.length <= short.length || /[.;:!?()]/u.test(long.replace(/(?<!\p{L})(?:\p{Lu}\.)+/gu, '')))
    return false;
  const words = long.split(/\s+/u).length;
  return words >= 2 && words <= Math.min(short.length + 5, short.length * 2);
}

/** The shortest stretch that ends at `within.end` and holds the acronym's letters in order, the first at a word's start. */
function bestLongForm(text: string, short: string, within: Span): Span | undefined {
  const trimmed = text.slice(within.start, within.end).replace(/["”’»』」》\s]+$/u, '');
  const trimmedEnd = within.start + trimmed.length;
  let at = trimmedEnd - 1;
  for (let i = short.length - 1; i >= 0; i--) {
    const wanted = short[i];
    while (at >= within.start && (plain(text[at] ?? '') !== wanted || (i === 0 && isInsideWord(text, at)))) {
      at--;
    }
    if (at < within.start) return undefined;
    at--;
  }
  const span = { start: at + 1, end: trimmedEnd };
  return isPlausible(text.slice(span.start, span.end), short) ? span : undefined;
}

function isInsideWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
}
