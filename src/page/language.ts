import { attributeOf, closest, isShadowRoot, rootOf } from './unclobbered.ts';

/** The language that the page says `element`'s text is in (BCP 47), empty when it says none. */
export function languageOf(element: Element): string {
  let from = element;
  for (;;) {
    const said = closest(from, '[lang]');
    if (said) return (attributeOf(said, 'lang') ?? '').trim().slice(0, 64);
    const root = rootOf(from);
    if (!isShadowRoot(root)) return '';
    from = root.host;
  }
}
