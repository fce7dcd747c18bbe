/** How often a term is marked: in each section the first mention of each written form, the first on the page, or all. */
export type Density = 'section' | 'page' | 'every';

/** What the choice needs to know of a match; matches come in reading order. */
export interface Mention {
  /** Number of the section in which it stands. */
  readonly section: number;
  /** Whether it stands in the heading that opens the section: heading and text each get their first mention. */
  readonly heading: boolean;
  /** The same for mentions of the same term in the same written form. */
  readonly form: string;
  /** Whether its form has other senses. */
  readonly ambiguous: boolean;
  /** Whether it can be seen; asked only where it matters, since it costs the page a look at its layout. */
  readonly isShown: () => boolean;
  /** Which screenful of the page it stands on; asked only where there are many. */
  readonly screen: () => number;
}

/** A page of nothing but terms stays readable. */
export const MARKS_A_SCREEN = 12;
/** Marks on a page: nobody goes on reading beyond, and each costs the page a look at its layout. */
export const MARKS_A_PAGE = 1_000;

/**
 * Which of the mentions are marked: places in `mentions`, in order. Of too many on a screen the unambiguous
 * stay first. Stops for a moment after each look at the page, so that a long choice can be laid aside.
 */
export function* chooseMentions(mentions: readonly Mention[], density: Density): Generator<void, number[]> {
  const met = new Set<string>();
  const first: number[] = [];
  for (const [place, { section, heading, form, isShown }] of mentions.entries()) {
    if (first.length >= MARKS_A_PAGE) break;
    const where = `${density === 'page' ? 'page' : `${section}${heading ? 'h' : ''}`} ${form}`;
    if (density !== 'every' && met.has(where)) continue;
    if (isShown()) {
      met.add(where);
      first.push(place);
    }
    yield;
  }
  if (first.length <= MARKS_A_SCREEN) return first;
  const left = new Map<number, number>();
  const kept: number[] = [];
  const isAmbiguous = (place: number): number => Number(mentions[place]?.ambiguous);
  for (const place of first.toSorted((a, b) => isAmbiguous(a) - isAmbiguous(b) || a - b)) {
    const screen = mentions[place]?.screen() ?? 0;
    const room = left.get(screen) ?? MARKS_A_SCREEN;
    left.set(screen, room - 1);
    if (room > 0) kept.push(place);
    yield;
  }
  return kept.sort((a, b) => a - b);
}
