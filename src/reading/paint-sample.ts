import { createPainter, type Painter } from '../page/painter.ts';
import { type PaintedAs, paintedAs } from '../settings/mark-look.ts';
import type { Settings } from '../settings/settings.ts';

/** One for each name: two looks may share one. */
const painters = new Map<PaintedAs, Painter>();

/** Paints the text of an element in a page of ours as marks are painted in pages; what comes back takes it off. */
export function paintSample(element: Element, look: Settings['look']): () => void {
  const name = paintedAs(look, navigator.userAgent);
  const painter = painters.get(name) ?? createPainter(name, '');
  painters.set(name, painter);
  const range = new StaticRange({
    startContainer: element,
    startOffset: 0,
    endContainer: element,
    endOffset: element.childNodes.length,
  });
  painter.paint([range]);
  return () => painter.erase([range]);
}
