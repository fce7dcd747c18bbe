import { type Highlight, highlightOf, type Remark } from '../../../src/highlights/highlight.ts';

export const TEXT = 'Ministers met on Monday. They spoke about the cables below the sea. Then they left.';
export const QUOTE = 'the cables below the sea';

/** An id with a number in it. */
export function sampleId(number: number): string {
  return `5b0f0d8e-8b8e-4b43-9a7e-${String(number).padStart(12, '0')}`;
}

/** A moment, so many minutes after some other. */
export function minute(number: number): string {
  return new Date(Date.UTC(2026, 10, 22, 17, number)).toISOString();
}

/** A highlight of `QUOTE` in `TEXT`; `number` makes its id and the minute of its last change. */
export function sampleHighlight(
  number: number,
  more: Partial<Remark> & {
    source?: string;
    canonical?: string;
    title?: string;
    modified?: string;
    motivation?: Highlight['motivation'];
  } = {},
): Highlight {
  const {
    source = 'https://example.org/a',
    canonical,
    title = 'A page',
    motivation,
    modified,
    ...remark
  } = more;
  const start = TEXT.indexOf(QUOTE);
  const end = start + QUOTE.length;
  const page = { source, ...(canonical !== undefined && { canonical }), title, language: 'en' };
  const selectors = {
    quote: { exact: QUOTE, prefix: TEXT.slice(0, start), suffix: TEXT.slice(end) },
    position: { start, end },
    times: 1,
    lookAlikes: [],
  };
  const made = highlightOf(sampleId(number), minute(number), page, selectors, TEXT, {
    meaning: 'claim',
    note: '',
    tags: [],
    ...remark,
  });
  return { ...made, ...(motivation && { motivation }), ...(modified !== undefined && { modified }) };
}
