import type { Block } from '../page/page-text.ts';
import { sectionStartOf } from '../page/readable.ts';
import { compareInReadingOrder } from '../page/reading-order.ts';
import { insideOf } from '../page/unclobbered.ts';

/** Without headings, a section has about this many code units. */
const LENGTH = 6_000;

/**
 * The number of each block's section. A section runs from one start (a heading, an article) to the next, the
 * heading included. Blocks and starts are in reading order.
 */
export function sectionsOf(blocks: readonly Block[], starts: readonly Element[]): number[] {
  if (starts.length === 0) return blocks.map(({ before }) => Math.floor(before / LENGTH));
  let section = 0;
  return blocks.map((block) => {
    for (let start = starts[section]; start !== undefined && begins(start, block); start = starts[section])
      section++;
    return section;
  });
}

/** The text of the heading that a block stands in or under, empty without one. */
export function headingOf(block: Block, starts: readonly Element[]): string {
  const heading = starts.findLast((start) => sectionStartOf(start) === 'heading' && begins(start, block));
  return (heading?.textContent ?? '').trim().replace(/\s+/gu, ' ');
}

function begins(start: Element, block: Block): boolean {
  // Its text, not its element: loose text may stand after a heading that stands in the same box.
  const text = block.pieces[0]?.node ?? block.scope;
  return insideOf(start)(block.scope) || compareInReadingOrder(start, text) < 0;
}
