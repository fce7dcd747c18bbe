export interface Serialised {
  /** The whole document with its open shadow roots. */
  html: string;
  /** How many text nodes there are: a text split in two does not show in the HTML. */
  textNodes: number;
}

/** The document it runs in, as text. It is sent into pages as it stands, so it uses nothing from outside itself. */
export function serialisedDocument(): Serialised {
  const roots: ShadowRoot[] = [];
  let textNodes = 0;
  const collect = (root: Node): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node: Node | null = root; node; node = walker.nextNode()) {
      if (node instanceof Text) textNodes++;
      if (!(node instanceof Element) || !node.shadowRoot) continue;
      roots.push(node.shadowRoot);
      collect(node.shadowRoot);
    }
  };
  const whole = document.documentElement;
  collect(whole);
  const attributes = [...whole.attributes]
    .map(({ name, value }) => `${name}=${JSON.stringify(value)}`)
    .join(' ');
  return { html: `<html ${attributes}>${whole.getHTML({ shadowRoots: roots })}</html>`, textNodes };
}

/** The texts of the page that a person can see and that are prose: no code, no fields, no navigation. */
export function visibleProse(): string[] {
  const left =
    'script, style, noscript, template, code, kbd, samp, pre, textarea, input, select, button, label, nav, svg, [role=navigation], [role=button], [contenteditable]';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (
      !parent ||
      parent.closest(left) ||
      !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    )
      continue;
    const { width, height } = parent.getBoundingClientRect();
    if (width > 2 && height > 2) texts.push(node.nodeValue ?? '');
  }
  return texts;
}
