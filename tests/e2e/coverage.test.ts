import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { coverageOf } from '../../tools/coverage.ts';
import { sharedBrowser, target } from './browser.ts';
import { extension, paintedOnce } from './extension.ts';

/** Thirteen terms on one screen, one of them twice, and what is marked nowhere. */
const names = [
  'Digital Silk Road',
  'Global Gateway',
  'AUKUS',
  'Internet Governance Forum',
  'internet sovereignty',
  'Trade and Technology Council',
  'cyber norms',
  'Shanghai Cooperation Organisation',
  'digital diplomacy',
  'Digital Services Act',
  'World Internet Conference',
  'International Telecommunication Union',
  'soft law',
];
const html = `<!doctype html><html lang="en"><title>Coverage</title>
<nav>Global Gateway</nav>
<p>The Acme Institute wrote of ${names.join(', of ')}. The Acme Institute wrote of AUKUS.</p>
<p>There was <code>soft law</code> and <button>AUKUS</button> and the Hard Rock Cafe (HRC).</p>
<p hidden>Nobody sees the NATO enlargement.</p></html>`;

// The tool opens pages in Chromium alone.
test.skipIf(target === 'firefox')(
  'coverage says what the extension paints, and why not the rest',
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'sidelight-coverage-'));
    const file = path.join(folder, 'page.html');
    writeFileSync(file, html);
    const reports = await coverageOf({ files: [file], density: 'section', known: [] }, await sharedBrowser());
    const known = await coverageOf(
      { files: [file], density: 'section', known: ['digital-silk-road'] },
      await sharedBrowser(),
    );
    rmSync(folder, { recursive: true });

    const [report] = reports;
    const marked = report?.findings.marked.map(({ text }) => text) ?? [];
    const { newPage } = await extension();
    const page = await newPage(html);
    expect(marked.toSorted()).toEqual((await paintedOnce(page, marked)).toSorted());
    await page.close();

    expect(marked).toEqual(names.slice(0, 12));
    const held = report?.findings.heldBack.map(({ text, cause }) => `${text}: ${cause}`);
    expect(held).toEqual([
      'soft law: ceiling',
      'AUKUS: repeated',
      'HRC: unsure',
      'NATO enlargement: hidden',
      'Global Gateway: navigation',
      'soft law: code',
      'AUKUS: controls',
    ]);
    expect(report?.findings.heldBack.find(({ text }) => text === 'HRC')?.evidence).toContain(
      'Hard Rock Cafe',
    );
    expect(report?.unexplained).toEqual([{ text: 'Acme Institute', times: 2 }]);
    expect(report?.lang).toBe('en');
    // Words of the navigation, the button, the code and the hidden paragraph do not count.
    expect(report?.words).toBe(65);

    const [other] = known;
    expect(other?.findings.heldBack[0]).toMatchObject({ text: 'Digital Silk Road', cause: 'known' });
    expect(other?.findings.marked.map(({ text }) => text)).toEqual(names.slice(1));
  },
);
