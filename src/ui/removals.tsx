import { useEffect, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { HighlightDesk } from '../highlight-desk.ts';
import type { Highlight } from '../highlights/highlight.ts';
import type { ListedHighlight } from '../highlights/listed-highlight.ts';
import type { Remark } from '../highlights/remark.ts';
import type { Words } from '../words.ts';
import { beginningOf } from './highlight-item.tsx';

/** Something that happened and that a reader may want to undo. */
interface News {
  readonly say: string;
  /** What the button says that mends it, and does; nothing where there is nothing to do. */
  readonly mend?: { readonly name: string; readonly act: () => Promise<readonly string[]> };
}

export interface Removals {
  readonly remove: (highlight: ListedHighlight) => void;
  readonly removePage: (key: string, title: string) => void;
  readonly gone: (highlight: ListedHighlight, change: Partial<Remark>) => void;
  readonly failed: (error: unknown) => void;
  readonly sayFailed: (error: unknown) => string;
  readonly say: (words: string) => void;
  /** Where the news stand; it stays in the page, for screen readers to watch. */
  readonly strip: ComponentChildren;
}

/**
 * What happened last in a list, above all removals with their undoing, the latest first: the control that was used has
 * gone with its highlight, so the focus goes to the undoing, and from there to what was put back, or to the list.
 */
export function useRemovals(
  desk: HighlightDesk,
  words: Words,
  focusOn: (id: string | undefined) => void,
): Removals {
  const [news, setNews] = useState<readonly News[]>([]);
  const button = useRef<HTMLButtonElement>(null);
  const latest = news.at(-1);
  useEffect(() => {
    if (latest?.mend !== undefined) button.current?.focus();
  }, [latest]);

  const sayFailed = (error: unknown): string => {
    const { code = 'bug', message = '' } = error as { code?: string; message?: string };
    const isOurs = code === 'bug' || code === 'unreachable' || code === 'bad-input';
    return isOurs ? words('highlightsFailed') : words('highlightsFailedWith', message);
  };
  const failed = (error: unknown): void => setNews((before) => [...before, { say: sayFailed(error) }]);
  const removed = (say: string, highlights: readonly Highlight[]): void => {
    if (highlights.length === 0) return;
    const act = async (): Promise<readonly string[]> => {
      await desk.putBack(highlights);
      return highlights.map(({ id }) => id);
    };
    setNews((before) => [...before, { say, mend: { name: words('cardUndo'), act } }]);
  };
  const mend = async (): Promise<void> => {
    try {
      const [id] = (await latest?.mend?.act()) ?? [];
      setNews((before) => before.filter((one) => one !== latest));
      focusOn(id);
    } catch (error) {
      failed(error);
    }
  };
  return {
    failed,
    sayFailed,
    say: (say) => setNews((before) => [...before, { say }]),
    remove: ({ id, quote }) =>
      void desk.remove(id).then((was) => removed(words('highlightRemoved', beginningOf(quote)), was), failed),
    removePage: (key, title) =>
      void desk
        .removePage(key)
        .then((was) => removed(words('highlightsRemoved', beginningOf(title)), was), failed),
    gone: ({ id, kept }, change) => {
      const act = async (): Promise<readonly string[]> => {
        await desk.putBack([kept]);
        await desk.change(id, change, {});
        return [id];
      };
      const offer = { say: words('highlightGone'), mend: { name: words('highlightPutBack'), act } };
      setNews((before) => [...before, offer]);
    },
    strip: (
      <div class="strip">
        <p role="status">{latest?.say}</p>
        {latest?.mend !== undefined && (
          <button type="button" ref={button} onClick={() => void mend()}>
            {latest.mend.name}
          </button>
        )}
        {latest !== undefined && (
          <button
            type="button"
            class="close"
            aria-label={words('highlightDismiss')}
            onClick={() => {
              setNews([]);
              focusOn(undefined);
            }}
          >
            ×
          </button>
        )}
      </div>
    ),
  };
}
