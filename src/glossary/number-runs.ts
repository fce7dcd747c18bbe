/**
 * Sets of numbers in the order of size, written short: the gap to the number before (to 0 for the first), and where
 * numbers follow one another how many do, below 0. `[5, 6, 7, 20]` is `[5, -2, 13]`. Words are numbered as entries
 * bring them, so that most of an entry's own are one run.
 */
export type NumberRuns = readonly number[];

/** The numbers in the order of size, each once. They are whole, and 0 or more. */
export function packRuns(numbers: Iterable<number>): NumberRuns {
  const runs: number[] = [];
  let before = 0;
  let following = 0;
  for (const number of [...new Set(numbers)].toSorted((a, b) => a - b)) {
    if (runs.length > 0 && number === before + 1) following++;
    else {
      if (following > 0) runs.push(-following);
      following = 0;
      runs.push(number - before);
    }
    before = number;
  }
  if (following > 0) runs.push(-following);
  return runs;
}

/** The numbers that `packRuns` wrote, in the order of size. */
export function unpackRuns(runs: NumberRuns): number[] {
  const numbers: number[] = [];
  let last = 0;
  for (const run of runs) {
    if (run < 0) for (let i = 0; i < -run; i++) numbers.push(++last);
    else numbers.push((last += run));
  }
  return numbers;
}
