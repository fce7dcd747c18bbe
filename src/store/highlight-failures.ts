import { Failure } from '../failure.ts';

/** What a person is told of what went wrong with the highlights' database: at opening it, or at what was asked then; what is no error of the browser's stays as it is. */
export function failureOf(error: unknown, isWrite: boolean, isOpen: boolean): unknown {
  const name = nameOf(error);
  if (error instanceof Failure || name === undefined) return error;
  if (name === 'VersionError')
    return new Failure(
      'newer-database',
      'Your highlights were written by a newer version of Sidelight; they are safe, and can be read once Sidelight is updated.',
    );
  if (name === 'QuotaExceededError' && !isWrite)
    return new Failure(
      'no-database',
      'There is no room left on this device, and without some the browser cannot read your highlights; nothing was deleted: make room and try again.',
    );
  // On a full disk Chromium says DataError of a record of more than 64 kB, which it writes to a file of its own.
  if (name === 'QuotaExceededError' || (name === 'DataError' && isWrite))
    return new Failure(
      'full',
      'There is no room left on this device, so it was not saved; what was saved before is safe.',
    );
  // So it may say at first when the disk is full.
  if (isWrite && isOpen)
    return new Failure(
      'not-saved',
      `The browser could not save it (${name}), perhaps for want of room on this device; what was saved before is safe.`,
    );
  return new Failure(
    'no-database',
    `The browser does not let Sidelight read its highlights (${name}); nothing was deleted: restart the browser, or look at its storage settings.`,
  );
}

/** What the browser calls an error of its own. */
export function nameOf(error: unknown): string | undefined {
  return error instanceof DOMException ? error.name : undefined;
}
