import { chooseMentions, MARKS_A_SCREEN, type Mention } from '../glossary/density.ts';
import type { Match } from '../glossary/senses.ts';
import type { PageSettings } from '../library.ts';
import { isInterrupted, piecesOf, rangeOf, stillReads } from '../page/block-ranges.ts';
import { rectsOf } from '../page/hit-test.ts';
import type { Block } from '../page/page-text.ts';
import { isVisible } from '../page/readable.ts';
import { composedParentOf, isElement } from '../page/unclobbered.ts';
import { sectionsOf } from './sections.ts';

/** A match and the block it stands in. */
export interface FoundMatch {
  readonly block: Block;
  readonly match: Match;
}

/**
 * Which matches are marked: those that can be seen, that the settings let through, at their first mentions.
 * `found` and `sectionStarts` in reading order.
 */
export function chooseMarks(
  found: readonly FoundMatch[],
  settings: PageSettings,
  sectionStarts: readonly Element[],
): FoundMatch[] {
  const { density, headings, links, knownTerms, on } = settings;
  if (!on) return [];
  const shown = found.filter(({ block, match }) => {
    if (match.senses.every(({ term }) => knownTerms.includes(term))) return false;
    return (headings || !block.heading) && isShown(block, match, links);
  });
  const blocks = shown.map(({ block }) => block);
  const sections = sectionsOf(blocks, sectionStarts);
  const crowded = shown.length > MARKS_A_SCREEN;
  const mentions = shown.map(({ block, match }, i): Mention => ({
    section: sections[i] ?? 0,
    heading: block.heading,
    form: `${match.senses[0].term} ${match.written}`,
    ambiguous: match.senses[0].reason.kind === 'words',
    screen: crowded ? screenOf(block, match) : 0,
  }));
  return chooseMentions(mentions, density).flatMap((place) => shown[place] ?? []);
}

function isShown(block: Block, match: Match, links: boolean): boolean {
  if (!stillReads(block, match) || isInterrupted(block, match)) return false;
  const parents = piecesOf(block, match).map(({ node }) => composedParentOf(node));
  return parents.every(
    (parent) => isElement(parent) && isVisible(parent) && (links || parent.closest('a[href]') === null),
  );
}

/** Which screenful of the page the match begins on. */
function screenOf(block: Block, match: Match): number {
  const range = rangeOf(block, match);
  const top = range === undefined ? 0 : (rectsOf(range)[0]?.top ?? 0);
  return Math.floor((top + window.scrollY) / Math.max(200, window.innerHeight));
}
