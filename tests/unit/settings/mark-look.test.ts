import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { paintedAs } from '../../../src/settings/mark-look.ts';
import { settingsSchema } from '../../../src/settings/settings.ts';

const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36';
const firefox = (version: number): string =>
  `Mozilla/5.0 (X11; Linux x86_64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`;

const rows = [
  { look: 'dotted', browser: chrome, name: 'sidelight-term' },
  { look: 'underline', browser: chrome, name: 'sidelight-term-line' },
  { look: 'background', browser: chrome, name: 'sidelight-term-tint' },
  { look: 'dotted', browser: firefox(149), name: 'sidelight-term' },
  { look: 'underline', browser: firefox(149), name: 'sidelight-term-line' },
  { look: 'background', browser: firefox(149), name: 'sidelight-term-tint' },
  { look: 'dotted', browser: firefox(148), name: 'sidelight-term-tint' },
  { look: 'underline', browser: firefox(140), name: 'sidelight-term-tint' },
] as const;

test.each(rows)('$look in $browser is painted as $name', ({ look, browser, name }) => {
  expect(paintedAs(look, browser)).toBe(name);
});

test('each look has a rule of its own in the sheet', () => {
  const sheet = readFileSync(new URL('../../../src/page/paint.css', import.meta.url), 'utf8');
  const names = settingsSchema.shape.look.options.map((look) => paintedAs(look, chrome));
  expect(new Set(names).size).toBe(3);
  for (const name of names) expect(sheet).toContain(`::highlight(${name})`);
});
