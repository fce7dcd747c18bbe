import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.ts';

/** A paragraph that somebody wrote, in which a form has our sense or another one. */
export interface Passage {
  /** The form as it stands there. */
  readonly alias: string;
  readonly sense: 'ours' | 'other';
  /** What it stands for there. */
  readonly which: string;
  /** The entry that is meant or could be; absent where only the form is known. */
  readonly term?: string;
  readonly lang: string;
  readonly text: string;
  readonly url: string;
  /** Passages that weights are fitted to, or such as nobody who fits has seen. */
  readonly set: 'fitting' | 'judging';
}

/** Those that everybody has seen, and those of our own finding; the texts belong to their authors and stay outside. */
const shared = path.join(root, '..', 'shared', 'cases', 'senses.jsonl');
const own = path.join(root, '.passages');

/** All passages that are there. One address is in one set, by a number made of it. */
export function readPassages(): Passage[] {
  const owned = existsSync(own) ? readdirSync(own).filter((name) => name.endsWith('.jsonl')) : [];
  const files = [shared, ...owned.toSorted().map((name) => path.join(own, name))];
  return files
    .filter((file) => existsSync(file))
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line): Passage => {
          const passage = JSON.parse(line) as Omit<Passage, 'set' | 'lang'> & { lang?: string };
          return { lang: 'en', ...passage, set: file === shared ? 'fitting' : setOf(passage.url) };
        }),
    );
}

function setOf(url: string): Passage['set'] {
  const [first = 0] = createHash('sha256').update(url).digest();
  return first % 2 === 0 ? 'fitting' : 'judging';
}

/** Whether a stretch of text holds the form as a whole word. */
export function holdsForm(stretch: string, { alias, lang }: Passage): boolean {
  if (/^(zh|ja)/u.test(lang)) return stretch.includes(alias);
  const escaped = alias.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, 'iu').test(stretch);
}
