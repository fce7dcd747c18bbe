/**
 * Links that open a page at a passage: text fragments (https://wicg.github.io/scroll-to-text-fragment/,
 * `#:~:text=[prefix-,]start[,end][,-suffix]`). Browsers look for each of the four in what is rendered, on the
 * borders of words, and each lies within one block.
 */

/** A passage as it stands in its page. */
export interface Passage {
  /** What of it stands in each block, in order. */
  readonly parts: readonly string[];
  /** The text of its first block before it, and of its last block after it. */
  readonly before: string;
  readonly after: string;
}

/** Code units beyond which a passage is named by its beginning and its end. */
const LONG = 200;
/** Words that name a beginning, an end, and what stands beside. */
const NAMING = 6;
const BESIDE = 4;

/** The address of `passage` in the page at `url`; `pageText` tells whether its words stand there twice. */
export function linkTo(url: string, passage: Passage, pageText: string): string {
  const [page = url] = url.split(':~:');
  const directive = directiveOf(passage, pageText);
  if (directive === undefined) return page;
  return `${page}${page.includes('#') ? '' : '#'}:~:text=${directive}`;
}

function directiveOf({ parts, before, after }: Passage, pageText: string): string | undefined {
  // What is not read, such as an image between two words, ends a phrase as a block does.
  const stretches = parts.flatMap((part) => part.split('\uFFFC'));
  const phrases = stretches.map(rendered).filter((phrase) => /[\p{L}\p{N}]/u.test(phrase));
  const first = phrases[0];
  const last = phrases.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const isSplit = phrases.length > 1 || first.length > LONG;
  const head = wordBegun(before, parts[0]);
  const tail = wordEnded(after, parts.at(-1));
  const start = head + (isSplit ? wordsOf(first, NAMING, 'first') : first + tail);
  const end = isSplit ? wordsOf(last, NAMING, 'last') + tail : undefined;
  const text = rendered(pageText);
  const isTwice = [start, ...(end === undefined ? [] : [end])].some(
    (phrase) => text.indexOf(phrase) !== text.lastIndexOf(phrase),
  );
  const nextTo = (side: string | undefined): string => rendered(side ?? '');
  const left = nextTo(
    before
      .slice(0, before.length - head.length)
      .split('\uFFFC')
      .at(-1),
  );
  const right = nextTo(after.slice(tail.length).split('\uFFFC')[0]);
  const prefix = isTwice ? wordsOf(left, BESIDE, 'last') : '';
  const suffix = isTwice ? wordsOf(right, BESIDE, 'first') : '';
  return [
    ...(prefix === '' ? [] : [`${encoded(prefix)}-`]),
    encoded(start),
    ...(end === undefined ? [] : [encoded(end)]),
    ...(suffix === '' ? [] : [`-${encoded(suffix)}`]),
  ].join(',');
}

/** Text about as browsers render it: on one line, without what has no width. */
function rendered(text: string): string {
  return text
    .replace(/[\u00AD\u200B\u2060\uFEFF]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The letters of a word that `text` goes on with, and begins with. */
function wordBegun(before: string, text = ''): string {
  return /^[\p{L}\p{N}\p{M}_]/u.test(text) ? (/[\p{L}\p{N}\p{M}_]*$/u.exec(before)?.[0] ?? '') : '';
}

function wordEnded(after: string, text = ''): string {
  return /[\p{L}\p{N}\p{M}_]$/u.test(text) ? (/^[\p{L}\p{N}\p{M}_]*/u.exec(after)?.[0] ?? '') : '';
}

const words = new Intl.Segmenter('und', { granularity: 'word' });

/** So many words from the beginning or from the end, with what stands between them; all when there are no more. */
function wordsOf(text: string, count: number, which: 'first' | 'last'): string {
  const found = [...words.segment(text)].filter(({ isWordLike }) => isWordLike === true);
  const chosen = which === 'first' ? found.slice(0, count) : found.slice(-count);
  const from = chosen[0];
  const to = chosen.at(-1);
  if (from === undefined || to === undefined) return '';
  return text.slice(from.index, to.index + to.segment.length);
}

/** `-`, `,` and `&` are signs of the directive's own. */
function encoded(phrase: string): string {
  // Half a pair of surrogates cannot be encoded.
  return encodeURIComponent(phrase.replace(/\p{Surrogate}/gu, '\uFFFD')).replaceAll('-', '%2D');
}
