import { randomUUID } from 'node:crypto';
import { describe } from '../../src/highlights/describe.ts';
import { type Highlight, highlightOf } from '../../src/highlights/highlight.ts';
import { PageIndex } from '../../src/highlights/page-index.ts';
import type { Remark } from '../../src/highlights/remark.ts';
import type { Desk } from './desk.ts';
import { askAtDesk } from './highlight-calls.ts';

/** A passage that is kept without a page at hand: as its page once had it. */
export interface Passage extends Partial<Remark> {
  readonly quote: string;
  /** The text of the page as it was. */
  readonly text: string;
  readonly url: string;
  readonly title?: string;
}

/** Keeps passages, the first one first. */
export async function keep(desk: Desk, ...passages: readonly Passage[]): Promise<readonly Highlight[]> {
  const kept = passages.map(
    ({ quote, text, url, title = 'News', meaning = 'claim', note = '', tags = [] }, i) => {
      const start = text.indexOf(quote);
      const selectors = describe(new PageIndex(text), { start, end: start + quote.length });
      const at = new Date(Date.UTC(2026, 0, 1, 0, 0, i)).toISOString();
      const page = { source: url, title, language: 'en' };
      return highlightOf(randomUUID(), at, page, selectors, text, { meaning, note, tags });
    },
  );
  for (const highlight of kept) await askAtDesk(desk, 'putBackHighlight', { highlight });
  return kept;
}
