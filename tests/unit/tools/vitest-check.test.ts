import { describe, expect, test } from 'vitest';
import { countOf, waveringTests } from '../../../tools/vitest-check.ts';

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
      assertionResults: tests.map((one) => ({ fullName: one, status: one, failureMessages: [] })),
    }));
    expect(countOf({ testResults })).toEqual(sum);
  });
});

test('a test that passed only when run again is named, with why it failed', () => {
  const results = [
    { fullName: 'at once', status: 'passed', failureMessages: [] },
    {
      fullName: 'at last',
      status: 'passed',
      failureMessages: ['Error: late\n    at a line', 'Error: later'],
    },
    { fullName: 'never', status: 'failed', failureMessages: ['Error: wrong'] },
  ];
  const testResults = [{ name: 'file', status: 'failed', message: '', assertionResults: results }];
  expect(waveringTests({ testResults })).toEqual(['“at last” (Error: late)']);
});
