/** Milliseconds of work after which the page gets its turn: half a frame. */
const TURN = 8;
/** In the long run one part in this many of the time may go into a page that changes. */
const SHARE = 60;
/** Milliseconds of work that may be done at once after a quiet time. */
const CREDIT = 80;

/** Milliseconds of work beyond which no more is owed, so that nothing waits longer than four seconds. */
const MOST = CREDIT + 4_000 / SHARE;

/** Work in small turns, so that no task of ours holds the page up, and within a share of the time. */
export interface Pace {
  /** A turn begins. */
  begin(): void;
  end(): void;
  /** Whether it is time to let the page go on. */
  isOver(): boolean;
  /** Lets the page go on; then a new turn begins. */
  rest(): Promise<void>;
  /** Counts work that was done elsewhere, in milliseconds. */
  charge(milliseconds: number): void;
  /** Forgets what was done so far: the first reading of a page is owed to nobody. */
  forgive(): void;
  /** Milliseconds until work may go on within its share; 0 when it may at once. */
  wait(): number;
}

export function createPace(): Pace {
  let began = 0;
  /** Milliseconds of work, and when it was counted. */
  let owed = 0;
  let at = 0;
  const pace: Pace = {
    begin() {
      began = performance.now();
    },
    end: () => pace.charge(performance.now() - began),
    isOver: () => performance.now() - began > TURN,
    async rest() {
      pace.end();
      await new Promise((resolve) => setTimeout(resolve));
      pace.begin();
    },
    charge(milliseconds) {
      const now = performance.now();
      owed = Math.min(Math.max(0, owed - (now - at) / SHARE) + milliseconds, MOST);
      at = now;
    },
    forgive() {
      owed = 0;
    },
    wait() {
      pace.charge(0);
      return Math.max(0, owed - CREDIT) * SHARE;
    },
  };
  return pace;
}
