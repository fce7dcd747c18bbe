/** Milliseconds since the document began. Three letters in a script where `performance.now()` is seventeen. */
export function clock(): number {
  return performance.now();
}
