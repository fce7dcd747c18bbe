import { browser } from '../../src/extension/browser.ts';
import { defineBackground } from 'wxt/utils/define-background';
import { frameIdsOf } from '../../src/extension/frames.ts';
import { openEntryPage } from '../../src/extension/library-page.ts';
import { isFirstStart, readOpenTabs, readPagesThatComeBack } from '../../src/extension/open-tabs.ts';
import { lookUp, type Searching, selectionIn } from '../../src/extension/look-up.ts';
import { highlightSelection, makeMenus, obeyMenus } from '../../src/extension/menus.ts';
import { suggestInAddressBar } from '../../src/extension/omnibox.ts';
import {
  forgetClosedPrivateSites,
  loadPrivateRejections,
  loadPrivateSites,
  rejectPrivately,
  switchPrivately,
} from '../../src/extension/private-sites.ts';
import { type Caller, serve } from '../../src/extension/serve.ts';
import {
  catchUpWithCopies,
  changeSettings,
  loadSettings,
  takeOverCopies,
} from '../../src/extension/stored.ts';
import { Failure } from '../../src/failure.ts';
import { type Annotator, createAnnotator, holdsSomething } from '../../src/glossary/annotate.ts';
import { settleSenses } from '../../src/glossary/senses.ts';
import { mayMean, withoutRejected } from '../../src/glossary/without-rejected.ts';
import { browse } from '../../src/lookup/browse.ts';
import type { PageQuestion } from '../../src/page-questions.ts';
import { paintedAs } from '../../src/settings/mark-look.ts';
import { type RejectedSense, withRejected } from '../../src/settings/rejected-senses.ts';
import { type Settings, withItem } from '../../src/settings/settings.ts';
import { isOn, isSiteOn, siteOf } from '../../src/settings/site-rules.ts';
import { bundledGlossary } from '../../src/store/bundled-glossary.ts';
import { type GlossaryStore, openGlossaryStore } from '../../src/store/glossary-store.ts';
import { openHighlightStore } from '../../src/store/highlight-store.ts';
import type { Words } from '../../src/words.ts';
import { highlightListCalls } from './highlight-lists.ts';
import { highlightCalls } from './highlights.ts';
import { myDataCalls } from './my-data.ts';

declare const __GLOSSARY_VERSION__: string;

/** Milliseconds after an install or update until the search index is made: open pages are marked by then. */
const PAGES_FIRST = 3_000;

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
    created ??= openAnnotator(store).catch((error: unknown) => {
      created = undefined;
      throw error;
    });
    return created;
  };

  const search: Searching = async (query, limit) => (await store.searchIndex()).search(query, limit);
  const words: Words = (name, ...values) => browser.i18n.getMessage(name, values);
  const highlights = openHighlightStore();

  serve({
    ...highlightCalls(highlights),
    ...highlightListCalls(highlights),
    ...myDataCalls(highlights, () => store.discard()),
    async pageSettings(_input, { pageUrl, incognito }) {
      const [settings, overrides] = await Promise.all([loadSettings(), overridesFor(incognito)]);
      const { density, headings, links, openBy, look, theme, selectionBar, meaningNames } = settings;
      const on = isOn(settings, pageUrl, overrides);
      const name = paintedAs(look, navigator.userAgent);
      return { on, paintedAs: name, density, headings, links, openBy, theme, selectionBar, meaningNames };
    },
    settings: loadSettings,
    changeSettings: (changed) => changeSettings(() => changed),
    async annotate({ blocks }) {
      const annotations = (await annotator()).annotate(blocks);
      return annotations.map((annotation) => (holdsSomething(annotation) ? annotation : null));
    },
    async settle({ blocks }, { pageUrl, incognito }) {
      const [found, settings] = await Promise.all([annotator(), loadSettings()]);
      const site = siteOf(pageUrl);
      const rejected = (await rejectedSenses(settings, incognito)).filter((sense) => sense.site === site);
      return settleSenses(withoutRejected(blocks, rejected, found), found.knowledge, settings.knownTerms);
    },
    term: ({ id }) => store.entry(id),
    search: ({ query, limit }) => search(query, limit),
    browse: async (question) => browse(await store.list(), question),
    lookUp: async ({ query }, { tabId }) =>
      lookUp(query, tabId === undefined ? {} : await browser.tabs.get(tabId), search),
    knowTerm: ({ id, known }) =>
      changeSettings(({ knownTerms }) => ({ knownTerms: withItem(knownTerms, id, known) })),
    async rejectSense({ id, form, rejected }, { pageUrl, incognito }) {
      const site = siteOf(pageUrl);
      if (site === undefined) return undefined;
      const sense = { site, term: id, form };
      if (rejected && !mayMean(sense, (await annotator()).annotate))
        throw new Failure('no-sense', `“${form}” is no form of “${id}”.`);
      await rejectSense(sense, rejected, incognito);
      return site;
    },
    switchThisSite: ({ on }, { pageUrl, incognito }) => switchSite(siteOf(pageUrl), on, incognito),
    loadCard: (_input, caller) => runInFrame(caller, 'card.js'),
    loadHighlighter: (_input, caller) => runInFrame(caller, 'highlighter.js'),
    openEntry: ({ id }, { tabId }) => openEntryPage(id, tabId),
    async siteState({ url, tab }) {
      const settings = await loadSettings();
      const { on, knownTerms, density } = settings;
      const site = siteOf(url);
      const incognito = await isPrivate(tab);
      const siteOn = isSiteOn(settings, site, await overridesFor(incognito));
      const known = await Promise.all(
        knownTerms.map(async (id) => ({ id, label: (await store.entry(id))?.label ?? id })),
      );
      const rejected = await Promise.all(
        (await rejectedSenses(settings, incognito)).map(async ({ term, ...sense }) => ({
          ...sense,
          id: term,
          label: (await store.entry(term))?.label ?? term,
        })),
      );
      return { on, site, siteOn, knownTerms: known, density, rejectedSenses: rejected };
    },
    switchSite: async ({ site, on, tab }) => switchSite(site, on, await isPrivate(tab)),
    rejectSenseOn: async ({ site, id, form, rejected, tab }) =>
      rejectSense({ site, term: id, form }, rejected, await isPrivate(tab)),
    switchEverywhere: ({ on }) => changeSettings(() => ({ on })),
    setDensity: ({ density }) => changeSettings(() => ({ density })),
  });

  browser.commands.onCommand.addListener((command, tab) => {
    // At once: Firefox opens a popup only while it handles the key.
    if (command === 'look-up') void lookUp(selectionIn(tab?.id), tab ?? {}, search);
    else void obey(command, tab?.id);
  });
  obeyMenus(search);
  suggestInAddressBar(search, words);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
    // Made once for a glossary, so that the first key in a search box need not wait until it is.
    if (reason === 'install' || reason === 'update')
      setTimeout(() => void store.searchIndex().catch(() => undefined), PAGES_FIRST);
  });
  // The reader gave us access to sites after the install: what is open there can be read now.
  browser.permissions.onAdded.addListener(() => void readOpenTabs());
  // Firefox for Android has no windows that an extension could see.
  (browser.windows as typeof browser.windows | undefined)?.onRemoved.addListener(
    () => void forgetClosedPrivateSites(),
  );
  void annotator().catch(() => undefined); // warm: the first page should not wait for IndexedDB
  readPagesThatComeBack();
  takeOverCopies();
  void isFirstStart().then((isFirst) =>
    isFirst ? Promise.all([makeMenus(words), readOpenTabs(), catchUpWithCopies()]) : undefined,
  );
});

/** Puts a script of ours into the frame that asks for it. */
async function runInFrame({ tabId, frameId }: Caller, file: string): Promise<void> {
  if (tabId === undefined || frameId === undefined) return;
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [file] });
}

/** The annotator of what the database holds; what cannot be used there is thrown out, and read from the bundle. */
async function openAnnotator(store: GlossaryStore): Promise<Annotator> {
  const open = async (): Promise<Annotator> => {
    const { index, lexicon } = await store.matching();
    return createAnnotator(index, lexicon);
  };
  try {
    return await open();
  } catch {
    store.discard();
    return open();
  }
}

/** What holds beside the settings: in a private window, what was switched in private windows. */
async function overridesFor(incognito: boolean): Promise<Readonly<Record<string, boolean>>> {
  return incognito ? loadPrivateSites() : {};
}

async function isPrivate(tabId: number | undefined): Promise<boolean> {
  return tabId !== undefined && (await browser.tabs.get(tabId)).incognito;
}

/** Switches a site on or off; for a private window in memory alone. */
async function switchSite(site: string | undefined, on: boolean, incognito: boolean): Promise<void> {
  if (site === undefined) return;
  if (incognito) return switchPrivately(site, on);
  return changeSettings(({ sitesOff }) => ({ sitesOff: withItem(sitesOff, site, !on) }));
}

/** The senses that are rejected in a window: in a private one with what was said in such windows. */
async function rejectedSenses(settings: Settings, incognito: boolean): Promise<readonly RejectedSense[]> {
  const said = incognito ? await loadPrivateRejections() : [];
  return said.reduce<readonly RejectedSense[]>(
    (list, { sense, rejected }) => withRejected(list, sense, rejected),
    settings.rejectedSenses,
  );
}

/** Rejects a sense on a site, or takes it in again; for a private window in memory alone. */
async function rejectSense(sense: RejectedSense, rejected: boolean, incognito: boolean): Promise<void> {
  if (incognito) return rejectPrivately(sense, rejected);
  return changeSettings((settings) => ({
    rejectedSenses: withRejected(settings.rejectedSenses, sense, rejected),
  }));
}

/** Does what a shortcut asks for, in the tab in front. */
async function obey(command: string, commandTab: number | undefined): Promise<void> {
  const [active] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const tabId = commandTab ?? active?.id;
  if (tabId === undefined) return;
  if (command === 'switch-site') {
    const { url = '', incognito } = await browser.tabs.get(tabId);
    const site = siteOf(url);
    const isSiteOnNow = isSiteOn(await loadSettings(), site, await overridesFor(incognito));
    await switchSite(site, !isSiteOnNow, incognito);
    return;
  }
  if (command === 'highlight-selection') return highlightSelection(tabId, await frameIdsOf(tabId));
  const question: PageQuestion = { sidelight: 'step', step: command === 'previous-term' ? -1 : 1 };
  const frames = await frameIdsOf(tabId);
  await Promise.allSettled(frames.map((frameId) => browser.tabs.sendMessage(tabId, question, { frameId })));
}
