import { useEffect, useRef } from 'preact/hooks';

/** Milliseconds in which several pieces of news are one. */
const TOGETHER = 60;

/**
 * Loads something again and again: calls that come at once are one, and only the last one's answer is wanted, which
 * `work` asks before it uses what it got. Where `work` answers a number, it is done once more after so many milliseconds,
 * and told how often that was so.
 */
export function useFresh(
  work: (isWanted: () => boolean, again: number) => Promise<number | undefined>,
): () => void {
  const latest = useRef(work);
  latest.current = work;
  const order = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const run = (own: number, again: number): void => {
    const isWanted = (): boolean => order.current === own;
    void latest.current(isWanted, again).then((pause) => {
      if (pause !== undefined && isWanted()) timer.current = setTimeout(run, pause, own, again + 1);
    });
  };
  useEffect(
    () => () => {
      order.current++;
      clearTimeout(timer.current);
    },
    [],
  );
  const load = useRef((): void => {
    clearTimeout(timer.current);
    const own = ++order.current;
    timer.current = setTimeout(run, TOGETHER, own, 0);
  });
  return load.current;
}
