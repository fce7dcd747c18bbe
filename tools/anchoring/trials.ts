import type { Span } from '../../src/span.ts';
import {
  changeTypography,
  changeWords,
  type Edit,
  type Edited,
  paragraphsOf,
  pick,
  type Random,
  rewrap,
  withEdits,
  wordsOf,
} from './edits.ts';

/** A text before and after, and what becomes of some passages of it. */
export interface Trials {
  readonly before: string;
  readonly after: string;
  readonly passages: readonly Passage[];
}

export interface Passage {
  readonly before: Span;
  /** Undefined when it was removed. */
  readonly after: Span | undefined;
}

export interface Kind {
  readonly name: string;
  readonly make: (text: string, other: string, most: number, random: Random) => Trials;
}

const SHORTEST = 4;
const LONGEST = 60;
/** Words to every passage that an edit is made for, so that most of the text stays as it is. */
const ROOM = 250;

/** Everything that happens to pages, a row of the table each. */
export const kinds: readonly Kind[] = [
  everywhere('nothing', () => []),
  ...[1, 5, 10, 20].map((percent) =>
    everywhere(`${percent} % of the words`, (text, other, random) =>
      changeWords(text, percent / 100, [...wordsIn(text), ...wordsIn(other)], random),
    ),
  ),
  everywhere('paragraphs put in', (text, other, random) =>
    paragraphsOf(text).flatMap(({ start }) =>
      random() < 0.2 ? [{ start, end: start, text: `${paragraphFrom(other, random)}\n` }] : [],
    ),
  ),
  { name: 'other paragraphs removed', make: removeOthers },
  { name: 'its paragraph moved', make: moveParagraphs },
  { name: 'an advertisement in it', make: putAdvertisements },
  everywhere('typography', (text, _, random) => changeTypography(text, random)),
  everywhere('wrapped otherwise', (text, _, random) => rewrap(text, random)),
  { name: 'its paragraph removed', make: removeParagraphs },
  { name: 'its words removed', make: removeWords },
  { name: 'removed, 10 % of the rest', make: removeAndChange },
];

export function isRemoval({ name }: Kind): boolean {
  return / removed(?:,|$)/u.test(name) ? !name.startsWith('other') : name.startsWith('removed');
}

function everywhere(name: string, edits: (text: string, other: string, random: Random) => Edit[]): Kind {
  return {
    name,
    make: (text, other, most, random) => {
      const edited = withEdits(text, edits(text, other, random));
      return trialsOf(text, edited, passagesIn(text, most, random));
    },
  };
}

/** A passage of which nothing is left was removed. */
function trialsOf(before: string, { text, now }: Edited, passages: readonly Span[]): Trials {
  return {
    before,
    after: text,
    passages: passages.map((passage) => {
      const after = now(passage);
      return { before: passage, after: text.slice(after.start, after.end).trim() === '' ? undefined : after };
    }),
  };
}

/** Up to `most` passages of 4 to 60 words, all lengths alike; they may go across paragraphs and overlap. */
function passagesIn(text: string, most: number, random: Random): Span[] {
  const words = wordsOf(text);
  return Array.from({ length: most }, () => {
    const length = Math.min(words.length, SHORTEST + Math.floor(random() * (LONGEST - SHORTEST + 1)));
    const first = Math.floor(random() * (words.length - length + 1));
    return { start: words[first]?.start ?? 0, end: words[first + length - 1]?.end ?? 0 };
  });
}

/** As `passagesIn`, but none overlap, and there is room between them. */
function lonePassagesIn(text: string, most: number, random: Random): Span[] {
  const count = wordsOf(text).length;
  const lone: Span[] = [];
  for (const span of passagesIn(text, Math.max(1, Math.min(most, Math.floor(count / ROOM))), random))
    if (lone.every((other) => span.start > other.end + 200 || span.end < other.start - 200)) lone.push(span);
  return lone;
}

/** Passages that lie each in one paragraph, each in another; shorter where the paragraph is. */
function passagesInParagraphs(
  text: string,
  most: number,
  random: Random,
): { paragraph: Span; passage: Span }[] {
  const paragraphs = paragraphsOf(text).filter(
    ({ start, end }) => wordsOf(text.slice(start, end)).length >= SHORTEST,
  );
  const chosen = new Set<Span>();
  const count = Math.max(1, Math.min(most, Math.floor(paragraphs.length / 5)));
  while (chosen.size < Math.min(count, paragraphs.length)) chosen.add(pick(paragraphs, random));
  return [...chosen].map((paragraph) => {
    const [passage] = passagesIn(text.slice(paragraph.start, paragraph.end), 1, random);
    const { start = 0, end = 0 } = passage ?? {};
    return { paragraph, passage: { start: paragraph.start + start, end: paragraph.start + end } };
  });
}

function removeOthers(text: string, _: string, most: number, random: Random): Trials {
  const chosen = passagesInParagraphs(text, most, random);
  const kept = new Set(chosen.map(({ paragraph }) => paragraph.start));
  const edits = paragraphsOf(text)
    .filter(({ start }) => !kept.has(start) && random() < 0.25)
    .map((paragraph) => removal(text, paragraph));
  return trialsOf(
    text,
    withEdits(text, edits),
    chosen.map(({ passage }) => passage),
  );
}

function removal(text: string, { start, end }: Span): Edit {
  return { start, end: Math.min(text.length, end + 1), text: '' };
}

function removeParagraphs(text: string, _: string, most: number, random: Random): Trials {
  const chosen = passagesInParagraphs(text, most, random);
  const edited = withEdits(
    text,
    chosen.map(({ paragraph }) => removal(text, paragraph)),
  );
  return trialsOf(
    text,
    edited,
    chosen.map(({ passage }) => passage),
  );
}

function removeWords(text: string, _: string, most: number, random: Random): Trials {
  const passages = lonePassagesIn(text, most, random);
  return trialsOf(
    text,
    withEdits(
      text,
      passages.map((passage) => ({ ...passage, text: '' })),
    ),
    passages,
  );
}

/** The paragraphs removed, others of another text put in, and a tenth of all words changed. */
function removeAndChange(text: string, other: string, most: number, random: Random): Trials {
  const removed = removeParagraphs(text, other, most, random);
  const put = paragraphsOf(removed.after).flatMap(({ start }): Edit[] =>
    random() < 0.1 ? [{ start, end: start, text: `${paragraphFrom(other, random)}\n` }] : [],
  );
  const { text: longer } = withEdits(removed.after, put);
  const changes = changeWords(longer, 0.1, [...wordsIn(text), ...wordsIn(other)], random);
  return { ...removed, after: withEdits(longer, changes).text };
}

function moveParagraphs(text: string, _: string, most: number, random: Random): Trials {
  const chosen = passagesInParagraphs(text, most, random);
  const moved = new Set(chosen.map(({ paragraph }) => paragraph.start));
  const stay = paragraphsOf(text).filter(({ start }) => !moved.has(start));
  // Each goes before one that stays, or to the end.
  const order: Span[] = [...stay];
  for (const { paragraph } of chosen) order.splice(Math.floor(random() * (order.length + 1)), 0, paragraph);
  const places = new Map<number, number>();
  let after = '';
  for (const { start, end } of order) {
    places.set(start, after.length);
    after += `${text.slice(start, end)}\n`;
  }
  const passages = chosen.map(({ paragraph, passage }) => {
    const shift = (places.get(paragraph.start) ?? 0) - paragraph.start;
    return { before: passage, after: { start: passage.start + shift, end: passage.end + shift } };
  });
  return { before: text, after, passages };
}

/** Three to thirty words of another text, in a paragraph of their own, somewhere inside each passage. */
function putAdvertisements(text: string, other: string, most: number, random: Random): Trials {
  const passages = lonePassagesIn(text, most, random);
  const source = wordsIn(other);
  const edits = passages.map((passage) => {
    const words = wordsOf(text.slice(passage.start, passage.end));
    const at = passage.start + (words[1 + Math.floor(random() * (words.length - 1))]?.start ?? 0);
    const length = 3 + Math.floor(random() * 28);
    const first = Math.floor(random() * Math.max(1, source.length - length));
    return { start: at, end: at, text: `\n${source.slice(first, first + length).join(' ')}\n` };
  });
  return trialsOf(text, withEdits(text, edits), passages);
}

const sources = new Map<string, string[]>();

function wordsIn(text: string): string[] {
  const words = sources.get(text) ?? wordsOf(text).map(({ start, end }) => text.slice(start, end));
  sources.set(text, words);
  return words;
}

function paragraphFrom(text: string, random: Random): string {
  const { start, end } = pick(paragraphsOf(text), random);
  return text.slice(start, end);
}
