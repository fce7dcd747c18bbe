/** How often a term is marked: in each section the first mention of each written form, the first on the page, or all. */
export type Density = 'section' | 'page' | 'every';

/** What the choice needs to know of a match; matches come in reading order. */
export interface Mention {
  /** The same for mentions in the text of one section; its heading is another part, with first mentions of its own. */
  readonly part: string;
  /** The term's id, a space, and the same for mentions in the same written form. */
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

/** More than a page can have mentions: whoever gives way on a crowded screen is counted from here on. */
const LATER = 1e6;

/**
 * Which of the mentions are marked: places in `mentions`, in order. Of too many on a screen the unambiguous stay first,
 * and of these the first of each term. Stops for a moment after each look at the page, so that a long choice can be
 * laid aside.
 */
export function* chooseMentions(mentions: readonly Mention[], density: Density): Generator<void, number[]> {
  const met = new Set<string>();
  /** Places, plus `LATER` for each reason to give way. */
  const first: number[] = [];
  for (const [place, { part, form, ambiguous, isShown }] of mentions.entries()) {
    if (first.length >= MARKS_A_PAGE) break;
    const where = `${density === 'page' || part} ${form}`;
    if (density !== 'every' && met.has(where)) continue;
    if (isShown()) {
      const term = form.split(' ')[0] as string;
      first.push(place + (ambiguous ? LATER * 2 : 0) + (met.has(term) ? LATER : 0));
      met.add(where).add(term);
    }
    yield;
  }
  const left = new Map<number, number>();
  const kept: number[] = [];
  for (const turn of first.toSorted((a, b) => a - b)) {
    const place = turn % LATER;
    if (first.length > MARKS_A_SCREEN) {
      const screen = (mentions[place] as Mention).screen();
      const room = left.get(screen) ?? MARKS_A_SCREEN;
      left.set(screen, room - 1);
      yield;
      if (room <= 0) continue;
    }
    kept.push(place);
  }
  return kept.sort((a, b) => a - b);
}
