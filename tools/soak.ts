import { Failure } from '../src/failure.ts';
import { buildExtension } from './build.ts';
import { close, oneCase, runChecks } from './checks.ts';
import { chromiums, findOrInstallBrowser } from './find-browser.ts';
import { runTool } from './run-program.ts';
import { vitestCheck } from './vitest-check.ts';

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
]);
// Side by side, as the end-to-end tests: what is measured is a thread's own time, not the clock's.
const soaked = await runChecks(
  [vitestCheck('soak-chromium', 'soak in Chromium'), vitestCheck('soak-firefox', 'soak in Firefox')],
  2,
);
close([ready, soaked]);
