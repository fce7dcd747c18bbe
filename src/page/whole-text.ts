import type { Span } from '../span.ts';
import { rangeOf, stillReads } from './block-ranges.ts';
import type { Block } from './page-text.ts';
import { compareInReadingOrder } from './reading-order.ts';
import { firstChildOf, isText, nextSiblingOf, rootOf } from './unclobbered.ts';

/**
 * The text of a whole page: its blocks as they were read, a line break after each but the last. Where highlights
 * stand is counted in its UTF-16 code units, when they are saved as when they are found again.
 */
export interface WholeText {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Where each block begins in `text`. */
  readonly starts: readonly number[];
}

/** What of a passage stands in one block. */
export interface Stretch {
  readonly block: Block;
  /** In the block's text, without white space at its ends. */
  readonly span: Span;
}

/** One end of a range, as the DOM writes it. */
interface End {
  readonly container: Node;
  readonly offset: number;
}

export function wholeTextOf(blocks: readonly Block[]): WholeText {
  const starts: number[] = [];
  let length = 0;
  for (const { text } of blocks) {
    starts.push(length);
    length += text.length + 1;
  }
  return { text: blocks.map(({ text }) => text).join('\n'), blocks, starts };
}

/**
 * What of the page's text stands in `range`, without white space at its ends; undefined when nothing does that is
 * read. Two ends in different trees (a shadow root's and the page's) are as good as two in one.
 */
export function spanOfRange(whole: WholeText, range: AbstractRange): Span | undefined {
  const start = placeOf(whole, { container: range.startContainer, offset: range.startOffset });
  const end = placeOf(whole, { container: range.endContainer, offset: range.endOffset });
  const text = whole.text.slice(start, end);
  const trimmed = text.trim();
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return undefined;
  const from = start + text.indexOf(trimmed);
  return { start: from, end: from + trimmed.length };
}

/** What of `span` stands in each block, in order; blocks of which it holds only white space are passed over. */
export function stretchesOf({ text, blocks, starts }: WholeText, { start, end }: Span): Stretch[] {
  const found: Stretch[] = [];
  for (let i = firstAfter(starts, start) - 1; i < blocks.length; i++) {
    const block = blocks[i];
    const at = starts[i] ?? 0;
    if (at >= end) break;
    if (block === undefined) continue;
    const from = Math.max(start, at);
    const part = text.slice(from, Math.min(end, at + block.text.length));
    const trimmed = part.trim();
    if (trimmed === '') continue;
    const first = from - at + part.indexOf(trimmed);
    found.push({ block, span: { start: first, end: first + trimmed.length } });
  }
  return found;
}

/** The ranges of a passage, one a block. */
export function rangesOf(stretches: readonly Stretch[]): StaticRange[] {
  return stretches.flatMap(({ block, span }) => rangeOf(block, span) ?? []);
}

/** Whether the passage still stands on the letters that were read. */
export function stands(stretches: readonly Stretch[]): boolean {
  return stretches.every(({ block, span }) => stillReads(block, span));
}

/** Where an end of a range is in the whole text: before the first letter that stands behind it. */
function placeOf({ text, blocks, starts }: WholeText, end: End): number {
  const isBehind = ({ container, offset }: End, node: Node): boolean => {
    if (node === container) return false;
    const child = isText(container) ? undefined : childAt(container, offset);
    if (child !== undefined) return node === child || compareInReadingOrder(node, child) > 0;
    return compareInReadingOrder(node, container) > 0 && !(!isText(container) && isInside(node, container));
  };
  // Halving twice: blocks and their pieces are in reading order.
  const block = firstWhere(blocks.length, (i) => {
    const last = blocks[i]?.pieces.at(-1)?.node;
    return last !== undefined && (last === end.container || isBehind(end, last));
  });
  const pieces = blocks[block]?.pieces ?? [];
  const piece = firstWhere(pieces.length, (i) => {
    const node = pieces[i]?.node;
    return node !== undefined && (node === end.container || isBehind(end, node));
  });
  // Of a long text node there are several pieces, perhaps in several blocks.
  for (let i = block; i < blocks.length; i++)
    for (const { node, start, end: stop, from } of (blocks[i]?.pieces ?? []).slice(i === block ? piece : 0)) {
      const at = starts[i] ?? 0;
      if (node !== end.container) return at + start;
      if (end.offset <= from + stop - start) return at + start + Math.max(0, end.offset - from);
    }
  return text.length;
}

function childAt(container: Node, offset: number): Node | undefined {
  let child: Node | null = firstChildOf(container);
  for (let i = 0; i < offset && child !== null; i++) child = nextSiblingOf(child);
  return child ?? undefined;
}

/** Whether `node` stands in `container`, also in a shadow root in it. */
function isInside(node: Node, container: Node): boolean {
  for (let at: Node | undefined = node; at !== undefined; at = hostOf(at))
    if (Node.prototype.contains.call(container, at)) return true;
  return false;
}

function hostOf(node: Node): Node | undefined {
  const root = rootOf(node);
  return 'host' in root ? (root.host as Node) : undefined;
}

/** The first number below `count` for which `isSo` holds, as it does for all after it; `count` without one. */
function firstWhere(count: number, isSo: (i: number) => boolean): number {
  let low = 0;
  for (let high = count; low < high;) {
    const middle = (low + high) >> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function firstAfter(numbers: readonly number[], value: number): number {
  return firstWhere(numbers.length, (i) => (numbers[i] as number) > value);
}
