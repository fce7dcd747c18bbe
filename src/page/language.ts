import { attributeOf, composedParentOf, isElement } from './unclobbered.ts';

/** The language that the page says `element`'s text is in, as it says it (it should be BCP 47); empty when it says none. */
export function languageOf(element: Element): string {
  let said: string | null = null;
  for (let at: Node | null = element; said === null && isElement(at); at = composedParentOf(at))
    said = attributeOf(at, 'lang');
  return said ?? '';
}
