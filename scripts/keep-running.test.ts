import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';

/** Keeps a program running, in a process of its own: what was said, and how it ended. */
async function keep(snippet: string): Promise<{ said: string; code: unknown }> {
  const module = JSON.stringify(join(import.meta.dirname, 'keep-running.mjs'));
  const program = JSON.stringify({ command: process.execPath, args: ['-e', snippet] });
  const script = `import(${module}).then(({ keepRunning }) => keepRunning(${program}))`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'ignore', 'pipe'] });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { said, code };
}

test('a program that is killed is started again, and what happened is said', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'threefold-keep-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const mark = JSON.stringify(join(folder, 'was-killed'));
  const { said, code } = await keep(`
    const isAgain = fs.existsSync(${mark});
    fs.writeFileSync(${mark}, '');
    process.send('ready', () => (isAgain ? process.exit(0) : process.kill(process.pid, 'SIGKILL')));`);
  expect(said).toBe('Threefold was ended by SIGKILL. It is started again in 1 s.\n');
  expect(code).toBe(0);
});

test('what another start would not mend, and what never was ready, is not started again', async () => {
  expect(await keep("process.send('ready', () => process.exit(78))")).toEqual({ said: '', code: 78 });
  expect(await keep('process.exit(1)')).toEqual({ said: '', code: 1 });
});
