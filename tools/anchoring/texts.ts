import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.ts';

/** A text to measure on: a paragraph a line. */
export interface MeasuredText {
  readonly name: string;
  readonly text: string;
}

const shared = path.join(root, '..', 'shared');
/** Shorter texts have no room for quotes of sixty words. */
const SHORTEST = 2000;

/** The texts that lie beside the project: seed documents, and what saved pages say, without their markup. */
export function readTexts(): MeasuredText[] {
  const seeds = filesIn('seeds', '.txt').map(({ name, content }) => ({ name, text: tidied(content) }));
  const pages = filesIn('corpus', '.html').map(({ name, content }) => ({
    name,
    text: tidied(stripped(content)),
  }));
  return [...seeds, ...pages].filter(({ text }) => text.length >= SHORTEST);
}

function filesIn(folder: string, ending: string): { name: string; content: string }[] {
  const where = path.join(shared, folder);
  if (!existsSync(where)) return [];
  const names = readdirSync(where).filter((name) => name.endsWith(ending));
  return names.toSorted().map((name) => ({ name, content: readFileSync(path.join(where, name), 'utf8') }));
}

const INLINE =
  /<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)\b[^>]*>/giu;
const UNREAD =
  /<!--[\s\S]*?-->|<(script|style|noscript|template|svg|select|textarea|iframe|nav|button)\b[\s\S]*?<\/\1\s*>/giu;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

/** What a page says, roughly: enough to measure on, not to read by. */
function stripped(html: string): string {
  return html
    .replace(/^[\s\S]*?<body\b[^>]*>/iu, '')
    .replaceAll(UNREAD, '\n')
    .replaceAll(/[\n\r\t]+/gu, ' ')
    .replaceAll(INLINE, '')
    .replaceAll(/<[^>]*>/gu, '\n')
    .replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/giu, (all, decimal, hex, name) => {
      if (name !== undefined) return entities[name as string] ?? all;
      return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
    });
}

function tidied(text: string): string {
  const lines = text.split('\n').map((line) => line.replaceAll(/ +/gu, ' ').trim());
  return lines.filter((line) => line !== '').join('\n');
}
