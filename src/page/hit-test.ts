import { isText, shadowRootOf } from './unclobbered.ts';

/** A point in a document's viewport, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

interface CaretSource {
  caretPositionFromPoint?: (
    x: number,
    y: number,
    options?: { shadowRoots: readonly ShadowRoot[] },
  ) => { offsetNode: Node } | null;
  caretRangeFromPoint?: (x: number, y: number) => { startContainer: Node } | null;
}

/**
 * The text that is nearest to `point`, also inside `shadowRoots`; undefined where there is none. The caret
 * goes to the nearest place, however far: ask `covers` whether the point is really on it.
 */
export function textAt(point: Point, shadowRoots: readonly ShadowRoot[]): Text | undefined {
  const { x, y } = point;
  const source = document as unknown as CaretSource;
  const node = source.caretPositionFromPoint
    ? source.caretPositionFromPoint(x, y, { shadowRoots })?.offsetNode
    : (textInShadowAt(point, document) ?? source.caretRangeFromPoint?.(x, y)?.startContainer);
  return node && isText(node) ? node : undefined;
}

/** For WebKit (2.50) and Chromium before 128: their `caretRangeFromPoint` stops at a shadow root's host. */
function textInShadowAt(point: Point, root: DocumentOrShadowRoot): Node | undefined {
  const element = root.elementFromPoint(point.x, point.y);
  const inner = element && shadowRootOf(element);
  // A host that is itself under the point is what its root answers, too.
  if (inner && inner !== root) return textInShadowAt(point, inner);
  if (root === document) return undefined;
  const whole = new Range();
  // `from`, because the `childNodes` of a form may be one of its controls.
  return Array.from(element?.childNodes ?? []).find((node) => {
    whole.selectNodeContents(node);
    return isText(node) && covers(rectsOf(whole), point);
  });
}

/** The boxes of a range's lines, in CSS pixels of the viewport; none when the page has cut off its text. */
export function rectsOf(range: AbstractRange): DOMRect[] {
  const live = new Range();
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
