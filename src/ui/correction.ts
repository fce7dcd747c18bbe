import type { Entry } from '../glossary/entry.ts';

declare const __ISSUES_URL__: string;

/** Where a reader says what is wrong with an entry: a new issue, filled in as far as we can. Nothing is sent before they do. */
export function correctionUrl(entry: Entry): string {
  const url = new URL(`${__ISSUES_URL__}/new`);
  url.searchParams.set('title', `Correction: ${entry.label}`);
  url.searchParams.set(
    'body',
    `Entry: assets/glossary/terms/${entry.id}.yaml (as of ${entry.asOf})\n\nWhat is wrong:\n\nWhat it should say:\n\nA source that says so (address, title, date):\n`,
  );
  return url.href;
}
