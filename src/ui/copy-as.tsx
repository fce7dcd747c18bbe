import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CitationFormat } from '../lookup/cite.ts';
import type { WordName, Words } from '../words.ts';
import { copyText } from './copy-text.ts';

export interface CopyAsProps {
  /** What is cited, by name. */
  readonly of: string;
  readonly textAs: (format: CitationFormat) => string;
  readonly words: Words;
  /** Where a copy is made from when the clipboard's own interface refuses. */
  readonly copyFrom: Node & ParentNode;
}

export const formatNames: Readonly<Record<CitationFormat, WordName>> = {
  footnote: 'formatFootnote',
  markdown: 'formatMarkdown',
  bibtex: 'formatBibtex',
  ris: 'formatRis',
  'csl-json': 'formatCsl',
};

/**
 * A button that unfolds the formats in which a work can be copied: a list of buttons after it, in the order of the
 * page, which needs no keys of its own as a menu would. Escape folds it.
 */
export function CopyAs({ of, textAs, words, copyFrom }: CopyAsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [said, setSaid] = useState('');
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  // Before the next key: who tabs on at once goes to the second format.
  useLayoutEffect(() => {
    if (isOpen) list.current?.querySelector('button')?.focus();
  }, [isOpen]);
  const copy = async (format: CitationFormat): Promise<void> => {
    const isCopied = await copyText(textAs(format), copyFrom);
    setSaid(isCopied ? words('copyAsDone', words(formatNames[format])) : words('copyAsFailed'));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.preventDefault();
    event.stopPropagation();
    setIsOpen(false);
    setSaid('');
    opener.current?.focus();
  };
  return (
    <span class="copy-as" onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={opener}
        aria-expanded={isOpen}
        aria-label={words('copyAsName', of)}
        onClick={() => {
          setIsOpen(!isOpen);
          setSaid('');
        }}
      >
        {words('copyAs')}
      </button>
      {isOpen && (
        <ul ref={list} aria-label={words('copyAsFormats')}>
          {(Object.keys(formatNames) as CitationFormat[]).map((format) => (
            <li key={format}>
              <button type="button" onClick={() => void copy(format)}>
                {words(formatNames[format])}
              </button>
            </li>
          ))}
        </ul>
      )}
      <span role="status" class="done">
        {said}
      </span>
    </span>
  );
}
