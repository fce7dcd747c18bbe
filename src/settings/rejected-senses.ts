import * as z from 'zod';
import { writtenForm } from '../glossary/compile.ts';

/** What the reader said of a site: where this form stands there, it does not mean this term. */
export const rejectedSenseSchema = z.object({
  /** See `siteOf`. */
  site: z.string().min(1).max(255),
  /** Id of the term. */
  term: z.string().min(1).max(100),
  /** The form as the page wrote it when the reader rejected the sense. */
  form: z.string().min(1).max(200),
});

export type RejectedSense = z.infer<typeof rejectedSenseSchema>;

/** More than these are not remembered: the oldest go. */
export const MOST_REJECTED = 500;

/** One text for all that say the same: of the form only the written form counts (TTC is not its long form). */
export function rejectionKey({ site, term, form }: RejectedSense): string {
  return JSON.stringify([site, term, writtenForm(form)]);
}

/** The list with `sense` in it as the newest, or without. */
export function withRejected(
  list: readonly RejectedSense[],
  sense: RejectedSense,
  rejected: boolean,
): RejectedSense[] {
  const key = rejectionKey(sense);
  const others = list.filter((other) => rejectionKey(other) !== key);
  return rejected ? [...others, sense].slice(-MOST_REJECTED) : others;
}
