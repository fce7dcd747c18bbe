import { Failure } from '../src/failure.ts';
import { buildExtension } from './build.ts';
import { close, oneCase, runChecks } from './checks.ts';
import { chromiums, findOrInstallBrowser } from './find-browser.ts';
import { findOrInstallWebKit } from './find-webkit.ts';
import { runTool } from './run-program.ts';
import { vitestCheck } from './vitest-check.ts';

await runTool('wxt', 'wxt', ['prepare']);
const ready = await runChecks([
  {
    name: 'build and browser',
    run: async () => {
      const browser = await findOrInstallBrowser(chromiums);
      if (browser instanceof Failure) return oneCase(browser.message);
      return oneCase(undefined, await buildExtension('chromium'));
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
close([ready, await runChecks([vitestCheck('soak', 'soak tests')])]);
