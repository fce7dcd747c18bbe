import { addressOf, type LibraryPlace } from '../library-address.ts';
import type { LookUpRequest } from '../look-up-request.ts';
import { surelyMeant } from '../lookup/meant.ts';
import type { SearchAnswer } from '../lookup/search-index.ts';
import { browser } from './browser.ts';
import { forgetLookUp, leaveLookUp, offerToPanel } from './look-up-requests.ts';

/** How the glossary is searched. */
export type Searching = (query: string, limit: number) => Promise<SearchAnswer>;

/** Code units that a search takes. */
const MOST = 200;

/** The tab from which something is looked up. */
export interface Asking {
  readonly id?: number | undefined;
  readonly windowId?: number | undefined;
}

/**
 * Looks up what a reader selected: in the panel of the window where it is open, else in the popup, else on the library
 * page. An entry that is surely meant opens at once. To be called at once from what the reader did, for Firefox opens a
 * popup only then; `selected` may still be on its way.
 */
export async function lookUp(
  selected: string | Promise<string>,
  { windowId }: Asking,
  search: Searching,
): Promise<void> {
  const isFirefox = import.meta.env.FIREFOX;
  const early = isFirefox ? openPopup() : undefined;
  const query = tidy(await selected);
  const request = await requestFor(query, search);
  if (windowId !== undefined && query !== '' && (await offerToPanel(request, windowId))) {
    if ((await early) === true) closePopups();
    return;
  }
  if (windowId !== undefined && query !== '') await leaveLookUp(request, windowId);
  if (await (early ?? openPopup())) return;
  await forgetLookUp();
  await openLibrary(placeOf(request));
}

/** Opens the library page at a place, in a new tab. */
export async function openLibrary(place: LibraryPlace): Promise<void> {
  await browser.tabs.create({ url: libraryUrl(place) });
}

/** The address of a place in the library page, for a tab. */
export function libraryUrl(place: LibraryPlace): string {
  return browser.runtime.getURL(`/library.html${addressOf(place)}`);
}

/** What is to be looked up when a reader asks for `query`, and the entry that is surely meant. */
export async function requestFor(query: string, search: Searching): Promise<LookUpRequest> {
  const term = query === '' ? undefined : surelyMeant(query, await search(query, 12));
  return { query, term };
}

export function placeOf({ query, term }: LookUpRequest): LibraryPlace {
  return term === undefined ? { at: 'search', query } : { at: 'term', id: term };
}

/** What is selected in a tab, in the first frame that has a selection; nothing where scripts may not run. */
export async function selectionIn(tabId: number | undefined): Promise<string> {
  if (tabId === undefined) return '';
  try {
    const frames = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      func: selectedText,
    });
    const texts = frames.map(({ result }) => (typeof result === 'string' ? result : ''));
    return texts.find((text) => text.trim() !== '') ?? '';
  } catch {
    return '';
  }
}

/** The selection of a document. What stands in fields and editors is not read. Sent into pages as it stands. */
export function selectedText(): string {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  const isField = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
  if (isField || (focused instanceof HTMLElement && focused.isContentEditable)) return '';
  return String(getSelection() ?? '');
}

function tidy(selected: string): string {
  return selected.replace(/\s+/gu, ' ').trim().slice(0, MOST);
}

/** Whether the toolbar popup opened: not on phones, in windows without a toolbar, or without a reader's click. */
async function openPopup(): Promise<boolean> {
  try {
    await browser.action.openPopup();
    return true;
  } catch {
    return false;
  }
}

/** The panel answers: a popup that had to be opened before that was known goes again. */
function closePopups(): void {
  for (const view of browser.extension.getViews({ type: 'popup' })) view.close();
}
