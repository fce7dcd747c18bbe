import { attributeOf, composedParentOf, isElement } from './unclobbered.ts';

/** The language that the page says `element`'s text is in (BCP 47), empty when it says none. */
export function languageOf(element: Element): string {
  for (let node: Node | null = element; node !== null; node = composedParentOf(node)) {
    if (!isElement(node)) continue;
    const lang = attributeOf(node, 'lang') ?? attributeOf(node, 'xml:lang');
    if (lang !== null) return lang.trim().slice(0, 64);
  }
  return '';
}
