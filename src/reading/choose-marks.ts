import { chooseMentions, type Mention } from '../glossary/density.ts';
import type { Match } from '../glossary/senses.ts';
import type { PageSettings } from '../library.ts';
import { isInterrupted, piecesOf, rangeOf, stillReads } from '../page/block-ranges.ts';
import { rectsOf } from '../page/hit-test.ts';
import type { Block } from '../page/page-text.ts';
import { isVisible } from '../page/readable.ts';
import { closest, composedParentOf, flatParentOf, isElement } from '../page/unclobbered.ts';
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
  /** Where on the page a match begins, in CSS pixels from its top; undefined when it cannot be seen. */
  const topOf = ({ block, match }: FoundMatch): number | undefined => {
    if (!stillReads(block, match) || isInterrupted(block, match)) return undefined;
    const parents = piecesOf(block, match).map(({ node }) => composedParentOf(node));
    if (!links && parents.some((parent) => isElement(parent) && closest(parent, 'a[href]'))) return undefined;
    const range = rangeOf(block, match);
    const isSeen = piecesOf(block, match).every(({ node }) => {
      const parent = flatParentOf(node);
      return isElement(parent) && isVisible(parent, visible);
    });
    const [box] = range && isSeen ? rectsOf(range) : [];
    if (!box) someHidden = true;
    return box && box.top + scrollY;
  };
  const wanted = on ? found.filter(({ block }) => headings || !block.inHeading) : [];
  const sections = sectionsOf(
    wanted.map(({ block }) => block),
    sectionStarts,
  );
  const mentions = wanted.map((one, i): Mention => {
    let top: number | undefined;
    return {
      part: `${sections[i]}${one.block.inHeading}`,
      form: `${one.match.senses[0].term} ${one.match.written}`,
      ambiguous: one.match.senses[0].reason.kind === 'words',
      isShown: () => (top = topOf(one)) !== undefined,
      screen: () => Math.floor((top ?? 0) / Math.max(200, innerHeight)),
    };
  });
  const places = yield* chooseMentions(mentions, density);
  return { chosen: places.flatMap((place) => wanted[place] ?? []), someHidden };
}
