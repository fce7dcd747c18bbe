import { useEffect, useRef, useState } from 'preact/hooks';
import { type NoteHands, NoteWriter } from './note-writer.ts';

export interface NoteFieldProps {
  readonly label: string;
  readonly placeholder: string;
  /** What is stored. */
  readonly note: string;
  readonly save: NoteHands['save'];
  /** What is said of something that could not be stored. */
  readonly sayFailed: (error: unknown) => string;
}

/**
 * A note that is edited where it stands and saved as one writes: after each rest, when the field is left, and when the
 * page closes.
 */
export function NoteField({ label, placeholder, note, save, sayFailed }: NoteFieldProps) {
  const [writer] = useState(() => new NoteWriter(note));
  const [draft, draw] = useState(writer.draft);
  const [failed, setFailed] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const fail = (error: unknown): void => setFailed(error === undefined ? '' : sayFailed(error));
  useEffect(() => writer.give({ save, draw, fail }));
  const follow = (isLeft = false): void =>
    writer.follow(note, !isLeft && document.activeElement === field.current && document.hasFocus());
  useEffect(follow, [note]);
  useEffect(() => {
    const close = (): void => writer.flush(true);
    const hide = (): void => {
      if (document.visibilityState === 'hidden') close();
    };
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
          onInput={({ currentTarget }) => writer.write(currentTarget.value)}
          onBlur={() => {
            writer.flush();
            follow(true);
          }}
        />
      </div>
      <p class="failed" role="status">
        {failed}
      </p>
    </div>
  );
}
