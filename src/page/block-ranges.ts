import type { Span } from '../span.ts';
import type { Block, Piece } from './page-text.ts';
import { continuesText } from './readable.ts';

/** Every place where `span` of the block's text is, as one range. Undefined for a span without a text node. */
export function rangeOf(block: Block, span: Span): StaticRange | undefined {
  const first = pieceAt(block, span.start);
  const last = pieceAt(block, span.end - 1);
  if (first === undefined || last === undefined) return undefined;
  return new StaticRange({
    startContainer: first.node,
    startOffset: span.start - first.start,
    endContainer: last.node,
    endOffset: span.end - last.start,
  });
}

/** The pieces that `span` touches, in order. */
export function piecesOf(block: Block, span: Span): Piece[] {
  return block.pieces.filter(
    ({ node, start }) => start < span.end && start + node.data.length > span.start && node.data.length > 0,
  );
}

/** Whether the nodes under `span` still hold the letters that were read there. */
export function stillReads(block: Block, span: Span): boolean {
  return piecesOf(block, span).every(({ node, start }, i, pieces) => {
    const end = pieces[i + 1]?.start ?? span.end;
    const from = Math.max(span.start, start);
    return (
      node.isConnected &&
      node.data
        .slice(from - start, end - start)
        .startsWith(block.text.slice(from, end).replace(/[\n\uFFFC]+$/u, ''))
    );
  });
}

/** Whether styles end the text somewhere inside `span`, where element names alone did not show it. */
export function isInterrupted(block: Block, span: Span): boolean {
  const pieces = piecesOf(block, span);
  return pieces.some(({ node }, i) => {
    const next = pieces[i + 1];
    return next !== undefined && !edgesBetween(node, next.node, block.scope).every(continuesText);
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
  for (
    let element = node.parentElement;
    element !== null && element !== scope;
    element = element.parentElement
  ) {
    found.push(element);
  }
  return found;
}

function pieceAt(block: Block, offset: number): Piece | undefined {
  return block.pieces.findLast(({ start, node }) => start <= offset && offset < start + node.data.length);
}
