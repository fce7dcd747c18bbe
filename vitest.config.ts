import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import type { Target } from './tools/build.ts';

/** Test files that share one real browser: one file after another in one worker, which holds the browser. */
function inBrowser(
  name: string,
  include: string[],
  target: Target,
  options: { retry?: number; isSoak?: boolean; exclude?: string[] } = {},
): TestProjectConfiguration {
  const { isSoak = false, ...others } = options;
  return {
    test: {
      name,
      include,
      environment: 'node',
      provide: { target, isSoak },
      globalSetup: ['tests/e2e/build-first.ts'],
      pool: 'forks',
      isolate: false,
      maxWorkers: 1,
      fileParallelism: false,
      maxConcurrency: 14,
      testTimeout: 45_000,
      hookTimeout: 120_000,
      // Keys, pointers and timers of a loaded machine: a flaw shows twice, an accident does not.
      retry: 1,
      ...others,
    },
  };
}

/** The others have to do with no browser, or with words alone. */
const soaksOfBothBrowsers = [
  'pages',
  'read-again',
  'memory',
  'worker-stops',
  'perturbed-cases',
  'highlights-kept',
].map((name) => `tests/soak/${name}.test.ts`);

const endToEnd = (names: readonly string[]): string[] => names.map((name) => `tests/e2e/${name}.test.ts`);

/** Of these `npm test` runs a part in each browser, and the soak all in both. */
const longer = endToEnd([
  'cases',
  'accessible',
  'seed-documents',
  'card-hostile',
  'card-top-layer',
  'card-frames',
  'hover-or-focus',
]);

/** About pages of our own, which browsers show alike: `npm test` opens them in Chromium, the soak in Firefox too. */
const ownPages = endToEnd([
  'accessible',
  'library',
  'panel',
  'popup',
  'popup-search',
  'rejected-senses',
  'settings',
]);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Some read the whole glossary.
          testTimeout: 30_000,
          include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'],
          environment: 'node',
          // Half of the time went into reading the same modules again for each file.
          isolate: false,
        },
      },
      inBrowser('e2e-chromium', ['tests/e2e/**/*.test.ts'], 'chromium'),
      inBrowser('e2e-firefox', ['tests/e2e/**/*.test.ts'], 'firefox', { exclude: ownPages }),
      inBrowser('soak-chromium', ['tests/soak/**/*.test.ts', ...longer], 'chromium', {
        retry: 0,
        isSoak: true,
      }),
      inBrowser('soak-firefox', [...soaksOfBothBrowsers, ...longer, ...ownPages], 'firefox', {
        retry: 0,
        isSoak: true,
      }),
    ],
  },
});
