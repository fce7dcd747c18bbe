import { useEffect, useRef, useState } from 'preact/hooks';
import type { Entry } from '../glossary/entry.ts';
import type { Library } from '../library.ts';
import type { Words } from '../words.ts';
import { EntryActions } from './entry-actions.tsx';
import { dateWords, kindWord } from './entry-words.ts';
import { TermCard } from './term-card.tsx';

export interface EntryInPlaceProps {
  /** The term that is opened first. */
  readonly term: string;
  readonly library: Pick<Library, 'term' | 'knowTerm'>;
  readonly words: Words;
  readonly locale: string;
  /** Goes back to what stood here before the first entry. */
  readonly onBack: () => void;
}

/** An entry that takes the place of what led to it: on to related terms, and all the way back. */
export function EntryInPlace({ term, library, words, locale, onBack }: EntryInPlaceProps) {
  const [trail, setTrail] = useState<readonly Entry[]>([]);
  const [failed, setFailed] = useState(false);
  const article = useRef<HTMLElement>(null);
  const entry = trail.at(-1);
  const previous = trail.at(-2);

  const open = (id: string): void => {
    library.term({ id }).then(
      (found) => (found === undefined ? setFailed(true) : setTrail((known) => [...known, found])),
      () => setFailed(true),
    );
  };
  useEffect(() => open(term), []);
  useEffect(() => {
    article.current?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }, [entry, failed]);

  return (
    <article
      class="entry"
      ref={article}
      tabIndex={-1}
      aria-label={entry?.label}
      aria-busy={entry === undefined && !failed}
    >
      <button
        type="button"
        class="back"
        onClick={() => (previous === undefined ? onBack() : setTrail(trail.slice(0, -1)))}
      >
        ← {previous === undefined ? words('searchBack') : words('cardBack', previous.label)}
      </button>
      {failed && <p role="status">{words('cardFailed')}</p>}
      {entry !== undefined && (
        <div key={entry.id} lang="en" dir="ltr">
          <p class="kicker">
            <span class="kind">{kindWord(entry.kind, words)}</span>
            {' · '}
            {words('cardAsOf', dateWords(entry.asOf, locale))}
          </p>
          <TermCard entry={entry} words={words} locale={locale} related={{ open }} />
          <EntryActions
            entry={entry}
            words={words}
            locale={locale}
            library={library}
            copyFrom={document.body}
          />
        </div>
      )}
    </article>
  );
}
