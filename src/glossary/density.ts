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
  /** Which screenful of the page it stands on. */
  readonly screen: number;
}

/** A page of nothing but terms stays readable. */
export const MARKS_A_SCREEN = 12;

/** Which of the mentions are marked: places in `mentions`, in order. Of too many on a screen the unambiguous stay first. */
export function chooseMentions(mentions: readonly Mention[], density: Density): number[] {
  const met = new Set<string>();
  const first = mentions.flatMap((mention, place) => {
    const { section, heading, form } = mention;
    const where = density === 'page' ? 'page' : `${section}${heading ? 'h' : ''}`;
    if (density !== 'every') {
      if (met.has(`${where} ${form}`)) return [];
      met.add(`${where} ${form}`);
    }
    return [{ mention, place }];
  });
  const left = new Map<number, number>();
  const kept = first
    .toSorted((a, b) => Number(a.mention.ambiguous) - Number(b.mention.ambiguous) || a.place - b.place)
    .filter(({ mention: { screen } }) => {
      const room = left.get(screen) ?? MARKS_A_SCREEN;
      left.set(screen, room - 1);
      return room > 0;
    });
  return kept.map(({ place }) => place).toSorted((a, b) => a - b);
}
