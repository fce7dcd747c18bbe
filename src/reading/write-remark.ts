import type { Remark } from '../highlights/remark.ts';

/** How far what the reader writes is on its way to the disk. */
export type Writing = 'written' | 'writing' | 'not-written';

/** Writes down what the reader adds to a highlight, as it is typed. */
export interface RemarkWriter {
  /** As the reader sees it. */
  readonly remark: Remark;
  readonly writing: Writing;
  /** Changes what the reader sees, and writes it down soon. */
  change(change: Partial<Remark>): void;
  /** What another window wrote. What is being typed here stays. */
  heard(remark: Remark): void;
  /** Writes down at once what is not yet written. */
  flush(): Promise<void>;
}

/** What is known to be written of note and tags. */
type Was = Pick<Remark, 'note' | 'tags'>;

export interface RemarkWriterOptions {
  readonly start: Remark;
  /** Writes a change; what is then written, which holds what another window wrote meanwhile. Undefined when the highlight is gone. */
  readonly write: (change: Partial<Remark>, was: Was) => Promise<Remark | undefined>;
  /** The remark, or how far it is, is another now. */
  readonly changed: () => void;
}

/** Milliseconds of quiet after which what was typed is written. */
const QUIET = 400;

export function writeRemark({ start, write, changed }: RemarkWriterOptions): RemarkWriter {
  let known = start;
  let wished = start;
  let hasFailed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | undefined;

  const unwritten = (): Partial<Remark> => ({
    ...(wished.meaning !== known.meaning && { meaning: wished.meaning }),
    ...(wished.note !== known.note && { note: wished.note }),
    ...(cleaned(wished.tags).join() !== known.tags.join() && { tags: cleaned(wished.tags) }),
  });

  async function send(): Promise<void> {
    for (let change = unwritten(); Object.keys(change).length > 0; change = unwritten()) {
      const sent = wished;
      hasFailed = false;
      changed();
      try {
        const now = await write(change, { note: known.note, tags: known.tags });
        if (now === undefined) break;
        wished = together(now, sent, wished);
        known = now;
      } catch {
        hasFailed = true;
        break;
      }
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    sending ??= send().finally(() => {
      sending = undefined;
      changed();
    });
    return sending;
  }

  return {
    get remark() {
      return wished;
    },
    get writing() {
      if (hasFailed) return 'not-written';
      return sending !== undefined || timer !== undefined ? 'writing' : 'written';
    },
    change(change) {
      wished = { ...wished, ...change };
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), change.meaning === undefined ? QUIET : 0);
      changed();
    },
    heard(remark) {
      if (sending !== undefined || Object.keys(unwritten()).length > 0) return;
      known = remark;
      wished = remark;
      changed();
    },
    flush,
  };
}

/** What is written now, with what was typed since it was sent. */
function together(now: Remark, sent: Remark, typed: Remark): Remark {
  const note =
    typed.note === sent.note
      ? now.note
      : now.note.includes(sent.note)
        ? now.note.replace(sent.note, () => typed.note)
        : typed.note;
  const others = now.tags.filter((tag) => !cleaned(sent.tags).includes(tag));
  return {
    meaning: typed.meaning === sent.meaning ? now.meaning : typed.meaning,
    note,
    tags: others.length === 0 ? typed.tags : [...others, ...typed.tags],
  };
}

/** Tags as they are kept: none empty, none twice. */
function cleaned(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim()))].filter((tag) => tag !== '');
}
