import { rangeOf } from '../../src/page/block-ranges.ts';
import { type Block, openPage, type Piece } from '../../src/page/page-text.ts';
import { roleOf } from '../../src/page/readable.ts';
import type { Span } from '../../src/span.ts';

/** What came of reading a page, and reading it again through the ranges of what was read. */
export interface ReadAgain {
  blocks: number;
  /** Code units of all blocks. */
  length: number;
  spans: number;
  /** Spans that begin in one tree and end in another: no range holds them. */
  between: number;
  /** What was not as it should be, in words. */
  wrong: string[];
}

/** Put into the page by the bundler's script, for the test to call. */
export interface ReadAgainPage {
  readPageAgain(): ReadAgain;
}

/** Line breaks and signs for what is not read: in a block's text, in no text node. */
const SIGNS = /[\n\uFFFC]/gu;

/**
 * Reads the document as the reader does, and of every block a good many spans as ranges: the text of a range's
 * nodes, between its ends, must be the span's text again, save the signs that stand for what is no text. Every
 * text node of prose must have been read once and once only.
 */
function readPageAgain(): ReadAgain {
  const reader = openPage(document.documentElement);
  const wrong: string[] = [];
  if (reader.readOn(() => false) !== 'whole') wrong.push('the page was not read to its end');
  const { blocks } = reader.take();
  const result: ReadAgain = { blocks: blocks.length, length: 0, spans: 0, between: 0, wrong };
  const read = new Map<Text, Piece[]>();
  for (const block of blocks)
    for (const piece of block.pieces) read.set(piece.node, [...(read.get(piece.node) ?? []), piece]);
  for (const block of blocks) {
    result.length += block.text.length;
    wrong.push(...wrongPieces(block));
    for (const span of spansOf(block.text)) {
      const text = textOfRange(block, span, read);
      result.spans++;
      if (text === undefined) result.between++;
      else if (text !== withoutSigns(block, span))
        wrong.push(`“${block.text.slice(span.start, span.end)}” is “${text}”`);
    }
  }
  wrong.push(...readOnce(read), ...notRead(read));
  return result;
}

/** Whether the block's text is what its pieces hold, with nothing but signs between. */
function wrongPieces({ text, pieces }: Block): string[] {
  let at = 0;
  const wrong: string[] = [];
  for (const { node, start, end, from } of pieces) {
    if (text.slice(at, start).replaceAll(SIGNS, '') !== '')
      wrong.push(`between pieces: “${text.slice(at, start)}”`);
    if (node.data.slice(from, from + end - start) !== text.slice(start, end))
      wrong.push(`a piece: “${text.slice(start, end)}” is “${node.data.slice(from, from + end - start)}”`);
    at = end;
  }
  if (text.slice(at).replaceAll(SIGNS, '') !== '') wrong.push(`after the pieces: “${text.slice(at)}”`);
  return wrong;
}

/** Each word, each three words, the first letter and the last of a word, and the whole. */
function spansOf(text: string): Span[] {
  const words = [...text.matchAll(/[^\s\uFFFC]+/gu)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  return words.flatMap((word, i) => [
    word,
    { start: word.start, end: words[Math.min(i + 2, words.length - 1)]?.end ?? word.end },
    { start: word.start, end: word.start + 1 },
    { start: word.end - 1, end: word.end },
    ...(i === 0 ? [{ start: 0, end: text.length }] : []),
  ]);
}

/** The span's text as its text nodes have it: a sign that the block put in is in none of them. */
function withoutSigns({ text, pieces }: Block, { start, end }: Span): string {
  return pieces
    .filter((piece) => piece.end > start && piece.start < end)
    .map((piece) => text.slice(Math.max(start, piece.start), Math.min(end, piece.end)))
    .join('');
}

/** What stands between the ends of a span's range in text nodes that were read; undefined where it has no range in one tree. */
function textOfRange(block: Block, span: Span, read: ReadonlyMap<Text, Piece[]>): string | undefined {
  const ends = rangeOf(block, span);
  if (ends === undefined) return undefined;
  const { startContainer, startOffset, endContainer, endOffset } = ends;
  if (startContainer.getRootNode() !== endContainer.getRootNode()) return undefined;
  const range = new Range();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  const top = range.commonAncestorContainer;
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_CDATA_SECTION);
  let text = '';
  for (
    let node: Node | null = top instanceof Text ? top : walker.nextNode();
    node;
    node = walker.nextNode()
  ) {
    if (!(node instanceof Text) || !range.intersectsNode(node) || !read.has(node)) continue;
    text += node.data.slice(
      node === startContainer ? startOffset : 0,
      node === endContainer ? endOffset : node.length,
    );
  }
  return text;
}

/** Text nodes of which some letter was read twice. */
function readOnce(read: ReadonlyMap<Text, Piece[]>): string[] {
  return [...read].flatMap(([{ data }, pieces]) => {
    let at = 0;
    const isOnce = pieces.every(({ from, start, end }) => {
      const follows = from >= at;
      at = from + end - start;
      return follows;
    });
    return isOnce ? [] : [`read twice: “${data}”`];
  });
}

/** Text nodes of prose in the document's own tree that were not read to their end. */
function notRead(read: ReadonlyMap<Text, Piece[]>): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const wrong: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || !/\S/u.test(node.data) || !isProse(node)) continue;
    const length = (read.get(node) ?? []).reduce((sum, { start, end }) => sum + end - start, 0);
    if (length !== node.length) wrong.push(`read ${length} of ${node.length}: “${node.data}”`);
  }
  return wrong;
}

function isProse(node: Text): boolean {
  for (let at = node.parentElement; at !== null && at !== document.body; at = at.parentElement) {
    const role = roleOf(at);
    if ((role !== 'inline' && role !== 'block') || at.shadowRoot !== null) return false;
  }
  return true;
}

Object.assign(globalThis, { readPageAgain } satisfies ReadAgainPage);
