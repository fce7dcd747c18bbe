import { answered, followed, isUnsaved, type NoteDraft } from './note-draft.ts';

/** Milliseconds without a key after which a note is saved. */
const REST = 500;

/** What a writer needs: how a note is stored, what is drawn, and what is said of a failure. */
export interface NoteHands {
  /** Stores a note, `was` as it stood when it was begun; answers what is stored then. */
  readonly save: (note: string, was: string) => Promise<string>;
  readonly draw: (draft: NoteDraft) => void;
  /** Told why it could not be saved, and undefined once it was. */
  readonly fail: (error: unknown) => void;
}

/**
 * Saves a note while it is written: after each rest, one time after the other. What is written is in `draft`, and is
 * never taken out of it by news from elsewhere.
 */
export class NoteWriter {
  draft: NoteDraft;
  #hands: NoteHands | undefined;
  #sending: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(note: string) {
    this.draft = { stored: note, text: note };
  }

  /** From now on it works with these hands. */
  give(hands: NoteHands): void {
    this.#hands = hands;
  }

  write(text: string): void {
    this.#set({ ...this.draft, text });
    this.#wait();
  }

  /** What is stored, as a list says it; `inUse` says that someone is in the field. */
  follow(stored: string, inUse: boolean): void {
    if (this.#sending === undefined) this.#set(followed(this.draft, stored, inUse));
  }

  /** Saves what is not saved, one at a time; all at once where this is the last chance. */
  flush(isLast = false): void {
    clearTimeout(this.#timer);
    const { text, stored } = this.draft;
    if (text === (this.#sending ?? stored)) return;
    if (this.#sending === undefined) void this.#send(text, stored);
    else if (isLast) void this.#hands?.save(text, this.#sending).catch(() => undefined);
  }

  async #send(text: string, was: string): Promise<void> {
    if (this.#hands === undefined) return;
    this.#sending = text;
    try {
      const stored = await this.#hands.save(text, was);
      this.#set(answered(this.draft, text, stored));
      this.#hands.fail(undefined);
    } catch (error) {
      this.#hands.fail(error);
    } finally {
      this.#sending = undefined;
    }
    if (isUnsaved(this.draft) && this.draft.text !== text) this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), REST);
  }

  #set(draft: NoteDraft): void {
    this.draft = draft;
    this.#hands?.draw(draft);
  }
}
