import { isShadowRoot } from './unclobbered.ts';

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

/**
 * The rule in `paint.css` that this browser can show: before 149, Firefox does not support all of `::highlight()`
 * (web-features, "highlight": Firefox 149 is the first with everything; MDN: text-decoration came after 140).
 */
export function lookOf(userAgent: string): 'sidelight-term' | 'sidelight-term-tint' {
  const firefox = /\bFirefox\/(\d+)/u.exec(userAgent)?.[1];
  return firefox !== undefined && Number(firefox) < 149 ? 'sidelight-term-tint' : 'sidelight-term';
}

/** A painter for one document and one name. `styles` are the rules for shadow roots, which a document's own rules reach in Chromium alone. */
export function createPainter(name: string, styles: string): Painter {
  const highlight = new Highlight();
  const painted = new Set<StaticRange>();
  const roots = new Map<ShadowRoot, number>();
  let sheet: CSSStyleSheet | undefined;
  let isDisposed = false;

  const adopt = (root: ShadowRoot): void => {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
    }
    if (!root.adoptedStyleSheets.includes(sheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  };
  const release = (root: ShadowRoot): void => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
  };
  const count = (range: StaticRange, step: 1 | -1): void => {
    const root = range.startContainer.getRootNode();
    if (!isShadowRoot(root)) return;
    const inRoot = (roots.get(root) ?? 0) + step;
    if (inRoot > 0) {
      roots.set(root, inRoot);
      adopt(root);
    } else {
      roots.delete(root);
      release(root);
    }
  };
  const keep = (): void => {
    if (highlight.size < painted.size) for (const range of painted) highlight.add(range);
    if (highlight.size > 0 && CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight);
    if (highlight.size === 0 && CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
    for (const root of roots.keys()) adopt(root);
  };

  return {
    paint(ranges) {
      if (isDisposed) return;
      for (const range of ranges) {
        if (painted.has(range)) continue;
        painted.add(range);
        highlight.add(range);
        count(range, 1);
      }
      keep();
    },
    erase(ranges) {
      for (const range of ranges) {
        highlight.delete(range);
        if (painted.delete(range)) count(range, -1);
      }
      keep();
    },
    keep,
    dispose() {
      isDisposed = true;
      highlight.clear();
      painted.clear();
      for (const root of roots.keys()) release(root);
      roots.clear();
      keep();
    },
  };
}
