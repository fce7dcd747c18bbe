import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SearchAnswer } from '../../../src/lookup/search-index.ts';
import { suggestInAddressBar } from '../../../src/extension/omnibox.ts';
import { browser, startAnew } from './fake-browser.ts';

vi.mock('../../../src/extension/browser.ts', () => import('./fake-browser.ts'));

const answers: Record<string, SearchAnswer> = {
  nato: {
    isNear: false,
    hits: [{ id: 'nato', label: 'NATO', form: 'NATO', summary: 'An alliance & more.' }],
  },
  cyber: {
    isNear: false,
    hits: [{ id: 'norms', label: 'Cyber norms', form: 'Cyber norms', summary: 'Norms.' }],
  },
  naot: { isNear: true, hits: [{ id: 'nato', label: 'NATO', form: 'NATO', summary: 'An alliance.' }] },
};
const words = (name: string, ...values: string[]): string => [name, ...values].join(' ');

suggestInAddressBar(async (query) => answers[query.toLowerCase()] ?? { hits: [], isNear: false }, words);

beforeEach(startAnew);
afterEach(() => vi.unstubAllEnvs());

test.each([
  {
    typed: ' NATO ',
    first: 'omniboxSearch NATO',
    lines: ['<match>NATO</match><dim> – An alliance &amp; more.</dim>'],
  },
  { typed: 'naot', first: 'omniboxNear naot', lines: ['<match>NATO</match><dim> – An alliance.</dim>'] },
  { typed: '<b>', first: 'omniboxNear &lt;b&gt;', lines: [] },
])('“$typed” suggests $lines', async ({ typed, first, lines }) => {
  const suggest = vi.fn<(given: ReadonlyArray<{ content: string; description: string }>) => void>();
  browser.omnibox.onInputChanged.fire(typed, suggest);
  await vi.waitFor(() => expect(suggest).toHaveBeenCalled());
  expect(suggest.mock.calls[0]?.[0].map(({ description }) => description)).toEqual(lines);
  expect(browser.omnibox.setDefaultSuggestion.mock.calls).toEqual([[{ description: first }]]);
});

test.each([
  { typed: 'nato', how: 'currentTab', address: '#/term/nato' },
  { typed: 'cyber', how: 'currentTab', address: '#/?q=cyber' },
  { typed: '', how: 'currentTab', address: '#/' },
  { typed: 'nato', how: 'newForegroundTab', address: '#/term/nato', active: true },
  { typed: 'nato', how: 'newBackgroundTab', address: '#/term/nato', active: false },
])('Enter on “$typed” opens $address in $how', async ({ typed, how, address, active }) => {
  browser.omnibox.onInputEntered.fire(typed, how);
  const url = `moz-extension://sidelight/library.html${address}`;
  const [goes, stays] =
    active === undefined
      ? [browser.tabs.update, browser.tabs.create]
      : [browser.tabs.create, browser.tabs.update];
  await vi.waitFor(() =>
    expect(goes.mock.calls).toEqual([[active === undefined ? { url } : { url, active }]]),
  );
  expect(stays).not.toHaveBeenCalled();
});

test('where the tab may not show it, another does', async () => {
  browser.tabs.update.mockRejectedValue(new Error('private'));
  browser.omnibox.onInputEntered.fire('nato', 'currentTab');
  await vi.waitFor(() => expect(browser.tabs.create).toHaveBeenCalled());
});
