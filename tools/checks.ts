import { announce } from './progress.ts';

/** What came of a check: how many cases passed and failed, and what a person should read if any failed. */
export interface Outcome {
  passed: number;
  failed: number;
  output: string;
  /** A few words for the line that says that the check ended. */
  remark?: string;
}

export interface Check {
  name: string;
  run: () => Promise<Outcome>;
}

export interface Sum {
  passed: number;
  failed: number;
}

/** Something that is one case of its own: it passes when nothing is wrong. */
export function oneCase(wrong: string | undefined, remark?: string): Outcome {
  const end =
    wrong === undefined ? { passed: 1, failed: 0, output: '' } : { passed: 0, failed: 1, output: wrong };
  return remark === undefined ? end : { ...end, remark };
}

/** A check that a program makes: its exit status decides. */
export function programCheck(name: string, run: () => Promise<{ status: number; output: string }>): Check {
  return {
    name,
    run: async () => {
      const { status, output } = await run();
      return oneCase(status === 0 ? undefined : output.trim() || `exit status ${status}`);
    },
  };
}

/**
 * Does all checks, `atOnce` side by side, whatever becomes of the others. Each prints a line when it
 * begins, one when it ends, and its output in one piece when it failed.
 */
export async function runChecks(checks: readonly Check[], atOnce = 1): Promise<Sum> {
  const waiting = [...checks];
  const sum = { passed: 0, failed: 0 };
  const lane = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { passed, failed } = await runCheck(check);
      sum.passed += passed;
      sum.failed += failed;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return sum;
}

async function runCheck({ name, run }: Check): Promise<Sum> {
  const end = announce(name, Date.now());
  const outcome = await run().catch((error: unknown) =>
    oneCase(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  );
  const { passed, failed, output, remark } = outcome;
  const counted = passed + failed === 1 ? undefined : `${passed} passed, ${failed} failed`;
  const said = [counted, remark].filter((words) => words !== undefined).join('; ');
  end(failed === 0 ? '✓' : '✗', said === '' ? undefined : said);
  if (failed > 0) console.log(`\n${output.trimEnd()}\n`);
  return outcome;
}

/** Prints the closing line of `npm test` and `npm run soak`, and sets the exit status that goes with it. */
export function close(sums: readonly Sum[]): void {
  const passed = sums.reduce((total, sum) => total + sum.passed, 0);
  const failed = sums.reduce((total, sum) => total + sum.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
