import { type Check, oneCase } from './checks.ts';
import { runTool } from './run-program.ts';

/** Warnings of `web-ext lint` that we know and keep, each with the reason. Any other one fails. */
const accepted: readonly { code: string; file: RegExp; reason: string }[] = [
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^(?:card|highlighter|chunks\/[\w-]+)\.js$/u,
    reason: 'Preact can set innerHTML on demand; the linter forbids our code to ask for it.',
  },
  {
    code: 'DANGEROUS_EVAL',
    file: /^(?:background|chunks\/[\w-]+)\.js$/u,
    reason:
      'zod can compile its schemas with new Function; we switch that off (jitless), and the CSP forbids it.',
  },
];

interface Remark {
  code: string;
  message: string;
  description?: string;
  file?: string;
  line?: number;
}

interface Report {
  errors: Remark[];
  warnings: Remark[];
}

/** Mozilla's own look at the Firefox build, as its store will do it; needs no network. */
export function webExtLintCheck(folder: string): Check {
  return {
    name: 'web-ext lint',
    run: async () => {
      const options = [
        'lint',
        '--source-dir',
        folder,
        '--output',
        'json',
        '--no-config-discovery',
        '--no-input',
      ];
      const { stdout, output } = await runTool('web-ext', 'web-ext', options, { NO_UPDATE_NOTIFIER: '1' });
      const report = parsed(stdout);
      if (report === undefined) return oneCase(output.trim());
      const unknown = report.warnings.filter((warning) => !isAccepted(warning));
      const wrong = [...report.errors, ...unknown].map(sentenceOf);
      const kept = report.warnings.length - unknown.length;
      return oneCase(
        wrong.length === 0 ? undefined : wrong.join('\n'),
        kept === 0 ? undefined : `${kept} known warnings`,
      );
    },
  };
}

function parsed(text: string): Report | undefined {
  const json = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
  try {
    return JSON.parse(json) as Report;
  } catch {
    return undefined;
  }
}

function isAccepted({ code, file }: Remark): boolean {
  return accepted.some((known) => known.code === code && known.file.test(file ?? ''));
}

function sentenceOf({ code, message, file, line }: Remark): string {
  return `${file ?? 'the whole extension'}${line === undefined ? '' : `:${line}`}: ${code}: ${message}`;
}
