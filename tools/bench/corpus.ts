import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.ts';
import type { BenchPage } from './made-up-pages.ts';

const folder = path.join(root, '..', 'shared', 'corpus');
const names = ['guardian-1', 'nytimes-1', 'wikipedia', 'lwn-1', 'bbc-1', 'wikipedia-2'];

/** Pages of the web that were saved beside the project, as far as they are there. */
export function corpusPages(): BenchPage[] {
  return names
    .map((name) => ({ name, file: path.join(folder, `${name}.html`) }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => {
      // Frames are documents of their own: measured with the page, they would hide what the page costs.
      const html = readFileSync(file, 'utf8').replace(/(<\/?)iframe\b/giu, '$1template');
      return { name, html, text: plainText(html) };
    });
}

/** Pairs of words that stand on the pages, `count` for each of them, far from one another. */
export function formsOn(pages: readonly BenchPage[], count: number): string[] {
  return pages.flatMap(({ text }) => {
    const pairs = [...text.matchAll(/(?<![\p{L}-])\p{L}{5,12} \p{L}{5,12}(?![\p{L}-])/gu)].map(
      ([pair]) => pair,
    );
    const stride = Math.max(1, Math.floor(pairs.length / count));
    return pairs.filter((_, i) => i % stride === 0).slice(0, count);
  });
}

/** All words of the pages, in small letters. */
export function wordsOn(pages: readonly BenchPage[]): ReadonlySet<string> {
  return new Set(pages.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []));
}

/** What the page says, roughly: a paragraph a line. */
function plainText(html: string): string {
  return html
    .replace(/<(script|style|template|svg|noscript)\b[\s\S]*?<\/\1\s*>/giu, '')
    .replace(/<\/?(?:p|div|li|ul|h\d|td|tr|section|article|header|footer|br)\b[^>]*>/giu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(?:#\d+|#x[\da-f]+|\w+);/giu, ' ')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/\s*\n\s*/gu, '\n');
}
