import { endsSentence, hasInk, isWordUnit, lengthOfSentences } from './code-units.ts';
import { languageOf, ownLanguageOf } from './language.ts';
import {
  continuesText,
  displayOf,
  mayHaveShadow,
  plainRoleOf,
  type Role,
  roleOf,
  sectionStartBy,
  unusualIn,
} from './readable.ts';
import {
  attributeOf,
  firstChildOf,
  isConnected,
  isElement,
  nextSiblingOf,
  parentOf,
  shadowRootOf,
} from './unclobbered.ts';

/**
 * One paragraph's worth of text as the reader sees it. `text` is the data of its text nodes in the order
 * of the flat tree, unchanged, so that spans count UTF-16 code units of both; a line break adds `\n`, and
 * something that is not read but stands between two words adds U+FFFC. A very long paragraph is several.
 */
export interface Block {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** The language of the text, and where it changes: see `BlockText`. */
  readonly lang: string;
  /** The innermost block-level element that holds all of it. */
  readonly scope: Element;
  /** Whether it stands in a heading. */
  readonly inHeading: boolean;
  /** How many code units of the page were read before it. */
  readonly before: number;
}

/** A stretch of a text node: from `start` to `end` in the block's text, from `from` on in the node's data. */
export interface Piece {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
  readonly from: number;
}

/** What a stretch of reading hands over beside the blocks. */
export interface Reading {
  readonly blocks: readonly Block[];
  /** Headings and articles, in reading order: each begins a section. */
  readonly sectionStarts: readonly Element[];
  /** Open shadow roots that were read. */
  readonly shadowRoots: readonly ShadowRoot[];
  /** Elements that were read and have no open shadow root, as yet. */
  readonly hosts: readonly Element[];
}

/** The reading of a part of the page, which can be laid aside while the page goes on. */
export interface PageReader {
  /** Code units read, hidden text included. */
  length(): number;
  /**
   * Reads on until everything is read, or until `isOver` says that it is time to stop; asked every few dozen
   * nodes. `lost` is the answer when the page has meanwhile moved the place where it stopped: the rest is not read.
   */
  readOn(isOver: () => boolean): 'whole' | 'more' | 'lost';
  /** What was read since the last time. */
  take(): Reading;
}

const OBJECT = '\uFFFC';
/** Code units after which a paragraph is cut at the end of a sentence: what is sent and matched at once has a limit. */
const LONG = 16_384;
/** Code units after which it is cut anywhere. */
const TOO_LONG = 2 * LONG;
/** Code units of a language's name that are sent. */
const MOST_LANG = 64;
/** Nodes read between two looks at the clock. */
const STRIDE = 64;

interface OpenElement {
  readonly element: Element;
  readonly role: Role;
  readonly isHeading: boolean;
  /** Whether its controls may stand in place of its properties (see `unclobbered.ts`). */
  readonly isForm: boolean;
}

/** A tree that is being walked: the page's, an open shadow root's, a slotted node's. */
interface Walk {
  readonly root: Node;
  /** The elements in it of which more than the name must be known. They are found natively, which costs a tenth of asking each. */
  readonly unusual: ReadonlySet<Element>;
  /** The node that was entered last; undefined before the first. */
  at: Node | undefined;
  /** Whether its children are read. */
  enters: boolean;
  /** The elements from the root down to `at`. */
  readonly open: OpenElement[];
}

/**
 * Begins to read the text under `root` as blocks: through open shadow roots and slots, past what `roleOf`
 * says is not read. Hidden text is read too; whether a match can be seen is asked when it is painted.
 * `before` is how much of the page was read earlier.
 */
export function openPage(root: Element, before = 0): PageReader {
  let reading = nothingRead();
  /** The innermost last. A stack of our own, because pages nest 5,000 elements deep. */
  const walks = [walkFrom(root)];
  let length = before;
  /** Grows by the data of text nodes; nothing looks into it before the block ends (engines keep it as a rope). */
  let text = '';
  /** The last code unit of the text, 0 after something that is no text. */
  let lastUnit = 0;
  let inked = false;
  let pieces: Piece[] = [];
  /** What the piece before was in, and all of the block. */
  let lastLang = '';
  let lang = '';
  const scopes: Element[] = [];
  /** The languages of the elements that are open, the innermost last. */
  const langs = [languageOf(root)];
  let headings = 0;
  /** Inline elements entered or left since the last letter. */
  let edges: Element[] = [];
  let lineBreaks = 0;

  /**
   * Goes to the next node of a walk, or ends it. Properties of what is no form are read directly: that is twice as
   * fast, and nothing can stand in their place.
   */
  function step(walk: Walk): void {
    const { at, open } = walk;
    if (!at) return enter(walk, walk.root);
    const child = !walk.enters ? null : open.at(-1)?.isForm ? firstChildOf(at) : at.firstChild;
    if (child) return enter(walk, child);
    for (let node = at; ; node = open.at(-1)?.element ?? walk.root) {
      const left = open.at(-1)?.element === node ? open.pop() : undefined;
      if (left) leave(left);
      if (node === walk.root) break;
      const sibling = left?.isForm ? nextSiblingOf(node) : node.nextSibling;
      if (sibling) return enter(walk, sibling);
    }
    walks.pop();
  }

  function enter(walk: Walk, node: Node): void {
    walk.at = node;
    // A form may have a control of this name; and a CDATA section is text.
    const type: unknown = node.nodeType;
    if (type === 3 || type === 4) {
      walk.enters = false;
      addText(node as Text);
    } else if (type === 1 || typeof type !== 'number') walk.enters = enterElement(walk, node as Element);
    else walk.enters = node === walk.root;
  }

  /** Whether the walk goes on with the element's children. */
  function enterElement(walk: Walk, element: Element): boolean {
    const said: unknown = element.localName;
    const name = typeof said === 'string' ? said : 'form';
    const isUnusual = walk.unusual.has(element);
    const role = scopes.length === 0 ? 'block' : isUnusual ? roleOf(element) : plainRoleOf(name, element);
    const reads = role === 'block' || role === 'inline';
    const section = reads ? sectionStartBy(name, isUnusual ? attributeOf(element, 'role') : null) : undefined;
    walk.open.push({ element, role, isHeading: section === 'heading', isForm: name === 'form' });
    langs.push((isUnusual ? ownLanguageOf(element) : null) ?? (langs.at(-1) as string));
    // What is not shown parts nothing: line breaks for small screens, hidden fields, counters.
    if (pieces.length > 0 && /^(gap|line)/u.test(role) && displayOf(element) !== 'none') {
      if (role === 'gap') addSign(OBJECT);
      else if (++lineBreaks > 1) endBlock();
      else addSign('\n');
    }
    if (!reads) return false;
    if (role === 'block') {
      endBlock();
      scopes.push(element);
    } else {
      edges.push(element);
    }
    if (section === 'heading') headings++;
    if (section) reading.sectionStarts.push(element);
    return !mayHaveShadow(name) || !readsInstead(element, name);
  }

  function leave(left: OpenElement): void {
    langs.pop();
    if (left.role === 'block') {
      endBlock();
      scopes.pop();
    } else if (left.role === 'inline') {
      edges.push(left.element);
    }
    if (left.isHeading) headings--;
  }

  /** Whether an element's open shadow root, or the nodes in its slot, are read instead of its children. */
  function readsInstead(element: Element, name: string): boolean {
    const shadow = shadowRootOf(element);
    if (shadow) {
      reading.shadowRoots.push(shadow);
      walks.push(walkFrom(shadow));
      return true;
    }
    reading.hosts.push(element);
    if (name !== 'slot' || !('assignedNodes' in element)) return false;
    const assigned = (element as HTMLSlotElement).assignedNodes();
    walks.push(...assigned.map(walkFrom).toReversed());
    return assigned.length > 0;
  }

  function addText(node: Text): void {
    const { data } = node;
    if (!data) return;
    if (edges.length > 0) {
      if (
        isWordUnit(lastUnit) &&
        isWordUnit(data.charCodeAt(0)) &&
        !edges.every((edge) => continuesText(edge, false))
      )
        endBlock();
      edges = [];
    }
    if (text.length > LONG && (endsSentence(lastUnit) || text.length > TOO_LONG)) endBlock();
    let from = 0;
    while (data.length - from > TOO_LONG) {
      const to = from + lengthOfSentences(data.slice(from, from + LONG));
      addPiece(node, data.slice(from, to), from);
      endBlock();
      from = to;
    }
    addPiece(node, from === 0 ? data : data.slice(from), from);
  }

  function addPiece(node: Text, data: string, from: number): void {
    if (hasInk(data)) {
      lineBreaks = 0;
      inked = true;
    }
    const start = text.length;
    const said = (langs.at(-1) as string).slice(0, MOST_LANG);
    if (start === 0) lang = said;
    else if (said !== lastLang) lang += ` ${start} ${said}`;
    lastLang = said;
    pieces.push({ node, start, end: start + data.length, from });
    text += data;
    lastUnit = data.charCodeAt(data.length - 1);
  }

  function addSign(sign: string): void {
    text += sign;
    lastUnit = 0;
  }

  function endBlock(): void {
    const scope = scopes.at(-1);
    if (scope && inked)
      reading.blocks.push({ text, pieces, lang, scope, inHeading: headings > 0, before: length });
    length += text.length;
    text = '';
    lastUnit = 0;
    inked = false;
    pieces = [];
    edges = [];
    lineBreaks = 0;
  }

  return {
    length: () => length,
    readOn(isOver) {
      if (!walks.every(isIntact)) return 'lost';
      for (let steps = 1; ; steps++) {
        const walk = walks.at(-1);
        if (!walk) break;
        if (steps % STRIDE === 0 && isOver()) return 'more';
        step(walk);
      }
      endBlock();
      return 'whole';
    },
    take() {
      const taken = reading;
      reading = nothingRead();
      return taken;
    },
  };
}

function nothingRead(): { [Name in keyof Reading]: Array<Reading[Name][number]> } {
  return { blocks: [], sectionStarts: [], shadowRoots: [], hosts: [] };
}

function walkFrom(root: Node): Walk {
  return { root, unusual: unusualIn(root), at: undefined, enters: false, open: [] };
}

/** Whether everything on the way from the root of a walk to where it stands is where it was. */
function isIntact({ root, at = root, open }: Walk): boolean {
  return (
    isConnected(root) &&
    open.every(
      ({ element }, i) => element === root || parentOf(element) === (open[i - 1]?.element ?? root),
    ) &&
    (at === root || isElement(at) || parentOf(at) === (open.at(-1)?.element ?? root))
  );
}
