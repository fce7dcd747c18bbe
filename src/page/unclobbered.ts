/**
 * The DOM's own properties, read past a page that hides them. In an extension's isolated world a form's
 * named controls still stand in place of the form's properties (`<form><input name="parentNode">`), so
 * whatever may meet a form asks the prototypes' own getters.
 */
function getter<Owner, Value>(prototype: object, name: string): (owner: Owner) => Value {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get as (this: Owner) => Value;
  return (owner) => get.call(owner);
}

const nodeTypeOf = getter<Node, number>(Node.prototype, 'nodeType');
export const localNameOf = getter<Element, string>(Element.prototype, 'localName');
export const shadowRootOf = getter<Element, ShadowRoot | null>(Element.prototype, 'shadowRoot');
export const parentOf = getter<Node, ParentNode | null>(Node.prototype, 'parentNode');
export const isConnected = getter<Node, boolean>(Node.prototype, 'isConnected');

export function isElement(node: Node | null): node is Element {
  return node !== null && nodeTypeOf(node) === Node.ELEMENT_NODE;
}

export function isText(node: Node | null): node is Text {
  return node !== null && nodeTypeOf(node) === Node.TEXT_NODE;
}

export function isShadowRoot(node: Node | null): node is ShadowRoot {
  return node !== null && nodeTypeOf(node) === Node.DOCUMENT_FRAGMENT_NODE && 'host' in node;
}

const { getAttribute } = Element.prototype;

export function attributeOf(element: Element, name: string): string | null {
  return getAttribute.call(element, name);
}

/** Whether a selector names `element`. */
export function matches(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

/** The innermost element around `element`, itself included, that a selector names. */
export function closest(element: Element, selector: string): Element | null {
  return Element.prototype.closest.call(element, selector);
}

/** The border box in CSS pixels of the viewport. */
export function boxOf(element: Element): DOMRect {
  return Element.prototype.getBoundingClientRect.call(element);
}

/** The parent that a reader sees: out of a shadow root it is the host. */
export function composedParentOf(node: Node): Node | null {
  const parent = parentOf(node);
  return isShadowRoot(parent) ? parent.host : parent;
}

/** Whether `node` is `scope` or stands inside it, through shadow roots. */
export function isInside(node: Node, scope: Node): boolean {
  for (let at: Node | null = node; at !== null; at = composedParentOf(at)) if (at === scope) return true;
  return false;
}
