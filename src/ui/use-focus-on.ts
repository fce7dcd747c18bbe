import { type RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Milliseconds for which a highlight is waited for that is to get the focus. */
const PATIENCE = 2_000;

/**
 * Puts the focus on a highlight when the list next shows it, where it was put back or moved to another part of the
 * list; without an id, or where it does not come and nothing has the focus, on the heading of the view. `shown` is
 * another value whenever the list has changed.
 */
export function useFocusOn(
  root: RefObject<HTMLElement | null>,
  shown: unknown,
): (id: string | undefined) => void {
  const wanted = useRef<string | undefined>(undefined);
  const giveUp = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const focusHeading = (): void => root.current?.querySelector<HTMLElement>('h2')?.focus();
  useEffect(() => {
    if (wanted.current === undefined) return;
    const item = root.current?.querySelector(`[data-id="${CSS.escape(wanted.current)}"]`);
    const control = item?.querySelector<HTMLElement>('.actions button, .actions a');
    if (control === undefined || control === null) return;
    wanted.current = undefined;
    control.focus();
  }, [shown]);
  useEffect(() => () => clearTimeout(giveUp.current), []);
  return (id) => {
    clearTimeout(giveUp.current);
    wanted.current = id;
    if (id === undefined) return focusHeading();
    giveUp.current = setTimeout(() => {
      wanted.current = undefined;
      if (document.activeElement === document.body) focusHeading();
    }, PATIENCE);
  };
}
