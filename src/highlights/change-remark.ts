import type { Remark } from './highlight.ts';

/** Part of a remark: the fields that are to change, or those that a window knew. */
export type PartOfRemark = { readonly [Field in keyof Remark]?: Remark[Field] | undefined };

/**
 * A remark with what one window changes in it. `was` says what that window took the note and the tags for: where another
 * window wrote a note since, both are kept, and of the tags only what this one put in or took away changes. The same
 * change once more changes nothing.
 */
export function changeRemark(current: Remark, change: PartOfRemark, was: PartOfRemark = {}): Remark {
  return {
    meaning: change.meaning ?? current.meaning,
    note: change.note === undefined ? current.note : changeNote(current.note, change.note, was.note),
    tags: change.tags === undefined ? current.tags : changeTags(current.tags, change.tags, was.tags),
  };
}

function changeNote(current: string, note: string, was = current): string {
  if (current === was || note.includes(current)) return note;
  // What is there already was written by this window, whose answer was lost, or says it all.
  if (current.includes(note)) return current;
  const both = `${current}\n\n${note}`;
  // Were it what this window knew, the same change once more would take it for its own and overwrite it.
  return both === was ? `${current}\n\n\n${note}` : both;
}

function changeTags(
  current: readonly string[],
  tags: readonly string[],
  was: readonly string[] = current,
): readonly string[] {
  const kept = current.filter((tag) => tags.includes(tag) || !was.includes(tag));
  const added = tags.filter((tag) => !was.includes(tag) && !kept.includes(tag));
  return [...kept, ...added];
}
