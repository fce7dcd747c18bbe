/** Han, kana and Hangul, and the punctuation that goes with them. */
const WIDE = /[\p{Script=Han}\p{Script=Hangul}\u3000-\u30FF\uFF01-\uFF60]/u;

/** How many columns of a terminal `text` takes: letters of Chinese, Japanese and Korean are two wide, marks none. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text)
    columns += /[\p{Mn}\p{Me}\p{Cf}]/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

/** `text` in lines of at most `width` columns, broken at spaces: a longer word (an address) keeps a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(/\s+/u)) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (columnsOf(last) + 1 + columnsOf(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** `text` wrapped to `width` columns: the first line after `label`, the others under its beginning. */
export function hanging(label: string, text: string, width: number): string[] {
  const indent = columnsOf(label);
  return wrap(text, width - indent).map((line, i) => (i === 0 ? label : ' '.repeat(indent)) + line);
}
