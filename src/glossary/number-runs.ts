/**
 * Sets of numbers in the order of size, written short, in base 36: the gap to the number before (to 0 for the first)
 * after a space, and where numbers follow one another how many do after a hyphen. 5, 6, 7 and 20 are `5-2 d`. Words are
 * numbered as entries bring them, so that most of an entry's own are one run.
 */
export type NumberRuns = string;

/** The numbers in the order of size, each once. They are whole, and 0 or more. */
export function packRuns(numbers: Iterable<number>): NumberRuns {
  const runs: string[] = [];
  let before = 0;
  let following = 0;
  const endRun = (): void => {
    if (following > 0) runs.push(`-${following.toString(36)}`);
    following = 0;
  };
  for (const number of [...new Set(numbers)].toSorted((a, b) => a - b)) {
    if (runs.length > 0 && number === before + 1) following++;
    else {
      endRun();
      runs.push(`${runs.length > 0 ? ' ' : ''}${(number - before).toString(36)}`);
    }
    before = number;
  }
  endRun();
  return runs.join('');
}

/** The numbers that `packRuns` wrote, in the order of size. */
export function unpackRuns(runs: NumberRuns): number[] {
  const numbers: number[] = [];
  let last = 0;
  for (const [, sign, digits = ''] of runs.matchAll(/([ -]?)([0-9a-z]+)/gu)) {
    const amount = Number.parseInt(digits, 36);
    if (sign === '-') for (let i = 0; i < amount; i++) numbers.push(++last);
    else numbers.push((last += amount));
  }
  return numbers;
}
