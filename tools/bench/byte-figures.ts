import { statSync } from 'node:fs';
import path from 'node:path';
import type { Group } from './report.ts';

/** How large the scripts are that run in pages, as they ship. */
export function byteFigures(extensionDir: string): Group {
  const bytesOf = (file: string): number => statSync(path.join(extensionDir, file)).size;
  return {
    title: 'Bytes of the scripts in pages, minified',
    head: ['script', 'bytes'],
    rows: ['reader.js', 'card.js'].map((file) => [file, bytesOf(file)]),
  };
}
