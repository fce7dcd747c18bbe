import { browser } from '../src/extension/browser.ts';
import { defineBackground } from 'wxt/utils/define-background';
import { frameIdsOf } from '../src/extension/frames.ts';
import { serve } from '../src/extension/serve.ts';
import { changeSettings, loadSettings } from '../src/extension/stored.ts';
import { type Annotator, createAnnotator, holdsSomething } from '../src/glossary/annotate.ts';
import { settleSenses } from '../src/glossary/senses.ts';
import type { PageQuestion } from '../src/page-questions.ts';
import { withItem } from '../src/settings/settings.ts';
import { isOn, siteOf } from '../src/settings/site-rules.ts';
import { bundledGlossary } from '../src/store/bundled-glossary.ts';
import { openGlossaryStore } from '../src/store/glossary-store.ts';

declare const __GLOSSARY_VERSION__: string;

/**
 * The background owns the glossary and the settings. It may be stopped at any moment and keeps no truth in
 * memory: everything here is read again at the first question after it woke.
 */
export default defineBackground(() => {
  const store = openGlossaryStore(
    __GLOSSARY_VERSION__,
    bundledGlossary((path) => browser.runtime.getURL(`/${path}`)),
  );
  let created: Promise<Annotator> | undefined;
  const annotator = (): Promise<Annotator> => {
    created ??= store.matching().then(
      ({ index, lexicon }) => createAnnotator(index, lexicon),
      (error: unknown) => {
        created = undefined;
        throw error;
      },
    );
    return created;
  };
  const switchSite = (url: string, on: boolean): Promise<void> => {
    const site = siteOf(url);
    if (site === undefined) return Promise.resolve();
    return changeSettings(({ sitesOff }) => ({ sitesOff: withItem(sitesOff, site, !on) }));
  };

  serve({
    async pageSettings(_input, { pageUrl }) {
      const settings = await loadSettings();
      const { density, headings, links } = settings;
      return { on: isOn(settings, pageUrl), density, headings, links };
    },
    async annotate({ blocks }) {
      const annotations = (await annotator()).annotate(blocks);
      return annotations.map((annotation) => (holdsSomething(annotation) ? annotation : null));
    },
    async settle({ blocks }) {
      const [{ knowledge }, { knownTerms }] = await Promise.all([annotator(), loadSettings()]);
      return settleSenses(blocks, knowledge, knownTerms);
    },
    term: ({ id }) => store.entry(id),
    knowTerm: ({ id, known }) =>
      changeSettings(({ knownTerms }) => ({ knownTerms: withItem(knownTerms, id, known) })),
    switchThisSite: ({ on }, { pageUrl }) => switchSite(pageUrl, on),
    async loadCard(_input, { tabId, frameId }) {
      if (tabId === undefined || frameId === undefined) return;
      await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: ['card.js'] });
    },
    async siteState({ url }) {
      const { on, sitesOff, knownTerms, density } = await loadSettings();
      const site = siteOf(url);
      const known = await Promise.all(
        knownTerms.map(async (id) => ({ id, label: (await store.entry(id))?.label ?? id })),
      );
      return { on, site, siteOn: site === undefined || !sitesOff.includes(site), knownTerms: known, density };
    },
    switchSite: ({ site, on }) =>
      changeSettings(({ sitesOff }) => ({ sitesOff: withItem(sitesOff, site, !on) })),
    switchEverywhere: ({ on }) => changeSettings(() => ({ on })),
    setDensity: ({ density }) => changeSettings(() => ({ density })),
  });

  browser.commands.onCommand.addListener((command, tab) => void obey(command, tab?.id, switchSite));
  browser.runtime.onInstalled.addListener(({ reason }) => void settleIn(reason));
  // The reader gave us access to sites after the install: what is open there can be read now.
  browser.permissions.onAdded.addListener(() => void readOpenTabs());
  void annotator().catch(() => undefined); // warm: the first page should not wait for IndexedDB
});

/** Does what a shortcut asks for, in the tab in front. */
async function obey(
  command: string,
  commandTab: number | undefined,
  switchSite: (url: string, on: boolean) => Promise<void>,
): Promise<void> {
  const [active] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const tabId = commandTab ?? active?.id;
  if (tabId === undefined) return;
  if (command === 'switch-site') {
    const { url = '' } = await browser.tabs.get(tabId);
    const site = siteOf(url);
    if (site !== undefined) await switchSite(url, (await loadSettings()).sitesOff.includes(site));
    return;
  }
  const question: PageQuestion = { sidelight: 'step', step: command === 'previous-term' ? -1 : 1 };
  const frames = await frameIdsOf(tabId);
  await Promise.allSettled(frames.map((frameId) => browser.tabs.sendMessage(tabId, question, { frameId })));
}

/** After an install the welcome page opens; after either, the reader is put into the tabs already open. */
async function settleIn(reason: string): Promise<void> {
  if (reason === 'install') await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  if (reason === 'install' || reason === 'update') await readOpenTabs();
}

/** Puts the reader into tabs that were open before it could run there; a reader that is there already gives way. */
async function readOpenTabs(): Promise<void> {
  const [script] = browser.runtime.getManifest().content_scripts ?? [];
  for (const { id } of await browser.tabs.query({ url: ['http://*/*', 'https://*/*'] })) {
    if (id === undefined) continue;
    const target = { tabId: id, allFrames: true };
    await browser.scripting.insertCSS({ target, files: script?.css ?? [] }).catch(() => undefined);
    await browser.scripting.executeScript({ target, files: script?.js ?? [] }).catch(() => undefined);
  }
}
