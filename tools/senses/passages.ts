import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { Failure } from '../../src/failure.ts';
import { writtenForm } from '../../src/glossary/compile.ts';
import type { Term } from '../../src/glossary/term.ts';
import { root } from '../root.ts';

/** A paragraph that somebody wrote, in which a form has our sense or another one: a line of JSON in a file. */
const passageSchema = z.object({
  /** The form as it stands there. */
  alias: z.string().min(1),
  sense: z.enum(['ours', 'other']),
  /** What it stands for there. */
  which: z.string(),
  /** The entry that is meant or could be; absent where only the form is known. */
  term: z.string().optional(),
  /** BCP 47. */
  lang: z.string().default('en'),
  text: z.string().min(1),
  url: z.string(),
  /** Somebody who wrote words for the glossary has looked at it: it judges nothing any more. */
  seen: z.literal(true).optional(),
});

export interface Passage extends z.infer<typeof passageSchema> {
  /** Passages that weights are fitted to, or such as nobody who fits has seen. */
  readonly set: 'fitting' | 'judging';
}

/** Those that everybody has seen, and those of our own finding; the texts belong to their authors and stay outside. */
const shared = path.join(root, '..', 'shared', 'cases', 'senses.jsonl');
const own = path.join(root, '.passages');

/**
 * All passages that are there. One address is in one set, by a number made of it. Throws a Failure for a line that is
 * no passage.
 */
export function readPassages(): Passage[] {
  const owned = existsSync(own) ? readdirSync(own).filter((name) => name.endsWith('.jsonl')) : [];
  const files = [shared, ...owned.toSorted().map((name) => path.join(own, name))];
  return files.filter((file) => existsSync(file)).flatMap(passagesIn);
}

function passagesIn(file: string): Passage[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, i): Passage[] => {
    if (line.trim() === '') return [];
    const parsed = passageSchema.safeParse(jsonOf(line));
    if (!parsed.success) {
      const where = `${path.relative(root, file)}, line ${i + 1}`;
      throw new Failure('passage', `${where} is no passage: ${z.prettifyError(parsed.error)}.`);
    }
    return [
      { ...parsed.data, set: file === shared || parsed.data.seen ? 'fitting' : setOf(parsed.data.url) },
    ];
  });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function setOf(url: string): Passage['set'] {
  const [first = 0] = createHash('sha256').update(url).digest();
  return first % 2 === 0 ? 'fitting' : 'judging';
}

/** Whether a stretch of text holds the form as a whole word. */
function holdsForm(stretch: string, { alias, lang }: Passage): boolean {
  if (/^(zh|ja)/u.test(lang)) return stretch.includes(alias);
  const escaped = alias.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, 'iu').test(stretch);
}

/**
 * Whether a mark of `marked` terms at a stretch of text is a mark of the passage's form, right or wrong: the letters
 * stand there as a whole word, and one of the terms is written so. A longer form of another term than the passage is
 * about is none: the "Chips Act" of "European Chips Act" is not marked, the long name is.
 */
export function marksForm(
  stretch: string,
  marked: readonly string[],
  passage: Passage,
  ownersOf: (alias: string) => ReadonlySet<string> | undefined,
): boolean {
  if (!holdsForm(stretch, passage)) return false;
  const { alias, term } = passage;
  if (term !== undefined && writtenForm(stretch) !== writtenForm(alias)) return marked.includes(term);
  const owners = ownersOf(alias);
  return owners === undefined || marked.some((one) => owners.has(one));
}

/** For a form the terms that are written so; undefined for one that no term has. */
export function formOwners(terms: readonly Term[]): (alias: string) => ReadonlySet<string> | undefined {
  const owners = new Map<string, Set<string>>();
  for (const { id, forms } of terms)
    for (const form of Object.values(forms).flat())
      for (const text of [form.text, ...(form.inflected ?? [])]) {
        const written = writtenForm(text);
        owners.set(written, (owners.get(written) ?? new Set()).add(id));
      }
  return (alias) => owners.get(writtenForm(alias));
}
