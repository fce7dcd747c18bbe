import { useEffect, useRef, useState } from 'preact/hooks';
import { answered, followed, isUnsaved, type NoteDraft } from './note-draft.ts';

/** Milliseconds without a key after which a note is saved. */
const REST = 500;

export interface NoteFieldProps {
  readonly label: string;
  readonly placeholder: string;
  /** What is stored. */
  readonly note: string;
  /** Stores a note, `was` as it stood when it was begun; answers what is stored then. */
  readonly save: (note: string, was: string) => Promise<string>;
  /** What is said while something is not stored; the reason, when it failed. */
  readonly sayFailed: (error: unknown) => string;
}

/**
 * A note that is edited where it stands and saved as one writes: after each rest, when the field is left, and when
 * the page closes. What is written here is never taken out of the field by news from elsewhere.
 */
export function NoteField({ label, placeholder, note, save, sayFailed }: NoteFieldProps) {
  const [draft, setDraft] = useState<NoteDraft>({ stored: note, text: note });
  const [failed, setFailed] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  /** As the draft, but at once. */
  const now = useRef(draft);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const sending = useRef<string | undefined>(undefined);
  const latest = useRef({ note, save });
  latest.current = { note, save };

  const set = (next: NoteDraft): void => {
    now.current = next;
    setDraft(next);
  };
  const send = async (text: string, was: string): Promise<void> => {
    sending.current = text;
    try {
      const stored = await latest.current.save(text, was);
      set(answered(now.current, text, stored));
      setFailed('');
    } catch (error) {
      setFailed(sayFailed(error));
    } finally {
      sending.current = undefined;
    }
    if (isUnsaved(now.current) && now.current.text !== text) wait();
  };
  /** Saves what is not saved; one at a time, unless this is the last chance. */
  const flush = (isLast = false): void => {
    clearTimeout(timer.current);
    const { text, stored } = now.current;
    if (text === (sending.current ?? stored)) return;
    if (sending.current === undefined) void send(text, stored);
    else if (isLast) void latest.current.save(text, sending.current).catch(() => undefined);
  };
  const wait = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, REST);
  };
  const follow = (): void => {
    const inUse = document.activeElement === field.current && document.hasFocus();
    if (sending.current === undefined) set(followed(now.current, latest.current.note, inUse));
  };
  useEffect(follow, [note]);
  useEffect(() => {
    const close = (): void => flush(true);
    const hide = (): void => (document.visibilityState === 'hidden' ? flush(true) : undefined);
    addEventListener('pagehide', close);
    document.addEventListener('visibilitychange', hide);
    return () => {
      removeEventListener('pagehide', close);
      document.removeEventListener('visibilitychange', hide);
      close();
    };
  }, []);

  return (
    <div class="note">
      {/* The text again, unseen: it makes the field as high as what is written in it. */}
      <div class="grow" data-text={draft.text}>
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          aria-label={label}
          placeholder={placeholder}
          maxLength={100_000}
          value={draft.text}
          onInput={({ currentTarget }) => {
            set({ ...now.current, text: currentTarget.value });
            wait();
          }}
          onBlur={() => {
            flush();
            follow();
          }}
        />
      </div>
      <p class="failed" role="status">
        {failed}
      </p>
    </div>
  );
}
