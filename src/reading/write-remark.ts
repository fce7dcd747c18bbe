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
  /** Writes down at once what is not yet written; where this is the last chance, without waiting for what is on its way. */
  flush(isLast?: boolean): Promise<void>;
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
  /** What is on its way. */
  let sent = start;

  /** What the reader wishes otherwise than it stands in `written`. */
  const wishedBeyond = (written: Remark): Partial<Remark> => ({
    ...(wished.meaning !== written.meaning && { meaning: wished.meaning }),
    ...(wished.note !== written.note && { note: wished.note }),
    ...(!areSameTags(wished.tags, written.tags) && { tags: cleaned(wished.tags) }),
  });
  const unwritten = (): Partial<Remark> => wishedBeyond(known);

  async function send(): Promise<void> {
    for (let change = unwritten(); Object.keys(change).length > 0; change = unwritten()) {
      sent = wished;
      hasFailed = false;
      changed();
      try {
        const now = await write(change, { note: known.note, tags: known.tags });
        if (now === undefined) {
          // It was removed elsewhere: what was typed here stands nowhere else.
          hasFailed = true;
          break;
        }
        wished = together(now, sent, wished);
        known = now;
      } catch {
        hasFailed = true;
        break;
      }
    }
  }

  function flush(isLast = false): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (isLast && sending !== undefined) {
      const rest = wishedBeyond(sent);
      // The same change once more does no harm, should the page live on.
      if (Object.keys(rest).length > 0)
        write(rest, { note: sent.note, tags: cleaned(sent.tags) }).catch(() => undefined);
    }
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
  // What another window took away is gone here too; but not an empty one, into which somebody may be about to type.
  const stays = (tag: string): boolean => tag.trim() === '' || now.tags.includes(tag.trim());
  const own = typed.tags === sent.tags ? typed.tags.filter(stays) : typed.tags;
  return {
    meaning: typed.meaning === sent.meaning ? now.meaning : typed.meaning,
    note,
    tags: [...others, ...own],
  };
}

/** Whether the same tags are kept; their order says nothing, and the background has one of its own. */
function areSameTags(a: readonly string[], b: readonly string[]): boolean {
  return cleaned(a).toSorted().join('\n') === cleaned(b).toSorted().join('\n');
}

/** Tags as they are kept: none empty, none twice. */
function cleaned(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim()))].filter((tag) => tag !== '');
}
