import { render } from 'preact';
import { browser } from '../../src/extension/browser.ts';
import { connect } from '../../src/extension/connect.ts';
import { followTheme } from '../../src/extension/follow-settings.ts';
import { takeLookUps } from '../../src/extension/look-up-requests.ts';
import { sendByPort } from '../../src/extension/send-by-port.ts';
import { hasSidePanel, openSidePanel } from '../../src/extension/side-panel.ts';
import { askAccess, hasAccess } from '../../src/extension/site-access.ts';
import { openTermIn, pageTermsOf } from '../../src/extension/tab-terms.ts';
import { PORT } from '../../src/extension/through-port.ts';
import { citing } from '../../src/lookup/cite.ts';
import type { LookUpRequest } from '../../src/look-up-request.ts';
import { Popup } from '../../src/ui/popup.tsx';
import '../../src/ui/theme.css';
import '../../src/ui/controls.css';
import '../../src/ui/entry.css';
import '../../src/ui/copy-as.css';
import '../../src/ui/search.css';
import '../../src/ui/popup.css';

/** The toolbar popup. `?tab=<id>` names the tab it speaks of when it is not itself above that tab. */
const named = new URLSearchParams(location.search).get('tab');
const [active] = await browser.tabs.query({ active: true, currentWindow: true });
const tab = named === null ? active : await browser.tabs.get(Number(named)).catch(() => undefined);
const app = document.querySelector('#app');
const library = connect(sendByPort(() => browser.runtime.connect({ name: PORT })));

await followTheme(document.documentElement);

/** At once: the browser opens it from a click alone. */
function openPanel(windowId: number): void {
  const opening = openSidePanel(windowId);
  if (named === null) void opening.finally(() => window.close());
}

function show(wanted?: LookUpRequest): void {
  if (app === null) return;
  const { windowId } = tab ?? {};
  render(
    <Popup
      url={tab?.url ?? ''}
      library={{
        siteState: (input) => library.siteState({ ...input, tab: tab?.id }),
        switchSite: (input) => library.switchSite({ ...input, tab: tab?.id }),
        switchEverywhere: library.switchEverywhere,
        knowTerm: library.knowTerm,
        search: library.search,
        openEntry: library.openEntry,
        term: library.term,
        rejectSenseOn: (input) => library.rejectSenseOn({ ...input, tab: tab?.id }),
        setDensity: library.setDensity,
      }}
      citing={citing}
      wanted={wanted}
      words={(name, ...values) => browser.i18n.getMessage(name, values)}
      locale="en-GB"
      hasAccess={() => hasAccess(tab?.url ?? '')}
      askAccess={askAccess}
      pageTerms={() => pageTermsOf(tab?.id)}
      openTerm={async (place) => {
        await openTermIn(tab?.id, place);
        if (named === null) window.close();
      }}
      openPanel={windowId !== undefined && hasSidePanel() ? () => openPanel(windowId) : undefined}
    />,
    app,
  );
}

show();
await takeLookUps(tab?.windowId, show);
