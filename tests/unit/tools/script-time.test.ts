import { describe, expect, test } from 'vitest';
import { evaluationTime, scriptTime } from '../../../tools/script-time.ts';

const ours = 'chrome-extension://abc/reader.js';
const nodes = [
  { id: 1, callFrame: { functionName: '(root)' } },
  { id: 2, parent: 1, callFrame: { functionName: 'page', url: 'https://example.org/a.js' } },
  { id: 3, parent: 1, callFrame: { functionName: 'read', url: ours } },
  { id: 4, parent: 3, callFrame: { functionName: 'getComputedStyle' } },
  { id: 5, parent: 1, callFrame: { functionName: '(garbage collector)' } },
  { id: 6, parent: 1, callFrame: { functionName: '(program)' } },
];

/** A thread's trace: a sample each millisecond, and tasks from one to another of them. */
function trace({
  samples,
  tasks,
  starts = [],
}: {
  samples: number[];
  tasks: { from: number; to: number; running?: number }[];
  starts?: { from: number; to: number }[];
}): Uint8Array {
  const here = { pid: 1, tid: 1 };
  const traceEvents = [
    { ...here, name: 'Profile', ph: 'P', ts: 0, id: '0x1', args: { data: { startTime: 0 } } },
    {
      ...here,
      tid: 9,
      name: 'ProfileChunk',
      ph: 'P',
      ts: 1,
      id: '0x1',
      args: {
        data: { cpuProfile: { nodes, samples }, timeDeltas: samples.map((_, i) => (i === 0 ? 0 : 1000)) },
      },
    },
    ...tasks.map(({ from, to, running = to - from }) => ({
      ...here,
      name: 'RunTask',
      ph: 'X',
      ts: from * 1000,
      dur: (to - from) * 1000,
      tdur: running * 1000,
    })),
    ...starts.map(({ from, to }) => ({
      ...here,
      name: 'EvaluateScript',
      ph: 'X',
      ts: from * 1000,
      dur: (to - from) * 1000,
      args: { data: { url: ours } },
    })),
  ];
  return new TextEncoder().encode(JSON.stringify({ traceEvents }));
}

const all = { from: 0, to: 6 };

describe('the time of a script', () => {
  test.each([
    {
      title: 'is none on a page without it',
      trace: trace({ samples: [2, 2, 2, 2, 2, 2], tasks: [all] }),
      wanted: [0, 0, 0],
    },
    {
      title: 'is that of its samples',
      trace: trace({ samples: [2, 3, 3, 2, 2, 2], tasks: [all] }),
      wanted: [2, 2, 6],
    },
    {
      title: 'holds what it calls',
      trace: trace({ samples: [2, 3, 4, 4, 2, 2], tasks: [all] }),
      wanted: [3, 3, 6],
    },
    {
      title: 'holds a collection that interrupts it',
      trace: trace({ samples: [5, 3, 5, 3, 2, 5], tasks: [all] }),
      wanted: [3, 3, 6],
    },
    {
      title: 'holds its compilation',
      trace: trace({ samples: [6, 6, 3, 2, 2, 2], tasks: [all], starts: [{ from: 0, to: 2 }] }),
      wanted: [3, 3, 6],
    },
    {
      title: 'is counted by task',
      trace: trace({
        samples: [3, 2, 3, 3, 2, 2],
        tasks: [
          { from: 0, to: 2 },
          { from: 2, to: 5 },
        ],
      }),
      wanted: [3, 2, 3],
    },
    {
      title: 'is the thread’s own: half of it waited for a processor',
      trace: trace({ samples: [3, 3, 3, 3, 2, 2], tasks: [{ ...all, running: 3 }] }),
      wanted: [2, 2, 3],
    },
    {
      title: 'ends with the task',
      trace: trace({
        samples: [3, 3, 5, 5, 2, 2],
        tasks: [
          { from: 0, to: 2 },
          { from: 2, to: 6 },
        ],
      }),
      wanted: [2, 2, 2],
    },
  ])('$title', ({ trace: bytes, wanted }) => {
    const { total, longest, inTaskOf } = scriptTime(bytes, /reader\.js$/u);
    expect([total, longest, inTaskOf]).toEqual(wanted);
  });
});

test('the time of an evaluation is the thread’s own, and that of our script alone', () => {
  const bytes = trace({
    samples: [3],
    tasks: [all],
    starts: [
      { from: 0, to: 2 },
      { from: 4, to: 5 },
    ],
  });
  expect(evaluationTime(bytes, /reader\.js$/u)).toBe(3);
  expect(evaluationTime(bytes, /background\.js$/u)).toBe(0);
});
