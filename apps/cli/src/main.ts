import process from 'node:process';
import { checkUp } from './check-up.ts';
import { CommandError } from './command-error.ts';
import { exportWorkspace } from './export-workspace.ts';
import { importContacts } from './import-contacts.ts';
import { loadDemo } from './load-demo.ts';
import { type Command, readArguments, usage } from './read-arguments.ts';
import { restoreExport } from './restore-export.ts';

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function showProgress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`);
}

/** npm runs scripts in the project's folder and says where it was called from. */
const folder = (process.env.npm_lifecycle_event === 'threefold' && process.env.INIT_CWD) || process.cwd();

async function run(command: Command): Promise<void> {
  if (command.name === 'help') return print(usage.trimEnd());
  if (command.name === 'import')
    return importContacts(command, { print, showProgress, input: process.stdin, folder });
  if (command.name === 'export') return exportWorkspace(command, process.stdout);
  if (command.name === 'restore') return restoreExport(command, { print, folder });
  if (command.name === 'demo') return loadDemo(command, print);
  return checkUp(command, print);
}

// A reader that has seen enough, such as `head`, is no mistake.
process.stdout.on('error', () => process.exit(0));
try {
  await run(readArguments(process.argv.slice(2), process.env));
} catch (error) {
  showProgress('');
  process.stderr.write(`${error instanceof CommandError ? error.message : String(error)}\n`);
  process.exitCode = error instanceof CommandError ? error.exitCode : 1;
}
