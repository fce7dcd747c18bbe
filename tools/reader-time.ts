import type { Protocol } from 'puppeteer-core';

/** Milliseconds of a CPU profile in which the reader's script, or something it called, was running. */
export function readerTime(profile: Protocol.Profiler.Profile): number {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const ours = new Set<number>();
  const visit = (id: number, inside: boolean): void => {
    const node = nodes.get(id);
    if (node === undefined) return;
    const own = inside || node.callFrame.url.endsWith('/reader.js');
    if (own) ours.add(id);
    for (const child of node.children ?? []) visit(child, own);
  };
  const [first] = profile.nodes;
  if (first !== undefined) visit(first.id, false);
  const samples = profile.samples ?? [];
  const deltas = profile.timeDeltas ?? [];
  const microseconds = samples.reduce((sum, id, i) => sum + (ours.has(id) ? (deltas[i + 1] ?? 0) : 0), 0);
  return microseconds / 1000;
}
