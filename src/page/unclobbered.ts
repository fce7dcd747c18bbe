/**
 * The DOM's own properties and methods, read past a page that hides them. In an extension's isolated world
 * a form's named controls still stand in place of the form's properties (`<form><input name="parentNode">`),
 * so whatever may meet a form asks the prototypes' own.
 */
function getter<Owner, Value>(prototype: object, name: string): (owner: Owner) => Value {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get as (this: Owner) => Value;
  return (owner) => get.call(owner);
}

const nodePrototype = Node.prototype;
const elementPrototype = Element.prototype;

const nodeTypeOf = getter<Node, number>(nodePrototype, 'nodeType');
export const localNameOf = getter<Element, string>(elementPrototype, 'localName');
export const shadowRootOf = getter<Element, ShadowRoot | null>(elementPrototype, 'shadowRoot');
export const parentOf = getter<Node, ParentNode | null>(nodePrototype, 'parentNode');
export const firstChildOf = getter<Node, ChildNode | null>(nodePrototype, 'firstChild');
export const nextSiblingOf = getter<Node, ChildNode | null>(nodePrototype, 'nextSibling');
const slotOf = getter<Element, Element | null>(elementPrototype, 'assignedSlot');
export const isConnected = getter<Node, boolean>(nodePrototype, 'isConnected');

export function isElement(node: Node | null): node is Element {
  return node !== null && nodeTypeOf(node) === 1;
}

/** Text, in XHTML also a CDATA section. */
export function isText(node: Node | null): node is Text {
  const type = node === null ? 0 : nodeTypeOf(node);
  return type === 3 || type === 4;
}

export function isShadowRoot(node: Node | null): node is ShadowRoot {
  return node !== null && nodeTypeOf(node) === 11 && 'host' in node;
}

const { getAttribute, checkVisibility, getBoundingClientRect } = elementPrototype;
const { compareDocumentPosition, contains, getRootNode } = nodePrototype;

export function attributeOf(element: Element, name: string): string | null {
  return getAttribute.call(element, name);
}

/** The elements under `root` in its own tree that a selector names. */
export function allIn(root: Node, selector: string): Iterable<Element> {
  if (isElement(root)) return elementPrototype.querySelectorAll.call(root, selector);
  return isShadowRoot(root) ? root.querySelectorAll(selector) : [];
}

/** The element or its nearest ancestor in the same tree that matches; null when there is none. */
export function closest(element: Element, selector: string): Element | null {
  return elementPrototype.closest.call(element, selector);
}

/** Whether a selector names `element`. */
export function matches(element: Element, selector: string): boolean {
  return elementPrototype.matches.call(element, selector);
}

/** The element's box in CSS pixels of the viewport. */
export function boxOf(element: Element): DOMRect {
  return getBoundingClientRect.call(element);
}

/** Whether `element` has a box that is laid out: not `display: none`, not in a closed `<details>`. */
export function isRendered(element: Element): boolean {
  return checkVisibility.call(element);
}

/** As `Node.compareDocumentPosition`. */
export function positionOf(other: Node, from: Node): number {
  return compareDocumentPosition.call(from, other);
}

/** The document or shadow root that `node` stands in; the outermost ancestor of a node that stands in none. */
export function rootOf(node: Node): Node {
  return getRootNode.call(node);
}

/** The host of the shadow tree that `node` stands in; undefined for one of the document's own tree. */
export function hostOf(node: Node): Node | undefined {
  const root = rootOf(node);
  return isShadowRoot(root) ? root.host : undefined;
}

/** The document's root element; while there is none, the document, in which nothing is read. */
export function rootElement(): Element {
  const { documentElement }: { documentElement: Element | null } = document;
  return documentElement ?? (document as unknown as Element);
}

/** The parent that a reader sees: out of a shadow root, and of the root itself, it is the host. */
export function composedParentOf(node: Node): Node | null {
  if (isShadowRoot(node)) return node.host;
  const parent = parentOf(node);
  return isShadowRoot(parent) ? parent.host : parent;
}

/** The parent by which a node is shown: of what stands in a slot it is the slot, of all else as above. */
export function flatParentOf(node: Node): Node | null {
  return (isElement(node) ? slotOf(node) : (node as Text).assignedSlot) ?? composedParentOf(node);
}

/**
 * Whether nodes are `scope` or stand inside it, through shadow roots. Asked of many, it costs next to nothing where
 * `scope` is a plain paragraph, which holds no elements.
 */
export function insideOf(scope: Element): (node: Node) => boolean {
  const holds = shadowRootOf(scope) ?? elementPrototype.querySelector.call(scope, '*');
  return (node) => {
    for (let at: Node | undefined = node; at && holds; at = hostOf(at))
      if (contains.call(scope, at)) return true;
    return node === scope;
  };
}
