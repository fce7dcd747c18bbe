import type { Span } from '../../../src/span.ts';

/** A text in which the places that are meant stand in ⟦double brackets⟧, apart from its marks. */
export function unmarked(withMarks: string): { text: string; spans: Span[] } {
  const spans: Span[] = [];
  let text = '';
  for (const part of withMarks.split(/(⟦.*?⟧)/su)) {
    const isMeant = part.startsWith('⟦');
    const inside = isMeant ? part.slice(1, -1) : part;
    if (isMeant) spans.push({ start: text.length, end: text.length + inside.length });
    text += inside;
  }
  return { text, spans };
}

/** The inverse: what stands at the spans in ⟦double brackets⟧. */
export function marked(text: string, spans: readonly Span[]): string {
  let at = 0;
  let result = '';
  for (const { start, end } of spans) {
    result += `${text.slice(at, start)}⟦${text.slice(start, end)}⟧`;
    at = end;
  }
  return result + text.slice(at);
}
