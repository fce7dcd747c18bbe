import { render } from 'preact';
import { browser } from '../../src/extension/browser.ts';
import { connect } from '../../src/extension/connect.ts';
import { followTheme } from '../../src/extension/follow-settings.ts';
import { askAccess, hasAccess } from '../../src/extension/site-access.ts';
import '../../src/page/leave.css';
import '../../src/page/paint.css';
import { isPageQuestion } from '../../src/page-questions.ts';
import { offerCard } from '../../src/reading/card-door.ts';
import { readDocument } from '../../src/reading/read-document.ts';
import { keepCard } from '../../src/reading/keep-card.tsx';
import { Welcome } from '../../src/ui/welcome.tsx';
import type { Words } from '../../src/words.ts';
import '../../src/ui/theme.css';
import '../../src/ui/controls.css';
import '../../src/ui/welcome.css';

/**
 * The first page after an install: an article, already marked. Content scripts do not run on pages of the
 * extension, so the page reads itself.
 */
const words: Words = (name, ...values) => browser.i18n.getMessage(name, values);
const library = connect((message) => browser.runtime.sendMessage(message));
await followTheme(document.documentElement);
const commands = await browser.commands.getAll().catch(() => []);
const nextTerm = commands.find(({ name }) => name === 'next-term')?.shortcut ?? '';
const app = document.querySelector('#intro');

if (app !== null) {
  const granted = await hasAccess('').catch(() => true);
  render(<Welcome words={words} granted={granted} askAccess={askAccess} nextTermKey={nextTerm} />, app);
}

offerCard(keepCard);
const reading = readDocument({
  library,
  words,
  onSettingsChange: (changed) => browser.storage.onChanged.addListener(changed),
  signal: new AbortController().signal,
});

browser.runtime.onMessage.addListener((message: unknown) => {
  const isStep = isPageQuestion(message) && message.sidelight === 'step';
  return isStep && document.visibilityState === 'visible' ? reading.answer(message) : undefined;
});

/** What `npm start` and the tests ask of this page: the same questions as of any other tab. */
Object.assign(globalThis, {
  sidelightPage: {
    terms: () => reading.answer({ sidelight: 'page-terms' }),
    openCard: (index: number) => reading.answer({ sidelight: 'open-card', index }),
  },
});
