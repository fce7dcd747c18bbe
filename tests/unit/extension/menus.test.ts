import { beforeEach, describe, expect, test, vi } from 'vitest';
import { makeMenus, obeyMenus } from '../../../src/extension/menus.ts';
import { wordsAsNames } from '../words-as-names.ts';
import { browser, startAnew } from './fake-browser.ts';

vi.mock('../../../src/extension/browser.ts', () => import('./fake-browser.ts'));

beforeEach(startAnew);

test('the menu of a selection has two lines, and however often they are made, no third', async () => {
  await makeMenus(wordsAsNames);
  const made = browser.contextMenus.create.mock.calls.map(([item]) => item as Record<string, unknown>);
  expect(made.map(({ id, title, contexts }) => [id, title, contexts])).toEqual([
    ['look-up', 'menuLookUp', ['selection']],
    ['highlight', 'menuHighlight', ['selection']],
  ]);
  const [gone = Infinity] = browser.contextMenus.removeAll.mock.invocationCallOrder;
  const [came = 0] = browser.contextMenus.create.mock.invocationCallOrder;
  expect(gone).toBeLessThan(came);
});

describe('a line that is chosen', () => {
  obeyMenus(async () => ({ hits: [], isNear: false }));
  const choose = (menuItemId: string): unknown[] =>
    browser.contextMenus.onClicked.fire(
      { menuItemId, selectionText: 'small yards', frameId: 4 },
      { id: 3, windowId: 7 },
    );

  test('looks the selection up', async () => {
    choose('look-up');
    await vi.waitFor(() => expect(browser.action.openPopup).toHaveBeenCalled());
    expect(JSON.stringify(browser.storage.session.set.mock.calls)).toContain('"query":"small yards"');
  });

  test('highlights it in its frame', async () => {
    choose('highlight');
    await vi.waitFor(() =>
      expect(browser.tabs.sendMessage.mock.calls).toEqual([
        [3, { sidelight: 'highlight-selection' }, { frameId: 4 }],
      ]),
    );
  });

  test('of somebody else does nothing', async () => {
    choose('other');
    expect(browser.tabs.sendMessage).not.toHaveBeenCalled();
    expect(browser.action.openPopup).not.toHaveBeenCalled();
  });
});
