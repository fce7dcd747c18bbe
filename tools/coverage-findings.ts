import type { BlockAnnotation, Knowledge } from '../src/glossary/annotate.ts';
import { judgePage, type Judgement, type Match, type Reason } from '../src/glossary/senses.ts';
import type { Fate, UnreadText } from './coverage-in-page.ts';

/** What is known of a page when it was read, understood and chosen from. Lists go with `texts`, block by block. */
export interface UnderstoodPage {
  readonly texts: readonly string[];
  readonly annotations: readonly BlockAnnotation[];
  /** What is meant for a reader who knows no term. */
  readonly matches: ReadonlyArray<readonly Match[]>;
  /** What becomes of each match. */
  readonly fates: ReadonlyArray<readonly Fate[]>;
  readonly unread: readonly UnreadText[];
  readonly annotationsOfUnread: readonly BlockAnnotation[];
  /** Ids of terms that the reader knows. */
  readonly known: readonly string[];
  readonly knowledge: Knowledge;
}

/** Places with the same words, the same terms and the same cause. */
export interface Finding {
  readonly text: string;
  /** What the terms are called, the likeliest first. */
  readonly labels: readonly string[];
  readonly times: number;
}

export interface Marked extends Finding {
  readonly reason: Reason;
}

/** Why a place that names a term, or may name one, is not marked. */
export type Cause = 'unsure' | 'known' | Exclude<Fate, 'marked'> | UnreadText['where'];

export interface HeldBack extends Finding {
  readonly cause: Cause;
  /** For `unsure`: what speaks for the term, and what against it. */
  readonly evidence: string;
  /** For `unsure`, where evidence was weighed: the best score that a term of ours reached. */
  readonly score?: number;
}

export interface Findings {
  readonly marked: readonly Marked[];
  readonly heldBack: readonly HeldBack[];
}

/** What is marked on a page and what is held back, in the order in which it comes first. */
export function findingsOf(page: UnderstoodPage): Findings {
  const marked = new Tally<Marked>();
  const heldBack = new Tally<HeldBack>();
  const { knowledge } = page;
  const judgements = judgePage(page.annotations, knowledge);
  page.texts.forEach((text, i) => {
    const annotation = page.annotations[i] ?? nothing;
    const matches = page.matches[i] ?? [];
    const wordsAt = (span: { start: number; end: number }): string =>
      text.slice(span.start, span.end).replace(/[\s\uFFFC]+/gu, ' ');
    for (const [at, candidate] of annotation.candidates.entries()) {
      const place = matches.findIndex(({ start, end }) => start === candidate.start && end === candidate.end);
      const match = matches[place];
      const finding = { text: wordsAt(candidate), times: 1 };
      if (match === undefined) {
        const labels = candidate.readings.map(({ term }) => knowledge.labelOf(term));
        const judgement = judgements[i]?.[at];
        const weighed = judgement?.decided === false ? judgement.weighed : [];
        heldBack.add({
          ...finding,
          labels,
          cause: 'unsure',
          evidence: judgement === undefined ? '' : evidenceOf(judgement, annotation, page),
          ...(weighed.length > 0 && { score: Math.max(...weighed.map(({ score }) => score)) }),
        });
        continue;
      }
      const labels = match.senses.map(({ term }) => knowledge.labelOf(term));
      const isKnown = match.senses.every(({ term }) => page.known.includes(term));
      const fate = page.fates[i]?.[place] ?? 'hidden';
      if (fate === 'marked') marked.add({ ...finding, labels, reason: match.senses[0].reason });
      else heldBack.add({ ...finding, labels, cause: isKnown ? 'known' : fate, evidence: '' });
    }
  });
  for (const [i, { text, where }] of page.unread.entries()) {
    for (const { start, end, readings } of page.annotationsOfUnread[i]?.candidates ?? []) {
      const labels = readings.map(({ term }) => knowledge.labelOf(term));
      heldBack.add({ text: text.slice(start, end), labels, times: 1, cause: where, evidence: '' });
    }
  }
  return { marked: marked.all(), heldBack: heldBack.all() };
}

const nothing: BlockAnnotation = { candidates: [], words: [], definitions: [] };

class Tally<One extends Finding & { readonly score?: number }> {
  readonly #byKey = new Map<string, One>();

  /** What differs in nothing but how often it was met, and by how much it fell short, is one. */
  add(one: One): void {
    const key = JSON.stringify({ ...one, times: 0, score: 0 });
    const earlier = this.#byKey.get(key);
    const closest = (earlier?.score ?? -Infinity) > (one.score ?? -Infinity) ? earlier : one;
    this.#byKey.set(key, { ...one, ...closest, times: (earlier?.times ?? 0) + one.times });
  }

  all(): One[] {
    return [...this.#byKey.values()];
  }
}

/** What the page says for and against the terms that a form may mean, in a few words. */
function evidenceOf({ candidate, weighed }: Judgement, block: BlockAnnotation, page: UnderstoodPage): string {
  const definition = page.annotations
    .flatMap(({ definitions }) => definitions)
    .find(({ written }) => written === candidate.written);
  if (definition !== undefined) return `the page writes it for “${definition.longForm}”`;
  const near = new Set(block.words);
  const onPage = new Set(page.annotations.flatMap(({ words }) => words));
  const rules = weighed.map(({ rule }) => rule);
  const ours = [...new Set(rules.flatMap((rule) => rule.ours))];
  const others = [...new Set(rules.flatMap((rule) => rule.others.flatMap(({ words }) => words)))];
  const listed = (name: string, words: readonly number[]): string[] => {
    const written = words.flatMap((word) => page.knowledge.wordOf(word) ?? []);
    return written.length === 0 ? [] : [`${name} ${written.slice(0, 4).join(', ')}`];
  };
  const parts = [
    ...listed(
      'near',
      ours.filter((word) => near.has(word)),
    ),
    ...listed(
      'on the page',
      ours.filter((word) => onPage.has(word) && !near.has(word)),
    ),
    ...listed(
      'against it',
      others.filter((word) => onPage.has(word)),
    ),
    ...(weighed.some(({ evidence }) => evidence.spelledNear + evidence.spelledOnPage > 0)
      ? ['spelled out as something else']
      : []),
    ...(weighed.some(({ evidence }) => evidence.foreign > 0) ? ['in a language without forms'] : []),
    ...(candidate.joined === true ? ['part of a compound'] : []),
  ];
  return parts.length === 0 ? 'no evidence' : parts.join('; ');
}
