/** The primary language at each place of a block, of what `BlockText` says of its languages. */
export function languagesOf(said: string): (place: number) => string {
  const changes = [...said.matchAll(/ (\d+) (\S*)/gu)];
  const first = said.slice(0, changes[0]?.index);
  return (place) => primaryOf(changes.findLast(([, from]) => Number(from) <= place)?.[2] ?? first);
}

/** The language that a tag (BCP 47; also a locale's name, `it_IT`) names first. */
function primaryOf(tag: string): string {
  return tag.trim().toLowerCase().split(/[-_]/u)[0] ?? '';
}
