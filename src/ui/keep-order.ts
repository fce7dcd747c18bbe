/**
 * A list as it is now, in the order in which it was shown: what is new comes first. So nothing that someone reads
 * or writes in moves away when it changes, though the list has what changed last at its top.
 */
export function keepOrder<Item>(
  shown: readonly Item[],
  now: readonly Item[],
  nameOf: (item: Item) => string,
): readonly Item[] {
  const places = new Map(shown.map((item, place) => [nameOf(item), place]));
  return now.toSorted((a, b) => (places.get(nameOf(a)) ?? -1) - (places.get(nameOf(b)) ?? -1));
}
