import { useEffect, useState } from 'preact/hooks';
import type { Entry } from '../glossary/entry.ts';
import type { Library } from '../library.ts';
import type { Words } from '../words.ts';
import { EntryActions } from './entry-actions.tsx';
import { dateWords, kindWord } from './entry-words.ts';
import { Search } from './search.tsx';
import { TermCard } from './term-card.tsx';

export interface LibraryPageProps {
  /** The id of the term whose entry is shown; undefined when the address names none. */
  readonly term: string | undefined;
  readonly library: Pick<Library, 'term' | 'knowTerm' | 'search'>;
  readonly words: Words;
  readonly locale: string;
  /** The address of a related term's entry. */
  readonly addressOf: (term: string) => string;
  /** What the page shows from now on, by name; empty when there is no entry. */
  readonly onShown: (name: string) => void;
}

type Shown = { readonly entry: Entry } | { readonly message: 'libraryNoEntry' | 'cardFailed' };

/** The library in a tab of its own: one entry at a time, by its address. */
export function LibraryPage({ term, library, words, locale, addressOf, onShown }: LibraryPageProps) {
  const [shown, setShown] = useState<Shown>();

  useEffect(() => {
    let isWanted = true;
    const show = (next: Shown): void => {
      if (isWanted) setShown(next);
    };
    if (term === undefined) show({ message: 'libraryNoEntry' });
    else
      library.term({ id: term }).then(
        (entry) => show(entry === undefined ? { message: 'libraryNoEntry' } : { entry }),
        () => show({ message: 'cardFailed' }),
      );
    return () => {
      isWanted = false;
    };
  }, [term]);
  useEffect(() => {
    if (shown !== undefined) onShown('entry' in shown ? shown.entry.label : '');
  }, [shown]);

  return (
    <>
      <header class="masthead">
        <span>{words('extensionName')}</span>
        <Search library={library} words={words} results={{ addressOf }} closeOn={term} />
      </header>
      <main aria-busy={shown === undefined}>
        {shown !== undefined && 'message' in shown && (
          <h1 class="message" tabIndex={-1}>
            {words(shown.message)}
          </h1>
        )}
        {shown !== undefined && 'entry' in shown && (
          <article key={shown.entry.id} lang="en" dir="ltr">
            <p class="kicker">
              <span class="kind">{kindWord(shown.entry.kind, words)}</span>
              {' · '}
              {words('cardAsOf', dateWords(shown.entry.asOf, locale))}
            </p>
            <TermCard entry={shown.entry} words={words} locale={locale} related={{ addressOf }} ownPage />
            <EntryActions
              entry={shown.entry}
              words={words}
              locale={locale}
              library={library}
              copyFrom={document.body}
            />
          </article>
        )}
      </main>
    </>
  );
}
