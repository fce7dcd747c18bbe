import type { Span } from '../span.ts';

/** What no address goes beyond: a space, a long dash, a quotation mark, a thing that is no text; in Chinese and Japanese any punctuation. */
const NEVER = String.raw`\s<>"“”„«»|{}—•\uFFFC（）。，、；：！？「」『』《》【】`;
/** What most addresses do not go beyond, but URLs may hold (RFC 3986, 2.2). */
const SELDOM = String.raw`\[\]()…`;
const HARD = new RegExp(`[${NEVER}]`, 'u');
const SOFT = new RegExp(`[${NEVER}${SELDOM}]`, 'u');
/** Code units on either side that are looked at. */
const REACH = 1_000;
/** A letter or figure of a name in an address. Scripts that are written onto such a name without a space are not: 访问icann.org了解. */
const NAME = String.raw`[[\p{L}\p{M}\p{N}_]--[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]]`;
/** A host's name or a file's. Its end is in small letters, or a full stop without its space would make one. */
const HOST = String.raw`(?:${NAME}|-)+(?:\.(?:${NAME}|-)+)*\.(?:\p{Ll}[\p{Ll}\d]+|\d\p{Ll}[\p{Ll}\d]*)(?!${NAME})`;
const ADDRESSES = [
  // A URL goes on to the end of the run.
  new RegExp(
    String.raw`(?:(?<![a-z0-9+.\-])[a-z][a-z0-9+.\-]{1,20}:\/\/|www\.|(?<!${NAME})(?:doi|urn):).*`,
    'giv',
  ),
  new RegExp(String.raw`(?<!${NAME}|[.%+\-])(?:${NAME}|[.%+\-])+@(?:${NAME}|-)+(?:\.(?:${NAME}|-)+)+`, 'gv'),
  new RegExp(String.raw`(?<!${NAME}|[.\-])${HOST}(?:[\/?#].*|:\d.*)?`, 'gv'),
];
const PATH = /^(~|\.{1,2}|[A-Z]:)[/\\]|^[/\\].+[/\\]|[/\\][^/\\]*\.[a-z][a-z0-9]+[.,;:!?]*$/u;
const LOUD_FILE = /\.(PDF|DOCX?|PPTX?|XLSX?|TXT|HTML?)[.,;:!?]*$/u;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Whether the span stands in an e-mail address, a URL, the name of a host, a file or an account, and is not all of it: a
 * form may be a host's name itself.
 */
export function isInAddress(text: string, span: Span): boolean {
  const [before, after] = around(text, span, HARD);
  // Every address has one of these.
  if (!/[@＠/\\.:]/u.test(before + after)) return false;
  if (/[@＠]$/u.test(before)) return true;
  const own = read(text.slice(span.start, span.end));
  const run = before + own + after;
  const start = before.length;
  const end = start + own.length;
  for (const address of ADDRESSES)
    for (const { index, 0: found } of run.matchAll(address)) {
      const last = index + found.length;
      if (index <= start && last >= end && found.length > own.length) return true;
    }
  const name = around(text, span, SOFT).join(own);
  return name !== own && (PATH.test(name) || LOUD_FILE.test(name));
}

/** What stands before and after the span up to one of the signs, without what a reader does not see. */
function around(text: string, { start, end }: Span, signs: RegExp): [string, string] {
  let from = start;
  while (from > 0 && start - from < REACH && !isOneOf(text, from - 1, signs)) from--;
  let to = end;
  while (to < text.length && to - end < REACH && !isOneOf(text, to, signs)) to++;
  return [read(text.slice(from, start)), read(text.slice(end, to))];
}

function read(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** Most code units are ASCII letters, spaces and full stops, and no expression need be asked. */
function isOneOf(text: string, at: number, signs: RegExp): boolean {
  const unit = text.charCodeAt(at);
  if (unit === 0x20) return true;
  if (unit === 0x2e || (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)) return false;
  return signs.test(text.charAt(at));
}
