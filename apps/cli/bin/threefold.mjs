#!/usr/bin/env node
// Runs the command line on the Node that the project brings along, whatever Node started this.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const node = join(root, 'node_modules/.bin/node');
if (!existsSync(node)) {
  process.stderr.write('Threefold is not set up here yet: run "npm start" once.\n');
  process.exit(1);
}
const child = spawn(node, [join(root, 'apps/cli/src/main.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
// Ctrl-C reaches the command by itself; this waits until it ended.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
