import { isText } from './unclobbered.ts';

/** A point in a document's viewport, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A place in a text node, in UTF-16 code units. */
export interface TextPosition {
  readonly node: Text;
  readonly offset: number;
}

interface CaretSource {
  caretPositionFromPoint?: (
    x: number,
    y: number,
    options?: { shadowRoots: readonly ShadowRoot[] },
  ) => { offsetNode: Node; offset: number } | null;
  caretRangeFromPoint?: (x: number, y: number) => { startContainer: Node; startOffset: number } | null;
}

/**
 * The place in the text that is nearest to `point`, also inside `shadowRoots`; undefined where there is
 * none. The caret is the nearest place, however far: ask `covers` whether the point is really on it.
 */
export function textAt(point: Point, shadowRoots: readonly ShadowRoot[]): TextPosition | undefined {
  const source = document as unknown as CaretSource;
  const position = source.caretPositionFromPoint?.(point.x, point.y, { shadowRoots });
  if (position && isText(position.offsetNode)) return { node: position.offsetNode, offset: position.offset };
  const range = source.caretRangeFromPoint?.(point.x, point.y);
  if (range && isText(range.startContainer)) return { node: range.startContainer, offset: range.startOffset };
  return undefined;
}

/** The boxes of a range's lines, in CSS pixels of the viewport; none when the page has cut off its text. */
export function rectsOf(range: StaticRange): DOMRect[] {
  const live = document.createRange();
  try {
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
  } catch {
    return [];
  }
  return [...live.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
}

/** Whether one of the boxes holds the point, with two pixels to spare above and below for the line under the words. */
export function covers(rects: readonly DOMRect[], { x, y }: Point): boolean {
  return rects.some((rect) => x >= rect.left && x <= rect.right && y >= rect.top - 2 && y <= rect.bottom + 2);
}
