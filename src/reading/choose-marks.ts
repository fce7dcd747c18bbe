import { chooseMentions, type Mention } from '../glossary/density.ts';
import type { Match } from '../glossary/senses.ts';
import type { PageSettings } from '../library.ts';
import { isInterrupted, piecesOf, rangeOf, stillReads } from '../page/block-ranges.ts';
import { rectsOf } from '../page/hit-test.ts';
import type { Block } from '../page/page-text.ts';
import { isVisible } from '../page/readable.ts';
import { closest, composedParentOf, isElement } from '../page/unclobbered.ts';
import { sectionsOf } from './sections.ts';

/** A match and the block it stands in. */
export interface FoundMatch {
  readonly block: Block;
  readonly match: Match;
}

/** What is marked, and whether something else would be if it could be seen. */
export interface Choice {
  readonly chosen: readonly FoundMatch[];
  readonly someHidden: boolean;
}

/**
 * Which matches are marked: those that can be seen, that the settings let through, at their first mentions.
 * `found` and `sectionStarts` in reading order. Stops for a moment after each look at the page's layout.
 */
export function* chooseMarks(
  found: readonly FoundMatch[],
  { density, headings, links, on }: Pick<PageSettings, 'on' | 'density' | 'headings' | 'links'>,
  sectionStarts: readonly Element[],
): Generator<void, Choice> {
  const visible = new Map<Element, boolean>();
  let someHidden = false;
  const isShown = ({ block, match }: FoundMatch): boolean => {
    if (!stillReads(block, match) || isInterrupted(block, match)) return false;
    const parents = piecesOf(block, match).map(({ node }) => composedParentOf(node));
    if (!links && parents.some((parent) => isElement(parent) && closest(parent, 'a[href]'))) return false;
    const seen =
      parents.every((parent) => isElement(parent) && isVisible(parent, visible)) &&
      boxesOf(block, match).length > 0;
    if (!seen) someHidden = true;
    return seen;
  };
  const wanted = on ? found.filter(({ block }) => headings || !block.heading) : [];
  const sections = sectionsOf(
    wanted.map(({ block }) => block),
    sectionStarts,
  );
  const mentions = wanted.map((one, i): Mention => ({
    part: `${sections[i]}${one.block.heading}`,
    form: `${one.match.senses[0].term} ${one.match.written}`,
    ambiguous: one.match.senses[0].reason.kind === 'words',
    isShown: () => isShown(one),
    screen: () => screenOf(boxesOf(one.block, one.match)),
  }));
  const places = yield* chooseMentions(mentions, density);
  return { chosen: places.flatMap((place) => wanted[place] ?? []), someHidden };
}

function boxesOf(block: Block, match: Match): DOMRect[] {
  const range = rangeOf(block, match);
  return !range ? [] : rectsOf(range);
}

/** Which screenful of the page a match begins on. */
function screenOf([box]: readonly DOMRect[]): number {
  return Math.floor(((box?.top ?? 0) + scrollY) / Math.max(200, innerHeight));
}
