import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

/** Runs the snippets as two programs, in a process of its own that can be sent signals. */
function runPrograms(...snippets: string[]): ChildProcess {
  const programs = snippets.map((snippet) => ({ command: process.execPath, args: ['-e', snippet] }));
  const module = JSON.stringify(join(import.meta.dirname, 'run-together.mjs'));
  const script = `import(${module}).then(({ runTogether }) => runTogether(${JSON.stringify(programs)}))`;
  return spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function readLines(child: ChildProcess, count: number): Promise<string[]> {
  const lines: string[] = [];
  if (!child.stdout) return lines;
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === count) break;
  }
  return lines;
}

const waits = 'console.log(process.pid); setInterval(() => {}, 1000);';

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('when one program ends, the other is stopped and the exit code is the first one’s', async () => {
  const child = runPrograms('setTimeout(() => process.exit(7), 300)', waits);
  const [pid] = await readLines(child, 1);
  const [code] = await once(child, 'exit');
  expect(code).toBe(7);
  expect(isAlive(Number(pid))).toBe(false);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s stops both', async (signal) => {
  const child = runPrograms(waits, waits);
  const pids = await readLines(child, 2);
  child.kill(signal);
  await once(child, 'exit');
  expect(pids.map(Number).filter(isAlive)).toEqual([]);
});

test('a program that takes its time to stop is waited for, and what it answers is passed on', async () => {
  const child = runPrograms(
    'process.on("SIGTERM", () => setTimeout(() => process.exit(0), 500)); console.log("up"); setInterval(() => {}, 1000);',
  );
  await readLines(child, 1);
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
});
