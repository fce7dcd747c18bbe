/** A note as it is being written. */
export interface NoteDraft {
  /** As it is stored, as far as this window knows. */
  readonly stored: string;
  readonly text: string;
}

/** Whether something is written that is not stored. */
export function isUnsaved({ stored, text }: NoteDraft): boolean {
  return text !== stored;
}

/**
 * The draft when a list says what is stored: that is shown, unless someone writes here. Then what was there when they
 * began stays what they set out from, so that whoever stores it can see that both wrote.
 */
export function followed(draft: NoteDraft, stored: string, inUse: boolean): NoteDraft {
  return inUse || isUnsaved(draft) ? draft : { stored, text: stored };
}

/**
 * The draft when `sent` was stored, which the background answered with `stored`: the same, or joined with what another
 * window wrote. What was written here since stands in the place of what was sent.
 */
export function answered(draft: NoteDraft, sent: string, stored: string): NoteDraft {
  if (draft.text === sent) return { stored, text: stored };
  const at = sent === '' ? -1 : stored.indexOf(sent);
  if (stored === sent || at < 0) return { stored: sent, text: draft.text };
  return { stored, text: stored.slice(0, at) + draft.text + stored.slice(at + sent.length) };
}
