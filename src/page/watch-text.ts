import { clock } from './clock.ts';
import { isText } from './unclobbered.ts';

/** Milliseconds that a record costs the page before it arrives (4 µs in Chromium, 31 µs in Firefox). */
const RECORD = 0.01;
/** Milliseconds that watching may cost in a second; then it rests for one. */
const BUDGET = 10;
const SECOND = 1_000;

const OPTIONS: MutationObserverInit = { childList: true, characterData: true, subtree: true };

/**
 * Reports that something may have become of the document's text, with the text nodes whose letters are others now; `all`
 * when nobody looked, because the page changed so much that watching cost too much and had to rest. Less than
 * `watchPage` tells, and cheaper: who hears of it reads the page anew. Changes of what is `own` are not reported.
 */
export function watchText(
  own: (node: Node) => boolean,
  report: (rewritten: readonly Text[] | 'all') => void,
  signal: AbortSignal,
): { include(root: ShadowRoot): void } {
  const roots = new Set<Node>([document]);
  let second = 0;
  let cost = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const observe = (): void => {
    for (const root of roots) observer.observe(root, OPTIONS);
  };
  const observer = new MutationObserver((records) => {
    const began = clock();
    if (began - second > SECOND) {
      second = began;
      cost = 0;
    }
    const isOurs = ({ addedNodes, removedNodes }: MutationRecord): boolean =>
      addedNodes.length + removedNodes.length > 0 && [...addedNodes, ...removedNodes].every(own);
    if (!records.every(isOurs))
      report(
        records.flatMap(({ type, target }) => (type === 'characterData' && isText(target) ? target : [])),
      );
    cost += clock() - began + records.length * RECORD;
    if (cost < BUDGET) return;
    observer.disconnect();
    resting = setTimeout(() => {
      resting = undefined;
      observe();
      report('all');
    }, SECOND);
  });
  observe();
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      clearTimeout(resting);
    },
    { once: true },
  );
  return {
    include(root) {
      for (const other of roots) if (!other.isConnected) roots.delete(other);
      roots.add(root);
      // While the watch rests, all roots wait for its end.
      if (resting === undefined && !signal.aborted) observer.observe(root, OPTIONS);
    },
  };
}
