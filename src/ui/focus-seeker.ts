/** Milliseconds for which a highlight is waited for that is to get the focus. */
const PATIENCE = 2_000;

/** Puts the focus on highlights of a list that come, or come back, later. */
export class FocusSeeker {
  #root: Element | null = null;
  #wanted: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The list has changed: where the highlight is there that is waited for, it gets the focus. */
  look(root: Element | null): void {
    this.#root = root;
    if (this.#wanted === undefined) return;
    const item = root?.querySelector(`[data-id="${CSS.escape(this.#wanted)}"]`);
    const control = item?.querySelector<HTMLElement>('.actions button, .actions a');
    if (control === undefined || control === null) return;
    this.stop();
    control.focus();
  }

  /** Waits for a highlight; without an id, or where it does not come and nothing has the focus, the heading gets it. */
  readonly seek = (id: string | undefined): void => {
    this.stop();
    this.#wanted = id;
    if (id === undefined) return this.#focusHeading();
    this.#timer = setTimeout(() => {
      this.stop();
      if (document.activeElement === document.body) this.#focusHeading();
    }, PATIENCE);
  };

  readonly stop = (): void => {
    clearTimeout(this.#timer);
    this.#wanted = undefined;
  };

  #focusHeading(): void {
    this.#root?.querySelector<HTMLElement>('h2')?.focus();
  }
}
