/** What editors, frameworks and translators leave in a page's text, which nobody sees. */
export type Perturbation = 'text nodes split' | 'empty text nodes' | 'pieces in bold' | 'comments between';

export const perturbations: readonly Perturbation[] = [
  'text nodes split',
  'empty text nodes',
  'pieces in bold',
  'comments between',
];

/** A number that belongs to the name of a case: the same case is always perturbed in the same way. */
export function seedOf(name: string): number {
  let seed = 0;
  for (let i = 0; i < name.length; i++) seed = (Math.imul(seed, 31) + name.charCodeAt(i)) >>> 0;
  return seed;
}

/**
 * Cuts the text of the document it runs in, open shadow roots included, to pieces, and puts `kinds`
 * at the cuts. A person sees the same text as before: bold letters at most. Left alone is what is not HTML
 * text (scripts, fields, drawings), what shows its source as it stands (`pre`, code), and editors. Answers
 * how many cuts it made.
 *
 * It is sent into pages as it stands, so it uses nothing from outside itself; and because pages clobber and
 * patch what they can, it asks the prototypes, and few of them.
 */
export function perturb(seed: number, kinds: readonly Perturbation[]): number {
  const leftAlone =
    /^(script|style|noscript|template|title|textarea|select|optgroup|option|datalist|pre|code|kbd|samp|svg|math|iframe|canvas|video|audio|object|xmp|plaintext)$/u;
  const shadow = Object.getOwnPropertyDescriptor(Element.prototype, 'shadowRoot') as {
    get: (this: Element) => ShadowRoot | null;
  };
  let state = seed;
  let made = 0;

  /** From 0 up to, not including, `limit`; the generator is mulberry32. */
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };

  /** Every text node under `root` that holds more than white space, and the element whose box it is in. */
  const collect = (root: Node, host: Element | null, found: [Text, Element | null][]): void => {
    const walker = Document.prototype.createTreeWalker.call(
      document,
      root,
      NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
      {
        acceptNode: (node) =>
          node instanceof Element &&
          (leftAlone.test(node.localName) || Element.prototype.hasAttribute.call(node, 'contenteditable'))
            ? NodeFilter.FILTER_REJECT
            : NodeFilter.FILTER_ACCEPT,
      },
    );
    for (let node: Node | null = root; node; node = walker.nextNode()) {
      if (node instanceof Text) {
        if (/\S/u.test(node.data))
          found[found.length] = [node, node.assignedSlot ?? node.parentElement ?? host];
      } else if (node instanceof Element) {
        const inside = shadow.get.call(node);
        if (inside) collect(inside, node, found);
      }
    }
  };

  /** Whether an inline element may stand in the box: flex and grid make an item of each, tables a cell. */
  const takesInline = (box: Element | null): boolean => {
    let at = box;
    while (at && getComputedStyle(at).display === 'contents') at = at.assignedSlot ?? at.parentElement;
    return at === null || !/flex|grid|^table(?!-c)/u.test(getComputedStyle(at).display);
  };

  /** Lengths of the pieces: a few letters, longer in long texts, but short again at their end. */
  const cut = (text: Text): Text[] => {
    const pieces: Text[] = [];
    let rest = text;
    for (;;) {
      const { data } = rest;
      const most = data.length > 80 ? Math.max(8, Math.ceil(data.length / 100)) : 8;
      let length = 1 + below(most);
      // Not inside what a person sees as one letter.
      while (length < data.length && /^[\p{M}\u200D\uDC00-\uDFFF]/u.test(data.slice(length))) length++;
      pieces[pieces.length] = rest;
      if (length >= data.length) return pieces;
      rest = rest.splitText(length);
    }
  };

  const wrap = (piece: Text): void => {
    const bold = document.createElement('b');
    piece.before(bold);
    bold.append(piece);
    if (getComputedStyle(bold).display !== 'inline' || getComputedStyle(bold).float !== 'none')
      bold.replaceWith(piece);
  };

  const texts: [Text, Element | null][] = [];
  collect(document, null, texts);
  for (const [text, box] of texts) {
    const mayWrap = takesInline(box);
    for (const piece of cut(text)) {
      made++;
      // Several at one cut as well; where none falls, the text node is split and no more.
      for (const kind of kinds) {
        if (below(3) === 0) continue;
        if (kind === 'empty text nodes') piece.before('');
        else if (kind === 'comments between') piece.before(document.createComment('between'));
        else if (kind === 'pieces in bold' && mayWrap) wrap(piece);
      }
    }
  }
  return made;
}
