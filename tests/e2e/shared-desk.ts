import { type Desk, openDesk } from './desk.ts';
import { extension } from './extension.ts';

let shared: Promise<Desk> | undefined;

/** The desk in the browser of this run. */
export function sharedDesk(): Promise<Desk> {
  shared ??= extension().then(({ openExtensionPage }) => openDesk(openExtensionPage));
  return shared;
}
