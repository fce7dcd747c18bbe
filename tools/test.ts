import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../src/failure.ts';
import { type Target, buildExtension, builtFolder } from './build.ts';
import { type Check, type Outcome, close, oneCase, programCheck, runChecks } from './checks.ts';
import { chromiums, findOrInstallBrowser } from './find-browser.ts';
import { timeSince } from './progress.ts';
import { runTool } from './run-program.ts';
import { vitestCheck } from './vitest-check.ts';
import { webExtLintCheck } from './web-ext-lint.ts';

/**
 * The most that a script may weigh as built, in bytes: the reader is in every frame of every page. The
 * builder puts a script that the manifest declares into a folder, and one that is registered beside it.
 */
const budgets = [
  { script: 'reader.js', places: ['content-scripts/reader.js', 'reader.js'], most: 24_000 },
  { script: 'card.js', places: ['content-scripts/card.js', 'card.js'], most: 60_000 },
  { script: 'highlight-door.js', places: ['highlight-door.js'], most: 6_500 },
  { script: 'highlighter.js', places: ['highlighter.js'], most: 62_000 },
];

const began = Date.now();

const prepared = await runChecks([
  programCheck('types of the framework', () => runTool('wxt', 'wxt', ['prepare'])),
]);

// One after the other, for both builds write the framework's folder of types.
const built = runChecks([
  buildCheck('chromium'),
  buildCheck('firefox'),
  browserCheck('chromium'),
  browserCheck('firefox'),
]);

// Side by side: the end-to-end tests wait for pages a fifth of their time, in which the others get most of theirs.
const sideBySide = await Promise.all([
  built,
  runChecks([
    vitestCheck('unit', 'unit tests'),
    programCheck('formatting', () =>
      runTool('prettier', 'prettier', ['--check', '--log-level', 'warn', '.']),
    ),
    programCheck('lint', () => runTool('oxlint', 'oxlint', ['--deny-warnings'])),
  ]),
  built.then(() =>
    runChecks([
      programCheck('types', () => runTool('typescript', 'tsc', ['--noEmit', '--pretty', 'false'])),
      budgetCheck('chromium'),
      budgetCheck('firefox'),
      webExtLintCheck(builtFolder('firefox')),
    ]),
  ),
  built.then(() =>
    runChecks(
      [
        vitestCheck('e2e-chromium', 'end-to-end tests in Chromium'),
        vitestCheck('e2e-firefox', 'end-to-end tests in Firefox'),
      ],
      2,
    ),
  ),
]);

console.log(`\nAll in ${timeSince(began)}.`);
close([prepared, ...sideBySide]);

function buildCheck(target: Target): Check {
  return {
    name: `build for ${target}`,
    run: async () => {
      try {
        const folder = await buildExtension(target);
        return oneCase(undefined, `${Math.round(bytesIn(folder) / 1000)} kB`);
      } catch (error) {
        if (error instanceof Failure) return oneCase(error.message);
        throw error;
      }
    },
  };
}

function browserCheck(target: Target): Check {
  return {
    name: `a browser for ${target}`,
    run: async () => {
      const found = await findOrInstallBrowser(target === 'firefox' ? ['firefox'] : chromiums);
      return found instanceof Failure ? oneCase(found.message) : oneCase(undefined, found.path);
    },
  };
}

function budgetCheck(target: Target): Check {
  return { name: `weight of the scripts in pages, ${target}`, run: async () => weigh(builtFolder(target)) };
}

function weigh(folder: string): Outcome {
  const weights = budgets.map(({ script, places, most }) => {
    const files = places.map((place) => path.join(folder, place)).filter((place) => existsSync(place));
    return { script, most, bytes: files.reduce((sum, place) => sum + statSync(place).size, 0) };
  });
  const wrong = weights.flatMap(({ script, most, bytes }) => {
    if (bytes === 0) return [`${script} is not in the build.`];
    return bytes > most ? [`${script} weighs ${bytes} bytes, and may weigh ${most}.`] : [];
  });
  const remark = weights.map(({ script, bytes, most }) => `${script} ${bytes} of ${most} bytes`).join(', ');
  return oneCase(wrong.length === 0 ? undefined : wrong.join('\n'), remark);
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}
