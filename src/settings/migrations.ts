/** Settings as some version stored them: nothing of it is sure. */
type Stored = Readonly<Record<string, unknown>>;

/** What a step promises: it takes what it knows to the next shape, leaves the rest alone, and throws at nothing. */
type Step = (stored: Stored) => Stored;

/**
 * From each older shape of the stored settings to the next, in order; the first one comes from what bears no number.
 * A shape is changed only where a default and a field more will not do. Each step has a fixture in its test.
 */
const steps: readonly Step[] = [
  // 0.1.0 wrote its fields as they are, and no number.
  (stored) => stored,
];

/** The number that the shape of today's settings bears where they are stored. */
export const SHAPE = steps.length;

/**
 * What is stored, as today's version would have stored it. Done in memory at every reading: what is on the disk stays as
 * it is until something is changed, so that an older version can still be gone back to. What a newer version wrote is
 * left as it is.
 */
export function migrate(stored: unknown, way: readonly Step[] = steps): Stored {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {};
  const { shape, ...fields } = stored as Stored;
  const from = typeof shape === 'number' && shape >= 0 ? shape : 0;
  return way.slice(from).reduce((migrated, step) => step(migrated), fields as Stored);
}
