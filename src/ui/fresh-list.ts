/** Milliseconds in which several pieces of news are one. */
const TOGETHER = 60;

/**
 * Loads something. It asks `isWanted` before it uses what it got; where it answers a number, it is done once more after
 * so many milliseconds, and told how often that was so.
 */
export type Load = (isWanted: () => boolean, again: number) => Promise<number | undefined>;

/** Loads something again and again: calls that come at once are one, and only the last one's answer is wanted. */
export class FreshList {
  #load: Load | undefined;
  #order = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** From now on it loads so. */
  loadBy(load: Load): void {
    this.#load = load;
  }

  readonly refresh = (): void => {
    clearTimeout(this.#timer);
    const own = ++this.#order;
    this.#timer = setTimeout(() => void this.#run(own, 0), TOGETHER);
  };

  readonly stop = (): void => {
    this.#order++;
    clearTimeout(this.#timer);
  };

  async #run(own: number, again: number): Promise<void> {
    const isWanted = (): boolean => this.#order === own;
    const pause = await this.#load?.(isWanted, again);
    if (pause !== undefined && isWanted())
      this.#timer = setTimeout(() => void this.#run(own, again + 1), pause);
  }
}
