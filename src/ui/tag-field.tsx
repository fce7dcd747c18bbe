import { useEffect, useRef, useState } from 'preact/hooks';
import type { Words } from '../words.ts';

export interface TagFieldProps {
  readonly tags: readonly string[];
  /** Names the list for those who do not see what it stands under. */
  readonly label: string;
  readonly words: Words;
  /** Stores other tags; `was` are those this window knew. */
  readonly save: (tags: readonly string[], was: readonly string[]) => Promise<readonly string[]>;
}

/** Tags, each with its way out, and a field for another: Enter, a comma, or leaving it puts it in. */
export function TagField({ tags, label, words, save }: TagFieldProps) {
  const [shown, setShown] = useState(tags);
  const field = useRef<HTMLInputElement>(null);
  const known = useRef(tags);
  const latest = useRef(save);
  latest.current = save;

  useEffect(() => {
    known.current = tags;
    setShown(tags);
  }, [tags.join('\n')]);
  const change = async (next: readonly string[]): Promise<void> => {
    const was = known.current;
    known.current = next;
    setShown(next);
    const stored = await latest.current(next, was);
    known.current = stored;
    setShown(stored);
  };
  const add = (): void => {
    const tag = field.current?.value.replaceAll(',', ' ').trim() ?? '';
    if (field.current !== null) field.current.value = '';
    if (tag !== '' && !known.current.includes(tag)) void change([...known.current, tag]);
  };
  useEffect(() => {
    const input = field.current;
    addEventListener('pagehide', add);
    return () => {
      removeEventListener('pagehide', add);
      field.current = input; // what was typed is still in it
      add();
    };
  }, []);
  return (
    <div class="tags" role="group" aria-label={label}>
      {shown.map((tag) => (
        <span class="tag" key={tag} dir="auto">
          {tag}
          <button
            type="button"
            aria-label={words('highlightRemoveTag', tag)}
            onClick={() => {
              void change(known.current.filter((one) => one !== tag));
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
        onBlur={add}
        onKeyDown={(event) => {
          if (event.isComposing || (event.key !== 'Enter' && event.key !== ',')) return;
          event.preventDefault();
          add();
        }}
      />
    </div>
  );
}
