import { afterEach, describe, expect, test, vi } from 'vitest';
import { createMatcher } from '../../../src/glossary/matcher.ts';
import { readBundledFile } from '../../../src/store/bundled-file.ts';
import { bundledGlossary } from '../../../src/store/bundled-glossary.ts';
import { bundleGlossary } from '../../../tools/bundle-glossary.ts';

afterEach(() => vi.unstubAllGlobals());

/** Reads and compiles every file of the glossary: seconds on a busy machine, and no test's own time. */
const bundle = bundleGlossary();

test('what the build bundles is what the background reads', async () => {
  const files = new Map(bundle.files);
  vi.stubGlobal('fetch', async (url: string) => new Response(files.get(new URL(url).pathname.slice(1))));
  const bundled = bundledGlossary((path) => `chrome-extension://sidelight/${path}`);
  const { index, lexicon } = await bundled.readMatching();
  const entries = await bundled.readEntries();
  expect(entries.map(({ id }) => id)).toEqual(lexicon.terms.map(({ id }) => id));
  const [hit] = createMatcher(index).scan('Digital Silk Road', (form) => form < lexicon.rulesOf.length);
  const rules = lexicon.rules[lexicon.rulesOf[hit?.forms[0] ?? NaN] ?? NaN];
  expect(lexicon.terms[rules?.term ?? NaN]?.id).toBe('digital-silk-road');
});

test('the bundle is small: forms, and what they are judged by, stand in it once', () => {
  const bytes = new TextEncoder().encode(new Map(bundle.files).get('glossary/forms.json')).length;
  expect(bytes).toBeGreaterThan(1_000);
  expect(bytes).toBeLessThanOrEqual(600_000);
});

test('the version changes with the glossary only', () => {
  expect(bundleGlossary().version).toBe(bundle.version);
  expect(bundle.version).toMatch(/^[\da-f]{12}$/u);
}, 60_000);

describe('nothing but the extension’s own files is read', () => {
  const addresses = [
    'https://example.org/glossary/forms.json',
    'http://localhost/',
    'file:///etc/hosts',
    'glossary/forms.json',
    'https://example.org/?chrome-extension://a/',
    'data:text/plain,a',
  ];
  test.each(addresses)('%s', async (address) => {
    const asked = vi.fn<typeof fetch>();
    vi.stubGlobal('fetch', asked);
    await expect(readBundledFile(address)).rejects.toThrow(RangeError);
    expect(asked).not.toHaveBeenCalled();
  });

  test.each(['chrome', 'moz', 'safari-web'])('%s-extension:', async (scheme) => {
    vi.stubGlobal('fetch', async () => new Response('bytes'));
    const bytes = await readBundledFile(`${scheme}-extension://sidelight/glossary/entries.json`);
    expect(new TextDecoder().decode(bytes)).toBe('bytes');
  });
});
