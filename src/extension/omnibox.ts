import { type SuggestionMarkup, suggestionsOf, suggestionText } from '../lookup/suggestions.ts';
import type { Words } from '../words.ts';
import { browser } from './browser.ts';
import { libraryUrl, placeOf, requestFor, type Searching } from './look-up.ts';

/** So many lines fit under the address bar. */
const LINES = 6;

/** The keyword in the address bar: suggestions as one types, and Enter opens the entry or the search. */
export function suggestInAddressBar(search: Searching, words: Words): void {
  const omnibox = browser.omnibox as typeof browser.omnibox | undefined; // Firefox for Android has none
  if (omnibox === undefined) return;
  const markup: SuggestionMarkup = import.meta.env.FIREFOX ? 'plain' : 'xml';
  const first = (text: string): void =>
    omnibox.setDefaultSuggestion({ description: suggestionText(text, markup) });
  first(words('omniboxHint'));
  omnibox.onInputStarted.addListener(() => first(words('omniboxHint')));
  omnibox.onInputChanged.addListener((text, suggest) => {
    const query = text.trim();
    const answer = async (): Promise<void> => {
      const found = await search(query, LINES);
      const isNear = found.isNear || found.hits.length === 0;
      if (query !== '') first(words(isNear ? 'omniboxNear' : 'omniboxSearch', query));
      suggest(suggestionsOf(found, markup));
    };
    answer().catch(() => suggest([]));
  });
  omnibox.onInputEntered.addListener((text, disposition) => {
    const open = async (): Promise<void> => {
      const place = placeOf(await requestFor(text.trim(), search));
      const url = libraryUrl(place);
      if (disposition !== 'currentTab') {
        await browser.tabs.create({ url, active: disposition === 'newForegroundTab' });
        return;
      }
      // A tab of a private window shows no pages of ours in Chrome.
      await browser.tabs.update({ url }).catch(() => browser.tabs.create({ url }));
    };
    void open();
  });
}
