/** What a script took of a thread, in milliseconds of that thread's own time: waiting for a processor does not count. */
export interface ScriptTime {
  /** All together. */
  readonly total: number;
  /** The most in one task. */
  readonly longest: number;
  /** How long that whole task took, with what the browser and the page did in it. */
  readonly inTaskOf: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  /** Microseconds, and how many of them the thread was running. */
  dur?: number;
  tdur?: number;
  id?: string;
  args?: { data?: EventData };
}

interface EventData {
  url?: string;
  startTime?: number;
  cpuProfile?: { nodes?: ProfileNode[]; samples?: number[] };
  timeDeltas?: number[];
}

interface ProfileNode {
  id: number;
  parent?: number;
  callFrame: { functionName: string; url?: string };
}

interface Profile {
  pid: number;
  tid: number;
  nodes: Map<number, ProfileNode>;
  samples: { at: number; node: number }[];
}

/** The categories that a trace must hold so that it can be read here. */
export const categories = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-v8.cpu_profiler',
];

/**
 * What the scripts whose address matches `script` took on all threads of a Chromium trace (Trace Event
 * Format, with the profiler's samples of every fifth of a millisecond). A sample counts when such a script
 * is anywhere on the stack, so that layout and style it asked for count too; so do collections of garbage
 * that interrupt it, and the time in which it is compiled and started.
 */
export function scriptTime(trace: Uint8Array, script: RegExp): ScriptTime {
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] };
  const events = traceEvents.toSorted((a, b) => a.ts - b.ts);
  const starts = events.filter(
    ({ name, args }) => name === 'EvaluateScript' && script.test(args?.data?.url ?? ''),
  );
  let total = 0;
  let longest = 0;
  let inTaskOf = 0;
  for (const profile of profilesOf(events)) {
    const isHere = ({ pid, tid }: TraceEvent): boolean => pid === profile.pid && tid === profile.tid;
    const tasks = events.filter((event) => event.name === 'RunTask' && event.ph === 'X' && isHere(event));
    for (const [task, ours] of oursByTask(profile, tasks, starts.filter(isHere), script)) {
      const running = task.dur ? Math.min(1, (task.tdur ?? task.dur) / task.dur) : 1;
      const milliseconds = (ours * running) / 1000;
      total += milliseconds;
      if (milliseconds <= longest) continue;
      longest = milliseconds;
      inTaskOf = ((task.dur ?? 0) * running) / 1000;
    }
  }
  return { total, longest, inTaskOf };
}

/** What evaluating the scripts took, compilation included, until they had run for the first time; as `scriptTime` counts. */
export function evaluationTime(trace: Uint8Array, script: RegExp): number {
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] };
  return traceEvents
    .filter(
      ({ name, ph, args }) => name === 'EvaluateScript' && ph === 'X' && script.test(args?.data?.url ?? ''),
    )
    .reduce((sum, { dur = 0, tdur = dur }) => sum + tdur / 1000, 0);
}

/** The profiler writes in chunks, from a thread of its own; an id tells the threads of a process apart. */
function profilesOf(events: readonly TraceEvent[]): Profile[] {
  const profiles = new Map<string, Profile & { clock: number }>();
  for (const { name, pid, tid, id, args } of events) {
    const data = args?.data;
    const key = `${pid} ${id}`;
    if (name === 'Profile')
      profiles.set(key, { pid, tid, nodes: new Map(), samples: [], clock: data?.startTime ?? 0 });
    const profile = profiles.get(key);
    if (name !== 'ProfileChunk' || profile === undefined) continue;
    for (const node of data?.cpuProfile?.nodes ?? []) profile.nodes.set(node.id, node);
    for (const [i, node] of (data?.cpuProfile?.samples ?? []).entries()) {
      profile.clock += data?.timeDeltas?.[i] ?? 0;
      profile.samples.push({ at: profile.clock, node });
    }
  }
  for (const { samples } of profiles.values()) samples.sort((a, b) => a.at - b.at);
  return [...profiles.values()];
}

/** Microseconds of the script in every task that holds any. */
function oursByTask(
  { nodes, samples }: Profile,
  tasks: readonly TraceEvent[],
  starts: readonly TraceEvent[],
  script: RegExp,
): Map<TraceEvent, number> {
  const known = new Map<number, boolean>();
  const isOurs = (id: number | undefined): boolean => {
    if (id === undefined) return false;
    let answer = known.get(id);
    if (answer === undefined) {
      const node = nodes.get(id);
      answer = script.test(node?.callFrame.url ?? '') || isOurs(node?.parent);
      known.set(id, answer);
    }
    return answer;
  };
  const sums = new Map<TraceEvent, number>();
  let next = 0;
  let wasOurs = false;
  for (const [i, { at, node }] of samples.entries()) {
    while (next < tasks.length && endOf(tasks[next]) <= at) {
      next++;
      wasOurs = false;
    }
    const task = tasks[next];
    if (task === undefined) break;
    if (task.ts > at) continue;
    const isCollection = nodes.get(node)?.callFrame.functionName === '(garbage collector)';
    const isStart = starts.some((start) => start.ts <= at && at < endOf(start));
    wasOurs = isStart || isOurs(node) || (isCollection && wasOurs);
    if (!wasOurs) continue;
    const end = Math.min(samples[i + 1]?.at ?? at, endOf(task));
    sums.set(task, (sums.get(task) ?? 0) + end - at);
  }
  return sums;
}

function endOf(event: TraceEvent | undefined): number {
  return event === undefined ? Infinity : event.ts + (event.dur ?? 0);
}
