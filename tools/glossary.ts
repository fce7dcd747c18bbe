import { reviewInflections } from './glossary-inflections.ts';
import { problemLine, readGlossary } from './read-glossary.ts';

/**
 * `npm run glossary`: checks the authored glossary, prints every problem with file and line, and counts what is there.
 * `npm run glossary -- inflections [ID…] [--write]`: what the rules of each language make of its forms.
 */
const [command, ...options] = process.argv.slice(2);
if (command === 'inflections') {
  const write = options.includes('--write');
  for (const line of reviewInflections(
    options.filter((option) => option !== '--write'),
    write,
  )) {
    console.log(line);
  }
  process.exit();
}

const { terms, sources, problems } = readGlossary();
const errors = problems.filter(({ severity }) => severity === 'error');
for (const problem of problems) console.log(problemLine(problem));

const forms = terms.flatMap((term) => Object.values(term.forms).flat());
const counts: ReadonlyArray<readonly [string, number]> = [
  ['entries', terms.length],
  ['sources', sources.length],
  ['citations', terms.reduce((sum, term) => sum + term.citations.length, 0)],
  ['forms', forms.length],
  ['inflected forms', forms.reduce((sum, form) => sum + (form.inflected?.length ?? 0), 0)],
  ['ambiguous forms', forms.filter((form) => form.otherSenses !== undefined).length],
  ['entries with perspectives', terms.filter((term) => term.perspectives !== undefined).length],
  ['entries with a timeline', terms.filter((term) => term.timeline !== undefined).length],
];
for (const [what, count] of counts) console.log(`${String(count).padStart(6)} ${what}`);
console.log(`${errors.length} errors, ${problems.length - errors.length} warnings`);
process.exitCode = errors.length > 0 ? 1 : 0;
