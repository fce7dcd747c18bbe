import { createElement, startTransition } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import { App } from './react-app.ts';

/** What a test asks of the page that holds the application. */
export interface ReactPage {
  /** Draws the application where there is none. */
  mount(): void;
  /** Takes over what a server drew. */
  hydrate(): void;
  unmount(): void;
  /** Draws it anew so many times, at once or as transitions; the answer is in how many frames its first mark was missing. */
  render(times: number, how: 'at once' | 'as transitions'): Promise<number>;
}

let root: Root | undefined;
let step = 0;

const container = document.querySelector('#root');
if (container === null) throw new Error('the page has no root');
const options = {
  onRecoverableError: (error: unknown): void => console.error(`recovered: ${String(error)}`),
};

const draw = (): void => root?.render(createElement(App, { step }));

const page: ReactPage = {
  mount() {
    root = createRoot(container, options);
    flushSync(draw);
  },
  hydrate() {
    root = hydrateRoot(container, createElement(App, { step }), options);
  },
  unmount() {
    root?.unmount();
  },
  async render(times, how) {
    let missing = 0;
    for (let i = 1; i <= times; i++) {
      step++;
      if (how === 'at once') flushSync(draw);
      else startTransition(draw);
      // An odd number: transitions are drawn once a frame, and what is there in turns should come and go.
      if (i % 9 !== 0) continue;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      if (!isStillMarked()) missing++;
    }
    return missing;
  },
};
Object.assign(globalThis, { reactPage: page });

/** Whether the paragraph that never changes has its mark. */
function isStillMarked(): boolean {
  const still = document.querySelector('#still');
  return [...CSS.highlights].some(
    ([name, highlight]) =>
      name.startsWith('sidelight-term') &&
      [...highlight].some(({ startContainer }) => still?.contains(startContainer)),
  );
}
