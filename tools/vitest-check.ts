import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Check, Outcome } from './checks.ts';
import { output } from './root.ts';
import { runTool } from './run-program.ts';

/** A test as Vitest's JSON report has it; also one that passed at last has the messages of its failures before. */
interface Result {
  fullName: string;
  status: string;
  failureMessages: string[];
}

/** The part of Vitest's JSON report that is counted. */
interface Report {
  testResults: { name: string; status: string; message: string; assertionResults: Result[] }[];
}

/** A project of vitest.config.ts as a check: every test is a case, a file that does not load is one too. */
export function vitestCheck(project: string, name: string): Check {
  return { name, run: () => runVitest(project) };
}

async function runVitest(project: string): Promise<Outcome> {
  const reportFile = path.join(output, 'test', `${project}.json`);
  mkdirSync(path.dirname(reportFile), { recursive: true });
  rmSync(reportFile, { force: true });
  const options = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const end = await runTool('vitest', 'vitest', ['run', '--project', project, ...options], { NO_COLOR: '1' });
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, output: end.output };
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
  const { passed, failed } = countOf(report);
  const hasTests = passed + failed > 0;
  // Vitest also fails for an error outside every test.
  const unexplained = end.status !== 0 && failed === 0 ? 1 : 0;
  if (!hasTests) return { passed: 0, failed: 1, output: `${end.output}\nNo test ran.` };
  const wavering = waveringTests(report);
  return {
    passed,
    failed: failed + unexplained,
    output: end.output,
    ...(wavering.length > 0 && { remark: `passed only when run again: ${wavering.join('; ')}` }),
  };
}

/** How many tests of a report passed and failed. Skipped ones are neither. */
export function countOf(report: Report): { passed: number; failed: number } {
  let passed = 0;
  let failed = 0;
  for (const file of report.testResults) {
    const statuses = file.assertionResults.map((result) => result.status);
    const failures = statuses.filter((status) => status === 'failed').length;
    passed += statuses.filter((status) => status === 'passed').length;
    failed += file.status === 'failed' && failures === 0 ? 1 : failures;
  }
  return { passed, failed };
}

/** Names of the tests that failed first and passed when run again, each with the first line of why. */
export function waveringTests(report: Report): string[] {
  return report.testResults
    .flatMap((file) => file.assertionResults)
    .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
    .map(({ fullName, failureMessages }) => `“${fullName}” (${failureMessages[0]?.split('\n')[0]})`);
}
