import { createElement as h, useDeferredValue, type ReactNode } from 'react';

/**
 * An application whose marked text React owns: drawn anew with every step, split across components and
 * text nodes, reordered, taken out and put in again. It is the same when a server draws it.
 */
export function App({ step }: { step: number }): ReactNode {
  const deferred = useDeferredValue(step);
  const items = Array.from({ length: 12 }, (_, i) => (i * 5 + step) % 12);
  return h(
    'main',
    null,
    h('p', { id: 'still' }, 'China promoted the Digital Silk Road abroad.'),
    h('p', null, 'State ', step, ': Europe has the Global Gateway, ', step % 7, ' times.'),
    h('p', null, 'The ', h(Part, { text: 'Internet' }), ' ', h(Part, { text: 'Governance Forum' }), ' met.'),
    h('p', { key: step }, 'It was a question of internet sovereignty.'),
    h(
      'ul',
      null,
      ...items.map((item) => h('li', { key: item }, item === 3 ? 'Cyber norms' : `Item ${item}`)),
    ),
    step % 2 === 0 && h('p', null, 'He read about ', h('b', null, 'AUKUS'), '.'),
    // A text node that React takes out itself: it throws when somebody has put it elsewhere.
    h(
      'p',
      null,
      'They met',
      step % 2 === 0 && ' in the Trade and Technology Council',
      h('b', null, ' then.'),
    ),
    h('p', null, `Later: ${deferred}`),
  );
}

/** A text without an element of its own: React draws it as a text node beside other ones. */
function Part({ text }: { text: string }): ReactNode {
  return text;
}

/** What is marked in the application when `step` is even. */
export const marked = [
  'Digital Silk Road',
  'Global Gateway',
  'Internet Governance Forum',
  'internet sovereignty',
  'Cyber norms',
  'AUKUS',
  'Trade and Technology Council',
];
