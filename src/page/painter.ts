import { isShadowRoot, rootOf } from './unclobbered.ts';

/**
 * Paints ranges with the CSS Custom Highlight API (CSS Custom Highlight API Module Level 1). The page's
 * DOM is not touched. Only names of our own are used, one for each look, and `CSS.highlights.clear()` is
 * never called: it would erase the page's own highlights and those of other extensions.
 */
export interface Painter {
  /** Paints `ranges`; they stay until they are erased. */
  paint(ranges: readonly StaticRange[]): void;
  /** Takes `ranges` off; ranges that are not painted are no error. */
  erase(ranges: readonly StaticRange[]): void;
  /** Paints again what the page has thrown out. */
  keep(): void;
  /** Takes everything off and unregisters the name, for good. */
  dispose(): void;
}

/** A painter for one document and one name. `styles` are the rules for shadow roots, which a document's own rules reach in Chromium alone. */
export function createPainter(name: string, styles: string): Painter {
  const highlight = new Highlight();
  /** Each range and the root it stood in when it was painted: the page may have moved or removed its text since. */
  const painted = new Map<StaticRange, Node>();
  const styled = new Set<ShadowRoot>();
  let sheet: CSSStyleSheet | undefined;
  let isDisposed = false;

  const style = (root: ShadowRoot, isMarked: boolean): void => {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
    }
    const others = root.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
    if (isMarked === others.length < root.adoptedStyleSheets.length) return;
    try {
      root.adoptedStyleSheets = isMarked ? [...others, sheet] : others;
    } catch {
      // It was moved into another document, which takes no sheet of ours.
    }
  };
  const keep = (): void => {
    if (highlight.size < painted.size) for (const range of painted.keys()) highlight.add(range);
    if (highlight.size > 0 && CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight);
    if (highlight.size === 0 && CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
    const marked = new Set([...painted.values()].filter(isShadowRoot));
    for (const root of styled) {
      if (marked.has(root)) continue;
      styled.delete(root);
      style(root, false);
    }
    for (const root of marked) {
      styled.add(root);
      style(root, true);
    }
  };
  const erase = (ranges: Iterable<StaticRange>): void => {
    for (const range of ranges) {
      highlight.delete(range);
      painted.delete(range);
    }
    keep();
  };

  return {
    paint(ranges) {
      if (isDisposed) return;
      for (const range of ranges) {
        highlight.add(range);
        painted.set(range, rootOf(range.startContainer));
      }
      keep();
    },
    erase,
    keep,
    dispose() {
      isDisposed = true;
      erase([...painted.keys()]);
    },
  };
}
