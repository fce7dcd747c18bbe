import { render } from 'preact';
import { browser } from '../../src/extension/browser.ts';
import { connect } from '../../src/extension/connect.ts';
import { followMeaningNames, followTheme, onSettingsChange } from '../../src/extension/follow-settings.ts';
import { askForPromise, highlightDeskOf } from '../../src/extension/highlight-desk.ts';
import { sendByPort } from '../../src/extension/send-by-port.ts';
import { PORT } from '../../src/extension/through-port.ts';
import { addressOf, placeAt } from '../../src/library-address.ts';
import { citing } from '../../src/lookup/cite.ts';
import '../../src/page/leave.css';
import '../../src/page/paint.css';
import { paintSample } from '../../src/reading/paint-sample.ts';
import { AllHighlights } from '../../src/ui/all-highlights.tsx';
import { LibraryPage } from '../../src/ui/library-page.tsx';
import { MyData } from '../../src/ui/my-data.tsx';
import { SettingsForm } from '../../src/ui/settings-form.tsx';
import { keepVisits } from '../../src/ui/visits.ts';
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
import '../../src/ui/library-page.css';
import '../../src/ui/settings-form.css';
import '../../src/ui/entry-page.css';

declare const __GLOSSARY_VERSION__: string;
declare const __GLOSSARY_DATE__: string;
declare const __ISSUES_URL__: string;

/** The library page. Its address says what it shows: going back and forward needs nothing else. */
const words: Words = (name, ...values) => browser.i18n.getMessage(name, values);
const library = connect(sendByPort(() => browser.runtime.connect({ name: PORT })));
const desk = highlightDeskOf(library);
const names = await followMeaningNames(library, (others) => {
  tools = { ...tools, names: others };
  // Elsewhere, showing the same place again would be another visit, and move the focus.
  if (placeAt(location.hash)?.at === 'highlights') show();
});
let tools = { desk, words, locale: 'en-GB', names };
const app = document.querySelector('#app');
const { version, permissions = [] } = browser.runtime.getManifest();
const commands = await browser.commands.getAll().catch(() => []);
const about = {
  version,
  glossary: { version: __GLOSSARY_VERSION__, date: __GLOSSARY_DATE__ },
  issuesUrl: __ISSUES_URL__,
  permissions,
  keys: commands.map(({ name, description, shortcut }) => ({
    does: name === '_execute_action' ? words('commandOpen') : (description ?? ''),
    key: shortcut ?? '',
  })),
};
const visits = keepVisits();

/** The tab is called after what it shows. */
function shown(name: string): void {
  const product = words('extensionName');
  document.title = name === '' ? product : `${name} – ${product}`;
  visits.arrive();
}

function show(): void {
  if (app === null) return;
  render(
    <LibraryPage
      place={placeAt(location.hash)}
      library={library}
      citing={citing}
      words={words}
      locale="en-GB"
      about={about}
      rooms={{
        settings: () => <SettingsForm {...{ library, words, paintSample, onSettingsChange }} />,
        highlights: () => (
          <>
            <AllHighlights {...tools} />
            <MyData {...tools} />
          </>
        ),
      }}
      onGo={(place) => (location.hash = addressOf(place))}
      onBecome={(place) => {
        if (location.hash !== addressOf(place)) history.replaceState(history.state, '', addressOf(place));
      }}
      onShown={shown}
    />,
    app,
  );
}

await followTheme(document.documentElement);
addEventListener('hashchange', () => {
  visits.leave();
  show();
});
show();
void askForPromise(library);
desk.onChange(() => void askForPromise(library));
