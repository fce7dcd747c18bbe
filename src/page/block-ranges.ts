import type { Span } from '../span.ts';
import type { Block, Piece } from './page-text.ts';
import { continuesText } from './readable.ts';
import { flatParentOf, isConnected, isElement } from './unclobbered.ts';

/** Every place where `span` of the block's text is, as one range. Undefined for a span without a text node. */
export function rangeOf(block: Block, span: Span): StaticRange | undefined {
  const pieces = piecesOf(block, span);
  const first = pieces[0];
  const last = pieces.at(-1);
  if (!first || !last) return undefined;
  return new StaticRange({
    startContainer: first.node,
    startOffset: Math.max(0, span.start - first.start) + first.from,
    endContainer: last.node,
    endOffset: Math.min(last.end, span.end) - last.start + last.from,
  });
}

/** The pieces that `span` touches, in order. */
export function piecesOf({ pieces }: Block, span: Span): Piece[] {
  // Halving: a paragraph may be of 100,000 nodes.
  let low = 0;
  for (let high = pieces.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((pieces[middle] as Piece).end <= span.start) low = middle + 1;
    else high = middle;
  }
  const touched: Piece[] = [];
  for (let piece = pieces[low]; piece !== undefined && piece.start < span.end; piece = pieces[++low])
    touched.push(piece);
  return touched;
}

/** Whether the nodes under `span` still hold the letters that were read there. */
export function stillReads(block: Block, span: Span): boolean {
  return piecesOf(block, span).every(({ node, start, end, from }) => {
    const first = Math.max(span.start, start);
    const last = Math.min(span.end, end);
    const { data } = node;
    return (
      isConnected(node) &&
      data.slice(first - start + from, last - start + from) === block.text.slice(first, last)
    );
  });
}

/** Whether styles end the text somewhere inside `span`, where element names alone did not show it: also by an empty line. */
export function isInterrupted(block: Block, span: Span): boolean {
  const pieces = piecesOf(block, span);
  const isParted = /\n\s*\n/u.test(block.text.slice(span.start, span.end));
  return pieces.some(({ node, end }, i) => {
    const parent = flatParentOf(node);
    if (isParted && isElement(parent) && /pre|break/u.test(getComputedStyle(parent).whiteSpace)) return true;
    const next = pieces[i + 1];
    const spaced = /\s/u.test(block.text.slice(end - 1, end + 1));
    return (
      next !== undefined &&
      !edgesBetween(node, next.node, block.scope).every((edge) => continuesText(edge, spaced))
    );
  });
}

/** The elements one leaves and enters on the way from one text node to the next, inside `scope`. */
function edgesBetween(from: Text, to: Text, scope: Element): Element[] {
  const left = ancestors(from, scope);
  const entered = ancestors(to, scope);
  return [
    ...left.filter((element) => !entered.includes(element)),
    ...entered.filter((element) => !left.includes(element)),
  ];
}

function ancestors(node: Text, scope: Element): Element[] {
  const found: Element[] = [];
  for (let at = flatParentOf(node); isElement(at) && at !== scope; at = flatParentOf(at)) found.push(at);
  return found;
}
