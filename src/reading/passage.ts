import { quoteWithSource } from '../highlights/quote-with-source.ts';
import { linkTo } from '../highlights/text-fragment.ts';
import type { Remark } from '../highlights/remark.ts';
import type { InputOf } from '../library.ts';
import { whereabouts } from '../page/canonical.ts';
import { languageOf } from '../page/language.ts';
import { stretchesOf, type WholeText } from '../page/whole-text.ts';
import type { Span } from '../span.ts';

/** Code units of the paragraph that are kept with a passage. */
const MOST_PARAGRAPH = 20_000;

/** What is asked of the background to have a passage kept. It bears its id: asked twice, it is there once. */
export function savingOf(
  whole: WholeText,
  span: Span,
  { meaning, note, tags }: Remark,
): InputOf<'saveHighlight'> {
  const stretches = stretchesOf(whole, span);
  const scope = stretches[0]?.block.scope;
  const around = stretches.map(({ block }) => block.text.trim()).join('\n');
  return {
    id: newId(),
    page: {
      ...whereabouts(),
      title: document.title.slice(0, 2000),
      language: scope === undefined ? '' : languageOf(scope),
    },
    text: whole.text,
    span,
    paragraph: around.slice(0, MOST_PARAGRAPH),
    remark: { meaning, note, tags: [...tags] },
    privately: false,
  };
}

/** A link to a passage of this page. */
export function linkIn(whole: WholeText, span: Span): string {
  const stretches = stretchesOf(whole, span);
  const first = stretches[0];
  const last = stretches.at(-1);
  const passage = {
    parts: partsOf(whole, span),
    before: first?.block.text.slice(0, first.span.start) ?? '',
    after: last?.block.text.slice(last.span.end) ?? '',
  };
  return linkTo(location.href, passage, whole.text);
}

/** The words of a passage, and where they stand. */
export function citationOf(whole: WholeText, span: Span): string {
  return quoteWithSource(
    partsOf(whole, span).join(' '),
    document.title,
    linkIn(whole, span),
    dayInWords(new Date()),
  );
}

export function dayInWords(day: Date): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(day);
}

function partsOf(whole: WholeText, of: Span): string[] {
  return stretchesOf(whole, of).map(({ block, span: { start, end } }) => block.text.slice(start, end));
}

/** A random UUID (RFC 9562, version 4). The browser's own is not to be had on pages without a certificate. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
}
