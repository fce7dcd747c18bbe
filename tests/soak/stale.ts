/**
 * For how long the longest stale mark stayed, in milliseconds, looked at every 20 ms for five seconds in
 * the page it runs in. Stale is a mark that can be seen and whose letters are none of `terms`. It is sent
 * into pages as it stands, so it uses nothing from outside itself.
 */
export async function longestStale(terms: readonly string[]): Promise<number> {
  const since = new Map<AbstractRange, number>();
  let longest = 0;
  const isStale = (ends: AbstractRange): boolean => {
    if (!ends.startContainer.isConnected || !ends.endContainer.isConnected) return false;
    const range = document.createRange();
    try {
      range.setStart(ends.startContainer, ends.startOffset);
      range.setEnd(ends.endContainer, ends.endOffset);
    } catch {
      return false; // beyond the end of its text there is nothing to be painted
    }
    return !range.collapsed && !terms.includes(range.toString());
  };
  const end = performance.now() + 5_000;
  while (performance.now() < end) {
    const now = performance.now();
    for (const [name, highlight] of CSS.highlights) {
      if (!name.startsWith('sidelight-term')) continue;
      for (const range of highlight) {
        if (!isStale(range)) since.delete(range);
        else if (since.has(range)) longest = Math.max(longest, now - (since.get(range) ?? now));
        else since.set(range, now);
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return longest;
}
