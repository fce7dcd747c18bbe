import { attributeOf, composedParentOf, isElement } from './unclobbered.ts';

/** The language that the page says `element`'s text is in, as it says it (it should be BCP 47); empty when it says none. */
export function languageOf(element: Element): string {
  let said: string | null = null;
  for (let at: Node | null = element; said === null && isElement(at); at = composedParentOf(at))
    said = ownLanguageOf(at);
  return said ?? '';
}

/** The language that an element says itself; documents in XML say it with a prefix (HTML, 3.2.6.2). */
export function ownLanguageOf(element: Element): string | null {
  return attributeOf(element, 'lang') ?? attributeOf(element, 'xml:lang');
}
