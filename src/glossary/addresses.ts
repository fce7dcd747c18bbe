import type { Span } from '../span.ts';

/** What no address goes beyond: a space, a long dash, a quotation mark, a thing that is no text; in Chinese and Japanese any punctuation. */
const NEVER = String.raw`\s<>"“”„«»|{}—•\uFFFC（）。，、；：！？「」『』《》【】`;
/** What most addresses do not go beyond, but URLs may hold (RFC 3986, 2.2). */
const SELDOM = String.raw`\[\]()…`;
const HARD = new RegExp(`[${NEVER}]`, 'u');
const SOFT = new RegExp(`[${NEVER}${SELDOM}]`, 'u');
/** Every address has one of these. */
const SIGN = /[@＠/\\.:]/u;
/** A letter or figure of a name in an address. Scripts that are written onto such a name without a space are not: 访问icann.org了解. */
const NAME = String.raw`[[\p{L}\p{M}\p{N}_]--[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]]`;
/** A host's name or a file's. Its end is in small letters, or a full stop without its space would make one. */
const HOST = String.raw`(?:${NAME}|-)+(?:\.(?:${NAME}|-)+)*\.(?:\p{Ll}[\p{Ll}\d]+|(?<=\p{L}\.)\d\p{Ll}[\p{Ll}\d]*)(?!${NAME})`;
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

/** A stretch of text between two of the signs that end addresses, and what of it is one. */
interface Run extends Span {
  readonly addresses: readonly Span[];
  /** Whether all of it is a path or a file's name. */
  readonly isPath: boolean;
  /** Where the first and the last of the signs stands that every address has one of; nowhere for none. */
  readonly firstSign: number;
  readonly lastSign: number;
}

/**
 * Asks of spans of `text` whether they stand in an e-mail address, a URL, the name of a host, a file or an account, and
 * are not all of it: a form may be a host's name itself. Asked in reading order, it looks through each run of the text
 * once, however many spans stand there.
 */
export function addressesIn(text: string): (span: Span) => boolean {
  let hard: Run | undefined;
  let soft: Run | undefined;
  const holds = (run: Run | undefined, { start, end }: Span): run is Run =>
    run !== undefined && run.start <= start && end <= run.end;
  return (span) => {
    // A span may hold spaces: then it is a run of its own with what stands around it.
    if (!holds(hard, span)) hard = runAround(text, span, HARD);
    const { addresses, firstSign, lastSign } = hard;
    if (!(firstSign < span.start) && !(lastSign >= span.end)) return false;
    if (/[@＠]/u.test(lastSeen(text, span.start))) return true;
    const isWider = ({ start, end }: Span): boolean =>
      start <= span.start && end >= span.end && (start < span.start || end > span.end);
    if (addresses.some(isWider)) return true;
    if (!holds(soft, span)) soft = runAround(text, span, SOFT);
    return soft.isPath && isWider(soft);
  };
}

function runAround(text: string, span: Span, signs: RegExp): Run {
  let { start, end } = span;
  while (start > 0 && !isOneOf(text, start - 1, signs)) start--;
  while (end < text.length && !isOneOf(text, end, signs)) end++;
  const written = text.slice(start, end);
  const firstSign = start + written.search(SIGN);
  if (firstSign < start)
    return { start, end, addresses: [], isPath: false, firstSign: Infinity, lastSign: -Infinity };
  // Without what a reader does not see; then places are counted again.
  const said = read(written);
  const places = said === written ? undefined : [...placesOfSeen(written)];
  const placeOf = (at: number): number =>
    start + (places === undefined ? at : (places[at] ?? written.length));
  const addresses = ADDRESSES.flatMap((address) =>
    [...said.matchAll(address)].map(({ index, 0: { length } }) => ({
      start: placeOf(index),
      end: placeOf(index + length - 1) + 1,
    })),
  );
  const lastSign = start + Math.max(...[...'@＠/\\.:'].map((sign) => written.lastIndexOf(sign)));
  return { start, end, addresses, isPath: PATH.test(said) || LOUD_FILE.test(said), firstSign, lastSign };
}

/** The places of the code units that a reader sees. */
function* placesOfSeen(written: string): Generator<number> {
  let at = 0;
  for (const { index, 0: unseen } of written.matchAll(INVISIBLE)) {
    for (; at < index; at++) yield at;
    at += unseen.length;
  }
  for (; at < written.length; at++) yield at;
}

/** The last character before a place that a reader sees, or as much of it as is one code unit. */
function lastSeen(text: string, place: number): string {
  let at = place - 1;
  while (at >= 0 && read(text.charAt(at)) === '') at--;
  return text.charAt(at);
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
