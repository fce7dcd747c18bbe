/** Milliseconds of work after which the page gets its turn: half a frame. */
const TURN = 8;

/** Work in small turns, so that no task of ours holds the page up, and what the work has cost. */
export interface Pace {
  /** Milliseconds of work, turns that have ended only. */
  spent(): number;
  /** A turn begins; with `spent` the count does too. */
  begin(spent?: number): void;
  end(): void;
  /** Whether it is time to let the page go on. */
  isOver(): boolean;
  /** Lets the page go on; then a new turn begins. */
  rest(): Promise<void>;
}

export function createPace(): Pace {
  let total = 0;
  let began = 0;
  const pace: Pace = {
    spent: () => total,
    begin(spent = total) {
      total = spent;
      began = performance.now();
    },
    end() {
      total += performance.now() - began;
    },
    isOver: () => performance.now() - began > TURN,
    async rest() {
      pace.end();
      await new Promise((resolve) => setTimeout(resolve));
      pace.begin();
    },
  };
  return pace;
}
