import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { FocusSeeker } from './focus-seeker.ts';

/**
 * What puts the focus on a highlight when the list next shows it, where it was put back or moved to another part of
 * the list. `shown` is another value whenever the list has changed.
 */
export function useFocusOn(
  root: RefObject<HTMLElement | null>,
  shown: unknown,
): (id: string | undefined) => void {
  const [seeker] = useState(() => new FocusSeeker());
  useEffect(() => seeker.look(root.current), [shown]);
  useEffect(() => seeker.stop, []);
  return seeker.seek;
}
