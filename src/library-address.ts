/** The address of a term's entry, within the library page: `#/term/digital-silk-road`. */
export function addressOfEntry(id: string): string {
  return `#/term/${id}`;
}

/** The id of the term whose entry is at `hash`; undefined when that is no such address. */
export function entryAtAddress(hash: string): string | undefined {
  return /^#\/term\/([a-z0-9-]+)$/u.exec(hash)?.[1];
}
