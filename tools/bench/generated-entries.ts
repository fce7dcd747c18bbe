import type { Entry } from '../../src/glossary/entry.ts';

/** So many entries of real size: the glossary's own, and then again with a number in every name. */
export function generatedEntries(entries: readonly Entry[], count: number): Entry[] {
  return Array.from({ length: count }, (_, i) => {
    const entry = entries[i % entries.length];
    if (entry === undefined) throw new RangeError('The glossary is empty.');
    const round = Math.floor(i / entries.length);
    if (round === 0) return entry;
    const other = (name: string): string => `${name} ${round}`;
    return {
      ...entry,
      id: `${entry.id}-${round}`,
      label: other(entry.label),
      labels: Object.fromEntries(Object.entries(entry.labels).map(([tag, label]) => [tag, other(label)])),
      forms: Object.fromEntries(Object.entries(entry.forms).map(([tag, forms]) => [tag, forms.map(other)])),
    };
  });
}
