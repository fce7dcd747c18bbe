import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Words } from '../src/words.ts';
import { root } from './root.ts';

/** The words of the interface in English, where no browser says them. */
export function englishWords(): Words {
  const file = path.join(root, 'assets/public/_locales/en/messages.json');
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { message: string }>;
  return (name, ...values) =>
    (messages[name]?.message ?? '').replace(
      /\$VALUE(\d)\$/gu,
      (_all, place) => values[Number(place) - 1] ?? '',
    );
}
