import { browser } from './browser.ts';

/** What Chrome has and the polyfill does not know, and Firefox's sidebar, which its Android lacks. */
interface PanelApis {
  readonly chrome?: { readonly sidePanel?: { open(where: { windowId: number }): Promise<void> } };
}

/** Whether this browser has a place for the panel beside its pages. */
export function hasSidePanel(): boolean {
  return sidePanelOfChrome() !== undefined || sidebarOfFirefox() !== undefined;
}

/**
 * Opens the panel beside the pages of a window. Both browsers allow it from a click in a page of the extension alone,
 * and only when it is the first thing that the click does.
 */
export function openSidePanel(windowId: number): Promise<void> {
  return sidePanelOfChrome()?.open({ windowId }) ?? sidebarOfFirefox()?.open() ?? Promise.resolve();
}

function sidePanelOfChrome(): { open(where: { windowId: number }): Promise<void> } | undefined {
  return (globalThis as PanelApis).chrome?.sidePanel;
}

function sidebarOfFirefox(): { open(): Promise<void> } | undefined {
  return (browser as { sidebarAction?: { open(): Promise<void> } }).sidebarAction;
}
