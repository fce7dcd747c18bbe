import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Entry } from '../glossary/entry.ts';
import type { Library } from '../library.ts';
import type { Words } from '../words.ts';
import { copyText } from './copy-text.ts';
import { correctionUrl } from './correction.ts';
import { entryAsText } from './entry-words.ts';

type Done = 'copied' | 'known' | 'siteOff';

export interface EntryActionsProps {
  readonly entry: Entry;
  readonly words: Words;
  readonly locale: string;
  readonly library: Pick<Library, 'knowTerm'>;
  /** Switches the site of the page on or off; absent where the entry does not stand on a site. */
  readonly switchSite?: (on: boolean) => Promise<void>;
  /** Where a copy is made from when the clipboard's own interface refuses. */
  readonly copyFrom: Node & ParentNode;
  /** What else can be done with it here. */
  readonly more?: ComponentChildren;
}

/** What can be done about an entry, and what came of it. */
export function EntryActions({
  entry,
  words,
  locale,
  library,
  switchSite,
  copyFrom,
  more,
}: EntryActionsProps) {
  const [done, setDone] = useState<Done | undefined>();
  const copy = async (): Promise<void> => {
    if (await copyText(entryAsText(entry, locale), copyFrom)) setDone('copied');
  };
  const know = async (known: boolean): Promise<void> => {
    await library.knowTerm({ id: entry.id, known });
    setDone(known ? 'known' : undefined);
  };
  const switchTo = async (on: boolean): Promise<void> => {
    await switchSite?.(on);
    setDone(on ? undefined : 'siteOff');
  };
  const undo = done === 'known' ? () => know(false) : () => switchTo(true);
  return (
    <div class="actions">
      <span role="status" class="done">
        {done === 'copied' && words('cardCopied')}
        {done === 'known' && words('cardKnownDone')}
        {done === 'siteOff' && words('cardSiteOffDone')}
      </span>
      {(done === 'known' || done === 'siteOff') && (
        <button type="button" onClick={() => void undo()}>
          {words('cardUndo')}
        </button>
      )}
      {done !== 'known' && done !== 'siteOff' && (
        <>
          <button type="button" onClick={() => void copy()}>
            {words('cardCopy')}
          </button>
          {more}
          <button type="button" onClick={() => void know(true)}>
            {words('cardKnown')}
          </button>
          {switchSite !== undefined && (
            <button type="button" onClick={() => void switchTo(false)}>
              {words('cardSiteOff')}
            </button>
          )}
          <a href={correctionUrl(entry)} target="_blank" rel="noreferrer noopener">
            {words('cardCorrect')}
          </a>
        </>
      )}
    </div>
  );
}
