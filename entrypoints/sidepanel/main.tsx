import { render } from 'preact';
import { browser } from '../../src/extension/browser.ts';
import { connect } from '../../src/extension/connect.ts';
import { followMeaningNames, followTheme } from '../../src/extension/follow-settings.ts';
import { followTab } from '../../src/extension/follow-tab.ts';
import { askForPromise, highlightDeskOf } from '../../src/extension/highlight-desk.ts';
import { takeOffers } from '../../src/extension/look-up-requests.ts';
import { sendByPort } from '../../src/extension/send-by-port.ts';
import { pageDeskOf, type TabInFront } from '../../src/extension/tab-highlights.ts';
import { PORT } from '../../src/extension/through-port.ts';
import type { PageDesk } from '../../src/highlight-desk.ts';
import type { LookUpRequest } from '../../src/look-up-request.ts';
import { citing } from '../../src/lookup/cite.ts';
import { AllHighlights } from '../../src/ui/all-highlights.tsx';
import { MyData } from '../../src/ui/my-data.tsx';
import { PageHighlights } from '../../src/ui/page-highlights.tsx';
import { PanelLookUp } from '../../src/ui/panel-look-up.tsx';
import { Tabs, type View } from '../../src/ui/tabs.tsx';
import type { Words } from '../../src/words.ts';
import '../../src/ui/theme.css';
import '../../src/ui/controls.css';
import '../../src/ui/entry.css';
import '../../src/ui/copy-as.css';
import '../../src/ui/search.css';
import '../../src/ui/browse.css';
import '../../src/ui/highlight-views.css';
import '../../src/ui/highlight-fields.css';
import '../../src/ui/highlight-filters.css';
import '../../src/ui/my-data.css';
import '../../src/ui/panel.css';

/**
 * The panel: Chrome's side panel, Firefox's sidebar. It follows the tab in front of its window; `?tab=<id>` names the
 * tab it speaks of where it stands in a tab itself.
 */
const named = new URLSearchParams(location.search).get('tab');
const words: Words = (name, ...values) => browser.i18n.getMessage(name, values);
const library = connect(sendByPort(() => browser.runtime.connect({ name: PORT })));
const desk = highlightDeskOf(library);
const [names] = await Promise.all([
  followMeaningNames(library, (others) => {
    tools = { ...tools, names: others };
    show();
  }),
  followTheme(document.documentElement),
]);
let tools = { desk, words, locale: 'en-GB', names };
const app = document.querySelector('#app');

/** The page in front, as long as it is the same: another address is another page, another fragment is not. */
let inFront: { readonly name: string; readonly tab: TabInFront | undefined; readonly page: PageDesk } = {
  name: '',
  tab: undefined,
  page: pageDeskOf(undefined, library),
};
let version = 0;
let wanted: LookUpRequest | undefined;
let wantedView: { readonly id: string } | undefined;

function showTab(tab: TabInFront | undefined): void {
  const name = `${tab?.id} ${tab?.url.replace(/#(?![!/]).*$/u, '')}`;
  const page = inFront.name === name ? inFront.page : pageDeskOf(tab, library);
  inFront = { name, tab, page };
  version++;
  show();
}

function show(): void {
  const { name, tab, page } = inFront;
  const views: readonly View[] = [
    {
      id: 'here',
      name: words('panelHere'),
      content: (
        <PageHighlights {...tools} key={name} page={page} title={tab?.title ?? ''} version={version} />
      ),
    },
    { id: 'all', name: words('panelAll'), content: <AllHighlights {...tools} /> },
    {
      id: 'look-up',
      name: words('panelLookUp'),
      content: <PanelLookUp library={library} citing={citing} words={words} locale="en-GB" wanted={wanted} />,
    },
    { id: 'data', name: words('panelData'), content: <MyData {...tools} /> },
  ];
  if (app !== null)
    render(
      <main>
        <h1 class="unseen">{words('extensionName')}</h1>
        <Tabs label={words('panelViews')} views={views} wanted={wantedView} />
      </main>,
      app,
    );
}

const { windowId } = await followTab(named === null ? undefined : Number(named), showTab);
takeOffers(windowId, (request) => {
  wanted = request;
  wantedView = { id: 'look-up' };
  show();
});
await askForPromise(library);
desk.onChange(() => void askForPromise(library));
