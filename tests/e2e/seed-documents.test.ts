import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { partOf } from './browser.ts';
import { extension, painted, pause } from './extension.ts';
import { unambiguousForms } from './plain-search.ts';
import { heldAgainst, seedDocuments, type SeedMark, seedPage, seedTable, shareOf } from './seed-documents.ts';
import { sharedDesk } from './shared-desk.ts';

/**
 * The five documents that the glossary grew from, as plain pages in a real browser at the default density: of the
 * terms that people found in them, how many are marked. They speak of little else than our terms: set as an article
 * is, some screens hold more than twelve, and the rest has no room there. One of the two in each
 * browser, in the soak both.
 */
const layouts = partOf({
  chromium: [{ title: 'where every mark has room', lineHeight: 5, leastOfEach: 0.95 }],
  firefox: [{ title: 'set as an article', lineHeight: 1.7, leastOfEach: 0.85 }],
});
const leastOfAll = 0.95;
const documents = seedDocuments();

// Skipped in a clone: the documents are not ours to give.
describe.runIf(documents.length > 0)('the five documents', () => {
  test.each(layouts)(
    '$title: what was found is marked, and nothing else',
    async ({ title, lineHeight, leastOfEach }) => {
      const forms = unambiguousForms('en');
      const { newPage, showIn } = await extension();
      const page = await newPage('<!doctype html><title>Empty</title>');
      const rows = [];
      for (const document of documents) {
        await showIn(page, seedPage(document, lineHeight));
        const marks = await settledMarks(page);
        // What the reader says is marked is what is painted.
        expect((await painted(page)).toSorted()).toEqual(marks.map(({ text }) => text).toSorted());
        rows.push({ document, marks, findings: heldAgainst(document, marks, forms) });
      }
      await page.close();
      console.log(`${title}\n${seedTable(rows)}`);
      for (const { document, findings } of rows) {
        const missing = `${document.file}: ${JSON.stringify(findings.missing)}`;
        expect(findings.unrecorded, document.file).toEqual([]);
        expect(shareOf(findings), missing).toBeGreaterThanOrEqual(leastOfEach);
      }
      const all = {
        expected: rows.flatMap(({ findings }) => findings.expected),
        missing: rows.flatMap(({ findings }) => findings.missing),
      };
      expect(shareOf(all)).toBeGreaterThanOrEqual(leastOfAll);
    },
  );
});

/** The marks of a page as its reader lists them, once there are some and they stay as they are. */
async function settledMarks(page: Page): Promise<readonly SeedMark[]> {
  const desk = await sharedDesk();
  let marks: readonly SeedMark[] = [];
  for (let before = -1; before !== marks.length || marks.length === 0;) {
    before = marks.length;
    await pause(700);
    const answer = await desk.ask(page, { sidelight: 'page-terms' }).catch(() => undefined);
    marks = (answer as { terms?: SeedMark[] } | undefined)?.terms ?? [];
  }
  return marks;
}
