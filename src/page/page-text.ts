import { continuesText, openShadowRootOf, roleOf, type Role, sectionStartOf } from './readable.ts';
import { isElement, isText, localNameOf } from './unclobbered.ts';

/**
 * One paragraph's worth of text as the reader sees it. `text` is the data of its text nodes in the order
 * of the flat tree, unchanged, so that spans count UTF-16 code units of both; a line break adds `\n`, and
 * something that is not read but stands between two words adds U+FFFC.
 */
export interface Block {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** The innermost block-level element that holds all of it. */
  readonly scope: Element;
  /** Whether it stands in a heading. */
  readonly heading: boolean;
  /** How many code units of the page were read before it. */
  readonly before: number;
}

/** A text node of a block and the place in the block's text at which its data begins. */
export interface Piece {
  readonly node: Text;
  readonly start: number;
}

/** What a reading of the page hands over beside the blocks. */
export interface Reading {
  readonly blocks: readonly Block[];
  /** Headings and articles, in reading order: each begins a section. */
  readonly sectionStarts: readonly Element[];
  /** Open shadow roots that were read. */
  readonly shadowRoots: readonly ShadowRoot[];
  /** Custom elements without a shadow root, as yet. */
  readonly hosts: readonly Element[];
  /** Code units read, hidden text included. */
  readonly length: number;
}

const OBJECT = '\uFFFC';

/**
 * Reads the text under `root` as blocks: through open shadow roots and slots, past what `roleOf` says is
 * not read. Hidden text is read too; whether a match can be seen is asked when it is painted. `before`
 * is how much of the page was read earlier.
 */
export function readPage(root: Element, before = 0): Reading {
  const reader = new PageReader(before);
  reader.readTree(root);
  return reader.finish();
}

interface OpenElement {
  readonly element: Element;
  readonly role: Role;
  readonly heading: boolean;
}

class PageReader {
  readonly #blocks: Block[] = [];
  readonly #sectionStarts: Element[] = [];
  readonly #shadowRoots: ShadowRoot[] = [];
  readonly #hosts: Element[] = [];
  #length: number;
  /** Grows by the data of text nodes; nothing looks into it before the block ends (engines keep it as a rope). */
  #text = '';
  /** The last code unit of the text, 0 after something that is no text. */
  #lastUnit = 0;
  #hasInk = false;
  #pieces: Piece[] = [];
  readonly #scopes: Element[] = [];
  #headings = 0;
  /** Inline elements entered or left since the last letter. */
  #edges: Element[] = [];
  #lineBreaks = 0;

  constructor(before: number) {
    this.#length = before;
  }

  finish(): Reading {
    this.#endBlock();
    return {
      blocks: this.#blocks,
      sectionStarts: this.#sectionStarts,
      shadowRoots: this.#shadowRoots,
      hosts: this.#hosts,
      length: this.#length,
    };
  }

  /**
   * Walks everything under `root`. A TreeWalker, because `firstChild` and `nextSibling` of a form can be
   * the form's own controls; with a stack of its own, because pages nest 5,000 elements deep.
   */
  readTree(root: Node): void {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    const open: OpenElement[] = [];
    let node: Node | null = root;
    let enters = this.#enter(root, open);
    for (;;) {
      const child: Node | null = enters ? walker.firstChild() : null;
      if (child !== null) {
        node = child;
        enters = this.#enter(child, open);
        continue;
      }
      for (;;) {
        if (isElement(node)) this.#leave(open.pop());
        if (node === root || node === null) return;
        const sibling: Node | null = walker.nextSibling();
        if (sibling !== null) {
          node = sibling;
          enters = this.#enter(sibling, open);
          break;
        }
        node = walker.parentNode();
        if (node === null) return;
      }
    }
  }

  /** Whether the walk goes on with the node's children. */
  #enter(node: Node, open: OpenElement[]): boolean {
    if (isText(node)) {
      this.#addText(node);
      return false;
    }
    if (!isElement(node)) return true;
    const role = this.#scopes.length === 0 ? 'block' : roleOf(node);
    const section = role === 'block' || role === 'inline' ? sectionStartOf(node) : undefined;
    open.push({ element: node, role, heading: section === 'heading' });
    if (role === 'absent') return false;
    if (role === 'gap') {
      this.#addGap();
      return false;
    }
    if (role === 'line-break') {
      this.#addLineBreak();
      return false;
    }
    if (role === 'block') {
      this.#endBlock();
      this.#scopes.push(node);
    } else {
      this.#edges.push(node);
    }
    if (section === 'heading') this.#headings++;
    if (section !== undefined) this.#sectionStarts.push(node);
    return !this.#readThroughShadow(node);
  }

  #leave(left: OpenElement | undefined): void {
    if (left === undefined) return;
    if (left.role === 'block') {
      this.#endBlock();
      this.#scopes.pop();
    } else if (left.role === 'inline') {
      this.#edges.push(left.element);
    }
    if (left.heading) this.#headings--;
  }

  /** Reads an element's open shadow root, or the nodes in its slot, instead of its children. */
  #readThroughShadow(element: Element): boolean {
    const shadow = openShadowRootOf(element);
    if (shadow !== undefined) {
      this.#shadowRoots.push(shadow);
      this.readTree(shadow);
      return true;
    }
    const name = localNameOf(element);
    if (name.includes('-')) this.#hosts.push(element);
    if (name !== 'slot' || !('assignedNodes' in element)) return false;
    const assigned = (element as HTMLSlotElement).assignedNodes();
    for (const node of assigned) this.readTree(node);
    return assigned.length > 0;
  }

  #addText(node: Text): void {
    const { data } = node;
    if (data.length === 0) return;
    const ink = hasInk(data);
    if (this.#edges.length > 0) {
      if (isWordUnit(this.#lastUnit) && isWordUnit(data.charCodeAt(0)) && !this.#edges.every(continuesText))
        this.#endBlock();
      this.#edges = [];
    }
    if (ink) {
      this.#lineBreaks = 0;
      this.#hasInk = true;
    }
    this.#pieces.push({ node, start: this.#text.length });
    this.#text += data;
    this.#lastUnit = data.charCodeAt(data.length - 1);
  }

  #addGap(): void {
    if (this.#pieces.length > 0) this.#addSign(OBJECT);
  }

  #addLineBreak(): void {
    if (++this.#lineBreaks > 1) this.#endBlock();
    else if (this.#pieces.length > 0) this.#addSign('\n');
  }

  #addSign(sign: string): void {
    this.#text += sign;
    this.#lastUnit = 0;
  }

  #endBlock(): void {
    const scope = this.#scopes.at(-1);
    if (scope !== undefined && this.#hasInk) {
      this.#blocks.push({
        text: this.#text,
        pieces: this.#pieces,
        scope,
        heading: this.#headings > 0,
        before: this.#length,
      });
    }
    this.#length += this.#text.length;
    this.#text = '';
    this.#lastUnit = 0;
    this.#hasInk = false;
    this.#pieces = [];
    this.#edges = [];
    this.#lineBreaks = 0;
  }
}

/** Whether `data` holds anything but white space. */
function hasInk(data: string): boolean {
  for (let i = 0; i < data.length; i++) {
    const unit = data.charCodeAt(i);
    if (unit > 0x20 && unit !== 0xa0 && unit !== 0x200b) return true;
  }
  return false;
}

/** Whether the code unit can be part of a word. Most are ASCII, and the expression is dear the first time. */
function isWordUnit(unit: number): boolean {
  if (unit < 0x80)
    return (
      (unit >= 0x30 && unit <= 0x39) ||
      (unit >= 0x41 && unit <= 0x5a) ||
      (unit >= 0x61 && unit <= 0x7a) ||
      unit === 0x5f
    );
  return /[\p{L}\p{N}]/u.test(String.fromCharCode(unit));
}
