import { useState } from 'preact/hooks';
import type { HighlightInFront } from '../highlights/listed-highlight.ts';
import { Differences } from './differences.tsx';
import { HighlightItem, type HighlightItemProps } from './highlight-item.tsx';

export interface OrphanProps extends Omit<HighlightItemProps, 'actions' | 'highlight' | 'children'> {
  readonly highlight: HighlightInFront;
  /** From now on it stands at one of its candidates. */
  readonly onReattach: (candidate: number) => void;
  readonly onKeep: () => void;
}

/** Code units of the page's text that are shown on either side of a candidate. */
const BESIDE = 80;

/** A highlight that has no sure place in its page: what it said, where it stood, and where it may stand now. */
export function Orphan({ onReattach, onKeep, ...item }: OrphanProps) {
  const { highlight, words, desk } = item;
  const { quote, language, candidates } = highlight;
  const [chosen, setChosen] = useState(0);
  const number = Math.min(chosen, candidates.length - 1);
  const candidate = candidates[number];
  const keep = { name: words('highlightKeep'), act: onKeep };
  const reattach = { name: words('highlightReattach'), act: () => onReattach(number) };
  return (
    <HighlightItem {...item} actions={candidate === undefined ? [keep] : [reattach, keep]}>
      <Paragraph highlight={highlight} words={words} />
      <div class="candidate">
        {highlight.frameId !== undefined && candidate === undefined && (
          <p class="kicker">{words('highlightNoCandidate')}</p>
        )}
        {candidate !== undefined && (
          <>
            <p class="kicker" role="status">
              {candidates.length === 1
                ? words('highlightCandidate', percent(candidate.likeness))
                : words(
                    'highlightCandidateOf',
                    String(number + 1),
                    String(candidates.length),
                    percent(candidate.likeness),
                  )}
            </p>
            <p lang={language} dir="auto">
              <span class="beside">{candidate.before.slice(-BESIDE)}</span>
              <Differences found={desk.compare(quote, candidate.text)} words={words} />
              <span class="beside">{candidate.after.slice(0, BESIDE)}</span>
            </p>
            {candidates.length > 1 && (
              <button type="button" class="quiet" onClick={() => setChosen((number + 1) % candidates.length)}>
                {words('highlightNextCandidate')}
              </button>
            )}
          </>
        )}
      </div>
    </HighlightItem>
  );
}

/** The paragraph that a highlight stood in, folded away. */
export function Paragraph({ highlight, words }: Pick<HighlightItemProps, 'highlight' | 'words'>) {
  const { before, quote, after, language } = highlight;
  if (before.trim() === '' && after.trim() === '') return null;
  return (
    <details class="paragraph">
      <summary>{words('highlightParagraph')}</summary>
      <p lang={language} dir="auto">
        {before}
        {after === '' && before.includes(quote) ? null : <mark>{quote}</mark>}
        {after}
      </p>
    </details>
  );
}

function percent(share: number): string {
  return String(Math.floor(share * 100));
}
