import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageDesk, PageInFront } from '../highlight-desk.ts';
import type { HighlightInFront } from '../highlights/listed-highlight.ts';
import type { WordName } from '../words.ts';
import { Differences } from './differences.tsx';
import { type HighlightAction, HighlightItem, type HighlightTools } from './highlight-item.tsx';
import { Orphan, Paragraph } from './orphan.tsx';
import { useRemovals } from './removals.tsx';
import { useFocusOn } from './use-focus-on.ts';
import { useFreshList } from './use-fresh-list.ts';

export interface PageHighlightsProps extends HighlightTools {
  readonly page: PageDesk;
  /** What the page is called. */
  readonly title: string;
  /** Another value each time the page may have changed. */
  readonly version: unknown;
}

/** Milliseconds until a page that has not answered for everything is asked again; it may still be reading itself. */
const AGAIN = [300, 700, 1500, 3000, 6000];

const reachWords: Readonly<Record<PageInFront['reach'], WordName | undefined>> = {
  answers: undefined,
  'not-here': 'highlightsNotHere',
  'no-access': 'highlightsNoAccess',
  reload: 'highlightsReload',
};

/** The highlights of the page in front: those that stand in it in reading order, those that do not, and notes. */
export function PageHighlights({ page, title, version, ...tools }: PageHighlightsProps) {
  const { desk, words } = tools;
  const [shown, setShown] = useState<PageInFront>();
  const root = useRef<HTMLDivElement>(null);
  const focusOn = useFocusOn(root, shown);
  const removals = useRemovals(desk, words, focusOn);
  const load = useFreshList(async (isWanted, tries) => {
    const next = await page.inFront().catch((error: unknown) => {
      if (isWanted()) removals.failed(error);
    });
    if (next === undefined || !isWanted()) return undefined;
    const isWhole = next.reach === 'answers' && next.isComplete;
    const isNew = next.reach === 'reload' && tries < AGAIN.length;
    // While a page loads nobody answers in it: that is no reason to tell the reader to reload it.
    if (!isNew) setShown(next);
    const mayAnswer = next.reach === 'answers' || next.reach === 'reload';
    return !isWhole && mayAnswer ? AGAIN[tries] : undefined;
  });
  useEffect(() => load(), [page, version]);
  useEffect(() => desk.onChange(load), [desk, page]);

  const act = async (work: Promise<unknown>, id: string): Promise<void> => {
    try {
      await work;
      focusOn(id);
      load();
    } catch (error) {
      removals.failed(error);
    }
  };
  const common = (highlight: HighlightInFront) => ({
    ...tools,
    highlight,
    onRemove: () => removals.remove(highlight),
    onGone: removals.gone,
    onFailed: removals.failed,
    sayFailed: removals.sayFailed,
  });
  const showIn = (highlight: HighlightInFront): readonly HighlightAction[] =>
    highlight.frameId === undefined
      ? []
      : [{ name: words('highlightShow'), act: () => void page.show(highlight).catch(removals.failed) }];

  const reach = shown === undefined ? undefined : reachWords[shown.reach];
  const total = shown === undefined ? 0 : shown.placed.length + shown.orphans.length + shown.notes.length;
  return (
    <div class="highlights" ref={root} aria-busy={shown === undefined}>
      <header>
        <h2 tabIndex={-1} class="title" dir="auto">
          {title === '' ? words('highlightsHere') : title}
        </h2>
        {shown !== undefined && total > 0 && <Counts shown={shown} total={total} words={words} />}
      </header>
      {reach !== undefined && <p class="notice">{words(reach)}</p>}
      {shown?.reach === 'answers' && total === 0 && <p class="notice">{words('highlightsNone')}</p>}
      {shown !== undefined && shown.placed.length > 0 && (
        <ol class="list" aria-label={words('highlightsHere')}>
          {shown.placed.map((highlight) => (
            <HighlightItem key={highlight.id} {...common(highlight)} actions={showIn(highlight)}>
              {highlight.state === 'changed' && highlight.now !== '' && (
                <div class="candidate">
                  <p class="kicker">{words('highlightNow')}</p>
                  <p lang={highlight.language} dir="auto">
                    <Differences found={desk.compare(highlight.quote, highlight.now)} words={words} />
                  </p>
                </div>
              )}
            </HighlightItem>
          ))}
        </ol>
      )}
      {shown !== undefined && shown.orphans.length > 0 && (
        <section>
          <h3>{words('highlightsOrphans')}</h3>
          <p class="why">{words('highlightsOrphansWhy')}</p>
          <ul class="list">
            {shown.orphans.map((highlight) => (
              <Orphan
                key={highlight.id}
                {...common(highlight)}
                onReattach={(candidate) =>
                  void act(
                    page.reattach(highlight, candidate).then((isDone) => {
                      if (!isDone) throw new Error('The page does not answer.');
                      removals.say(words('highlightReattached'));
                    }),
                    highlight.id,
                  )
                }
                onKeep={() => void act(desk.keepAsNote(highlight.id, true), highlight.id)}
              />
            ))}
          </ul>
        </section>
      )}
      {shown !== undefined && shown.notes.length > 0 && (
        <section>
          <h3>{words('highlightsNotes')}</h3>
          <ul class="list">
            {shown.notes.map((highlight) => (
              <HighlightItem
                key={highlight.id}
                {...common(highlight)}
                actions={[
                  {
                    name: words('highlightLook'),
                    act: () => void act(desk.keepAsNote(highlight.id, false), highlight.id),
                  },
                ]}
              >
                <Paragraph highlight={highlight} words={words} />
              </HighlightItem>
            ))}
          </ul>
        </section>
      )}
      {removals.strip}
    </div>
  );
}

function Counts({
  shown,
  total,
  words,
}: { readonly shown: PageInFront; readonly total: number } & Pick<HighlightTools, 'words'>) {
  const orphans = shown.orphans.length;
  return (
    <p class="why">
      {words('highlightsCount', String(total))}
      {orphans > 0 && ` · ${words('highlightsOrphanCount', String(orphans))}`}
    </p>
  );
}
