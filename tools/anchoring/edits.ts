import type { Span } from '../../src/span.ts';

/** Something that is put in place of a stretch of a text; nothing may be put in place of something, and something of nothing. */
export interface Edit extends Span {
  readonly text: string;
}

export interface Edited {
  readonly text: string;
  /** Where a stretch of the text before is now; empty when nothing of it is left. */
  readonly now: (before: Span) => Span;
}

export type Random = () => number;

/** The text with all edits made; they must not overlap. */
export function withEdits(text: string, edits: readonly Edit[]): Edited {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let at = 0;
  let result = '';
  for (const { start, end, text: put } of sorted) {
    result += text.slice(at, start) + put;
    at = end;
  }
  result += text.slice(at);
  return { text: result, now: (span) => nowAt(sorted, span) };
}

/** What is put in at the very border of the stretch stands outside; what takes all of it leaves nothing. */
function nowAt(sorted: readonly Edit[], span: Span): Span {
  let { start, end } = span;
  for (const edit of sorted) {
    if (edit.start <= span.start && edit.end >= span.end) return { start: 0, end: 0 };
    const longer = edit.text.length - (edit.end - edit.start);
    if (edit.end <= span.start) start += longer;
    if (edit.end <= span.end && !(edit.start === edit.end && edit.start === span.end)) end += longer;
  }
  return { start, end: Math.max(start, end) };
}

const WORDS = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]|[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;

/** The words of a text as people count them; each character of Chinese and Japanese is one. */
export function wordsOf(text: string): Span[] {
  return Array.from(text.matchAll(WORDS), ({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
}

/** The paragraphs of a text: its lines, without their line breaks. */
export function paragraphsOf(text: string): Span[] {
  return Array.from(text.matchAll(/[^\n]+/gu), ({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
  }));
}

export function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** A share of the words replaced by others, preceded by others or dropped, a third each; the others come from `source`. */
export function changeWords(text: string, share: number, source: readonly string[], random: Random): Edit[] {
  return wordsOf(text).flatMap((word): Edit[] => {
    if (random() >= share) return [];
    const kind = Math.floor(random() * 3);
    if (kind === 0) return [{ ...word, text: pick(source, random) }];
    if (kind === 1) return [{ start: word.start, end: word.start, text: `${pick(source, random)} ` }];
    const space = text[word.end] === ' ' ? [{ start: word.end, end: word.end + 1, text: '' }] : [];
    return [{ ...word, text: '' }, ...space];
  });
}

const typographic: Record<string, readonly string[]> = {
  '"': ['“', '”', '«', '»'],
  '“': ['"'],
  '”': ['"'],
  '«': ['"'],
  '»': ['"'],
  "'": ['’'],
  '’': ["'"],
  ' ': [' ', ' ', '\u00A0', '  ', '\u202F'],
  '\u00A0': [' '],
  '-': ['-', '\u2011'],
};

/** Quotes, apostrophes, spaces and hyphens written otherwise; long words get soft hyphens here and there. */
export function changeTypography(text: string, random: Random): Edit[] {
  const signs = Array.from(text.matchAll(/["“”«»'’ \u00A0-]/gu), ({ index, 0: sign }) => ({
    start: index,
    end: index + 1,
    text: pick(typographic[sign] ?? [sign], random),
  }));
  const hyphens = wordsOf(text).flatMap(({ start, end }): Edit[] => {
    if (end - start < 8 || random() > 0.2) return [];
    const at = start + 3 + Math.floor(random() * (end - start - 6));
    // Not into a pair of surrogates, an apostrophe's place or before a mark.
    return /^\p{Script=Latin}\p{Script=Latin}/u.test(text.slice(at - 1, at + 1))
      ? [{ start: at, end: at, text: '\u00AD' }]
      : [];
  });
  return [...signs, ...hyphens];
}

/** Line breaks and white space as other markup makes them. */
export function rewrap(text: string, random: Random): Edit[] {
  return Array.from(text.matchAll(/[ \n]/gu)).flatMap(({ index, 0: space }): Edit[] => {
    const choice = random();
    const at = { start: index, end: index + 1 };
    if (space === '\n') return choice < 0.3 ? [{ ...at, text: pick(['\n\n', '\n  ', ' '], random) }] : [];
    return choice < 0.1 ? [{ ...at, text: pick(['\n', '  ', ' \n '], random) }] : [];
  });
}
