import { Failure } from '../src/failure.ts';
import { compileGlossary } from '../src/glossary/compile.ts';
import { buildSearchIndex } from '../src/lookup/search-index.ts';
import { englishWords } from './english-words.ts';
import { countsOf, languageHead, languageRows } from './glossary-counts.ts';
import { type GlossaryOptions, glossaryOptions } from './glossary-options.ts';
import { reviewInflections } from './glossary-inflections.ts';
import { overweight, weigh, weightLines } from './glossary-weight.ts';
import { answerQueries, lookupQueries, queryLines } from './lookup-queries.ts';
import { problemLine, readGlossary } from './read-glossary.ts';
import { showEntry, termNamed } from './show-entry.ts';
import { table } from './table.ts';

/**
 * `npm run glossary`: checks the authored glossary, prints every problem with file and line, and counts what is
 * there; `-- show ID` prints an entry; `-- coverage PAGE.html …` says what is marked on pages, and what is not;
 * `-- queries` says how well the glossary is found by what people type;
 * `-- inflections [ID…] [--write]` says what the rules of each language make of its forms.
 */
try {
  // npm changes the folder to the project's, and says where it was called.
  const options = glossaryOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  if (options instanceof Failure) throw options;
  await run(options);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function run(options: GlossaryOptions): Promise<void> {
  switch (options.command) {
    case 'check':
      return check();
    case 'show':
      return show(options.id);
    case 'queries':
      return queries();
    case 'inflections':
      for (const line of reviewInflections(options.ids, options.write)) console.log(line);
      return undefined;
    case 'coverage': {
      // Fetched for this alone: it brings a browser and a bundler with it.
      const { printCoverage } = await import('./coverage.ts');
      return printCoverage(options, terminalWidth());
    }
  }
}

function terminalWidth(): number {
  return process.stdout.columns ?? 100;
}

function check(): void {
  const { terms, sources, problems } = readGlossary();
  for (const problem of problems) console.log(problemLine(problem));
  const weight = weigh(terms, sources);
  const tooHeavy = overweight(weight);
  for (const sentence of tooHeavy) console.log(sentence);
  for (const [count, what] of countsOf(terms, sources)) console.log(`${String(count).padStart(6)} ${what}`);
  for (const line of weightLines(weight)) console.log(`       ${line}`);
  console.log(`\n${table(languageHead, languageRows(terms), terminalWidth())}\n`);
  const errors = problems.filter(({ severity }) => severity === 'error').length + tooHeavy.length;
  console.log(`${errors} errors, ${problems.length + tooHeavy.length - errors} warnings`);
  process.exitCode = errors > 0 ? 1 : 0;
}

function show(id: string): void {
  const { terms, sources } = readGlossary();
  const term = termNamed(id, terms);
  if (term instanceof Failure) throw term;
  const entry = compileGlossary(terms, sources).entries.find((one) => one.id === id);
  if (entry !== undefined) console.log(showEntry(term, entry, englishWords(), terminalWidth()));
}

function queries(): void {
  const { terms, sources } = readGlossary();
  const index = buildSearchIndex(compileGlossary(terms, sources).entries);
  for (const line of queryLines(answerQueries(index, lookupQueries()))) console.log(line);
}
