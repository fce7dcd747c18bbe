import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { wordNames } from '../../src/words.ts';
import { readTree } from './import-graph.ts';

const root = path.resolve(import.meta.dirname, '../..');
const locales = path.join(root, 'assets/public/_locales');

interface Message {
  message: string;
  placeholders?: Record<string, { content: string }>;
}

const languages = readdirSync(locales);

test('English is there', () => expect(languages).toContain('en'));

describe.each(languages)('the words in %s', (language) => {
  const file = path.join(locales, language, 'messages.json');
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Message>;

  test('all names, and none beside', () => {
    expect(Object.keys(messages).toSorted()).toEqual(Object.keys(wordNames).toSorted());
  });

  test.each(Object.entries(wordNames))('%s takes %i values', (name, count) => {
    const { message = '', placeholders = {} } = messages[name] ?? {};
    const contents = Object.values(placeholders).map(({ content }) => content);
    expect(contents.toSorted()).toEqual(Array.from({ length: count }, (_, i) => `$${i + 1}`));
    const used = [...message.matchAll(/\$(\w+)\$/gu)].map(([, placeholder = '']) =>
      placeholder.toLowerCase(),
    );
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(placeholders).toSorted());
    expect(message.replaceAll(/\$\w+\$/gu, '')).not.toContain('$');
    expect(message.trim()).not.toBe('');
  });
});

test('every word is used', () => {
  const { 'src/words.ts': _, ...tree } = readTree(root, ['src', 'entrypoints']);
  const sources = [...Object.values(tree), readFileSync(path.join(root, 'wxt.config.ts'), 'utf8')].join('\n');
  const unused = Object.keys(wordNames).filter(
    (name) => !new RegExp(`['_]${name}(?:'|__)`, 'u').test(sources),
  );
  expect(unused).toEqual([]);
});
