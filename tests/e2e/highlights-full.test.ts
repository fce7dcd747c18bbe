import { randomBytes } from 'node:crypto';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Highlight } from '../../src/highlights/highlight.ts';
import { pageKey } from '../../src/highlights/page-key.ts';
import { builtFolder } from '../../tools/build.ts';
import type { Launched } from '../../tools/browsers.ts';
import { output } from '../../tools/root.ts';
import { type Server, serve } from '../../tools/serve.ts';
import { launchForTest, target } from './browser.ts';
import { article } from './card-on-page.ts';
import { type Desk, openDesk } from './desk.ts';
import { askAtDesk, askFrom, saveFrom, toSave } from './highlight-calls.ts';

/**
 * There is no room for another highlight. With `unlimitedStorage` only a full disk says so, so the extension is taken as
 * it is built and given no such permission; then Firefox can be told how much it may keep. Chromium cannot: its
 * IndexedDB does not ask for the quota that `Storage.overrideQuotaForOrigin` sets for an extension.
 */
const TEXT = 'Ministers met on Monday. They spoke about the cables below the sea. Then they left.';
const QUOTE = 'the cables below the sea';
const extensionDir = path.join(output, `limited-${target}`);
/** Kilobytes that all sites together may keep in Firefox; one may keep a fifth. */
const MOST_IN_FIREFOX = 25_000;

let launched: Launched;
let server: Server;
let desk: Desk;
let page: Page;

beforeAll(async () => {
  if (target !== 'firefox') return;
  rmSync(extensionDir, { recursive: true, force: true });
  cpSync(builtFolder(target), extensionDir, { recursive: true });
  const manifestFile = path.join(extensionDir, 'manifest.json');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as { permissions: string[] };
  const permissions = manifest.permissions.filter((name) => name !== 'unlimitedStorage');
  writeFileSync(manifestFile, JSON.stringify({ ...manifest, permissions }));
  server = await serve({ '/a.html': article(`<p>${TEXT}</p>`) });
  launched = await launchForTest({
    extensionDir,
    prefs: { 'dom.quotaManager.temporaryStorage.fixedLimit': MOST_IN_FIREFOX },
  });
  desk = await openDesk((relative) => launched.openExtensionPage(relative));
  page = await launched.newPage(`${server.origin}/a.html`);
});

afterAll(async () => {
  if (target !== 'firefox') return;
  await launched.close();
  await server.close();
  rmSync(extensionDir, { recursive: true, force: true });
});

test.runIf(target === 'firefox')(
  'one sentence says that there is no room, and what was kept is there and can be removed',
  async () => {
    const first = await saveFrom(desk, page, TEXT, QUOTE);
    const ids: string[] = [];
    const code = await fill();
    expect(code).toEqual({ code: 'full', message: expect.stringMatching(/^There is no room [^.]*\.$/u) });

    const list = await askAtDesk(desk, 'highlights', { from: 0, limit: 500 });
    expect(list.highlights.map(({ highlight }) => highlight.id).toSorted()).toEqual(
      [first.id, ...ids].toSorted(),
    );
    expect(await askFrom(desk, page, 'highlightsHere', {})).toMatchObject({
      value: { count: ids.length + 1 },
    });
    // What is changed stays as it was confirmed last.
    let confirmed = first;
    for (;;) {
      const change = { note: longNote() };
      const answer = await askFrom(desk, page, 'changeHighlight', { id: first.id, change });
      if ('failure' in answer) {
        expect(answer.failure.code).toBe('full');
        break;
      }
      confirmed = answer.value as Highlight;
      await askFrom(desk, page, 'saveHighlight', toSave(TEXT, QUOTE, { note: longNote() }));
    }
    const { highlights } = await askAtDesk(desk, 'highlights', { from: 0, limit: 500 });
    expect(highlights.find(({ highlight }) => highlight.id === first.id)?.highlight).toEqual(confirmed);
    expect(await askAtDesk(desk, 'backup', {})).toContain(first.id);

    await askAtDesk(desk, 'removeHighlightsOf', { key: pageKey(page.url()) ?? '' });
    await saveFrom(desk, page, TEXT, QUOTE);

    /** Saves until that fails; answers how. */
    async function fill(): Promise<unknown> {
      for (let number = 0; number < 200; number++) {
        const input = toSave(TEXT, QUOTE, { note: longNote() });
        const answer = await askFrom(desk, page, 'saveHighlight', input);
        if ('failure' in answer) return answer.failure;
        ids.push(input.id);
      }
      return 'there was room for all';
    }
  },
);

/** As long as a note may be, and nothing that a database could make smaller. */
function longNote(): string {
  return randomBytes(70_000).toString('base64');
}
