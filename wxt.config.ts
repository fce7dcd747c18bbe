import preact from '@preact/preset-vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import packageJson from './package.json' with { type: 'json' };
import { bundleGlossary } from './tools/bundle-glossary.ts';
import { squeeze } from './tools/squeeze.ts';

const nativeBrowser = fileURLToPath(new URL('src/extension/native-browser.ts', import.meta.url));
/** Scripts that run in pages: they take the browser's own API, not the polyfill's ten kilobytes. */
const inPages = /[/\\](reader|card|highlight-door|highlighter)\.ts$/u;

const glossary = bundleGlossary();

export default defineConfig({
  imports: false,
  publicDir: 'assets/public',
  modules: ['@wxt-dev/webextension-polyfill'],
  targetBrowsers: ['chrome', 'firefox'],
  manifestVersion: 3,
  webExt: { disabled: true },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'scripting', 'contextMenus'],
    host_permissions: ['<all_urls>'],
    // By hand: a content script of WXT's brings 4 kB of its own, and announces itself to the page.
    content_scripts: [
      {
        matches: ['<all_urls>'],
        js: ['reader.js', 'highlight-door.js'],
        css: ['assets/paint.css'],
        run_at: 'document_start',
        all_frames: true,
        match_origin_as_fallback: true,
      },
    ],
    // The hard rule, where anyone can check it: nothing is asked of the network.
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'",
    },
    // The library is the options page too; WXT knows only one of its own name.
    options_ui: { page: 'library.html#/settings', open_in_tab: true },
    omnibox: { keyword: 'sl' },
    // Browsers take four suggested keys; the others are there to be bound.
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+K', mac: 'MacCtrl+K' } },
      'next-term': {
        suggested_key: { default: 'Alt+J', mac: 'MacCtrl+J' },
        description: '__MSG_commandNextTerm__',
      },
      'look-up': {
        suggested_key: { default: 'Alt+L', mac: 'MacCtrl+L' },
        description: '__MSG_commandLookUp__',
      },
      'highlight-selection': {
        suggested_key: { default: 'Alt+U', mac: 'MacCtrl+U' },
        description: '__MSG_commandHighlight__',
      },
      'previous-term': { description: '__MSG_commandPreviousTerm__' },
      'switch-site': { description: '__MSG_commandSwitchSite__' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'sidelight@sidelight.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
  hooks: {
    'build:publicAssets': (_wxt, files) => {
      for (const [path, contents] of glossary.files) files.push({ relativeDest: path, contents });
    },
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.every(({ inputPath }) => inPages.test(inputPath))) {
        if (config.build?.minify !== false) config.plugins = [...(config.plugins ?? []), squeeze()];
        config.resolve ??= {};
        config.resolve.alias = [
          { find: /^(wxt\/browser|webextension-polyfill|@wxt-dev\/browser)$/u, replacement: nativeBrowser },
        ];
      }
    },
  },
  vite: ({ mode }) => ({
    plugins: [preact()],
    define: {
      __GLOSSARY_VERSION__: JSON.stringify(glossary.version),
      __GLOSSARY_DATE__: JSON.stringify(glossary.date),
      __BENCH__: JSON.stringify(mode === 'bench'),
      __ISSUES_URL__: JSON.stringify(packageJson.bugs.url),
    },
    build: { target: ['chrome120', 'firefox140'], modulePreload: false },
  }),
});
