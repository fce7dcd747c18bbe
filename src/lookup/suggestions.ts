import type { SearchAnswer } from './search-index.ts';

/** A line under the browser's address bar. */
export interface Suggestion {
  /** What the address bar holds when the line is chosen: the entry's name. */
  readonly content: string;
  readonly description: string;
}

/** Chrome takes its descriptions for XML, Firefox shows them as they are. */
export type SuggestionMarkup = 'xml' | 'plain';

/** Code units of a summary: more do not fit into a line. */
const SUMMARY = 120;

/** What an answer looks like under the address bar: name, the name that was found where it is another, and summary. */
export function suggestionsOf({ hits }: SearchAnswer, markup: SuggestionMarkup): Suggestion[] {
  return hits.map(({ label, form, summary }) => {
    const other = form.toLowerCase() === label.toLowerCase() ? '' : ` · ${form}`;
    const about = ` – ${shortened(summary)}`;
    return {
      content: label,
      description:
        markup === 'plain'
          ? `${label}${other}${about}`
          : `<match>${inXml(label)}</match>${inXml(other)}<dim>${inXml(about)}</dim>`,
    };
  });
}

/** A line of words under the address bar, as the browser wants it. */
export function suggestionText(text: string, markup: SuggestionMarkup): string {
  return markup === 'plain' ? text : inXml(text);
}

/** The beginning of a text, ended at a word. */
function shortened(text: string): string {
  if (text.length <= SUMMARY) return text;
  const cut = text.slice(0, SUMMARY + 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), SUMMARY / 2)).replace(/[\s,;:.–—-]+$/u, '')}…`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as XML 1.0 has it: what it cannot hold (control characters, halves of a character) is a space. */
function inXml(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Cn}]/gu, ' ').replace(/[&<>"']/gu, (sign) => entities[sign] ?? '');
}
