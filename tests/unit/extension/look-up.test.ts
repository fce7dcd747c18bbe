import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { lookUp, type Searching, selectionIn } from '../../../src/extension/look-up.ts';
import { takeLookUps, takeOffers } from '../../../src/extension/look-up-requests.ts';
import { browser, startAnew } from './fake-browser.ts';

vi.mock('../../../src/extension/browser.ts', () => import('./fake-browser.ts'));

/** One term is called NATO, two are called TTC. */
const search: Searching = async (query) => ({
  isNear: false,
  hits: (query.toLowerCase() === 'ttc' ? ['one', 'two'] : ['nato']).map((id) => ({
    id,
    label: id,
    form: id === 'nato' ? 'NATO' : 'TTC',
    summary: '',
  })),
});
const tab = { id: 3, windowId: 7 };

beforeEach(startAnew);
afterEach(() => vi.unstubAllEnvs());

/** The addresses of the tabs that were opened. */
function opened(): unknown[] {
  return browser.tabs.create.mock.calls.map(([what]) => (what as { url: string }).url.split('.html')[1]);
}

describe('what is looked up opens in', () => {
  test('the popup, which takes the request, once', async () => {
    await lookUp('  NATO\n', tab, search);
    const take = vi.fn<(request: object) => void>();
    await takeLookUps(8, take);
    expect(take).not.toHaveBeenCalled();
    await takeLookUps(7, take);
    await takeLookUps(7, take);
    expect(take.mock.calls).toEqual([[{ query: 'NATO', term: 'nato' }]]);
    expect(browser.action.openPopup).toHaveBeenCalledTimes(1);
    expect(opened()).toEqual([]);
  });

  test('a popup that is open already', async () => {
    const take = vi.fn<(request: object) => void>();
    await takeLookUps(7, take);
    await lookUp('ttc', tab, search);
    expect(take.mock.calls).toEqual([[{ query: 'ttc', term: undefined }]]);
  });

  test('the panel of its window, and then in no popup', async () => {
    const take = vi.fn<(request: object) => void>();
    const other = vi.fn<(request: object) => void>();
    takeOffers(9, other);
    takeOffers(7, take);
    browser.runtime.sendMessage.mockImplementation(async (message) =>
      browser.runtime.onMessage.fire(message).find((answer) => answer !== undefined),
    );
    await lookUp('NATO', tab, search);
    expect(take.mock.calls).toEqual([[{ query: 'NATO', term: 'nato' }]]);
    expect(other).not.toHaveBeenCalled();
    expect(browser.action.openPopup).not.toHaveBeenCalled();
    expect(opened()).toEqual([]);
  });

  test.each([
    { selected: 'nato', address: '#/term/nato' },
    { selected: 'TTC', address: '#/?q=TTC' },
    { selected: '', address: '#/' },
    { selected: 'x'.repeat(300), address: `#/?q=${'x'.repeat(200)}` },
  ])('a tab, where there is no popup: “$selected”', async ({ selected, address }) => {
    browser.action.openPopup.mockRejectedValue(new Error('no toolbar'));
    await lookUp(selected, tab, search);
    expect(opened()).toEqual([address]);
    const take = vi.fn<(request: object) => void>();
    await takeLookUps(7, take);
    expect(take).not.toHaveBeenCalled();
  });
});

describe('in Firefox', () => {
  beforeEach(() => vi.stubEnv('FIREFOX', 'true'));

  test('the popup opens at once, before the selection is known', async () => {
    let select = (_text: string): void => undefined;
    const selected = new Promise<string>((resolve) => (select = resolve));
    const done = lookUp(selected, tab, search);
    expect(browser.action.openPopup).toHaveBeenCalledTimes(1);
    select('NATO');
    await done;
    expect(browser.action.openPopup).toHaveBeenCalledTimes(1);
  });

  test('a popup goes again where the panel answers', async () => {
    const close = vi.fn<() => void>();
    browser.extension.getViews.mockReturnValue([{ close }]);
    browser.runtime.sendMessage.mockResolvedValue(true);
    await lookUp('NATO', tab, search);
    expect(close).toHaveBeenCalledTimes(1);
  });
});

test('a request that waited too long is nobody’s', async () => {
  const now = vi.spyOn(Date, 'now').mockReturnValue(1_000);
  await lookUp('NATO', tab, search);
  now.mockReturnValue(12_000);
  const take = vi.fn<(request: object) => void>();
  await takeLookUps(7, take);
  now.mockRestore();
  expect(take).not.toHaveBeenCalled();
});

test.each([
  {
    title: 'the first frame that has one',
    frames: [{ result: ' ' }, { result: 'TTC' }, { result: 'x' }],
    text: 'TTC',
  },
  { title: 'none', frames: [{ result: '' }, {}], text: '' },
])('the selection of a tab: $title', async ({ frames, text }) => {
  browser.scripting.executeScript.mockResolvedValue(frames);
  expect(await selectionIn(3)).toBe(text);
});

test('where no script may run, nothing is selected', async () => {
  browser.scripting.executeScript.mockRejectedValue(new Error('not here'));
  expect(await selectionIn(3)).toBe('');
  expect(await selectionIn(undefined)).toBe('');
});
