const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** Time passed since `began` (of `Date.now()`) for people: `0.4 s`, `12 s`, `2 min 5 s`. */
export function timeSince(began: number): string {
  const seconds = (Date.now() - began) / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** One line of output that belongs to the step before it. */
export function note(text: string): void {
  console.log(`  ${text}`);
}

/**
 * Does `work` under a line that names it and says at the end how long it took. On a terminal the line
 * moves while it waits; elsewhere a long step says every twenty seconds that it lives.
 */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now();
  const stopWaiting = process.stdout.isTTY ? spin(title, began) : announce(title, began);
  try {
    const result = await work();
    stopWaiting('✓');
    return result;
  } catch (error) {
    stopWaiting('✗');
    throw error;
  }
}

function spin(title: string, began: number): (sign: string) => void {
  let turn = 0;
  const draw = (): void => {
    const frame = frames[turn++ % frames.length];
    process.stdout.write(`\r\x1B[2K${frame} ${title} … ${timeSince(began)}`);
  };
  draw();
  const timer = setInterval(draw, 120);
  return (sign) => {
    clearInterval(timer);
    process.stdout.write(`\r\x1B[2K${sign} ${title} (${timeSince(began)})\n`);
  };
}

/** Says that `title` began, and every twenty seconds that it lives; returns how to say that it ended. */
export function announce(title: string, began: number): (sign: string, more?: string) => void {
  console.log(`› ${title} …`);
  const timer = setInterval(() => note(`still at it: ${title}, ${timeSince(began)}`), 20_000);
  return (sign, more) => {
    clearInterval(timer);
    note(`${sign} ${title}${more === undefined ? '' : `: ${more}`} (${timeSince(began)})`);
  };
}
