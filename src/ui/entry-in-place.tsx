import { useEffect, useRef, useState } from 'preact/hooks';
import type { Entry } from '../glossary/entry.ts';
import type { Library } from '../library.ts';
import type { Citing } from '../lookup/cite.ts';
import type { Words } from '../words.ts';
import { CopyAs } from './copy-as.tsx';
import { EntryActions } from './entry-actions.tsx';
import { dateWords, kindWord } from './entry-words.ts';
import { markHits } from './mark-hits.ts';
import { TermCard } from './term-card.tsx';

export interface EntryInPlaceProps {
  /** The term that is opened first. */
  readonly term: string;
  /** What was typed to find it: its words are marked in the first entry. */
  readonly query: string;
  readonly library: Pick<Library, 'term' | 'knowTerm' | 'openEntry'>;
  readonly citing: Citing;
  readonly words: Words;
  readonly locale: string;
  /** Goes back to what stood here before the first entry. */
  readonly onBack: () => void;
}

/** An entry that takes the place of what led to it: on to related terms, and all the way back. */
export function EntryInPlace(props: EntryInPlaceProps) {
  const { term, query, library, citing, words, locale, onBack } = props;
  const [trail, setTrail] = useState<readonly Entry[]>([]);
  const [failed, setFailed] = useState(false);
  const article = useRef<HTMLElement>(null);
  const text = useRef<HTMLDivElement>(null);
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
    if (text.current !== null && previous === undefined && query !== '') markHits([text.current], query);
  }, [entry]);
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
          <div ref={text}>
            <TermCard
              entry={entry}
              words={words}
              locale={locale}
              open={open}
              renderBesideSource={(source) => (
                <CopyAs
                  of={source.title}
                  textAs={(format) => citing.source(source, format)}
                  words={words}
                  copyFrom={document.body}
                />
              )}
            />
          </div>
          <EntryActions
            entry={entry}
            words={words}
            locale={locale}
            library={library}
            copyFrom={document.body}
            more={
              <>
                <CopyAs
                  of={entry.label}
                  textAs={(format) => citing.entry(entry, format)}
                  words={words}
                  copyFrom={document.body}
                />
                <button type="button" onClick={() => void library.openEntry({ id: entry.id })}>
                  {words('entryOpenPage')}
                </button>
              </>
            }
          />
        </div>
      )}
    </article>
  );
}
