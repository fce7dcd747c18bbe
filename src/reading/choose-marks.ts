import { chooseMentions, type Mention } from '../glossary/density.ts';
import type { Match } from '../glossary/senses.ts';
import type { PageSettings } from '../library.ts';
import { isInterrupted, piecesOf, rangeOf, stillReads } from '../page/block-ranges.ts';
import { rectsOf } from '../page/hit-test.ts';
import type { Block } from '../page/page-text.ts';
import { isVisible } from '../page/readable.ts';
import { closestTo, composedParentOf, isElement } from '../page/unclobbered.ts';
import { sectionsOf } from './sections.ts';

/** A match and the block it stands in. */
export interface FoundMatch {
  readonly block: Block;
  readonly match: Match;
}

/**
 * Which matches are marked: those that can be seen, that the settings let through, at their first mentions.
 * `found` and `sectionStarts` in reading order. Stops for a moment after each look at the page's layout.
 */
export function* chooseMarks(
  found: readonly FoundMatch[],
  { density, headings, links, on }: PageSettings,
  sectionStarts: readonly Element[],
): Generator<void, FoundMatch[]> {
  const visible = new Map<Element, boolean>();
  const wanted = on ? found.filter(({ block }) => headings || !block.heading) : [];
  const sections = sectionsOf(
    wanted.map(({ block }) => block),
    sectionStarts,
  );
  const mentions = wanted.map(({ block, match }, i): Mention => ({
    section: sections[i] ?? 0,
    heading: block.heading,
    form: `${match.senses[0].term} ${match.written}`,
    ambiguous: match.senses[0].reason.kind === 'words',
    isShown: () => isShown(block, match, links, visible),
    screen: () => screenOf(block, match),
  }));
  const places = yield* chooseMentions(mentions, density);
  return places.flatMap((place) => wanted[place] ?? []);
}

function isShown(block: Block, match: Match, links: boolean, visible: Map<Element, boolean>): boolean {
  const isSeen = (element: Node | null): boolean => {
    if (!isElement(element)) return false;
    const known = visible.get(element) ?? isVisible(element);
    visible.set(element, known);
    return known && (links || closestTo(element, 'a[href]') === null);
  };
  return (
    stillReads(block, match) &&
    !isInterrupted(block, match) &&
    [block.scope, ...piecesOf(block, match).map(({ node }) => composedParentOf(node))].every(isSeen)
  );
}

/** Which screenful of the page the match begins on. */
function screenOf(block: Block, match: Match): number {
  const range = rangeOf(block, match);
  const top = range === undefined ? 0 : (rectsOf(range)[0]?.top ?? 0);
  return Math.floor((top + window.scrollY) / Math.max(200, window.innerHeight));
}
