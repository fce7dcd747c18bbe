import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Library } from '../library.ts';
import type { Citing } from '../lookup/cite.ts';
import type { LookUpRequest } from '../look-up-request.ts';
import type { Words } from '../words.ts';
import { EntryInPlace } from './entry-in-place.tsx';
import { Search } from './search.tsx';

export interface LookUpProps {
  readonly library: Pick<Library, 'search' | 'term' | 'knowTerm' | 'openEntry'>;
  readonly citing: Citing;
  readonly words: Words;
  readonly locale: string;
  /** What a menu, a key or a selection asks for; each request is another object. */
  readonly wanted?: LookUpRequest | undefined;
  /** Whether the box has the focus from the start. */
  readonly focused?: boolean;
  /** What stands under the box while nothing is typed; `open` shows an entry in its place. */
  readonly renderBelow: (open: (term: string) => void) => ComponentChildren;
}

interface Opened {
  readonly term: string;
  /** What led to it, and takes the focus again. */
  readonly from: Element | null;
  /** What was typed to find it. */
  readonly query: string;
}

/** Looking up in little room: a box, what it finds, and the entry in the place of both. In popup and panel. */
export function LookUp({
  library,
  citing,
  words,
  locale,
  wanted,
  focused = false,
  renderBelow,
}: LookUpProps) {
  const [opened, setOpened] = useState<Opened>();
  const [left, setLeft] = useState<Opened>();
  const [isSearching, setIsSearching] = useState(false);
  const [query, setQuery] = useState('');
  const root = useRef<HTMLDivElement>(null);
  /** Tells what is opened from what was before, also when it is the same term. */
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (left === undefined) return;
    const to = left.from?.isConnected === true ? left.from : root.current?.querySelector('.query');
    if (to instanceof HTMLElement) to.focus();
  }, [left]);
  useEffect(() => {
    if (wanted === undefined) return;
    const { term } = wanted;
    setLeft(undefined);
    setTurn((last) => last + 1);
    setOpened(term === undefined ? undefined : { term, from: null, query: wanted.query });
    if (term === undefined) root.current?.querySelector<HTMLElement>('.query')?.focus();
  }, [wanted]);
  const open = (term: string): void => {
    setLeft(undefined);
    setTurn(turn + 1);
    setOpened({ term, from: document.activeElement, query: isSearching ? query : '' });
  };
  const goBack = (): void => {
    setLeft(opened);
    setOpened(undefined);
  };
  return (
    <div class="look-up" ref={root}>
      {opened !== undefined && (
        <EntryInPlace
          key={turn}
          term={opened.term}
          query={opened.query}
          library={library}
          citing={citing}
          words={words}
          locale={locale}
          onBack={goBack}
        />
      )}
      <div hidden={opened !== undefined}>
        <Search
          library={library}
          words={words}
          results={{ open }}
          focused={focused}
          wanted={wanted}
          onSearching={setIsSearching}
          onQuery={setQuery}
        />
        <div class="below" hidden={isSearching}>
          {renderBelow(open)}
        </div>
      </div>
    </div>
  );
}
