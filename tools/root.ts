import path from 'node:path';

/** The repository's folder. */
export const root = path.dirname(import.meta.dirname);

/** Where everything goes that tools make; git does not look there. */
export const output = path.join(root, '.output');
