import type { ComponentChildren } from 'preact';
import type { Entry } from '../glossary/entry.ts';
import type { Citing } from '../lookup/cite.ts';
import type { Words } from '../words.ts';
import { Perspectives, Sources, Timeline } from './entry-parts.tsx';
import { relationWord } from './entry-words.ts';

export interface TermCardProps {
  readonly entry: Entry;
  /** Stands under the name: how the word that led here was read. */
  readonly note?: ComponentChildren;
  readonly words: Words;
  readonly locale: string;
  /** Opens the entry of a related term in place. */
  readonly open: (term: string) => void;
  /** What can be done with a source; nothing in the card, which must be small. */
  readonly renderBesideSource?: ((source: Parameters<Citing['source']>[0]) => ComponentChildren) | undefined;
}

/** What the glossary says of one term, in little room: in a card, the popup and the panel. */
export function TermCard({ entry, note, words, locale, open, renderBesideSource }: TermCardProps) {
  return (
    <>
      <h2 class="title">{entry.label}</h2>
      {note}
      <p class="summary">{entry.summary}</p>
      <p>{entry.context}</p>
      {entry.perspectives.length > 0 && (
        <details>
          <summary>{words('cardPerspectives')}</summary>
          <Perspectives perspectives={entry.perspectives} />
        </details>
      )}
      {entry.timeline.length > 0 && (
        <details>
          <summary>{words('cardTimeline')}</summary>
          <Timeline steps={entry.timeline} locale={locale} />
        </details>
      )}
      <details open>
        <summary>{words('cardSources')}</summary>
        <Sources
          citations={entry.citations}
          words={words}
          locale={locale}
          renderBeside={renderBesideSource}
        />
      </details>
      {entry.relations.length > 0 && (
        <details open>
          <summary>{words('cardRelated')}</summary>
          <ul class="related">
            {entry.relations.map(({ type, term, label }) => (
              <li key={term}>
                <button type="button" title={relationWord(type, words)} onClick={() => open(term)}>
                  {label}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
