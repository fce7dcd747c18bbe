import type { Span } from '../span.ts';

/** What an address does not go beyond: a space, a dash, a quotation mark; in Chinese and Japanese any punctuation. */
const BEFORE_ADDRESS = /[\s<>"“”„«»|[\]{}—…•(（。，、；：！？「」『』《》【】]/u;
const AFTER_ADDRESS = /[\s<>"“”„«»|[\]{}—…•)）。，、；：！？「」『』《》【】]/u;
/** Names that end so are those of hosts and files; in small letters, or a full stop without its space would make one. */
const HOST_OR_FILE = /^[\w-]+(\.[\w-]+)*\.[a-z][a-z0-9]+([/?#:]|[.,;!?]?$)/u;
const PATH = /^(~|\.{1,2}|[A-Z]:)[/\\]|^[/\\].+[/\\]|[/\\][^/\\]*\.[a-z][a-z0-9]+[.,;:!?]*$/u;
const LOUD_FILE = /\.(PDF|DOCX?|PPTX?|XLSX?|TXT|HTML?)[.,;:!?]*$/u;

/**
 * Whether the span stands in an e-mail address, a URL, the name of a host, a file or an account. A form that is
 * itself a host's name is one where the name is all there is.
 */
export function isInAddress(text: string, { start, end }: Span): boolean {
  let from = start;
  while (from > 0 && start - from < 200 && !endsAddress(text, from - 1, BEFORE_ADDRESS)) from--;
  let to = end;
  while (to < text.length && to - end < 200 && !endsAddress(text, to, AFTER_ADDRESS)) to++;
  const run = text.slice(from, to);
  // Every address has one of these.
  if (!/[@/\\.]/u.test(run)) return false;
  if (from === start && HOST_OR_FILE.test(text.slice(start, end)))
    return /^[/?#:]/u.test(text.slice(end, to));
  return (
    /[\w.+-]@[\w-]+\.\w/u.test(run) ||
    /:\/\//u.test(run) ||
    /^www\./iu.test(run) ||
    text.slice(from, start).endsWith('@') ||
    [HOST_OR_FILE, PATH, LOUD_FILE].some((address) => address.test(run))
  );
}

/** Most code units are ASCII letters, spaces and full stops, and no expression need be asked. */
function endsAddress(text: string, at: number, signs: RegExp): boolean {
  const unit = text.charCodeAt(at);
  if (unit === 0x20) return true;
  if (unit === 0x2e || (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)) return false;
  return signs.test(text.charAt(at));
}
