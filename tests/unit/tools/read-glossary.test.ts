import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { overweight, weigh } from '../../../tools/glossary-weight.ts';
import { problemLine, readGlossary } from '../../../tools/read-glossary.ts';

const source = `id: a-source
title: A title
kind: news
language: en
seen: 2026-07-01
`;

const term = `id: alpha
kind: concept
asOf: 2026
labels:
  en: Alpha Norms
forms:
  en:
    - text: Alpha Norms
summary: A summary of forty characters at the least, I say.
context: >-
  A context of eighty characters at the least, which says in two sentences why
  it matters. It may have more lines than one.
citations:
  - source: a-source
    says: Says something of the term.
`;

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

test('a sound tree: dates, years and Norwegian stay texts as written', () => {
  const { terms, sources, problems } = read({
    'terms/alpha.yaml': term.replace('  en: Alpha Norms', '  en: Alpha Norms\n  no: no'),
    'sources/a-source.yaml': source,
  });
  expect(problems).toEqual([]);
  expect(terms[0]).toMatchObject({ asOf: '2026', labels: { no: 'no' } });
  expect(sources[0]?.seen).toBe('2026-07-01');
});

test('every problem of every file at once, by file and line', () => {
  const problems = read({
    'sources/a-source.yaml': source.replace('kind: news', 'kind: rumour'),
    'sources/b-source.yaml': 'id: b-source\ntitle: "an open quote\n',
    'sources/notes.txt': 'not read',
    'terms/alpha.yaml': term
      .replace('source: a-source', 'source: nowhere')
      .replace('asOf: 2026', 'asOf: yesterday')
      .replace('summary: A summary of forty characters at the least, I say.', 'summary: Short.'),
    'terms/beta.yaml': term
      .replace('    - text: Alpha Norms', '    - text: Beta\n    - text: Gamma')
      .replace('source: a-source', 'source: nowhere'),
    'terms/gamma.yaml': `${term
      .replace('id: alpha', 'id: gamma')
      .replace('text: Alpha Norms', 'text: gamma')
      .replace(
        /^summary: .*$/mu,
        'summary: What the third letter of an alphabet means to those who use it.',
      )}relations:
  - type: see-also
    term: omega
`,
  }).problems.map((problem) => problemLine(problem).replace(/^.*\/(?=(?:terms|sources)\/)/u, ''));
  expect(problems).toEqual([
    expect.stringMatching(/^sources\/a-source\.yaml:3: kind: Invalid option/u),
    expect.stringMatching(/^sources\/b-source\.yaml:3: This is no YAML: /u),
    expect.stringMatching(/^terms\/alpha\.yaml:3: asOf: a date is/u),
    expect.stringMatching(/^terms\/alpha\.yaml:9: summary: /u),
    expect.stringMatching(/^terms\/beta\.yaml:1: The id “alpha” and the file's name differ/u),
    expect.stringMatching(/^terms\/beta\.yaml:9: “Gamma” is a form of “gamma” too/u),
    expect.stringMatching(/^terms\/beta\.yaml:15: The source “nowhere” is not written/u),
    expect.stringMatching(/^terms\/gamma\.yaml:8: “gamma” is a form of “alpha” too/u),
    expect.stringMatching(/^terms\/gamma\.yaml:18: warning: The term “omega” is not written yet/u),
  ]);
});

test('what is missing is reported at what should hold it', () => {
  const problems = read({
    'sources/a-source.yaml': source,
    'terms/alpha.yaml': term
      .replace('kind: concept\n', '')
      .replace('  en: Alpha Norms', '  de: Alpha')
      .replace('    says: Says something of the term.\n', ''),
  }).problems.map(({ line, message }) => `${line}: ${message}`);
  expect(problems).toEqual([
    expect.stringMatching(/^1: kind: /u),
    '4: labels: an English label is missing.',
    expect.stringMatching(/^13: citations\.0\.says: /u),
  ]);
});

test('the glossary itself has no errors and is not too heavy', () => {
  const { terms, sources, problems } = readGlossary();
  expect(problems.filter(({ severity }) => severity === 'error').map(problemLine)).toEqual([]);
  expect(overweight(weigh(terms, sources))).toEqual([]);
  expect(terms.length).toBeGreaterThan(20);
  expect(sources.length).toBeGreaterThan(100);
});

function read(files: Record<string, string>): ReturnType<typeof readGlossary> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidelight-glossary-'));
  folders.push(folder);
  for (const part of ['terms', 'sources']) mkdirSync(path.join(folder, part));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return readGlossary(folder);
}
