/**
 * The texts painted under highlight names that begin with `prefix`, in the document it runs in. It is
 * sent into pages as it stands, so it uses nothing from outside itself.
 *
 * A StaticRange has no text of its own and may be stale: the text is read between its ends as the page
 * is now, a `<br>` as a space. Ends that no longer exist are reported, not passed over: the extension
 * must not leave them behind.
 */
export function paintedIn(prefix: string): string[] {
  const textBetween = (ends: AbstractRange): string => {
    const range = new Range();
    try {
      range.setStart(ends.startContainer, ends.startOffset);
      range.setEnd(ends.endContainer, ends.endOffset);
    } catch {
      return '(stale range)';
    }
    const { startContainer, startOffset, endContainer, endOffset, commonAncestorContainer } = range;
    if (startContainer === endContainer && startContainer instanceof Text)
      return startContainer.data.slice(startOffset, endOffset);
    let text = '';
    // From the prototype: a page may have an image named after the document's method.
    const walker = Document.prototype.createTreeWalker.call(
      document,
      commonAncestorContainer,
      NodeFilter.SHOW_TEXT | NodeFilter.SHOW_CDATA_SECTION | NodeFilter.SHOW_ELEMENT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!range.intersectsNode(node)) continue;
      if (node instanceof Text) {
        const from = node === startContainer ? startOffset : 0;
        const to = node === endContainer ? endOffset : node.length;
        text += node.data.slice(from, to);
      } else if (node instanceof HTMLBRElement) text += ' ';
    }
    return text;
  };
  const fold = (text: string): string =>
    text
      .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
      .replace(/\s+/gu, ' ')
      .trim();
  return [...CSS.highlights]
    .filter(([name]) => name.startsWith(prefix))
    .flatMap(([, highlight]) => [...highlight].map((range) => fold(textBetween(range))));
}
