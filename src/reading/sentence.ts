import type { Span } from '../span.ts';

/** Code units to either side beyond which a sentence is not followed. */
const REACH = 240;

/** The sentence of `text` that `span` stands in, white space folded; cut with … where it is very long. */
export function sentenceAround(text: string, span: Span): string {
  const before = text.slice(Math.max(0, span.start - REACH), span.start).replace(/^[\uDC00-\uDFFF]/u, '');
  const after = text.slice(span.end, span.end + REACH).replace(/[\uD800-\uDBFF]$/u, '');
  const begin = lastEnd(before);
  const end = firstEnd(after);
  const sentence = (begin ?? before) + text.slice(span.start, span.end) + (end ?? after);
  const cutBefore = begin === undefined && span.start > REACH ? '…' : '';
  const cutAfter = end === undefined && text.length > span.end + REACH ? '…' : '';
  return (cutBefore + sentence.replace(/[\n\uFFFC\s]+/gu, ' ').trim() + cutAfter).trim();
}

/**
 * A sentence ends with its mark and a space before something that can begin one; 。 needs no space. A full
 * stop after an initial or a title ends nothing: "the U.S. Congress", "Dr. Who".
 */
const ENDS =
  /(?:(?<!(?<![\p{L}\p{N}])(?:\p{L}|Mrs?|Ms|Dr|Prof|Sen|Rep|Gov|Gen|St|No|Art|vs))\.|[!?…])["”’)\]»]*\s+(?=["“‘(«„]*[\p{Lu}\p{Lo}\p{N}])|[。！？]/gu;

function lastEnd(before: string): string | undefined {
  const last = [...`${before}A`.matchAll(ENDS)].at(-1);
  return last === undefined ? undefined : before.slice(last.index + last[0].length);
}

function firstEnd(after: string): string | undefined {
  const [first] = `${after} `.matchAll(ENDS);
  if (first !== undefined) return after.slice(0, first.index + first[0].trimEnd().length);
  return undefined;
}
