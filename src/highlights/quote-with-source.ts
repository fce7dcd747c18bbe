/**
 * A passage to be pasted elsewhere: the words on one line and in quotation marks, and under them where they stand.
 * `seen` is the day on which they were read, in words.
 */
export function quoteWithSource(quote: string, title: string, address: string, seen: string): string {
  const oneLine = (text: string): string =>
    text
      .replaceAll('\uFFFC', ' ')
      .replace(/[\u00AD\u200B\u2060\uFEFF]/gu, '')
      .replace(/\s+/gu, ' ')
      .trim();
  const name = oneLine(title);
  return `“${oneLine(quote)}”\n${name === '' ? '' : `${name}, `}${address} (${seen})`;
}
