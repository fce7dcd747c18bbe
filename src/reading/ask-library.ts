/** Milliseconds between questions when nobody answers: the background may have been stopped in the middle. */
const PAUSES = [100, 200, 400, 800, 1_600];

/**
 * The answer to a question that may be asked again; undefined when nobody answers in the end, because the
 * extension was updated or switched off, or when the signal has aborted.
 */
export async function insist<Value>(
  question: () => Promise<Value>,
  signal: AbortSignal,
): Promise<Value | undefined> {
  for (const pause of PAUSES) {
    if (signal.aborted) return undefined;
    try {
      const answer = await question();
      return signal.aborted ? undefined : answer;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return undefined;
}
