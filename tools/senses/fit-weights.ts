/** One thing judged: how much there is of each kind of evidence, and whether our term is meant. */
export interface Example {
  readonly evidence: readonly number[];
  readonly ours: boolean;
  /** How much it counts. */
  readonly weight: number;
}

/** A line through the evidence: log odds that our term is meant = start + Σ weights × evidence. */
export interface Line {
  readonly start: number;
  readonly weights: readonly number[];
}

/** How strongly what was believed before holds against what the examples say. */
const BELIEF = 1;
const STEPS = 400;
const STEP = 0.05;

/**
 * Logistic regression by gradient descent (Adam, Kingma and Ba 2015), drawn towards `prior` and kept on its side of
 * nothing: a weight that is for a term there is never against it. Those that `isFixed` names, by their places,
 * stay as they are. The same examples give the same line.
 */
export function fitLine(
  examples: readonly Example[],
  prior: Line,
  isFixed: (weight: number) => boolean,
): Line {
  const values = Float64Array.from([prior.start, ...prior.weights]);
  const believed = values.slice();
  const mean = new Float64Array(values.length);
  const square = new Float64Array(values.length);
  for (let step = 1; step <= STEPS; step++) {
    const slope = values.map((value, i) => (i === 0 ? 0.05 : BELIEF) * (value - (believed[i] ?? 0)));
    for (const { evidence, ours, weight } of examples) {
      const error = weight * (1 / (1 + Math.exp(-scoreOn(values, evidence))) - Number(ours));
      slope[0] = (slope[0] ?? 0) + error;
      for (let i = 0; i < evidence.length; i++)
        slope[i + 1] = (slope[i + 1] ?? 0) + error * (evidence[i] as number);
    }
    for (let i = 0; i < values.length; i++) {
      if (i > 0 && isFixed(i - 1)) continue;
      const by = slope[i] as number;
      mean[i] = 0.9 * (mean[i] as number) + 0.1 * by;
      square[i] = 0.999 * (square[i] as number) + 0.001 * by * by;
      const moved =
        (values[i] as number) -
        (STEP * (mean[i] as number)) /
          (1 - 0.9 ** step) /
          (Math.sqrt((square[i] as number) / (1 - 0.999 ** step)) + 1e-8);
      const side = i === 0 ? 0 : Math.sign(believed[i] as number);
      values[i] = side === 0 ? moved : side * Math.max(0, side * moved);
    }
  }
  return { start: values[0] as number, weights: Array.from(values.subarray(1)) };
}

function scoreOn(values: Float64Array, evidence: readonly number[]): number {
  let score = values[0] as number;
  for (let i = 0; i < evidence.length; i++) score += (values[i + 1] as number) * (evidence[i] as number);
  return score;
}
