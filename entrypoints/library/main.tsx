import { render } from 'preact';
import { browser } from '../../src/extension/browser.ts';
import { connect } from '../../src/extension/connect.ts';
import { followTheme, onSettingsChange } from '../../src/extension/follow-settings.ts';
import { addressOfEntry, entryAtAddress } from '../../src/library-address.ts';
import '../../src/page/leave.css';
import '../../src/page/paint.css';
import { paintSample } from '../../src/reading/paint-sample.ts';
import { LibraryPage } from '../../src/ui/library-page.tsx';
import { SettingsForm } from '../../src/ui/settings-form.tsx';
import type { Words } from '../../src/words.ts';
import '../../src/ui/theme.css';
import '../../src/ui/controls.css';
import '../../src/ui/entry.css';
import '../../src/ui/search.css';
import '../../src/ui/library-page.css';
import '../../src/ui/settings-form.css';

/** The library page. Its address says what it shows: going back and forward needs nothing else. */
const words: Words = (name, ...values) => browser.i18n.getMessage(name, values);
const library = connect((message) => browser.runtime.sendMessage(message));
const app = document.querySelector('#app');

let turned = 0;

/** The tab is called after the entry; and a link to another entry leads to its name, as one to another page would. */
function shown(name: string): void {
  const product = words('extensionName');
  document.title = name === '' ? product : `${name} – ${product}`;
  if (turned++ === 0) return;
  scrollTo({ top: 0 });
  document.querySelector('h1')?.focus({ preventScroll: true });
}

function show(): void {
  if (app === null) return;
  if (location.hash === '#/settings') {
    document.title = `${words('settingsTitle')} – ${words('extensionName')}`;
    render(
      <main>
        <SettingsForm {...{ library, words, paintSample, onSettingsChange }} />
      </main>,
      app,
    );
    return;
  }
  render(
    <LibraryPage
      term={entryAtAddress(location.hash)}
      library={library}
      words={words}
      locale="en-GB"
      addressOf={addressOfEntry}
      onShown={shown}
    />,
    app,
  );
}

await followTheme(document.documentElement);
addEventListener('hashchange', show);
show();
