import { clock } from '../page/clock.ts';

/** Milliseconds of work after which the page gets its turn: half a frame. */
const TURN = 8;
/** In the long run one part in this many of the time may go into a page that changes. */
const SHARE = 80;

/** Milliseconds after which no frame is waited for: what is hidden gets none. */
const LONGEST_FRAME = 100;

/** Work in small turns, so that no task of ours holds the page up, and within a share of the time. */
export interface Pace {
  /** A turn begins. */
  begin(): void;
  end(): void;
  /** Whether it is time to let the page go on. */
  isOver(): boolean;
  /** Lets the page go on; then a new turn begins. */
  rest(): Promise<void>;
  /** The same until the page is laid out: what is asked of its layout then costs nothing. */
  restForLayout(): Promise<void>;
  /** Counts work that was done elsewhere, in milliseconds. */
  charge(milliseconds: number): void;
  /** Forgets what was done so far: the first reading of a page is owed to nobody. */
  forgive(): void;
  /** Milliseconds until work may go on within its share; 0 when it may at once. */
  wait(): number;
}

/**
 * `credit`: milliseconds of work that may be done at once after a quiet time. `longest`: milliseconds that nothing waits
 * longer than; what would be owed beyond is forgotten.
 */
export function createPace(credit = 80, longest = 4_000): Pace {
  let began = 0;
  /** Milliseconds of work, and when it was counted. */
  let owed = 0;
  let at = 0;
  async function restUntil(call: (resolve: () => void) => void): Promise<void> {
    pace.end();
    await new Promise<void>(call);
    pace.begin();
  }
  const pace: Pace = {
    begin() {
      began = clock();
    },
    end: () => pace.charge(clock() - began),
    isOver: () => clock() - began > TURN,
    rest: () => restUntil((resolve) => setTimeout(resolve)),
    restForLayout: () =>
      restUntil((resolve) => {
        requestAnimationFrame(() => setTimeout(resolve));
        setTimeout(resolve, LONGEST_FRAME);
      }),
    charge(milliseconds) {
      const now = clock();
      owed = Math.min(Math.max(0, owed - (now - at) / SHARE) + milliseconds, credit + longest / SHARE);
      at = now;
    },
    forgive() {
      owed = 0;
    },
    wait() {
      pace.charge(0);
      return Math.max(0, owed - credit) * SHARE;
    },
  };
  return pace;
}

/** Goes on with the work, a step at a time; undefined when the turn is over first. */
export function goOn<Value>(work: Generator<void, Value>, pace: Pace): Value | undefined {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (pace.isOver()) return undefined;
  }
}
