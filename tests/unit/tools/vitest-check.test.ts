import { describe, expect, test } from 'vitest';
import { countOf } from '../../../tools/vitest-check.ts';

const reports = [
  {
    title: 'passed and failed tests',
    files: [
      { status: 'passed', tests: ['passed', 'passed'] },
      { status: 'failed', tests: ['failed', 'passed'] },
    ],
    sum: { passed: 3, failed: 1 },
  },
  {
    title: 'a file that does not load',
    files: [{ status: 'failed', tests: [] }],
    sum: { passed: 0, failed: 1 },
  },
  {
    title: 'skipped tests',
    files: [{ status: 'passed', tests: ['passed', 'skipped', 'pending'] }],
    sum: { passed: 1, failed: 0 },
  },
];

describe('what is counted', () => {
  test.each(reports)('$title', ({ files, sum }) => {
    const testResults = files.map(({ status, tests }) => ({
      name: 'file',
      status,
      message: '',
      assertionResults: tests.map((one) => ({ status: one })),
    }));
    expect(countOf({ testResults })).toEqual(sum);
  });
});
