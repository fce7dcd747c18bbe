import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** How wide an element is and how large its letters are, in CSS pixels; undefined until it is there. */
export interface BoxSize {
  readonly width: number;
  readonly letters: number;
}

/** The size of what `element` holds, followed as the window changes. */
export function useBoxSize(element: RefObject<HTMLElement | null>): BoxSize | undefined {
  const [size, setSize] = useState<BoxSize>();
  useEffect(() => {
    const box = element.current;
    if (box === null) return;
    const measure = (): void => {
      const width = Math.floor(box.clientWidth);
      const letters = Number.parseFloat(getComputedStyle(box).fontSize);
      setSize((known) => (known?.width === width && known.letters === letters ? known : { width, letters }));
    };
    const watching = new ResizeObserver(measure);
    watching.observe(box);
    measure();
    return () => watching.disconnect();
  }, []);
  return size;
}
