import { globSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../src/failure.ts';
import { buildExtension } from './build.ts';
import { close, oneCase, runChecks } from './checks.ts';
import { chromiums, findOrInstallBrowser } from './find-browser.ts';
import { findOrInstallWebKit } from './find-webkit.ts';
import { output } from './root.ts';
import { runTool } from './run-program.ts';
import { vitestCheck } from './vitest-check.ts';

for (const file of reports()) rmSync(file);
await runTool('wxt', 'wxt', ['prepare']);
const ready = await runChecks([
  {
    name: 'builds and browsers',
    run: async () => {
      for (const [target, names] of [
        ['chromium', chromiums],
        ['firefox', ['firefox']],
      ] as const) {
        const browser = await findOrInstallBrowser(names);
        if (browser instanceof Failure) return oneCase(browser.message);
        await buildExtension(target);
      }
      return oneCase(undefined);
    },
  },
  {
    name: 'WebKit',
    // It cannot be had everywhere: its tests are skipped then, and nothing has failed.
    run: async () => {
      const webKit = await findOrInstallWebKit();
      const remark = webKit instanceof Failure ? `its tests are skipped: ${webKit.message}` : webKit.driver;
      return { passed: 0, failed: 0, output: '', remark };
    },
  },
]);
// Side by side, as the end-to-end tests: what is measured is a thread's own time, not the clock's.
const soaked = await runChecks(
  [vitestCheck('soak-chromium', 'soak in Chromium'), vitestCheck('soak-firefox', 'soak in Firefox')],
  2,
);
for (const file of reports()) console.log(`\n${readFileSync(file, 'utf8')}`);
close([ready, soaked]);

/** What the tests leave for a person to read. */
function reports(): string[] {
  return globSync(path.join(output, 'soak', '*.txt'));
}
