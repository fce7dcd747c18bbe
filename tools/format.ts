import { runTool } from './run-program.ts';

const { status, output } = await runTool('prettier', 'prettier', ['--write', '--log-level', 'warn', '.']);
process.stdout.write(output);
process.exitCode = status;
