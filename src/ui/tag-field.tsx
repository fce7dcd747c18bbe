import { useEffect, useRef, useState } from 'preact/hooks';
import type { Words } from '../words.ts';

export interface TagFieldProps {
  readonly tags: readonly string[];
  /** Names the list for those who do not see what it stands under. */
  readonly label: string;
  readonly words: Words;
  /** Stores other tags; `was` are those this window knew. Answers those that are stored then. */
  readonly save: (tags: readonly string[], was: readonly string[]) => Promise<readonly string[]>;
}

/** Tags, each with its way out, and a field for another: Enter, a comma, or leaving it puts it in. */
export function TagField({ tags, label, words, save }: TagFieldProps) {
  const [shown, setShown] = useState(tags);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => setShown(tags), [tags.join('\n')]);
  const change = async (next: readonly string[]): Promise<void> => {
    setShown(next);
    setShown(await save(next, shown));
  };
  const add = (input: HTMLInputElement): void => {
    const tag = input.value.replaceAll(',', ' ').trim();
    input.value = '';
    if (tag !== '' && !shown.includes(tag)) void change([...shown, tag]);
  };
  // What was typed and not put in when the list or the page goes.
  useEffect(() => {
    const input = field.current;
    const close = (): void => {
      if (input !== null) add(input);
    };
    addEventListener('pagehide', close);
    return () => {
      removeEventListener('pagehide', close);
      if (input?.isConnected !== true) close();
    };
  }, [shown]);
  return (
    <div class="tags" role="group" aria-label={label}>
      {shown.map((tag) => (
        <span class="tag" key={tag} dir="auto">
          {tag}
          <button
            type="button"
            aria-label={words('highlightRemoveTag', tag)}
            onClick={() => {
              void change(shown.filter((one) => one !== tag));
              field.current?.focus();
            }}
          >
            ×
          </button>
        </span>
      ))}
      <input
        ref={field}
        type="text"
        dir="auto"
        maxLength={200}
        autocomplete="off"
        aria-label={words('highlightAddTag')}
        placeholder={words('highlightAddTag')}
        onBlur={({ currentTarget }) => add(currentTarget)}
        onKeyDown={(event) => {
          if (event.isComposing || (event.key !== 'Enter' && event.key !== ',')) return;
          event.preventDefault();
          add(event.currentTarget);
        }}
      />
    </div>
  );
}
