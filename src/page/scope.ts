import { roleOf } from './readable.ts';
import { composedParentOf, isElement } from './unclobbered.ts';

/** The innermost block-level element around `node`; undefined when the node is not read at all, or gone. */
export function scopeOf(node: Node): Element | undefined {
  let scope: Element | undefined;
  let at: Node | null = node;
  for (; at; at = composedParentOf(at)) {
    if (!isElement(at)) {
      if (at === document) return scope;
      continue;
    }
    const role = roleOf(at);
    if (role === 'gap' || role === 'absent') return undefined;
    if (role === 'block') scope ??= at;
  }
  return undefined;
}
