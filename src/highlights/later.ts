/** A time (ISO 8601) after `before`: `now`, or a millisecond after `before` where a clock was put back. */
export function later(before: string, now = new Date().toISOString()): string {
  return now > before ? now : new Date(Date.parse(before) + 1).toISOString();
}
