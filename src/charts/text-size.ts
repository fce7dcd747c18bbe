/**
 * How wide a text is likely to be, in multiples of its font size. A layout that is worked out without a screen can only
 * estimate: letters of a sans-serif are half as wide as high or a little more, those of East Asia as wide as high.
 */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) {
    if (/[\u1100-\u11FF\u2E80-\uA4CF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFF60]/u.test(sign)) width += 1;
    else if (/[\s.,:;'’!|()ijlItf-]/u.test(sign)) width += 0.36;
    else if (/[\p{Lu}mw\u2013\u2014]/u.test(sign)) width += 0.74;
    else width += 0.57;
  }
  return width;
}

/** A text in lines that are at most `room` wide (see `widthOf`), at most `most` of them; what is left over ends in “…”. */
export function wrapped(text: string, room: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  // A long word may be broken behind its hyphens.
  for (const word of text.split(/(?<=[-–/])(?=\p{L})|(?<=\s)/u)) {
    if (line !== '' && widthOf((line + word).trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''}…`];
}
