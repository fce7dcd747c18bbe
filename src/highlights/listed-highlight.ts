import type { PageCandidate, PageHighlight } from '../page-questions.ts';
import type { Highlight } from './highlight.ts';
import type { KeptHighlight } from './kept.ts';
import type { State } from './locate.ts';
import { pageKey } from './page-key.ts';
import { type Remark, remarkOf } from './remark.ts';

/** A highlight as lists show it. */
export interface ListedHighlight extends Remark {
  readonly id: string;
  /** The key of its page: one for all highlights of an article. */
  readonly page: string;
  /** The address that it was saved from, and what the page was called. */
  readonly source: string;
  readonly title: string;
  /** BCP 47; empty when the page did not say. */
  readonly language: string;
  readonly quote: string;
  /** What stood around it, in the same paragraph. */
  readonly before: string;
  readonly after: string;
  /** When, as `toISOString` writes it. */
  readonly created: string;
  readonly state: State | undefined;
  readonly isNote: boolean;
  /** As it is kept, for putting it back. */
  readonly kept: Highlight;
}

export function listedHighlight({ highlight, state, isNote }: KeptHighlight): ListedHighlight {
  const { source, canonical, title, language, selector, paragraph } = highlight.target;
  const [{ exact, prefix }] = selector;
  return {
    ...remarkOf(highlight),
    id: highlight.id,
    page: pageKey(source, canonical) ?? source,
    source,
    title,
    language,
    quote: exact,
    ...around(paragraph, exact, prefix),
    created: highlight.created,
    state,
    isNote,
    kept: highlight,
  };
}

/** The paragraph before and after the quote; where the quote stands in it several times, what stood before it decides. */
function around(paragraph: string, quote: string, prefix: string): { before: string; after: string } {
  const wanted = prefix.slice(-16);
  const withPrefix = paragraph.indexOf(wanted + quote);
  const at = withPrefix < 0 ? paragraph.indexOf(quote) : withPrefix + wanted.length;
  if (at < 0) return { before: paragraph, after: '' };
  return { before: paragraph.slice(0, at), after: paragraph.slice(at + quote.length) };
}

/** What a frame answered of the highlights it knows, in reading order. */
export interface FrameHighlights {
  readonly frameId: number;
  readonly highlights: readonly PageHighlight[];
}

/** A highlight of the page in front. */
export interface HighlightInFront extends ListedHighlight {
  /** The frame that answered for it; undefined when none did. */
  readonly frameId: number | undefined;
  /** The words that stand there now; empty when it is not placed, or nobody answered. */
  readonly now: string;
  readonly candidates: readonly PageCandidate[];
}

/** The highlights of a page: those that stand in it, in reading order; those it is not sure of, as they stood when they were saved; and those kept as notes. */
export interface PageInOrder {
  readonly placed: readonly HighlightInFront[];
  readonly orphans: readonly HighlightInFront[];
  readonly notes: readonly HighlightInFront[];
  /** Whether frames have answered for all that are looked for. */
  readonly isComplete: boolean;
}

/**
 * Puts highlights into the order in which the frames of their page have them, the main frame's first. Of one that
 * several frames answer for, the frame counts that has a place for it. One that nobody answers for comes after the
 * others, where it stood when it was saved, as it was last seen.
 */
export function inReadingOrder(
  listed: readonly ListedHighlight[],
  frames: readonly FrameHighlights[],
): PageInOrder {
  const answers = frames.flatMap(({ frameId, highlights }) =>
    highlights.map((highlight) => ({ ...highlight, frameId })),
  );
  const answerFor = new Map<string, { order: number; answer: (typeof answers)[number] }>();
  answers.forEach((answer, order) => {
    const known = answerFor.get(answer.id);
    if (known === undefined || (isOrphan(known.answer.state) && !isOrphan(answer.state)))
      answerFor.set(answer.id, { order, answer });
  });
  const found = listed
    .map((one) => ({ one, known: answerFor.get(one.id) }))
    .toSorted(
      (a, b) =>
        (a.known?.order ?? answers.length) - (b.known?.order ?? answers.length) ||
        startOf(a.one) - startOf(b.one),
    )
    .map(({ one, known }): HighlightInFront => ({
      ...one,
      state: known?.answer.state ?? one.state,
      frameId: known?.answer.frameId,
      now: known?.answer.text ?? '',
      candidates: known?.answer.candidates ?? [],
    }));
  const looked = found.filter(({ isNote }) => !isNote);
  return {
    placed: looked.filter(({ state }) => !isOrphan(state)),
    orphans: looked.filter(({ state }) => isOrphan(state)).toSorted((a, b) => startOf(a) - startOf(b)),
    notes: found.filter(({ isNote }) => isNote),
    isComplete: looked.every(({ frameId }) => frameId !== undefined),
  };
}

function isOrphan(state: State | undefined): boolean {
  return state === 'uncertain' || state === 'lost';
}

function startOf({ kept }: ListedHighlight): number {
  return kept.target.selector[1].start;
}
