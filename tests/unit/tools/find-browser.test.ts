import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { Failure } from '../../../src/failure.ts';
import { findBrowser, findOrInstallBrowser, isEmptySnapStub } from '../../../tools/find-browser.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sidelight-browsers-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

function program(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text, { mode: 0o755 });
  return file;
}

const stub = `#!/bin/sh
if ! [ -x /snap/bin/nosuchbrowser ]; then
  echo "Command '$0' requires the chromium snap to be installed. Please install it with: snap install chromium" >&2
  exit 1
fi
exec /snap/bin/nosuchbrowser "$@"
`;

test("Ubuntu's stub for a snap that is not there is no browser", () => {
  expect(isEmptySnapStub(program('chromium-stub', stub))).toBe(true);
  expect(
    isEmptySnapStub(program('chromium-script', '#!/bin/sh\nexec /usr/lib/chromium/chromium "$@"\n')),
  ).toBe(false);
});

test('a path in the environment wins', () => {
  const own = program('my-chromium', '#!/bin/sh\n');
  vi.stubEnv('CHROMIUM_PATH', own);
  expect(findBrowser(['chromium'])).toEqual({ name: 'chromium', path: own });
});

test('a path in the environment that leads nowhere is said', async () => {
  vi.stubEnv('FIREFOX_PATH', path.join(folder, 'nosuch'));
  const answer = await findOrInstallBrowser(['firefox']);
  expect(answer).toBeInstanceOf(Failure);
  expect((answer as Failure).message).toContain('nothing is there');
});
