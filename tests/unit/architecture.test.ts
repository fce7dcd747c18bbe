import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTree, type SourceTree } from './import-graph.ts';
import { complaintsAbout } from './rooms.ts';

const root = path.resolve(import.meta.dirname, '../..');

test('the house is built as its plan says', () => {
  const tree = readTree(root, ['src', 'entrypoints']);
  expect(Object.keys(tree).length).toBeGreaterThan(10);
  expect(complaintsAbout(tree)).toEqual([]);
});

const value = 'export const a = 1;';

/** Made-up trees: what the test above would say of them. */
const trees: { title: string; tree: SourceTree; says: RegExp | undefined }[] = [
  {
    title: 'a sound house',
    tree: {
      'src/span.ts': value,
      'src/glossary/term.ts': "import * as z from 'zod';\nexport const a = z;",
      'src/page/paint.ts':
        "import { a } from '../span.ts';\nimport type { b } from '../glossary/term.ts';\nexport const c = a;",
      'src/reading/open.ts': "import { c } from '../page/paint.ts';\nexport const d = c;",
      'entrypoints/reader.content.ts':
        "import { d } from '../src/reading/open.ts';\nimport './reader.css';\nexport default d;",
    },
    says: undefined,
  },
  {
    title: 'an adapter that uses another one',
    tree: { 'src/page/a.ts': "import { b } from '../store/b.ts';", 'src/store/b.ts': value },
    says: /page uses nothing of store/u,
  },
  {
    title: 'core that uses an adapter, across several lines',
    tree: { 'src/glossary/a.ts': "import {\n  b,\n  c,\n} from '../ui/b.tsx';", 'src/ui/b.tsx': value },
    says: /core uses nothing of ui/u,
  },
  {
    title: 'core that uses the browser',
    tree: { 'src/settings/a.ts': "import { browser } from 'wxt/browser';" },
    says: /core does not use this package/u,
  },
  {
    title: 'ui that uses more than types of core',
    tree: { 'src/ui/a.tsx': "import { b, type C } from '../glossary/b.ts';", 'src/glossary/b.ts': value },
    says: /ui uses only types of core/u,
  },
  {
    title: 'a room that uses an entry point, through an alias',
    tree: { 'src/reading/a.ts': "import { b } from '@/entrypoints/b.ts';", 'entrypoints/b.ts': value },
    says: /reading uses nothing of entrypoints/u,
  },
  {
    title: 'an import while running',
    tree: { 'src/page/a.ts': "export const a = () => import('../store/b.ts');", 'src/store/b.ts': value },
    says: /page uses nothing of store/u,
  },
  {
    title: 'a re-export',
    tree: {
      'src/page/a.ts': "export const c = 1;\nexport { b } from '../store/b.ts';",
      'src/store/b.ts': value,
    },
    says: /page uses nothing of store/u,
  },
  {
    title: 'a room that is not in the plan',
    tree: { 'src/network/a.ts': "import { b } from '../span.ts';", 'src/span.ts': value },
    says: /no room of the house/u,
  },
  {
    title: 'a cycle of three files',
    tree: {
      'src/store/a.ts': "import { b } from './b.ts';\nexport const a = b;",
      'src/store/b.ts': "import { c } from './c.ts';\nexport const b = c;",
      'src/store/c.ts': "import type { a } from './a.ts';\nexport const c = 1;",
    },
    says: /is a cycle/u,
  },
  {
    title: 'a barrel',
    tree: {
      'src/store/index.ts': "// all of it\nexport * from './a.ts';\nexport { b } from './b.ts';",
      'src/store/a.ts': value,
    },
    says: /is a barrel/u,
  },
  {
    title: 'a barrel in two steps',
    tree: { 'src/store/index.ts': "import { a } from './a.ts';\nexport { a };", 'src/store/a.ts': value },
    says: /is a barrel/u,
  },
  { title: 'a vague file', tree: { 'src/page/dom-utils.ts': value }, says: /says nothing with its name/u },
  {
    title: 'a vague folder',
    tree: { 'src/page/helpers/walk.ts': value },
    says: /says nothing with its name/u,
  },
  {
    title: 'an import in a comment',
    tree: { 'src/page/a.ts': `/** import { b } from '../store/b.ts'; */\n${value}` },
    says: undefined,
  },
];

describe('the check finds what it is for', () => {
  test.each(trees)('$title', ({ tree, says }) => {
    const complaints = complaintsAbout(tree);
    if (says === undefined) expect(complaints).toEqual([]);
    else expect(complaints.join('\n')).toMatch(says);
  });
});
